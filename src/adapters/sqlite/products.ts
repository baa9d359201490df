// Products as lists, single rows and numbers; changing them is in apply.ts.
import { averageMoney, moneyOfSortKey, moneySortKey } from '../../domain/money.ts';
import { priceAt } from '../../domain/product.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { ProductFilter, Products } from '../../ports/products.ts';
import { applier } from './apply.ts';
import type { Synchronous } from './errors.ts';
import { familyKeeper } from './families.ts';
import type { Connection } from './open.ts';
import { productRecords } from './product-records.ts';
import {
  DISCOUNTED_NOW,
  IN_STOCK,
  likePattern,
  PRICE_NOW,
  PRODUCT_COLUMNS,
  PRODUCT_TABLES,
  type ProductColumns,
  toProductRow,
} from './product-rows.ts';
import { checkpointWriter } from './pulls.ts';
import { textRenewal } from './renewal.ts';
import { versionReader } from './versions.ts';

const ORDERINGS: Record<string, string> = {
  created_at: 'products.created_at',
  updated_at: 'products.updated_at',
  price: `(${PRICE_NOW})`,
  title: 'products.search_text',
};

/** Families of one transaction. */
const LOT = 20;

class DryRun extends Error {}

function conditionsOf(filter: ProductFilter, now: number): { where: string; values: Record<string, unknown> } {
  const conditions = ['products.deleted_at IS NULL'];
  const values: Record<string, unknown> = { now };
  const add = (name: string, condition: string, value: unknown) => {
    if (value === undefined) return;
    conditions.push(condition);
    values[name] = value;
  };
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 1 : 0);
  const term = (kind: string) =>
    `EXISTS (SELECT 1 FROM product_terms WHERE product_id = products.id AND kind = '${kind}' AND folded = @${kind})`;
  for (const [index, word] of foldText(filter.search ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .entries()) {
    add(`search${index}`, `products.search_text LIKE @search${index} ESCAPE '\\'`, likePattern(word));
  }
  add('source', 'products.source = @source', filter.externalSource);
  add('store', 'stores.slug = @store', filter.store);
  add('type', 'products.type = @type', filter.productType);
  add('category', term('category'), filter.category && foldText(filter.category));
  add('brand', term('brand'), filter.brand && foldText(filter.brand));
  add('active', 'products.is_active = @active', flag(filter.isActive));
  add('stock', `${IN_STOCK} = @stock`, flag(filter.inStock));
  add('discount', `(${DISCOUNTED_NOW}) = @discount`, flag(filter.hasDiscount));
  add('min', `(${PRICE_NOW}) >= @min`, filter.minPrice && moneySortKey(filter.minPrice));
  add('max', `(${PRICE_NOW}) <= @max`, filter.maxPrice && moneySortKey(filter.maxPrice));
  add('currency', 'coalesce(products.currency, stores.currency) = @currency', filter.currency);
  return { where: `WHERE ${conditions.join(' AND ')}`, values };
}

function orderOf(ordering: string | undefined): string {
  const column = ORDERINGS[(ordering ?? '').replace(/^-/, '')];
  if (column === undefined) return 'products.id';
  return `${column} IS NULL, ${column} ${ordering?.startsWith('-') ? 'DESC' : 'ASC'}, products.id`;
}

