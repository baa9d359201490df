// A page of a hundred thousand products is found without sorting them, and they are counted without opening a row.
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { conditionsOf, orderOf } from '../../../../src/adapters/sqlite/product-filter.ts';
import type { ProductFilter } from '../../../../src/ports/products.ts';
import { sqliteInTemp } from '../../../support/database.ts';

const { path, dispose } = sqliteInTemp();
const db = new BetterSqlite3(path, { readonly: true });
afterAll(async () => {
  db.close();
  await dispose();
});

function planOf(what: string, filter: ProductFilter, order = ''): string {
  const { where, values } = conditionsOf(filter, 1);
  const sql = `EXPLAIN QUERY PLAN SELECT ${what} FROM products ${where} ${order}`;
  const steps = db.prepare<unknown[], { detail: string }>(sql).all(values);
  return steps.map(({ detail }) => detail).join('\n');
}

test.each<[string, ProductFilter]>([
  ['of all stores', {}],
  ['of one', { store: 'shoes' }],
])('a count %s reads an index alone', (_whose, filter) => {
  expect(planOf('count(*)', filter)).toContain('products USING COVERING INDEX products_living');
});

test.each<[string, ProductFilter]>([
  ['of all stores', {}],
  ['of one', { store: 'shoes' }],
])('a page %s is not sorted', (_whose, filter) => {
  expect(planOf('products.id', filter, `ORDER BY ${orderOf(undefined)} LIMIT 20`)).not.toContain('TEMP B-TREE');
});

test('every filter and every order reads products, never their states', () => {
  const filter: Required<Omit<ProductFilter, 'ordering'>> = {
    ...{ search: 'red boot', externalSource: 'woocommerce', store: 'shoes', productType: 'simple', category: 'Boots' },
    ...{ brand: 'Salomon', isActive: true, inStock: true, hasDiscount: true, minPrice: '1', maxPrice: '9' },
    currency: 'EUR',
  };
  for (const order of ['price', '-price', 'title', '-updated_at', 'created_at']) {
    expect(planOf('products.id', filter, `ORDER BY ${orderOf(order)} LIMIT 20`)).not.toContain('product_states');
  }
});
