// Fitting: stores whose texts deserve a model of their own, or have outgrown theirs, get one. Until it is complete, and
// all their chunks have vectors of it, searches use what was there before.
import { fitDecision, restAfterFit, type TextsAndModel } from '../domain/fit.ts';
import type { Store } from '../domain/store.ts';
import type { Fitting, ModelTerm } from '../ports/embedder.ts';
import type { NewModel } from '../ports/models.ts';
import type { App } from './app.ts';
import { isGone } from './owner.ts';
import { isFittedBy } from './wants.ts';

const LEASE_MS = 15 * 60_000;
/** How long a store is left alone after a fit that failed, or whose texts had nothing in common. */
const FAILED_REST_MS = 10 * 60_000;
/** Texts read at once, and handed over at once. */
const LOT = 500;
/** A larger catalogue is fitted to an even sample: more texts teach little more, and a fit must end soon. */
const MOST_TEXTS = 40_000;
/** Small enough that one write transaction stays near 10 ms. */
const TERMS_AT_ONCE = 400;
const VECTORS_AT_ONCE = 64;

type Deps = Pick<App, 'db' | 'clock' | 'embedder'>;

/** Who may fit the store now, and until when. */
interface Turn {
  owner: string;
  signal: AbortSignal;
}

/**
 * Fits every store that is due, and tells when each begins; how many were, and what went wrong with others, which are
 * then left alone for a while.
 * Throws only when the storage cannot, or when aborted.
 */
export async function fitDue(
  deps: Deps,
  owner: string,
  signal: AbortSignal,
  onFit?: (store: string, texts: number) => void,
): Promise<{ fitted: number; failures: unknown[] }> {
  const { db, embedder, clock } = deps;
  const failures: unknown[] = [];
  let fitted = 0;
  await tidy(deps, signal);
  if (embedder.fitting === undefined) return { fitted, failures };
  for (const store of await db.stores.list()) {
    signal.throwIfAborted();
    const standing = await standingOf(deps, store);
    const decision = fitDecision(standing);
    if (decision === 'leave') await db.models.leave(store.id);
    if (decision !== 'fit' || (await db.pulls.running(store.id, isGone, clock.now()))) continue;
    if (!(await db.models.claim(store.id, owner, LEASE_MS, isGone, clock.now()))) continue;
    onFit?.(store.slug, standing.texts);
    try {
      if (await fitStore(deps, embedder.fitting, store, standing.texts, { owner, signal })) fitted++;
    } catch (error) {
      signal.throwIfAborted();
      failures.push(error);
    }
  }
  return { fitted, failures };
}

/** Models made by other rules than today's count as none. */
async function standingOf({ db, embedder }: Deps, { id }: Store): Promise<TextsAndModel> {
  const { texts, model } = await db.models.standing(id);
  return { texts, model: model !== null && isFittedBy(embedder, model.fingerprint) ? model : null };
}

/** False when the texts have too little in common, or somebody else has taken the store over meanwhile. */
async function fitStore(deps: Deps, fitting: Fitting, store: Store, texts: number, turn: Turn): Promise<boolean> {
  const { db, embedder, clock } = deps;
  const started = clock.now();
  let rest = FAILED_REST_MS;
  try {
    const reading = readTexts(db, store.id, Math.ceil(texts / MOST_TEXTS));
    const fit = await fitting.fit(reading.lots(), store.language, turn.signal);
    if (fit === null) return false;
    const { provider, format } = embedder.fingerprint;
    const { id: storeId, language } = store;
    const { texts: read, lastChunkId } = reading;
    const made = { storeId, language, family: fitting.family, provider, format, dimensions: fit.dimensions };
    const kept = await keep(db, { ...made, texts: read, lastChunkId }, fit.terms, turn);
    if (kept) rest = restAfterFit(clock.now() - started);
    return kept;
  } finally {
    if (turn.signal.aborted) rest = 0;
    await db.models.release(store.id, turn.owner, clock.now() + rest);
  }
}

/** Writes the model beside what searches use. */
async function keep(db: App['db'], model: NewModel, terms: ModelTerm[], { owner, signal }: Turn): Promise<boolean> {
  const fingerprint = await db.models.begin(model, owner);
  if (fingerprint === null) return false;
  for (let at = 0; at < terms.length; at += TERMS_AT_ONCE) {
    signal.throwIfAborted();
    if (!(await db.models.add(fingerprint, owner, terms.slice(at, at + TERMS_AT_ONCE)))) return false;
    await new Promise(setImmediate);
  }
  return db.models.finish(fingerprint, owner);
}

interface Reading {
  /** Texts read so far, whether in the sample or not, and the last one's chunk. */
  texts: number;
  lastChunkId: number;
  lots(): AsyncIterable<string[]>;
}

/** A store's texts, every `stride`th of them. */
function readTexts(db: App['db'], storeId: number, stride: number): Reading {
  const reading: Reading = {
    texts: 0,
    lastChunkId: 0,
    lots: async function* () {
      for (;;) {
        const lot = await db.chunks.texts(storeId, reading.lastChunkId, LOT);
        const before = reading.texts;
        reading.texts += lot.length;
        reading.lastChunkId = lot.at(-1)?.id ?? reading.lastChunkId;
        if (lot.length > 0) yield lot.filter((_, at) => (before + at) % stride === 0).map(({ text }) => text);
        if (lot.length < LOT) return;
      }
    },
  };
  return reading;
}

/** Forgets what former models have left behind, and arranges new vectors so that they are soon read. */
export async function tidy({ db }: Pick<App, 'db'>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const went = (await db.models.sweep(TERMS_AT_ONCE)) + (await db.chunks.sweep(VECTORS_AT_ONCE));
    if (went === 0) return;
    await new Promise(setImmediate);
  }
}
