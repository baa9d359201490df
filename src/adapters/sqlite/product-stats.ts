// A list of products in numbers. Each statement reads the products' own short rows once and groups by one thing only,
// which takes a fraction of what grouping by several does.
import { averageMoney, moneyOfSortKey } from '../../domain/money.ts';
import type { ProductFilter, ProductStats } from '../../ports/products.ts';
import type { Connection } from './open.ts';
import { conditionsOf } from './product-filter.ts';
import { DISCOUNTED_NOW, IN_STOCK, PRICE_NOW } from './product-rows.ts';

interface Totals {
  total: number;
  active: number;
  inStock: number;
  discounted: number;
}

interface PricedRow {
  key: string;
  n: number;
  /** One product of this price. */
  id: number;
}

interface NamedRow {
  name: string;
  n: number;
}

/** `priceOf` tells a product's price as the shop writes it: keys have lost trailing zeros. */
export function statsOf(
  db: Connection,
  filter: ProductFilter,
  now: number,
  priceOf: (id: number) => string | null,
): ProductStats {
  const { where, values } = conditionsOf(filter, now);
  const rows = <Row>(sql: string) => db.prepare<unknown[], Row>(sql).all(values);
  const counted = (sql: string) => Object.fromEntries(rows<NamedRow>(sql).map(({ name, n }) => [name, n]));

  const [totals] = rows<Totals>(
    `SELECT count(*) AS total, total(products.is_active) AS active, total(${IN_STOCK}) AS inStock,
            total(${DISCOUNTED_NOW}) AS discounted FROM products ${where}`,
  );
  const priced = rows<PricedRow>(
    `SELECT (${PRICE_NOW}) AS key, count(*) AS n, min(products.id) AS id FROM products ${where}
     GROUP BY key HAVING key IS NOT NULL ORDER BY key`,
  );
  const priceAtEnd = (end: PricedRow | undefined) => (end === undefined ? null : priceOf(end.id));
  const [currency] = rows<{ code: string | null }>(
    `SELECT coalesce(told.currency, stores.currency) AS code
     FROM (SELECT store_id, currency, count(*) AS n FROM products ${where} GROUP BY store_id, currency) AS told
     JOIN stores ON stores.id = told.store_id GROUP BY code ORDER BY code IS NULL, sum(n) DESC LIMIT 1`,
  );
  return {
    ...(totals ?? { total: 0, active: 0, inStock: 0, discounted: 0 }),
    bySource: counted(
      `SELECT products.source AS name, count(*) AS n FROM products ${where} GROUP BY 1 ORDER BY 2 DESC, 1`,
    ),
    // From the products on, whose order is that of their terms; from the terms on, every product would be looked for.
    byCategory: counted(
      `SELECT min(product_terms.name) AS name, count(*) AS n FROM products
       CROSS JOIN product_terms ON product_terms.product_id = products.id AND product_terms.kind = 'category'
       ${where} GROUP BY product_terms.folded ORDER BY 2 DESC, 1`,
    ),
    minPrice: priceAtEnd(priced[0]),
    maxPrice: priceAtEnd(priced.at(-1)),
    averagePrice: averageMoney(
      priced.map(({ key }) => moneyOfSortKey(key)),
      priced.map(({ n }) => n),
    ),
    currency: currency?.code ?? null,
  };
}
