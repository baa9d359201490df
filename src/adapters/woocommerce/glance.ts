// Price and stock of some products as they are this moment, for a customer who waits for an answer: one request, one
// try. What a shop leaves out says nothing here, so nothing may be deleted on the strength of it.
import type { PullPage } from '../../ports/source.ts';
import type { Client } from './client.ts';
import { itemsOf } from './listing.ts';
import { LOT, refuseOthers } from './lots.ts';
import { toPullPage } from './reader.ts';
import type { Params } from './route.ts';

const FIELDS = [
  ...['id', 'parent_id', 'type', 'status', 'catalog_visibility', 'post_password', 'price', 'regular_price'],
  ...['sale_price', 'date_on_sale_from_gmt', 'date_on_sale_to_gmt', 'on_sale', 'stock_status', 'stock_quantity'],
  ...['date_created_gmt', 'date_modified_gmt'],
].join(',');

/** Of products, not of variations; those in the trash are named as such. */
export async function glance(
  client: Client,
  externalIds: readonly string[],
  now: () => number,
  signal: AbortSignal,
): Promise<PullPage> {
  const ids = numbersOf(externalIds);
  const askedAt = now();
  if (ids.length === 0) return toPullPage([], askedAt, {});
  const params = [['include', ids.join(',')], ['include_status', 'any,trash'], ...brief()] as const;
  const answer = await client.once('/products', params, signal);
  if (!answer.ok) throw answer.error;
  const items = itemsOf(answer.json);
  refuseOthers('/products', items, ids);
  return toPullPage(items, askedAt, {});
}

/** Null where they are more than one answer holds, or the shop has no listing of them (before WooCommerce 10.3). */
export async function glanceAtVariations(
  client: Client,
  parentExternalIds: readonly string[],
  now: () => number,
  signal: AbortSignal,
): Promise<PullPage | null> {
  const askedAt = now();
  const parents = numbersOf(parentExternalIds);
  const answer = await client.once('/variations', [['parent', parents.join(',')], ...brief()], signal);
  if (!answer.ok && answer.code === 'rest_no_route') return null;
  if (!answer.ok) throw answer.error;
  const items = itemsOf(answer.json);
  const page = toPullPage(items, askedAt, {}, { type: 'variation' });
  // Shops ignore filters they do not know, without a word.
  const isAsked = page.reports.every(({ parentExternalId }) => parentExternalIds.includes(parentExternalId ?? ''));
  return items.length < LOT && page.failed.length === 0 && isAsked ? page : null;
}

function brief(): Params {
  return [
    ['per_page', LOT],
    ['_fields', FIELDS],
  ];
}

function numbersOf(externalIds: readonly string[]): string[] {
  return externalIds.flatMap((id) => /^woo_([1-9]\d*)$/.exec(id)?.[1] ?? []);
}
