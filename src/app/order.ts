// The order that a question asks for — cheapest, newest, largest — among the products that answer it well. The others
// keep their places behind: the cheapest thing of all is no answer to "the cheapest phone".
import { amountsOf, byMeasure } from '../domain/search/measure.ts';
import type { App } from './app.ts';
import type { Asked } from './asked.ts';
import type { Graded } from './text-leg.ts';

type Deps = Pick<App, 'db'>;

/** Says nearly all that is asked, and not only in passing. */
const GOOD_COVERAGE = 0.85;
const GOOD_SCORE = 0.55;

export async function inOrder<Hit extends { id: number }>(
  deps: Deps,
  ranked: readonly Hit[],
  graded: readonly Graded[],
  asked: Asked,
  now: number,
): Promise<Hit[]> {
  if (asked.order === null && asked.measure === null) return [...ranked];
  const good = goodOf(graded);
  const among = ranked.filter(({ id }) => good.has(id));
  const byId = new Map(among.map((hit) => [hit.id, hit]));
  const sorted = await sortedIds(deps, [...byId.keys()], asked, now);
  return [...sorted.flatMap((id) => byId.get(id) ?? []), ...ranked.filter(({ id }) => !good.has(id))];
}

function goodOf(graded: readonly Graded[]): Set<number> {
  const best = graded[0]?.score ?? 0;
  const coverage = Math.max(0, ...graded.map((product) => product.coverage));
  const good = graded.filter(
    (product) => product.coverage >= GOOD_COVERAGE * coverage && product.score >= GOOD_SCORE * best,
  );
  return new Set(good.map(({ candidate }) => candidate.productId));
}

async function sortedIds({ db }: Deps, ids: number[], { order, measure }: Asked, now: number): Promise<number[]> {
  if (order !== null) return await db.search.sorted(ids, order, now);
  if (measure === null) return ids;
  const hits = ids.map((productId) => ({ productId, score: 0, chunkId: null }));
  const products = await db.search.load(hits, now);
  const amounts = products.map(({ state }) => {
    const attributes = state.attributes.map(({ name, options }) => `${name}: ${options.join(', ')}`);
    return amountsOf(measure.measure, [state.title, ...attributes]);
  });
  return byMeasure(amounts, measure.most).flatMap((at) => products[at]?.id ?? []);
}
