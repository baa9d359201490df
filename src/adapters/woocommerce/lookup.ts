// Asking a shop for certain products: which of these does it still have? Absence is read only from an answer that is
// whole and keeps to the question, because somebody may delete on the strength of it.
import { PilitoError } from '../../domain/errors.ts';
import type { PullPage } from '../../ports/source.ts';
import type { Client } from './client.ts';
import { itemsOf } from './listing.ts';
import { toPullPage } from './reader.ts';
import { LISTING_FIELDS } from './schema.ts';

/** At 100 ids the address stays far below the 8 KB at which servers answer 414. */
const LOT = 100;
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
  for (let at = 0; at < ids.length; at += LOT) {
    const lot = ids.slice(at, at + LOT);
    const products = (await askLot(client, '/products', lot, signal)) ?? [];
    const rest = without(lot, products);
    // `/products?include=` leaves variations out; they have a listing of their own, since WooCommerce 10.3.
    const others = rest.length === 0 ? [] : await askLot(client, '/variations', rest, signal);
    items.push(...products, ...(others ?? (await askEach(client, rest, signal))));
  }
  return toPullPage(items, now, { phase: 'done' });
}

/** Null where the shop has no such route. */
async function askLot(
  client: Client,
  path: '/products' | '/variations',
  lot: readonly string[],
  signal: AbortSignal,
): Promise<unknown[] | null> {
  const answer = await client.get(
    path,
    [
      ['include', lot.join(',')],
      ['include_status', 'any,trash'],
      ['per_page', LOT],
      ['_fields', LISTING_FIELDS],
    ],
    signal,
  );
  if (!answer.ok && answer.code === 'rest_no_route' && path === '/variations') return null;
  if (!answer.ok) throw answer.error;
  const items = itemsOf(answer.json);
  if (without(items.map(idOf), lot).length > 0) {
    throw new PilitoError('shop_odd', `The shop answers ${path} with products it was not asked for.`, {
      hint: 'A cache or a plugin changes the answers of /wp-json/; exclude it there and try again.',
    });
  }
  return items;
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

function idOf(item: unknown): string {
  return typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : '';
}

/** The ids of the first list that do not stand in the second (ids or items). */
function without(ids: readonly string[], others: readonly unknown[]): string[] {
  const known = new Set(others.map((other) => (typeof other === 'string' ? other : idOf(other))));
  return ids.filter((id) => !known.has(id));
}
