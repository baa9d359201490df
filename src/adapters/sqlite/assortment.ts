// What a store offers as a whole. Every statement begins at the store's own active products, by their index; CROSS JOIN
// keeps SQLite from beginning at the terms of all stores.
import { moneySortKey } from '../../domain/money.ts';
import { priceAt } from '../../domain/product.ts';
import type { Assortment, AssortmentSummary, Category } from '../../ports/assortment.ts';
import type { Synchronous } from './errors.ts';
import type { Connection } from './open.ts';
import {
  DISCOUNTED_NOW,
  IN_STOCK,
  PRICE_NOW,
  PRODUCT_COLUMNS,
  PRODUCT_TABLES,
  type ProductColumns,
  toProductRow,
} from './product-rows.ts';
import type { Remember } from './remembered.ts';

/** Products of @store that customers can see, variations too. */
const VISIBLE = 'products.store_id = @store AND products.is_active = 1 AND products.deleted_at IS NULL';
/** Those that search answers with. */
const FOUND = `${VISIBLE} AND products.text_hash IS NOT NULL`;
/** A price of nothing is a price not told. */
const PRICED = `${IN_STOCK} AND (${PRICE_NOW}) > '${moneySortKey('0')}'`;

type Counted = Pick<AssortmentSummary, 'products' | 'inStock' | 'discounted' | 'oldestSyncAt' | 'newestSyncAt'>;

export function assortmentIn(db: Connection, remember: Remember): Synchronous<Assortment> {
  const categories = db.prepare<unknown[], Category>(`
    SELECT min(product_terms.name) AS name, count(*) AS products, sum(${IN_STOCK}) AS inStock
    FROM products
    CROSS JOIN product_terms ON product_terms.product_id = products.id AND product_terms.kind = 'category'
    WHERE ${FOUND} GROUP BY product_terms.folded ORDER BY 2 DESC, 1`);
  const categoriesOf = remember((store) => categories.all({ store: Number(store) }));
  const counted = db.prepare<unknown[], Counted>(`
    SELECT count(*) AS products, coalesce(sum(${IN_STOCK}), 0) AS inStock,
           coalesce(sum(${DISCOUNTED_NOW}), 0) AS discounted,
           min(products.synced_at) AS oldestSyncAt, max(products.synced_at) AS newestSyncAt
    FROM products WHERE ${FOUND}`);
  const extreme = (direction: 'ASC' | 'DESC') =>
    db.prepare<unknown[], ProductColumns>(`
      SELECT ${PRODUCT_COLUMNS} FROM ${PRODUCT_TABLES}
      WHERE products.id = (SELECT id FROM products WHERE ${VISIBLE} AND ${PRICED}
                           ORDER BY (${PRICE_NOW}) ${direction} LIMIT 1)`);
  const [cheapest, dearest] = [extreme('ASC'), extreme('DESC')];
  const variations = db.prepare<[number], ProductColumns>(`
    SELECT ${PRODUCT_COLUMNS} FROM ${PRODUCT_TABLES}
    JOIN products AS parent ON parent.store_id = products.store_id AND parent.source = products.source
      AND parent.external_id = products.parent_external_id
    WHERE parent.id = ? AND products.deleted_at IS NULL AND products.is_active = 1 ORDER BY products.id`);

  const summary = db.transaction((store: number, now: number): AssortmentSummary => {
    const priceOf = (row: ProductColumns | undefined) => (row ? priceAt(toProductRow(row).state, now) : null);
    const none = { products: 0, inStock: 0, discounted: 0, oldestSyncAt: null, newestSyncAt: null };
    return {
      ...(counted.get({ store, now }) ?? none),
      minPrice: priceOf(cheapest.get({ store, now })),
      maxPrice: priceOf(dearest.get({ store, now })),
    };
  });

  return {
    categories: (store) => categoriesOf(String(store)),
    summary,
    variations: (productId) => variations.all(productId).map(toProductRow),
  };
}