export function productsIn(db: Connection): Synchronous<Products> {
  const records = productRecords(db);
  const families = familyKeeper(db, records);
  const apply = applier(records, families);
  const checkpoint = checkpointWriter(db);
  const renewText = textRenewal(db, families);
  const turning = db.prepare<unknown[], { store_id: number; source: string; parent: string }>(`
    SELECT DISTINCT store_id, source, parent_external_id AS parent FROM products
    WHERE parent_external_id IS NOT NULL AND (sale_from IS NOT NULL OR sale_to IS NOT NULL) AND deleted_at IS NULL
      AND ((sale_from > @since AND sale_from <= @now) OR (sale_to > @since AND sale_to <= @now))`);
  const select = `SELECT ${PRODUCT_COLUMNS} FROM ${PRODUCT_TABLES}`;
  const byId = db.prepare<[number], ProductColumns>(`${select} WHERE products.id = ? AND products.deleted_at IS NULL`);
  const byKey = db.prepare<[string, string], ProductColumns>(
    `${select} WHERE stores.slug = ? AND products.external_id = ? AND products.deleted_at IS NULL`,
  );
  const living = db.prepare<[number, string], { external_id: string }>(
    'SELECT external_id FROM products WHERE store_id = ? AND source = ? AND deleted_at IS NULL',
  );

  const settle = db.transaction((parents: ReturnType<typeof turning.all>, now: number) => {
    for (const { store_id, source, parent } of parents) families.refresh(store_id, source, parent, now);
  });

  type Apply = Synchronous<Products>['apply'];
  const applied = db.transaction((...[storeId, source, items, now, options]: Parameters<Apply>) => {
    const outcomes = apply(storeId, source, items, now);
    if (options?.dryRun) throw Object.assign(new DryRun(), { outcomes });
    if (options?.checkpoint) checkpoint(options.checkpoint, outcomes, now);
    return outcomes;
  });

  return {
    apply: (...args) => {
      try {
        return applied.immediate(...args);
      } catch (error) {
        if (error instanceof DryRun && 'outcomes' in error) return error.outcomes as ReturnType<Apply>;
        throw error;
      }
    },
    settleSales: (since, now) => {
      const parents = turning.all({ since, now });
      for (let at = 0; at < parents.length; at += LOT) settle.immediate(parents.slice(at, at + LOT), now);
      return parents.length;
    },
    renewText: (now) => renewText(LOT, now),
    list: (filter, { limit, offset }, now) => {
      const { where, values } = conditionsOf(filter, now);
      const count = db
        .prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM ${PRODUCT_TABLES} ${where}`)
        .get(values);
      const rows = db
        .prepare<unknown[], ProductColumns>(
          `${select} ${where} ORDER BY ${orderOf(filter.ordering)} LIMIT @limit OFFSET @offset`,
        )
        .all({ ...values, limit, offset });
      return { count: count?.n ?? 0, rows: rows.map(toProductRow) };
    },
    find: (id) => {
      const row = byId.get(id);
      return row ? toProductRow(row) : null;
    },
    findByExternalId: (store, externalId) => {
      const row = byKey.get(store, externalId);
      return row ? toProductRow(row) : null;
    },
    stats: (filter, now) => statsOf(db, filter, now),
    livingIds: (storeId, source) => living.all(storeId, source).map((row) => row.external_id),
    versions: versionReader(db),
  };
}

function statsOf(db: Connection, filter: ProductFilter, now: number): ReturnType<Synchronous<Products>['stats']> {
  const { where, values } = conditionsOf(filter, now);
  const numbers = db
    .prepare<unknown[], { total: number; active: number; stocked: number; discounted: number }>(
      `SELECT count(*) AS total, total(products.is_active) AS active, total(${IN_STOCK}) AS stocked,
              total(${DISCOUNTED_NOW}) AS discounted FROM ${PRODUCT_TABLES} ${where}`,
    )
    .get(values);
  const grouped = (sql: string) =>
    Object.fromEntries(
      db
        .prepare<unknown[], { name: string; n: number }>(sql)
        .all(values)
        .map((row) => [row.name, row.n]),
    );
  const keys = db
    .prepare<unknown[], { key: string }>(
      `SELECT (${PRICE_NOW}) AS key FROM ${PRODUCT_TABLES} ${where} AND (${PRICE_NOW}) IS NOT NULL`,
    )
    .all(values)
    .map((row) => moneyOfSortKey(row.key));
  // Keys have lost trailing zeros: what is shown is read from the product itself.
  const extreme = (direction: 'ASC' | 'DESC') => {
    const row = db
      .prepare<unknown[], ProductColumns>(
        `SELECT ${PRODUCT_COLUMNS} FROM ${PRODUCT_TABLES} ${where} AND (${PRICE_NOW}) IS NOT NULL
         ORDER BY (${PRICE_NOW}) ${direction} LIMIT 1`,
      )
      .get(values);
    return row ? priceAt(toProductRow(row).state, now) : null;
  };
  const currency = db
    .prepare<unknown[], { code: string | null }>(
      `SELECT coalesce(products.currency, stores.currency) AS code FROM ${PRODUCT_TABLES} ${where}
       GROUP BY code ORDER BY code IS NULL, count(*) DESC LIMIT 1`,
    )
    .get(values);
  return {
    total: numbers?.total ?? 0,
    active: numbers?.active ?? 0,
    inStock: numbers?.stocked ?? 0,
    discounted: numbers?.discounted ?? 0,
    bySource: grouped(
      `SELECT products.source AS name, count(*) AS n FROM ${PRODUCT_TABLES} ${where} GROUP BY 1 ORDER BY 2 DESC, 1`,
    ),
    byCategory: grouped(
      `SELECT min(product_terms.name) AS name, count(*) AS n FROM ${PRODUCT_TABLES}
       JOIN product_terms ON product_terms.product_id = products.id AND product_terms.kind = 'category'
       ${where} GROUP BY product_terms.folded ORDER BY 2 DESC, 1`,
    ),
    minPrice: extreme('ASC'),
    maxPrice: extreme('DESC'),
    averagePrice: averageMoney(keys),
    currency: currency?.code ?? null,
  };
}
