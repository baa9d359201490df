// The order that a question asks for — cheapest, newest, largest — among the products that answer it well. The others
// keep their places behind: the cheapest thing of all is no answer to "the cheapest phone".
import { meets } from '../domain/search/bound.ts';
import { amountsOf, byMeasure } from '../domain/search/measure.ts';
import type { App } from './app.ts';
import type { Asked } from './asked.ts';
import type { Graded } from './text-leg.ts';

type Deps = Pick<App, 'db'>;

/** Says nearly all that is asked, and not only in passing. */
const GOOD_COVERAGE = 0.85;
const GOOD_SCORE = 0.55;

/** Does the question ask for an order, or for a measure that makes one? */
export function isOrdered({ order, measure, bound }: Asked): boolean {
  return order !== null || measure !== null || bound !== null;
}

export async function inOrder<Hit extends { id: number }>(
  deps: Deps,
  ranked: readonly Hit[],
  graded: readonly Graded[],
  asked: Asked,
  now: number,
): Promise<Hit[]> {
  if (!isOrdered(asked)) return [...ranked];
  const good = goodOf(graded);
  const among = ranked.filter(({ id }) => good.has(id));
  const byId = new Map(among.map((hit) => [hit.id, hit]));
  const sorted = await bounded(deps, await sortedIds(deps, [...byId.keys()], asked, now), asked, now);
  return [...sorted.flatMap((id) => byId.get(id) ?? []), ...ranked.filter(({ id }) => !good.has(id))];
}

/** Products that say nearly all that is asked. */
export function goodOf(graded: readonly Graded[]): Set<number> {
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
  const texts = await measuredTexts({ db }, ids, now);
  const amounts = ids.map((id) => amountsOf(measure.measure, texts.get(id) ?? []));
  return byMeasure(amounts, measure.most).flatMap((at) => ids[at] ?? []);
}

/** Those that meet a bound first, those that do not last. */
async function bounded(deps: Deps, ids: number[], { bound }: Asked, now: number): Promise<number[]> {
  if (bound === null) return ids;
  const texts = await measuredTexts(deps, ids, now);
  const answers = new Map(ids.map((id) => [id, meets(bound, texts.get(id) ?? [])]));
  return [true, null, false].flatMap((answer) => ids.filter((id) => answers.get(id) === answer));
}

/** The texts in which shops write measures: name and attributes, by product. */
async function measuredTexts({ db }: Deps, ids: readonly number[], now: number): Promise<Map<number, string[]>> {
  const hits = ids.map((productId) => ({ productId, score: 0, chunkId: null }));
  const products = await db.search.load(hits, now);
  return new Map(
    products.map(({ id, state }) => [
      id,
      [state.title, ...state.attributes.map(({ name, options }) => `${name}: ${options.join(', ')}`)],
    ]),
  );
}
