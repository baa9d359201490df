// Knowing the same words again without reading them gives the very catalogue that reading them gives, whatever came in
// between.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
  kind: 'pull' | 'update' | 'delete';
  product: number;
  /** What the shop says, and when it was changed there (minutes). */
  price: number;
  at: number;
  /** Minutes; what is heard later may have been sent before. */
  heard: number;
}

const news = fc.record<News>({
  kind: fc.constantFrom('pull', 'pull', 'update', 'delete'),
  product: fc.integer({ min: 1, max: 2 }),
  price: fc.integer({ min: 1, max: 2 }),
  at: fc.integer({ min: 1, max: 3 }),
  heard: fc.integer({ min: 1, max: 8 }),
});

let on: TestDatabase;
beforeEach(() => {
  on = sqliteInTemp();
});
afterEach(() => on.dispose());

/** Words of the shop: equal ones have equal marks. */
const words = ({ product, price, at }: News) => ({
  ...report(product, { price: String(price) }, minutes(at)),
  mark: `${product} ${price} ${at}`,
});

const whole = (one: News): Incoming => {
  if (one.kind === 'pull') return observed(words(one), minutes(one.heard));
  if (one.kind === 'delete') return gone(one.product, minutes(one.heard), one.price === 1 ? null : minutes(one.at));
  return told(report(one.product, { price: String(one.price) }, minutes(one.at)), minutes(one.heard));
};

const briefly = (one: News): Incoming => {
  if (one.kind !== 'pull') return whole(one);
  const { externalId, mark } = words(one);
  return {
    change: { kind: 'same', externalId, mark },
    arrival: { arrivedAt: minutes(one.heard), sequence: 0, confirms: true },
  };
};

function rowsOf(storeId: number): unknown[] {
  const db = new Database(on.path, { readonly: true });
  const rows = db
    .prepare(
      `SELECT external_id, modified_at, arrived_at, sequence, alive_at, dead_modified_at, dead_arrived_at, undated_at,
              deleted_at, state_hash, text_hash, price, is_active, state
       FROM products LEFT JOIN product_states ON product_states.product_id = products.id
       WHERE store_id = ? ORDER BY external_id`,
    )
    .all(storeId);
  db.close();
  return rows;
}

test('read or known, the catalogue is the same', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(news, { maxLength: 12 }), async (history) => {
      run++;
      const [reading, knowing] = [await addStore(on.db, `reading-${run}`), await addStore(on.db, `knowing-${run}`)];
      for (const [step, one] of history.entries()) {
        const apply = async (storeId: number, item: Incoming) => {
          const [outcome] = await on.db.products.apply(storeId, 'woocommerce', [item], minutes(100 + step));
          return outcome?.result;
        };
        const read = await apply(reading.id, whole(one));
        const known = await apply(knowing.id, briefly(one));
        expect(known === 'differs' ? await apply(knowing.id, whole(one)) : known).toBe(read);
      }
      expect(rowsOf(knowing.id)).toEqual(rowsOf(reading.id));
    }),
    { numRuns: 150 },
  );
});
