// Products as lists, single rows and numbers; changing them is in changes.ts.
import { priceAt } from '../../domain/product.ts';
import type { Products } from '../../ports/products.ts';
import { changesIn } from './changes.ts';
import type { Synchronous } from './errors.ts';
import type { Connection } from './open.ts';
import { conditionsOf, orderOf } from './product-filter.ts';
import { PRODUCT_COLUMNS, PRODUCT_TABLES, type ProductColumns, toProductRow } from './product-rows.ts';
import { statsOf } from './product-stats.ts';
import { markReader, versionReader } from './versions.ts';

export function productsIn(db: Connection): Synchronous<Products> {
  const select = `SELECT ${PRODUCT_COLUMNS} FROM ${PRODUCT_TABLES}`;
  const byId = db.prepare<[number], ProductColumns>(`${select} WHERE products.id = ? AND products.deleted_at IS NULL`);
  const byKey = db.prepare<[string, string], ProductColumns>(
    `${select} WHERE stores.slug = ? AND products.external_id = ? AND products.deleted_at IS NULL`,
  );
  const living = db
    .prepare<[number, string], string>(
      'SELECT external_id FROM products WHERE store_id = ? AND source = ? AND deleted_at IS NULL',
    )
    .pluck();

  const priceOf = (id: number, now: number) => {
    const row = byId.get(id);
    return row ? priceAt(toProductRow(row).state, now) : null;
  };

  return {
    ...changesIn(db),
    foresee: () => {},
    list: (filter, { limit, offset }, now) => {
      const { where, values } = conditionsOf(filter, now);
      const count = db.prepare<unknown[], number>(`SELECT count(*) FROM products ${where}`).pluck().get(values) ?? 0;
      if (limit === 0 || offset >= count) return { count, rows: [] };
      const order = orderOf(filter.ordering);
      // Sorted as numbers of rows; only those that are shown are read as a whole.
      const shown = `SELECT products.id FROM products ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`;
      const rows = db
        .prepare<unknown[], ProductColumns>(`${select} WHERE products.id IN (${shown}) ORDER BY ${order}`)
        .all({ ...values, limit, offset });
      return { count, rows: rows.map(toProductRow) };
    },
    find: (id) => {
      const row = byId.get(id);
      return row ? toProductRow(row) : null;
    },
    findByExternalId: (store, externalId) => {
      const row = byKey.get(store, externalId);
      return row ? toProductRow(row) : null;
    },
    stats: (filter, now) => statsOf(db, filter, now, (id) => priceOf(id, now)),
    livingIds: (storeId, source) => living.all(storeId, source),
    marks: markReader(db),
    versions: versionReader(db),
  };
}
