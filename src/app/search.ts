// Searching one store: what the question asks for is read out of its words, the rest is looked for, and price and stock
// are those of now, never those of the text that was embedded.
import type { Understood } from '../domain/intent/intent.ts';
import { analysisOf, bareAnalysisOf } from '../domain/search/version.ts';
import type { Store } from '../domain/store.ts';
import type { Facts } from '../ports/search.ts';
import type { App } from './app.ts';
import { type Asked, askedBy, orderOf, plainly, saidOf } from './asked.ts';
import { countSearch } from './counting.ts';
import type { LiveShops } from './live.ts';
import { asOfNow, MORE_FOR_LIVE } from './live-answer.ts';
import { browse, type Ranking, rank } from './ranking.ts';
import { type Explanation, type SearchResult, toResult } from './search-result.ts';
import type { VectorLeg } from './vector-leg.ts';
import { type Wishes, wishesOf } from './wishes.ts';
import { MAX_TERMS, type Words, wordsOf } from './words.ts';

export const SEARCH_MODES = ['hybrid', 'text', 'vector'] as const;
export type SearchMode = (typeof SEARCH_MODES)[number];

/** How to search otherwise than usual: to measure what a part of it is worth. */
export interface SearchTuning {
  /** False leaves out the tables of other names and purposes. */
  aliases?: boolean;
  /** From 0 to 1: how much the vector leg counts. */
  vectorWeight?: number;
}

export interface SearchRequest {
  store: Store;
  query: string;
  /** 1 to 100. */
  limit: number;
  mode: SearchMode;
  facts: Facts;
  explain: boolean;
  /** Take the words as they are, read no filters out of them. */
  literal?: boolean;
  /** Ask the shop for price and stock of what is found. */
  live?: LiveShops | undefined;
  tuning?: SearchTuning;
}

export interface Interpreted {
  /** The words looked for, folded. */
  terms: string[];
  /** The filters that hold, given or understood. */
  filters: Record<string, unknown>;
  /** What of the question was taken for something else than words. */
  understood: Understood[];
  notices: string[];
}

export interface SearchAnswer {
  query: string;
  store: string;
  mode: SearchMode;
  took_ms: number;
  interpreted: Interpreted;
  count: number;
  results: SearchResult[];
}

type Deps = Pick<App, 'db' | 'clock' | 'embedder' | 'embedderFor' | 'metrics'>;

export async function search(deps: Deps, request: SearchRequest): Promise<SearchAnswer> {
  const started = performance.now();
  const { store, query, limit, mode, explain, literal, live, tuning = {} } = request;
  const now = deps.clock.now();
  const asked = literal ? plainly(query) : askedBy(query, store.currency);
  const analysis = tuning.aliases === false ? bareAnalysisOf(store.language) : analysisOf(store.language);
  const words = await wordsOf(deps, store, asked.rest, analysis);
  const { ranking, wishes } = await firstWithHits(deps, request, words, asked, now);
  const wanted = ranking.ranked.slice(0, limit + (live === undefined ? 0 : MORE_FOR_LIVE));
  const hits = wanted.map(({ id, score, chunkId }) => ({ productId: id, score, chunkId }));
  const known = await deps.db.search.load(hits, now);
  const found = await asOfNow(live, { store, known, facts: wishes.facts, order: asked.order, now });
  const ranks = new Map(wanted.map((hit) => [hit.id, hit]));
  const results = found.products.slice(0, limit).map((product, index) => {
    const { score = 0, parts = [] } = ranks.get(product.id) ?? {};
    const result = { ...toResult(product, index + 1, score, words.tokens, now), ...found.marks(product.id) };
    return explain ? { ...result, explain: explanationOf(mode, parts, ranking) } : result;
  });
  const answer: SearchAnswer = {
    query,
    store: store.slug,
    mode,
    took_ms: Math.round((performance.now() - started) * 10) / 10,
    interpreted: {
      terms: words.tokens,
      filters: filtersOf(wishes, asked),
      understood: asked.understood,
      notices: [...noticesOf(words, ranking.vector, wishes), ...found.notices],
    },
    count: results.length,
    results,
  };
  countSearch(deps.metrics, answer);
  return answer;
}

/** With everything understood; where that finds nothing, with less and less of it. */
async function firstWithHits(deps: Deps, request: SearchRequest, words: Words, asked: Asked, now: number) {
  const { store, mode, facts, query, tuning = {} } = request;
  const attempts = wishesOf(facts, asked);
  const filtersOnly = asked.rest === '' && (query.trim() !== '' || isNarrowed(facts));
  let last: { ranking: Ranking; wishes: Wishes } | null = null;
  for (const wishes of attempts) {
    const ranking: Ranking = filtersOnly
      ? await browse(deps, { store, words, asked, wishes }, now)
      : await rank(deps, { store, mode, words, asked, wishes, vectorWeight: tuning.vectorWeight }, now);
    if (ranking.ranked.length > 0) return { ranking, wishes };
    last ??= { ranking, wishes };
  }
  return last ?? { ranking: { ranked: [], vector: null, weight: 0 }, wishes: { facts, without: [], relaxed: [] } };
}

/** Does the caller name filters? Then an empty question asks for whatever fits them. */
function isNarrowed(facts: Facts): boolean {
  return Object.values(facts).some((value) => value !== undefined && value !== false);
}

function explanationOf(mode: SearchMode, [text, near]: number[], { vector, weight }: Ranking): Explanation {
  return {
    text: mode === 'vector' ? null : (text ?? null),
    vector: vector === null ? null : (near ?? null),
    text_weight: 1 - weight,
    vector_weight: weight,
  };
}

function filtersOf(
  { facts, without }: Wishes,
  { order, measure, bound, size, colours }: Asked,
): Record<string, unknown> {
  return {
    in_stock: facts.inStock,
    on_sale: facts.onSale,
    min_price: facts.minPrice,
    max_price: facts.maxPrice,
    category: facts.category,
    order: order ?? (measure === null ? undefined : orderOf(measure)),
    measure: bound === null ? undefined : saidOf(bound),
    size: size ?? undefined,
    colours: colours.length > 0 ? colours : undefined,
    without: without.length > 0 ? without.map((tokens) => tokens.join(' ')) : undefined,
  };
}

function noticesOf(words: Words, vector: VectorLeg | null, { relaxed }: Wishes): string[] {
  return [
    ...(words.left > 0 ? [`The question is long; its first ${MAX_TERMS} words were looked for.`] : []),
    ...(relaxed.length > 0 ? [`Nothing fits all that was asked; left aside: ${relaxed.join(', ')}.`] : []),
    ...(vector?.notice ? [vector.notice] : []),
  ];
}
