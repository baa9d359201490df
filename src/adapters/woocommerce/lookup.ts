// Asking a shop for certain products: which of these does it still have? Absence is read only from an answer that is
// whole and keeps to the question, because somebody may delete on the strength of it.
import type { PullPage } from '../../ports/source.ts';
import type { Client } from './client.ts';
import { askLot, LOT, lotsOf, without } from './lots.ts';
import { toPullPage } from './reader.ts';
import { LISTING_FIELDS } from './schema.ts';

const GONE = 'woocommerce_rest_product_invalid_id';

/** What of these (external ids) the shop still has; trashed ones are named as such where the shop shows them. */
export async function lookUp(
  client: Client,
  externalIds: readonly string[],
  now: number,
  signal: AbortSignal,
): Promise<PullPage> {
  const ids = [...new Set(externalIds)].flatMap((id) => /^woo_([1-9]\d*)$/.exec(id)?.[1] ?? []);
  const items: unknown[] = [];
  for (const lot of lotsOf(ids, LOT)) {
    const products = (await askLot(client, '/products', lot, signal)) ?? [];
    const rest = without(lot, products);
    const others = rest.length === 0 ? [] : await askLot(client, '/variations', rest, signal);
    items.push(...products, ...(others ?? (await askEach(client, rest, signal))));
  }
  return toPullPage(items, now, { phase: 'done' });
}

async function askEach(client: Client, ids: readonly string[], signal: AbortSignal): Promise<unknown[]> {
  const items: unknown[] = [];
  for (const id of ids) {
    const answer = await client.get(`/products/${id}`, [['_fields', LISTING_FIELDS]], signal);
    if (answer.ok) items.push(answer.json);
    else if (answer.status !== 404 || answer.code !== GONE) throw answer.error;
  }
  return items;
}
