// A catalogue as an older version left it: products whose text was never analysed, or by other rules. Beside the
// contract, because only the file itself can be made that old.
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../../src/domain/store.ts';
import { exact } from '../../../../src/domain/text/features.ts';
import {
  addStore,
  gone,
  minutes,
  report,
  sqliteInTemp,
  T0,
  type TestDatabase,
  told,
} from '../../../support/database.ts';
import { foundBy } from '../../../support/search.ts';

let at: TestDatabase;
let store: Store;
const TITLES = Array.from({ length: 45 }, (_, index) => `Shoe number${index + 1}`);

beforeEach(async () => {
  at = sqliteInTemp();
  store = await addStore(at.db);
  const products = TITLES.map((title, index) => told(report(index + 1, { title, price: '10' })));
  await at.db.products.apply(store.id, 'woocommerce', products, T0);
});
afterEach(() => at.dispose());

function inTheFile(sql: string): void {
  const db = new Database(at.path);
  db.exec(sql);
  db.close();
}

/** What the migration to features leaves of an older catalogue: text that was hashed by other rules, and no index. */
const UPGRADED = `
  INSERT INTO product_text (product_text) VALUES ('delete-all');
  DELETE FROM product_features;
  DELETE FROM text_totals;
  UPDATE products SET text_version = 0, text_hash = 'an older hash' WHERE text_hash IS NOT NULL;`;

/** How many families each step renewed, until nothing is due; one that never ends shows as a long list. */
async function renewAll(): Promise<number[]> {
  const lots: number[] = [];
  for (let lot = await at.db.products.renewText(T0); lot > 0; lot = await at.db.products.renewText(T0)) {
    if (lots.push(lot) > TITLES.length) break;
  }
  return lots;
}

const find = (query: string) => foundBy({ db: at.db, store }, query);
const total = async () => (await at.db.vocabulary.totals(store.id)).products;

describe('after an upgrade', () => {
  test('everything is found again once it is renewed', async () => {
    const before = await at.db.vocabulary.totals(store.id);
    inTheFile(UPGRADED);
    expect(await find('shoe')).toEqual([]);
    const lots = await renewAll();
    expect(lots.reduce((sum, lot) => sum + lot, 0)).toBe(TITLES.length);
    expect(lots.length).toBeGreaterThan(1);
    expect(await find('shoe')).toHaveLength(TITLES.length);
    expect(await find('number7')).toContain('woo_7');
    expect(await at.db.vocabulary.totals(store.id)).toEqual(before);
  });

  test('what is changed or deleted before its turn is as right as the rest', async () => {
    inTheFile(UPGRADED);
    const changes = [told(report(1, { title: 'Green boot' }, minutes(1))), gone(2, minutes(1))];
    await at.db.products.apply(store.id, 'woocommerce', changes, minutes(1));
    expect(await find('boot')).toEqual(['woo_1']);
    expect(await total()).toBe(1);
    await renewAll();
    expect(await total()).toBe(TITLES.length - 1);
    expect(await at.db.search.candidates(store.id, [exact('number2')], {}, 10, T0)).toEqual([]);
  });

  test('it goes on where it stopped, also in another process', async () => {
    inTheFile(UPGRADED);
    const first = await at.db.products.renewText(T0);
    const other = at.again();
    const second = await other.products.renewText(T0);
    const rest = await renewAll();
    expect([first, second, ...rest].reduce((sum, lot) => sum + lot, 0)).toBe(TITLES.length);
    expect(await total()).toBe(TITLES.length);
  });
});

test('products of other rules are written again, whatever their number was', async () => {
  inTheFile(`UPDATE products SET text_version = text_version + 1, text_hash = 'other rules' WHERE external_id = 'woo_3';
             UPDATE products SET text_version = text_version - 1, text_hash = 'other rules' WHERE external_id = 'woo_4'`);
  expect(await renewAll()).toEqual([2]);
  expect(await total()).toBe(TITLES.length);
  expect(await find('shoe')).toHaveLength(TITLES.length);
});

test('chunks and their vectors stay where the text stays', async () => {
  const fingerprint = { provider: 'local', model: 'test', dimensions: 1, format: 1 };
  const want = { fingerprint, storeIds: [store.id], fitted: false };
  const { claimed } = await at.db.chunks.claim(want, 'me', 100, 1_000, T0);
  const vector = new Float32Array([1]);
  await at.db.chunks.save(
    fingerprint,
    'me',
    claimed.map(({ id, hash }) => ({ id, hash, ok: true as const, vector })),
  );
  inTheFile(UPGRADED);
  await renewAll();
  expect(await at.db.chunks.counts([want])).toEqual({ total: TITLES.length, pending: 0 });
});
