// How little is written: beside the contract, because only the file itself shows it.
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { changesIn } from '../../../../src/adapters/sqlite/changes.ts';
import { CATALOGUE } from '../../../../src/adapters/sqlite/database.ts';
import { openFile } from '../../../../src/adapters/sqlite/open.ts';
import type { ProductState } from '../../../../src/domain/product.ts';
import type { Incoming } from '../../../../src/ports/products.ts';
import { addStore, minutes, observed, report, sqliteInTemp, T0 } from '../../../support/database.ts';

/** A store, and changes of it through a connection whose writes are counted. */
async function ground() {
  const place = sqliteInTemp();
  const { id } = await addStore(place.db);
  const db = openFile(place.path, CATALOGUE);
  onTestFinished(async () => {
    db.close();
    await place.dispose();
  });
  const written = db.prepare<[], number>('SELECT total_changes()').pluck();
  let transactions = 0;
  const changes = changesIn(db, {
    turn: () => {
      transactions++;
      return 10;
    },
  });
  const apply = (items: readonly Incoming[], at: number, options?: Parameters<typeof changes.apply>[4]) => {
    const before = { rows: written.get() ?? 0, transactions };
    const outcomes = changes.apply(id, 'woocommerce', items, at, options).map(({ result }) => result);
    const rows = (written.get() ?? 0) - before.rows;
    return { outcomes: new Set(outcomes), rows, transactions: transactions - before.transactions };
  };
  return { place, id, db, apply };
}

/** Everything that stands in the text index and in the chunks, as bytes. */
function standing(path: string): string {
  const db = new Database(path, { readonly: true });
  const tables = ['product_text_data', 'product_text_docsize', 'product_features', 'text_totals', 'chunks'];
  const all = tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).raw().all());
  db.close();
  return JSON.stringify(all);
}

const priced = (id: number, price: string, at: number) =>
  observed(report(id, { title: `Shoe number${id}`, price, stockQuantity: '3' }, at), at);
const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('other prices touch neither text index nor chunks', async () => {
  const { place, apply } = await ground();
  apply(
    range(50).map((id) => priced(id, '10', T0)),
    T0,
  );
  const before = standing(place.path);
  const { outcomes } = apply(
    range(50).map((id) => priced(id, id % 5 === 0 ? '9.50' : '10', minutes(1))),
    minutes(1),
  );
  expect(outcomes).toEqual(new Set(['updated', 'unchanged']));
  expect(standing(place.path)).toBe(before);
});

test('of a large family only the variation that changed is written, and the parent where it follows', async () => {
  const { apply } = await ground();
  const size = 300;
  const ids = range(size).map((n) => 1_000 + n);
  const parent = {
    ...report(1, { type: 'variable', title: 'Shirt', categories: ['Shirts'] }),
    variationIds: ids.map((id) => `woo_${id}`),
  };
  const variation = (id: number, state: Partial<ProductState>, at: number) =>
    observed({ ...report(id, { type: 'variation', ...state }, at), parentExternalId: 'woo_1' }, at);
  apply([observed(parent, T0), ...ids.map((id) => variation(id, { price: '20' }, minutes(1)))], minutes(1));
  expect(apply([variation(1_001, { price: '25' }, minutes(2))], minutes(2))).toMatchObject({ rows: 2 });
  // Its own row and state, and the parent's, which is as cheap now.
  expect(apply([variation(1_001, { price: '15' }, minutes(3))], minutes(3))).toMatchObject({ rows: 3 });
});

test('many items are written in several transactions, the checkpoint with the last', async () => {
  const { place, id, db, apply } = await ground();
  const begun = { mode: 'full', modifiedAfter: null, owner: 'us:1', isGone: () => false, now: T0 } as const;
  const { id: pullId } = await place.db.pulls.begin({ storeId: id, ...begun });
  const cursor = () => db.prepare('SELECT cursor FROM pulls').pluck().get();
  const counts = { pages: 1, created: 0 };
  const checkpoint = { pullId, owner: 'us:1', cursor: { at: 1 }, seen: ['woo_1'], counts };
  const { transactions } = apply(
    range(200).map((n) => priced(n, '10', T0)),
    T0,
    { checkpoint },
  );
  expect(transactions).toBeGreaterThan(1);
  expect(cursor()).toBe('{"at":1}');
  expect(JSON.parse(String(db.prepare('SELECT counts FROM pulls').pluck().get()))).toEqual({ pages: 1, created: 200 });

  const taken = { ...checkpoint, owner: 'them:2', cursor: { at: 2 } };
  expect(() => apply([priced(201, '10', T0)], T0, { checkpoint: taken })).toThrow('taken this pull over');
  expect(cursor()).toBe('{"at":1}');
  expect(await place.db.products.findByExternalId('shoes', 'woo_201')).toBeNull();
});
