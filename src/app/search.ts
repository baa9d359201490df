// Searching one store: a text leg and a vector leg, each with the filters inside, joined by a normalised weighted sum.
// Price and stock are read from the product now, never from the text that was embedded.
import { PilitoError } from '../domain/errors.ts';
import { inStock, priceAt } from '../domain/product.ts';
import { fuse } from '../domain/rank.ts';
import { snippet } from '../domain/snippet.ts';
import type { Store } from '../domain/store.ts';
import { tokeniseWhole } from '../domain/text/fold.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Facts, FoundProduct, Hit } from '../ports/search.ts';
import type { App } from './app.ts';

export const SEARCH_MODES = ['hybrid', 'text', 'vector'] as const;
export type SearchMode = (typeof SEARCH_MODES)[number];

export interface SearchRequest {
  store: Store;
  query: string;
  /** 1 to 100. */
  limit: number;
  mode: SearchMode;
  facts: Facts;
  explain: boolean;
}

export interface Explanation {
  text: number | null;
  vector: number | null;
  text_weight: number;
  vector_weight: number;
}

export interface SearchResult {
  rank: number;
  score: number;
  external_id: string;
  external_source: string;
  title: string;
  url: string;
  price: string | null;
  currency: string | null;
  in_stock: boolean;
  categories: string[];
  snippet: string;
  text: string;
  synced_at: string;
  explain?: Explanation;
}

export interface SearchAnswer {
  query: string;
  store: string;
  mode: SearchMode;
  took_ms: number;
  interpreted: { terms: string[]; filters: Record<string, unknown>; notices: string[] };
  count: number;
  results: SearchResult[];
}

type Deps = Pick<App, 'db' | 'clock' | 'embedder' | 'embedderFor'>;

const CANDIDATES = 200;
/** Words of a question that are looked for; a longer one is a text, and its vector says the rest. */
const MAX_TERMS = 48;
/** How long a question waits for the embedder, milliseconds. */
const PATIENCE_MS = 4_000;

/** How much the vector leg counts beside text, and how near a hit must be to count at all, per kind of embedder. */
const VECTOR_LEG = {
  local: { weight: 0.25, nearest: 0.12 },
  other: { weight: 0.5, nearest: 0.2 },
};

interface VectorLeg {
  hits: Hit[];
  weight: number;
  notice: string | null;
}

export async function search(deps: Deps, request: SearchRequest): Promise<SearchAnswer> {
  const started = performance.now();
  const { store, query, limit, mode, facts, explain } = request;
  const now = deps.clock.now();
  const words = [...new Set(tokeniseWhole(query))];
  const terms = words.slice(0, MAX_TERMS);
  const textHits = mode === 'vector' ? [] : await deps.db.search.textHits(store.id, terms, facts, CANDIDATES, now);
  const vector = mode === 'text' ? null : await vectorLeg(deps, request, now);
  const weight = vector?.weight ?? 0;
  const chunkOf = new Map(vector?.hits.map((hit) => [hit.productId, hit.chunkId]));
  const ranked = fuse([
    { weight: 1 - weight, hits: textHits.map(({ productId, score }) => ({ id: productId, score })) },
    { weight, hits: (vector?.hits ?? []).map(({ productId, score }) => ({ id: productId, score })) },
  ]).slice(0, limit);
  const wanted = ranked.map(({ id, score }) => ({ productId: id, score, chunkId: chunkOf.get(id) ?? null }));
  const found = new Map((await deps.db.search.load(wanted, now)).map((product) => [product.id, product]));
  const results = ranked.flatMap(({ id, score, parts }, index) => {
    const product = found.get(id);
    if (!product) return [];
    const result = toResult(product, index + 1, score, terms, now);
    if (!explain) return [result];
    const [text = 0, near = 0] = parts;
    const scores = { text: mode === 'vector' ? null : text, vector: vector === null ? null : near };
    return [{ ...result, explain: { ...scores, text_weight: 1 - weight, vector_weight: weight } }];
  });
  return {
    query,
    store: store.slug,
    mode,
    took_ms: Math.round((performance.now() - started) * 10) / 10,
    interpreted: { terms, filters: filtersOf(facts), notices: noticesOf(words, vector) },
    count: results.length,
    results,
  };
}

