// Variations of shops before WooCommerce 10.3, which list them only under their parent: one call and more for each
// variable product, several times the work for the shop that newer ones have.
import type { PullCursor, PullPage } from '../../ports/source.ts';
import type { Answer, Client } from './client.ts';
import { type Spot, START } from './course.ts';
import { type Pace, walk } from './listing.ts';
import { type ListingPlan, pageParams, sinceParams } from './params.ts';
import { isVariable } from './product.ts';
import { isEmpty, marksOf, toPullPage } from './reader.ts';
import { LISTING_FIELDS } from './schema.ts';

type PacedPlan = ListingPlan & { pace: Pace };

/** The ids of variable products among the items of a listing. */
export function parentsAmong(items: readonly unknown[]): number[] {
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null || !('id' in item) || !('type' in item)) return [];
    return isVariable(String(item.type)) ? [Number(item.id)] : [];
  });
}

/**
 * Pages of variations, parent after parent by id. `known`: the ids of the variable products, where the walk of products
 * saw them all; otherwise they are listed again. A change of a variation always dates its parent, so an incremental
 * pull asks only the parents that changed, and reads them whole. A parent that is gone answers with an empty list
 * (trap 15), which says nothing about anything.
 */
export async function* variationsByParent(
  client: Client,
  plan: PacedPlan,
  from: PullCursor,
  known: readonly number[] | null,
  signal: AbortSignal,
): AsyncGenerator<PullPage> {
  const after = typeof from.after === 'number' ? from.after : 0;
  const listed = new Set(known ?? (await listParents(client, plan, signal)));
  const parents = [...listed].filter((id) => id > after).sort((a, b) => a - b);
  let gathered: PullPage[] = [];
  while (parents.length > 0) {
    const lot = parents.splice(0, Math.max(1, plan.concurrency));
    gathered.push(...(await Promise.all(lot.map((parent) => readParent(client, plan, parent, signal)))).flat());
    const count = gathered.reduce((sum, page) => sum + page.reports.length + (page.same?.length ?? 0), 0);
    if (gathered.length === 0 || (count < plan.pageSize && parents.length > 0)) continue;
    const last = { phase: 'variations', mode: 'parents', after: lot.at(-1) ?? after };
    const page = merge(gathered, parents.length === 0 ? { phase: 'done' } : last);
    yield { ...page, standing: { list: 'parents', done: listed.size - parents.length, total: listed.size } };
    gathered = [];
  }
}

async function listParents(client: Client, plan: PacedPlan, signal: AbortSignal): Promise<number[]> {
  const filter = [...sinceParams(plan), ['type', 'variable'], ['_fields', 'id,type']] as const;
  const fetch = (spot: Spot, hasty: boolean): Promise<Answer> =>
    client.get('/products', [...pageParams(spot), ...filter], signal, hasty);
  const ids: number[] = [];
  const options = { fetch, pace: plan.pace, concurrency: plan.concurrency, odd: client.note };
  for await (const { items } of walk(options, START)) ids.push(...parentsAmong(items));
  return ids;
}

async function readParent(client: Client, plan: PacedPlan, parent: number, signal: AbortSignal): Promise<PullPage[]> {
  const { fields = LISTING_FIELDS } = plan;
  const fetch = async (spot: Spot, hasty: boolean): Promise<Answer> => {
    const path = `/products/${parent}/variations`;
    const answer = await client.get(path, [...pageParams(spot), ['_fields', fields]], signal, hasty);
    const gone = !answer.ok && answer.status === 404 && answer.code === 'woocommerce_rest_product_invalid_id';
    return gone ? { ok: true, json: [], total: null, oddity: null, askedAt: 0 } : answer;
  };
  const defaults = { type: 'variation', parent_id: String(parent) } as const;
  const pages: PullPage[] = [];
  for await (const step of walk({ fetch, pace: plan.pace, concurrency: 1, odd: client.note }, START)) {
    pages.push(toPullPage(step.items, step.askedAt, {}, defaults, await marksOf(step, plan)));
  }
  return pages.filter((page) => !isEmpty(page));
}

/** The oldest `askedAt` holds for all: what is said of a moment must not pass for newer than it is. */
function merge(pages: readonly PullPage[], cursor: PullCursor): PullPage {
  return {
    reports: pages.flatMap((page) => page.reports),
    same: pages.flatMap((page) => page.same ?? []),
    trashed: pages.flatMap((page) => page.trashed),
    failed: pages.flatMap((page) => page.failed),
    askedAt: Math.min(...pages.map((page) => page.askedAt)),
    cursor,
  };
}
