// The vector leg of a search: the question embedded as the products were, and the nearest of them.
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import { type Embedder, type Fingerprint, fingerprintKey } from '../ports/embedder.ts';
import type { Facts, Hit } from '../ports/search.ts';
import type { App } from './app.ts';

/** How long a question waits for the embedder, milliseconds. */
const PATIENCE_MS = 4_000;

/**
 * How much the vector leg counts beside text, and how near a hit must be to count at all, per kind of embedder. Of what
 * people judged relevant, more than 9 in 10 were nearer than `fitted` says; of the rest of the catalogue, 3 in 100.
 */
const VECTOR_LEG = {
  hashed: { weight: 0.2, nearest: 0.12 },
  fitted: { weight: 0.25, nearest: 0.2 },
  learned: { weight: 0.5, nearest: 0.2 },
};

function kindOf({ provider, model }: Fingerprint): keyof typeof VECTOR_LEG {
  if (provider !== 'local') return 'learned';
  return model.startsWith('hash-') ? 'hashed' : 'fitted';
}

export interface VectorLeg {
  hits: Hit[];
  weight: number;
  notice: string | null;
}

export interface VectorQuestion {
  store: Store;
  text: string;
  facts: Facts;
  limit: number;
  /** Without another leg to fall back on, an embedder that is out is an error. */
  alone: boolean;
}

type Deps = Pick<App, 'db' | 'embedderFor'>;

const NOTHING = { hits: [], weight: 0 };

/** Nearest products by meaning. Throws `embedder_…` only when `alone`; otherwise the notice says what is missing. */
export async function vectorLeg(deps: Deps, question: VectorQuestion, now: number): Promise<VectorLeg> {
  const { store, text, alone } = question;
  if (text.trim() === '') return { ...NOTHING, notice: null };
  const fingerprint = await deps.db.search.liveFingerprint(store.id);
  if (fingerprint === null) return { ...NOTHING, notice: 'Nothing is embedded yet: run pilito worker.' };
  const found = await nearest(deps, question, fingerprint, now).catch(expected);
  const empty = found instanceof PilitoError || found.hits.length === 0;
  if (empty && (await hasMoved(deps, store, fingerprint))) return vectorLeg(deps, question, now);
  if (!(found instanceof PilitoError)) return found;
  if (alone) throw found;
  return { ...NOTHING, notice: `Searched by text only: ${found.message}` };
}

async function nearest(
  deps: Deps,
  { store, text, facts, limit }: VectorQuestion,
  fingerprint: Fingerprint,
  now: number,
): Promise<VectorLeg> {
  const { weight, nearest: least } = VECTOR_LEG[kindOf(fingerprint)];
  const embedder = await deps.embedderFor(fingerprint);
  if (embedder === null) {
    throw new PilitoError('embedder_refused', `The vectors are of ${fingerprint.model}, which is not set up here.`, {
      hint: 'Run the worker so that the present model takes over, or set that model up again.',
    });
  }
  const vector = await embedQuestion(embedder, text);
  if (vector === null) return { ...NOTHING, notice: null };
  const hits = await deps.db.search.vectorHits(store.id, fingerprint, vector, facts, limit, now);
  return { hits: hits.filter((hit) => hit.score >= least), weight, notice: null };
}

function expected(error: unknown): PilitoError {
  if (error instanceof PilitoError) return error;
  throw error;
}

/** Has another model taken over while the question was on its way? What is gone by now finds nothing. */
async function hasMoved(deps: Deps, store: Store, from: Fingerprint): Promise<boolean> {
  const live = await deps.db.search.liveFingerprint(store.id);
  return live !== null && fingerprintKey(live) !== fingerprintKey(from);
}

async function embedQuestion(embedder: Embedder, query: string): Promise<Float32Array | null> {
  const deadline = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await embedder.embedQuery(query, deadline);
  } catch (error) {
    if (!deadline.aborted) throw error;
    throw new PilitoError('embedder_unavailable', 'The embedder did not answer in time.', { cause: error });
  }
}
