// Reading the products a manifest calls different: each kind from its own listing, in lots, a few lots ahead.
import type { ManifestLine, PullPage, PullPlan } from '../../ports/source.ts';
import type { Client } from './client.ts';
import { paceOf } from './listing.ts';
import { createLookahead } from './lookahead.ts';
import { askLot, lotsOf, without } from './lots.ts';
import { toPullPage } from './reader.ts';

type Lot = readonly ManifestLine[];

/** A page for each lot, products first. What the shop does not show is asked for at the other listing, then left out. */
export async function* reread(
  client: Client,
  lines: readonly ManifestLine[],
  { pageSize, concurrency }: Pick<PullPlan, 'pageSize' | 'concurrency'>,
  now: () => number,
  signal: AbortSignal,
): AsyncGenerator<PullPage> {
  const { size } = paceOf(pageSize);
  const isVariation = ({ parentExternalId }: ManifestLine) => parentExternalId !== null;
  const products = lines.filter((line) => !isVariation(line));

  async function* inLots(some: readonly ManifestLine[], read: typeof readProducts): AsyncGenerator<PullPage> {
    const lots = lotsOf(some, size);
    const send = async (lot: Lot) => {
      const askedAt = now();
      return toPullPage(await read(client, lot, signal), askedAt, {});
    };
    const take = createLookahead(send, (lot) => lot[0]?.externalId ?? '', concurrency);
    for (const [at, lot] of lots.entries()) yield await take(lot, lots.slice(at + 1, at + Math.max(1, concurrency)));
  }

  yield* inLots(products, readProducts);
  // Asked after their parents, so that what is said of them is newer than the list of variations a parent gives.
  yield* inLots(lines.filter(isVariation), readVariations);
}

async function readProducts(client: Client, lot: Lot, signal: AbortSignal): Promise<unknown[]> {
  const ids = lot.map(numberOf);
  const items = (await askLot(client, '/products', ids, signal)) ?? [];
  const rest = without(ids, items);
  const others = rest.length === 0 ? [] : await askLot(client, '/variations', rest, signal);
  return [...items, ...(others ?? [])];
}

/** Before WooCommerce 3 grouped products had children with a parent that are no variations. */
async function readVariations(client: Client, lot: Lot, signal: AbortSignal): Promise<unknown[]> {
  const ids = lot.map(numberOf);
  const items = (await askLot(client, '/variations', ids, signal)) ?? (await readByParent(client, lot, signal));
  const rest = without(ids, items);
  const others = rest.length === 0 ? [] : await askLot(client, '/products', rest, signal);
  return [...items, ...(others ?? [])];
}

/** Shops before WooCommerce 10.3 list variations by parent only, and some leave out which one that is. */
async function readByParent(client: Client, lot: Lot, signal: AbortSignal): Promise<unknown[]> {
  const items: unknown[] = [];
  for (const parent of new Set(lot.map((line) => line.parentExternalId))) {
    if (parent === null) continue;
    const parent_id = digitsOf(parent);
    const ids = lot.filter((line) => line.parentExternalId === parent).map(numberOf);
    const found = await askLot(client, `/products/${parent_id}/variations`, ids, signal);
    for (const item of found ?? []) {
      items.push(typeof item === 'object' && item !== null ? { type: 'variation', parent_id, ...item } : item);
    }
  }
  return items;
}

const digitsOf = (externalId: string) => externalId.replace(/^woo_/, '');
const numberOf = (line: ManifestLine) => digitsOf(line.externalId);
