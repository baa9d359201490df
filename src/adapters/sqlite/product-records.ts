// Rows of products as the apply step reads and writes them: place in time, told state, and the facts that are asked
// in SQL.
import { createHash } from 'node:crypto';
import { moneySortKey } from '../../domain/money.ts';
import { EMPTY_STATE, type ProductState } from '../../domain/product.ts';
import { isDeleted, type Place } from '../../domain/version.ts';
import type { Connection } from './open.ts';

export interface ProductRecord {
  id: number;
  externalId: string;
  parent: string | null;
  place: Place;
  state: ProductState;
  /** The variations the shop lists, as external ids; null when it never said. */
  variationIds: string[] | null;
  stateHash: string;
  /** Hash of what stands in the text index; null when nothing does. */
  textHash: string | null;
}

interface PlaceColumns {
  modified_at: number | null;
  arrived_at: number;
  sequence: number;
  alive_at: number;
  dead_modified_at: number | null;
  dead_arrived_at: number | null;
  undated_at: number | null;
}

interface RecordRow extends PlaceColumns {
  id: number;
  external_id: string;
  parent_external_id: string | null;
  state: string | null;
  variation_ids: string | null;
  state_hash: string;
  text_hash: string | null;
}

interface Key {
  storeId: number;
  source: string;
  externalId: string;
}

export interface Writing extends Key {
  state: ProductState;
  parent: string | null;
  variationIds: string[] | null;
  place: Place;
  now: number;
}

function toPlace(row: PlaceColumns): Place {
  const { modified_at, arrived_at, sequence, dead_modified_at, dead_arrived_at } = row;
  return {
    report: modified_at === null ? null : { modifiedAt: modified_at, arrivedAt: arrived_at, sequence },
    aliveAt: row.alive_at,
    dated: dead_modified_at === null ? null : { modifiedAt: dead_modified_at, arrivedAt: dead_arrived_at ?? 0 },
    undatedAt: row.undated_at,
  };
}

function placeColumns(place: Place, now: number) {
  const deleted = isDeleted(place);
  return {
    modifiedAt: place.report?.modifiedAt ?? null,
    arrivedAt: place.report?.arrivedAt ?? 0,
    sequence: place.report?.sequence ?? 0,
    aliveAt: place.aliveAt,
    deadModifiedAt: place.dated?.modifiedAt ?? null,
    deadArrivedAt: place.dated?.arrivedAt ?? null,
    undatedAt: place.undatedAt,
    deletedAt: deleted ? now : null,
    now,
  };
}

function toRecord(row: RecordRow): ProductRecord {
  return {
    id: row.id,
    externalId: row.external_id,
    parent: row.parent_external_id,
    place: toPlace(row),
    state: row.state === null ? EMPTY_STATE : JSON.parse(row.state),
    variationIds: row.variation_ids === null ? null : JSON.parse(row.variation_ids),
    stateHash: row.state_hash,
    textHash: row.text_hash,
  };
}

const key = (money: string | null) => (money === null ? null : moneySortKey(money));

const SELECT = `SELECT products.*, product_states.state FROM products
  LEFT JOIN product_states ON product_states.product_id = products.id`;

const PLACE = `modified_at = @modifiedAt, arrived_at = @arrivedAt, sequence = @sequence, alive_at = @aliveAt,
  dead_modified_at = @deadModifiedAt, dead_arrived_at = @deadArrivedAt, undated_at = @undatedAt,
  deleted_at = CASE WHEN @deletedAt IS NULL THEN NULL ELSE coalesce(deleted_at, @deletedAt) END`;

export type ProductRecords = ReturnType<typeof productRecords>;

export function productRecords(db: Connection) {
  const byKey = db.prepare<[number, string, string], RecordRow>(
    `${SELECT} WHERE products.store_id = ? AND products.source = ? AND products.external_id = ?`,
  );
  const living = db.prepare<[number, string, string], RecordRow>(
    `${SELECT} WHERE products.store_id = ? AND products.source = ? AND products.parent_external_id = ?
     AND products.deleted_at IS NULL ORDER BY products.id`,
  );
  const insert = db.prepare(`
    INSERT INTO products (store_id, source, external_id, modified_at, arrived_at, sequence, alive_at, dead_modified_at,
      dead_arrived_at, undated_at, deleted_at, created_at, updated_at, synced_at)
    VALUES (@storeId, @source, @externalId, @modifiedAt, @arrivedAt, @sequence, @aliveAt, @deadModifiedAt,
      @deadArrivedAt, @undatedAt, @deletedAt, @now, @now, @now)
    ON CONFLICT (store_id, source, external_id) DO NOTHING`);
  const move = db.prepare(`
    UPDATE products SET ${PLACE}, synced_at = @now,
           is_active = CASE WHEN @deletedAt IS NULL THEN is_active ELSE 0 END WHERE id = @id`);
  const change = db.prepare(`
    UPDATE products SET parent_external_id = @parent, variation_ids = @variationIds, state_hash = @stateHash,
           type = @type, regular_key = @regularKey, sale_key = @saleKey, sale_from = @saleFrom, sale_to = @saleTo,
           updated_at = @now WHERE id = @id`);
  const putState = db.prepare(
    'INSERT INTO product_states (product_id, state) VALUES (?, ?) ON CONFLICT (product_id) DO UPDATE SET state = excluded.state',
  );

  const find = (storeId: number, source: string, externalId: string): ProductRecord | null => {
    const row = byKey.get(storeId, source, externalId);
    return row ? toRecord(row) : null;
  };
  const must = ({ storeId, source, externalId }: Key): ProductRecord => {
    const record = find(storeId, source, externalId);
    if (record === null) throw new Error(`${externalId} was written but has no row.`);
    return record;
  };

  return {
    find,
    livingVariations: (storeId: number, source: string, parent: string): ProductRecord[] =>
      living.all(storeId, source, parent).map(toRecord),
    /** Changes only where a product stands in time. */
    move: (id: number, place: Place, now: number): void => {
      move.run({ ...placeColumns(place, now), id });
    },
    /** A tombstone for a product that was never seen. */
    bury: ({ place, now, ...product }: Key & { place: Place; now: number }): void => {
      insert.run({ ...product, ...placeColumns(place, now) });
    },
    /** Writes the newest report; the long state only when it says something else than before. */
    write: ({ state, parent, variationIds, place, now, ...product }: Writing): ProductRecord => {
      insert.run({ ...product, ...placeColumns(place, now) });
      const record = must(product);
      const json = JSON.stringify(state);
      const listed = variationIds && JSON.stringify(variationIds);
      const stateHash = createHash('sha256').update(`${json}|${parent}|${listed}`).digest('hex');
      move.run({ ...placeColumns(place, now), id: record.id });
      if (record.stateHash === stateHash) return record;
      change.run({
        id: record.id,
        parent,
        variationIds: listed,
        stateHash,
        type: state.type,
        regularKey: key(state.regularPrice),
        saleKey: key(state.salePrice),
        saleFrom: state.saleFrom,
        saleTo: state.saleTo,
        now,
      });
      putState.run(record.id, json);
      return { ...record, parent, place, state, variationIds, stateHash };
    },
  };
}
