// Rows of products as the apply step reads and writes them: place in time, told state, and the facts that are asked
// in SQL.
import { createHash } from 'node:crypto';
import { moneySortKey } from '../../domain/money.ts';
import { EMPTY_STATE, type ProductReport, type ProductState } from '../../domain/product.ts';
import type { Known, Version } from '../../domain/version.ts';
import type { Connection } from './open.ts';
import { toKnown, type VersionColumns } from './product-rows.ts';

export interface ProductRecord {
  id: number;
  externalId: string;
  parent: string | null;
  known: Known;
  state: ProductState;
  variationIds: string[] | null;
  stateHash: string;
  textHash: string | null;
}

interface RecordRow extends VersionColumns {
  id: number;
  external_id: string;
  parent_external_id: string | null;
  state: string | null;
  variation_ids: string | null;
  state_hash: string;
  text_hash: string | null;
}

interface Writing {
  storeId: number;
  source: string;
  report: ProductReport;
  state: ProductState;
  parent: string | null;
  variationIds: string[] | null;
  place: Version & { aliveAt: number };
  now: number;
}

interface Tombstone extends Version {
  undated: boolean;
}

const key = (money: string | null) => (money === null ? null : moneySortKey(money));

function toRecord(row: RecordRow): ProductRecord {
  return {
    id: row.id,
    externalId: row.external_id,
    parent: row.parent_external_id,
    known: toKnown(row),
    state: row.state === null ? EMPTY_STATE : JSON.parse(row.state),
    variationIds: row.variation_ids === null ? null : JSON.parse(row.variation_ids),
    stateHash: row.state_hash,
    textHash: row.text_hash,
  };
}

const SELECT = `SELECT products.*, product_states.state FROM products
  LEFT JOIN product_states ON product_states.product_id = products.id`;

export type ProductRecords = ReturnType<typeof productRecords>;

export function productRecords(db: Connection) {
  const byKey = db.prepare<[number, string, string], RecordRow>(
    `${SELECT} WHERE products.store_id = ? AND products.source = ? AND products.external_id = ?`,
  );
  const living = db.prepare<[number, string, string], RecordRow>(
    `${SELECT} WHERE products.store_id = ? AND products.source = ? AND products.parent_external_id = ?
     AND products.deleted_at IS NULL ORDER BY products.id`,
  );
  const confirm = db.prepare(`
    UPDATE products SET modified_at = @modifiedAt, arrived_at = @arrivedAt, sequence = @sequence,
           alive_at = @aliveAt, synced_at = @now WHERE id = @id`);
  const upsert = db.prepare<Record<string, unknown>, { id: number }>(`
    INSERT INTO products (store_id, source, external_id, parent_external_id, modified_at, arrived_at, sequence,
      alive_at, state_hash, variation_ids, type, title, search_text, category, brand, currency, price, price_key,
      regular_key, sale_key, sale_from, sale_to, on_sale, stock_status, is_active, created_at, updated_at, synced_at)
    VALUES (@storeId, @source, @externalId, @parent, @modifiedAt, @arrivedAt, @sequence,
      @aliveAt, @stateHash, @variationIds, @type, @title, '', '', '', NULL, NULL, NULL,
      @regularKey, @saleKey, @saleFrom, @saleTo, 0, '', 0, @now, @now, @now)
    ON CONFLICT (store_id, source, external_id) DO UPDATE SET
      parent_external_id = excluded.parent_external_id, modified_at = excluded.modified_at,
      arrived_at = excluded.arrived_at, sequence = excluded.sequence, alive_at = excluded.alive_at,
      deleted_at = NULL, undated = 0, state_hash = excluded.state_hash, variation_ids = excluded.variation_ids,
      type = excluded.type, regular_key = excluded.regular_key, sale_key = excluded.sale_key,
      sale_from = excluded.sale_from, sale_to = excluded.sale_to,
      updated_at = excluded.updated_at, synced_at = excluded.synced_at
    RETURNING id`);
  const putState = db.prepare(
    'INSERT INTO product_states (product_id, state) VALUES (?, ?) ON CONFLICT (product_id) DO UPDATE SET state = excluded.state',
  );
  const tombstone = db.prepare(`
    INSERT INTO products (store_id, source, external_id, modified_at, arrived_at, sequence, alive_at, deleted_at,
      undated, state_hash, type, title, search_text, category, brand, on_sale, stock_status, is_active,
      created_at, updated_at, synced_at)
    VALUES (@storeId, @source, @externalId, @modifiedAt, @arrivedAt, @sequence, 0, @now,
      @undated, '', '', '', '', '', '', 0, '', 0, @now, @now, @now)`);
  const markDead = db.prepare(`
    UPDATE products SET modified_at = @modifiedAt, arrived_at = @arrivedAt, sequence = @sequence, undated = @undated,
           deleted_at = @now, is_active = 0, updated_at = @now, synced_at = @now WHERE id = @id`);

  return {
    find: (storeId: number, source: string, externalId: string): ProductRecord | null => {
      const row = byKey.get(storeId, source, externalId);
      return row ? toRecord(row) : null;
    },
    livingVariations: (storeId: number, source: string, parent: string): ProductRecord[] =>
      living.all(storeId, source, parent).map(toRecord),
    write: (writing: Writing, known: ProductRecord | null): 'written' | 'unchanged' => {
      const { storeId, source, report, state, parent, place, now } = writing;
      const json = JSON.stringify(state);
      const variationIds = writing.variationIds && JSON.stringify(writing.variationIds);
      const stateHash = createHash('sha256').update(`${json}|${parent}|${variationIds}`).digest('hex');
      if (known && !known.known.deleted && known.stateHash === stateHash) {
        confirm.run({ ...place, now, id: known.id });
        return 'unchanged';
      }
      const row = upsert.get({
        ...place,
        storeId,
        source,
        externalId: report.externalId,
        parent,
        stateHash,
        variationIds,
        type: state.type,
        title: state.title,
        regularKey: key(state.regularPrice),
        saleKey: key(state.salePrice),
        saleFrom: state.saleFrom,
        saleTo: state.saleTo,
        now,
      });
      if (!row) throw new Error('A product was written but has no row.');
      putState.run(row.id, json);
      return 'written';
    },
    markDeleted: (id: number, { undated, ...place }: Tombstone, now: number): void => {
      markDead.run({ ...place, undated: undated ? 1 : 0, id, now });
    },
    bury: (grave: Tombstone & { storeId: number; source: string; externalId: string }, now: number): void => {
      tombstone.run({ ...grave, undated: grave.undated ? 1 : 0, now });
    },
  };
}
