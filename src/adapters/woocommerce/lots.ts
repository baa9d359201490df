// Asking for certain products by their ids, a lot at a time. An answer must keep to the question, because what it
// leaves out may be taken for gone.
import { PilitoError } from '../../domain/errors.ts';
import type { Client } from './client.ts';
import { itemsOf } from './listing.ts';
import { LISTING_FIELDS } from './schema.ts';

/** At 100 ids the address stays far below the 8 KB at which servers answer 414. */
export const LOT = 100;
const SMALLEST_LOT = 10;

/** `/products` leaves variations out; they have a listing of their own since WooCommerce 10.3, before by parent only. */
export type LotPath = '/products' | '/variations' | `/products/${string}/variations`;

/** What the shop shows of these, the trash included; null where it has no such route. Asks for less where it must. */
export async function askLot(
  client: Client,
  path: LotPath,
  lot: readonly string[],
  signal: AbortSignal,
): Promise<unknown[] | null> {
  const divisible = lot.length > SMALLEST_LOT;
  const answer = await client.get(path, paramsOf(lot), signal, divisible);
  if (!answer.ok && answer.code === 'rest_no_route' && path === '/variations') return null;
  if (!answer.ok && answer.overloaded && divisible) return askHalves(client, path, lot, signal);
  if (!answer.ok) throw answer.error;
  const items = itemsOf(answer.json);
  refuseOthers(path, items, lot);
  return items;
}

/** Throws `shop_odd` when there is anything among the items that was not asked for. */
export function refuseOthers(path: string, items: readonly unknown[], lot: readonly string[]): void {
  if (without(items.map(idOf), lot).length === 0) return;
  throw new PilitoError('shop_odd', `The shop answers ${path} with products it was not asked for.`, {
    hint: 'A cache or a plugin changes the answers of /wp-json/; exclude it there and try again.',
  });
}

async function askHalves(client: Client, path: LotPath, lot: readonly string[], signal: AbortSignal) {
  const middle = Math.ceil(lot.length / 2);
  const first = await askLot(client, path, lot.slice(0, middle), signal);
  const second = await askLot(client, path, lot.slice(middle), signal);
  return first === null || second === null ? null : [...first, ...second];
}

function paramsOf(lot: readonly string[]) {
  return [
    ['include', lot.join(',')],
    ['include_status', 'any,trash'],
    ['per_page', LOT],
    ['_fields', LISTING_FIELDS],
  ] as const;
}

function idOf(item: unknown): string {
  return typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : '';
}

/** The ids of the first list that do not stand in the second (ids or items). */
export function without(ids: readonly string[], others: readonly unknown[]): string[] {
  const known = new Set(others.map((other) => (typeof other === 'string' ? other : idOf(other))));
  return ids.filter((id) => !known.has(id));
}

/** Lots of at most `size`, in order. */
export function lotsOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}
