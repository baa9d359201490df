// How a product's record stands in rows: its columns, and the statements that read and write them.
import { moneySortKey } from '../../domain/money.ts';
import { EMPTY_STATE, type ProductState } from '../../domain/product.ts';
import { isDeleted, type Place } from '../../domain/version.ts';
import type { Connection } from './open.ts';

/** Columns that follow from the family, as SQLite keeps them. */
export interface Facts {
  readonly title: string;
  readonly searchText: string;
  readonly category: string;
  readonly brand: string;
  readonly currency: string | null;
  readonly price: string | null;
  readonly priceKey: string | null;
  readonly onSale: number;
  readonly stockStatus: string;
  readonly isActive: number;
}

export interface ProductRecord {
  readonly id: number;
  readonly externalId: string;
  readonly parent: string | null;
  readonly place: Place;
  readonly state: ProductState;
  /** The same as it stands in its row; null until something was told. */
  readonly stateJson: string | null;
  /** The variations the shop lists, as external ids; null when it never said. */
  readonly variationIds: readonly string[] | null;
  /** Of all that was told; empty until something was. */
  readonly stateHash: string;
  /** Of the source's words that gave this state, where it marks them: the same words again say nothing new. */
  readonly mark: string | null;
  /** Hash of what stands in the text index; null when nothing does. */
  readonly textHash: string | null;
  readonly textVersion: number;
  /** What parent and variations make of it. */
  readonly facts: Facts;
}

export const NO_FACTS: Facts = {
  title: '',
  searchText: '',
  category: '',
  brand: '',
  currency: null,
  price: null,
  priceKey: null,
  onSale: 0,
  stockStatus: '',
  isActive: 0,
};

export interface PlaceRow {
  modified_at: number | null;
  arrived_at: number;
  sequence: number;
  alive_at: number;
  dead_modified_at: number | null;
  dead_arrived_at: number | null;
  undated_at: number | null;
}

export interface RecordRow extends PlaceRow {
  id: number;
  external_id: string;
  parent_external_id: string | null;
  state: string | null;
  variation_ids: string | null;
  state_hash: string;
  report_mark: string | null;
  text_hash: string | null;
  text_version: number;
  title: string;
  search_text: string;
  category: string;
  brand: string;
  currency: string | null;
  price: string | null;
  price_key: string | null;
  on_sale: number;
  stock_status: string;
  is_active: number;
}

export function toPlace(row: PlaceRow): Place {
  const { modified_at, arrived_at, sequence, dead_modified_at, dead_arrived_at } = row;
  return {
    report: modified_at === null ? null : { modifiedAt: modified_at, arrivedAt: arrived_at, sequence },
    aliveAt: row.alive_at,
    dated: dead_modified_at === null ? null : { modifiedAt: dead_modified_at, arrivedAt: dead_arrived_at ?? 0 },
    undatedAt: row.undated_at,
  };
}

export function toRecord(row: RecordRow): ProductRecord {
  return {
    id: row.id,
    externalId: row.external_id,
    parent: row.parent_external_id,
    place: toPlace(row),
    state: row.state === null ? EMPTY_STATE : JSON.parse(row.state),
    stateJson: row.state,
    variationIds: row.variation_ids === null ? null : JSON.parse(row.variation_ids),
    stateHash: row.state_hash,
    mark: row.report_mark,
    textHash: row.text_hash,
    textVersion: row.text_version,
    facts: {
      title: row.title,
      searchText: row.search_text,
      category: row.category,
      brand: row.brand,
      currency: row.currency,
      price: row.price,
      priceKey: row.price_key,
      onSale: row.on_sale,
      stockStatus: row.stock_status,
      isActive: row.is_active,
    },
  };
}

export function placeColumns(place: Place) {
  return {
    modifiedAt: place.report?.modifiedAt ?? null,
    arrivedAt: place.report?.arrivedAt ?? 0,
    sequence: place.report?.sequence ?? 0,
    aliveAt: place.aliveAt,
    deadModifiedAt: place.dated?.modifiedAt ?? null,
    deadArrivedAt: place.dated?.arrivedAt ?? null,
    undatedAt: place.undatedAt,
  };
}

