// Whatever the order in which a shop's news reaches us, and however it is cut into batches, the newest wins.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/domain/store.ts';
import type { Incoming } from '../../src/ports/products.ts';
import {
  addStore,
  gone,
  minutes,
  observed,
  report,
  sqliteInTemp,
  type TestDatabase,
  told,
} from '../support/database.ts';

interface News {
  product: number;
  /** Minutes; distinct per product, so that there is one newest. */
  at: number;
  kind: 'update' | 'delete' | 'pull';
}

const news = fc.record({
  product: fc.integer({ min: 1, max: 3 }),
  at: fc.integer({ min: 0, max: 30 }),
  kind: fc.constantFrom<News['kind']>('update', 'update', 'delete', 'pull'),
});
const history = fc.uniqueArray(news, { selector: (one) => `${one.product}@${one.at}`, minLength: 1, maxLength: 14 });

let on: TestDatabase;
let store: Store;
beforeEach(async () => {
  on = sqliteInTemp();
  store = await addStore(on.db);
});
afterEach(() => on.dispose());

function incoming({ product, at, kind }: News, arrival: number): Incoming {
  const arrivedAt = minutes(100 + arrival);
  if (kind === 'delete') return gone(product, arrivedAt, minutes(at));
  const state = report(product, { price: String(at) }, minutes(at));
  return kind === 'pull' ? observed(state, arrivedAt) : told(state, arrivedAt, arrival);
}

function expected(all: readonly News[]): Record<string, string> {
  const newest = new Map<number, News>();
  for (const one of all) if (one.at >= (newest.get(one.product)?.at ?? -1)) newest.set(one.product, one);
  const living = [...newest.values()].filter((one) => one.kind !== 'delete');
  return Object.fromEntries(living.map((one) => [`woo_${one.product}`, String(one.at)]));
}

test('any order, any batches: the catalogue is the newest state of each product', async () => {
  const shuffled = history.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.integer({ min: 1, max: 5 })),
  );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(shuffled, async ([all, order, size]) => {
      const shop = await addStore(on.db, `${store.slug}-${run++}`);
      const items = order.map(incoming);
      for (let at = 0; at < items.length; at += size) {
        await on.db.products.apply(shop.id, 'woocommerce', items.slice(at, at + size), minutes(200 + at));
      }
      await on.db.products.apply(shop.id, 'woocommerce', items, minutes(300));
      const { rows } = await on.db.products.list({ store: shop.slug }, { limit: 100, offset: 0 }, minutes(400));
      const catalogue = Object.fromEntries(rows.map((row) => [row.externalId, row.state.price]));
      expect(catalogue).toEqual(expected(all));
    }),
    { numRuns: 120 },
  );
});
