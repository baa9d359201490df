// Products like one that is known: what else to show to somebody who looks at it, or who cannot have it any more.
import { foldText } from '../domain/text/fold.ts';
import type { ProductRow } from '../ports/products.ts';
import type { Facts } from '../ports/search.ts';
import type { App } from './app.ts';
import { type SearchAnswer, search } from './search.ts';
import { type SearchResult, toResult } from './search-result.ts';
import { getStore } from './stores.ts';

export interface SimilarRequest {
  /** Any product of the catalogue, also one that customers cannot find; a variation stands for its parent. */
  product: ProductRow;
  /** 1 to 100. */
  limit: number;
  facts: Pick<Facts, 'inStock'>;
}

/** As a search answers, for the product in place of a question; `mode` says what was compared. */
export interface SimilarAnswer extends Pick<SearchAnswer, 'store' | 'mode' | 'took_ms' | 'count' | 'results'> {
  similar_to: { external_id: string; title: string };
  interpreted: Pick<SearchAnswer['interpreted'], 'filters' | 'notices'>;
}

/** How much a category in common counts beside nearness: a telephone before the laptop of the same maker. */
const CATEGORY_SHARE = 0.15;
/** What has less of the best one's score than this is like it by accident. */
const WEAKEST = 0.4;
const MORE_CANDIDATES = 40;

type Deps = Pick<App, 'db' | 'clock' | 'embedder' | 'embedderFor' | 'metrics'>;
type Found = Pick<SimilarAnswer, 'mode' | 'interpreted' | 'results'>;

/**
 * The nearest by meaning, those of its categories a little nearer, itself left out. What has no vectors, because it is not embedded yet or is no longer for
 * sale, is compared by its name.
 */
export async function similar(deps: Deps, { product, limit, facts }: SimilarRequest): Promise<SimilarAnswer> {
  const started = performance.now();
  const whole = await parentOf(deps, product);
  const found = (await byMeaning(deps, whole, facts, limit)) ?? (await byName(deps, whole, facts, limit));
  return {
    similar_to: { external_id: whole.externalId, title: whole.state.title },
    store: whole.store,
    mode: found.mode,
    took_ms: Math.round((performance.now() - started) * 10) / 10,
    interpreted: found.interpreted,
    count: found.results.length,
    results: found.results,
  };
}

async function parentOf({ db }: Deps, product: ProductRow): Promise<ProductRow> {
  if (product.parentExternalId === null) return product;
  return (await db.products.findByExternalId(product.store, product.parentExternalId)) ?? product;
}

async function byMeaning(deps: Deps, product: ProductRow, facts: Facts, limit: number): Promise<Found | null> {
  const now = deps.clock.now();
  const { id: storeId } = await getStore(deps, product.store);
  const hits = await deps.db.search.neighbours(storeId, product.id, facts, limit + MORE_CANDIDATES, now);
  if (hits === null) return null;
  const nearness = new Map(hits.map(({ productId, score }) => [productId, score]));
  // What it begins with says what a product is; the chunk that happens to be nearest may be its washing instructions.
  const beginnings = hits.map((hit) => ({ ...hit, chunkId: null }));
  const shelf = new Set(product.state.categories.map(foldText));
  const scored = (await deps.db.search.load(beginnings, now)).map((one) => {
    const isBeside = one.state.categories.some((name) => shelf.has(foldText(name)));
    return { one, score: (1 - CATEGORY_SHARE) * (nearness.get(one.id) ?? 0) + (isBeside ? CATEGORY_SHARE : 0) };
  });
  const ranked = scored.sort((a, b) => b.score - a.score || a.one.id - b.one.id);
  const least = (ranked[0]?.score ?? 0) * WEAKEST;
  const results = ranked
    .filter(({ score }) => score >= least)
    .slice(0, limit)
    .map(({ one, score }, index) => toResult(one, index + 1, score, [], now));
  return { mode: 'vector', interpreted: { filters: filtersOf(facts), notices: [] }, results };
}

async function byName(deps: Deps, product: ProductRow, facts: Facts, limit: number): Promise<Found> {
  const store = await getStore(deps, product.store);
  const query = product.state.title;
  const request = { store, query, limit: limit + 1, mode: 'hybrid', facts, explain: false, literal: true } as const;
  const { mode, interpreted, results } = await search(deps, request);
  const isOther = ({ external_id, external_source }: SearchResult) =>
    external_id !== product.externalId || external_source !== product.externalSource;
  const others = results.filter(isOther).slice(0, limit);
  const why = product.isActive ? 'it is not embedded yet' : 'customers cannot find it now';
  const notices = [`Compared by name, because ${why}.`, ...interpreted.notices];
  return {
    mode,
    interpreted: { filters: filtersOf(facts), notices },
    results: others.map((result, index) => ({ ...result, rank: index + 1 })),
  };
}

function filtersOf({ inStock }: Facts): Record<string, unknown> {
  return { in_stock: inStock };
}