const key = (money: string | null) => (money === null ? null : moneySortKey(money));

export function toldColumns({ place, parent, variationIds, state, stateHash, ...record }: ProductRecord) {
  const deleted = isDeleted(place);
  return {
    deleted: deleted ? 1 : 0,
    parent,
    variationIds: variationIds && JSON.stringify(variationIds),
    stateHash,
    mark: record.mark,
    textHash: record.textHash,
    textVersion: record.textVersion,
    type: stateHash === '' ? '' : state.type,
    regularKey: key(state.regularPrice),
    saleKey: key(state.salePrice),
    saleFrom: state.saleFrom,
    saleTo: state.saleTo,
    ...record.facts,
    isActive: deleted ? 0 : record.facts.isActive,
  };
}

const PLACE = {
  modified_at: '@modifiedAt',
  arrived_at: '@arrivedAt',
  sequence: '@sequence',
  alive_at: '@aliveAt',
  dead_modified_at: '@deadModifiedAt',
  dead_arrived_at: '@deadArrivedAt',
  undated_at: '@undatedAt',
};

const TOLD = {
  parent_external_id: '@parent',
  variation_ids: '@variationIds',
  state_hash: '@stateHash',
  report_mark: '@mark',
  text_hash: '@textHash',
  text_version: '@textVersion',
  type: '@type',
  regular_key: '@regularKey',
  sale_key: '@saleKey',
  sale_from: '@saleFrom',
  sale_to: '@saleTo',
  title: '@title',
  search_text: '@searchText',
  category: '@category',
  brand: '@brand',
  currency: '@currency',
  price: '@price',
  price_key: '@priceKey',
  on_sale: '@onSale',
  stock_status: '@stockStatus',
  is_active: '@isActive',
};

const NEW = {
  id: '@id',
  store_id: '@storeId',
  source: '@source',
  external_id: '@externalId',
  deleted_at: 'CASE WHEN @deleted THEN @now END',
  created_at: '@now',
  updated_at: '@now',
  synced_at: '@now',
  ...PLACE,
  ...TOLD,
};

const CHANGED = {
  deleted_at: 'CASE WHEN @deleted THEN coalesce(deleted_at, @now) END',
  updated_at: 'coalesce(@toldAt, updated_at)',
  synced_at: 'coalesce(@movedAt, synced_at)',
  ...PLACE,
  ...TOLD,
};

const set = (columns: Record<string, string>) =>
  Object.entries(columns)
    .map(([column, value]) => `${column} = ${value}`)
    .join(', ');

const SELECT = `SELECT products.*, product_states.state FROM products
  LEFT JOIN product_states ON product_states.product_id = products.id`;

export function rowStatements(db: Connection) {
  return {
    byKey: db.prepare<[number, string, string], RecordRow>(
      `${SELECT} WHERE products.store_id = ? AND products.source = ? AND products.external_id = ?`,
    ),
    glance: db.prepare<[number, string, string], Pick<RecordRow, 'id' | 'report_mark' | keyof PlaceRow>>(
      `SELECT id, report_mark, ${Object.keys(PLACE)} FROM products WHERE store_id = ? AND source = ? AND external_id = ?`,
    ),
    variations: db.prepare<[number, string, string], RecordRow>(
      `${SELECT} WHERE products.store_id = ? AND products.source = ? AND products.parent_external_id = ?
       AND products.deleted_at IS NULL ORDER BY products.id`,
    ),
    /** The greatest number ever given. */
    lastId: db.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'products'").pluck(),
    insert: db.prepare(`INSERT INTO products (${Object.keys(NEW)}) VALUES (${Object.values(NEW)})`),
    move: db.prepare(`UPDATE products SET ${set(PLACE)}, synced_at = @now WHERE id = @id`),
    update: db.prepare(`UPDATE products SET ${set(CHANGED)} WHERE id = @id`),
    putState: db.prepare(
      'INSERT INTO product_states (product_id, state) VALUES (?, ?) ON CONFLICT (product_id) DO UPDATE SET state = excluded.state',
    ),
  };
}