function filtersOf({ inStock, minPrice, maxPrice, category }: Facts): Record<string, unknown> {
  return { in_stock: inStock, min_price: minPrice, max_price: maxPrice, category };
}

function noticesOf(words: readonly string[], vector: VectorLeg | null): string[] {
  const long = words.length > MAX_TERMS ? [`The question is long; its first ${MAX_TERMS} words were looked for.`] : [];
  return [...long, ...(vector?.notice ? [vector.notice] : [])];
}

/** Nearest products by meaning. An embedder that is out leaves hybrid search with its text leg; vector search fails. */
async function vectorLeg(deps: Deps, request: SearchRequest, now: number): Promise<VectorLeg> {
  const { store, query, mode, facts } = request;
  const fingerprint = await deps.db.search.liveFingerprint(store.id);
  if (query.trim() === '') return { hits: [], weight: 0, notice: null };
  if (fingerprint === null) return { hits: [], weight: 0, notice: 'Nothing is embedded yet: run pilito worker.' };
  const settings = fingerprint.provider === 'local' ? VECTOR_LEG.local : VECTOR_LEG.other;
  try {
    const embedder = await deps.embedderFor(fingerprint);
    if (embedder === null) {
      throw new PilitoError('embedder_refused', `The vectors are of ${fingerprint.model}, which is not set up here.`, {
        hint: 'Run the worker so that the present model takes over, or set that model up again.',
      });
    }
    const vector = await embedQuestion(embedder, query);
    const hits = await deps.db.search.vectorHits(store.id, fingerprint, vector, facts, CANDIDATES, now);
    const near = hits.filter((hit) => hit.score >= settings.nearest);
    return { hits: near, weight: mode === 'vector' ? 1 : settings.weight, notice: null };
  } catch (error) {
    if (mode === 'vector' || !(error instanceof PilitoError)) throw error;
    return { hits: [], weight: 0, notice: `Searched by text only: ${error.message}` };
  }
}

async function embedQuestion(embedder: Embedder, query: string): Promise<Float32Array> {
  const deadline = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await embedder.embedQuery(query, deadline);
  } catch (error) {
    if (!deadline.aborted) throw error;
    throw new PilitoError('embedder_unavailable', 'The embedder did not answer in time.', { cause: error });
  }
}

function toResult(product: FoundProduct, rank: number, score: number, terms: string[], now: number): SearchResult {
  const { state } = product;
  const price = product.variationPrices?.min ?? priceAt(state, now);
  return {
    rank,
    score: Math.round(score * 10_000) / 10_000,
    external_id: product.externalId,
    external_source: product.externalSource,
    title: state.title,
    url: state.link,
    price,
    currency: state.currency,
    in_stock: inStock(state),
    categories: state.categories,
    snippet: snippet(product.text, terms),
    text: `${product.text}\n${factsLine(product, price, now)}`,
    synced_at: new Date(product.syncedAt).toISOString(),
  };
}

/** Price and stock in one line of the text, as they are now. */
function factsLine(product: FoundProduct, price: string | null, now: number): string {
  const { state, variationPrices } = product;
  const unit = state.currency === null ? '' : ` ${state.currency}`;
  const range =
    variationPrices && variationPrices.min !== variationPrices.max
      ? `${variationPrices.min} – ${variationPrices.max}${unit}`
      : price === null
        ? 'no price'
        : `${price}${unit}`;
  const regular =
    state.regularPrice !== null && state.regularPrice !== priceAt(state, now)
      ? ` (was ${state.regularPrice}${unit})`
      : '';
  return `Price: ${range}${regular}. ${inStock(state) ? 'In stock' : 'Out of stock'}.`;
}
