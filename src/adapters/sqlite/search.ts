// The two legs of search and the rows behind their hits. Filters stand inside both legs, so that a narrow filter
// never leaves an answer empty that could have been full.
import { compareMoney, moneySortKey } from '../../domain/money.ts';
import { inStock, priceAt } from '../../domain/product.ts';
import type { Feature } from '../../domain/text/features.ts';
import type { Candidate, FoundProduct, Hit, SearchIndex } from '../../ports/search.ts';
import { centreOf } from './centre.ts';
import { conditionsOf, eligible } from './eligible.ts';
import type { Synchronous } from './errors.ts';
import { decodeHashes, featureTable, hasher } from './feature-table.ts';
import { fingerprintById, fingerprintId } from './fingerprints.ts';
import { nearestIn } from './nearest.ts';
import type { Connection } from './open.ts';
import {
  IN_STOCK,
  PRICE_NOW,
  PRODUCT_COLUMNS,
  PRODUCT_TABLES,
  type ProductColumns,
  toProductRow,
} from './product-rows.ts';
import { matchExpression } from './terms.ts';

const NO_PRICE = `(${PRICE_NOW}) IS NULL OR (${PRICE_NOW}) = '${moneySortKey('0')}'`;
/** When the shop made it; when we first saw it where the shop does not say. */
const CREATED = `coalesce((SELECT json_extract(state, '$.createdAt') FROM product_states
  WHERE product_id = products.id), products.created_at)`;
/** A price of nothing is a price not told. */
const ORDERS = {
  cheapest: `NOT ${IN_STOCK}, ${NO_PRICE}, (${PRICE_NOW}), products.id`,
  dearest: `NOT ${IN_STOCK}, ${NO_PRICE}, (${PRICE_NOW}) DESC, products.id`,
  newest: `NOT ${IN_STOCK}, ${CREATED} DESC, products.id DESC`,
};

interface FeatureColumns {
  length: number;
  is_accessory: number;
  kinds: Uint8Array;
  features: Uint8Array;
}

function candidateOf(productId: number, row: FeatureColumns, hash: (feature: Feature) => number): Candidate {
  const kinds = decodeHashes(row.kinds);
  return {
    ...featureTable(row.features, row.length, hash),
    productId,
    isAccessory: row.is_accessory === 1,
    hasKind: kinds.length > 0,
    isKind: (feature) => kinds.includes(hash(feature)),
  };
}

export function searchIn(db: Connection): Synchronous<SearchIndex> {
  const live = db.prepare<[number], { live_fingerprint: number | null }>(
    'SELECT live_fingerprint FROM stores WHERE id = ?',
  );
  const row = db.prepare<[number], ProductColumns>(
    `SELECT ${PRODUCT_COLUMNS} FROM ${PRODUCT_TABLES} WHERE products.id = ?`,
  );
  const chunk = db.prepare<[number], { text: string }>('SELECT text FROM chunks WHERE id = ?');
  const firstChunk = db.prepare<[number], { text: string }>(
    'SELECT text FROM chunks WHERE product_id = ? ORDER BY ordinal LIMIT 1',
  );
  const variations = db.prepare<[number], ProductColumns>(`
    SELECT ${PRODUCT_COLUMNS} FROM ${PRODUCT_TABLES}
    JOIN products AS parent ON parent.store_id = products.store_id AND parent.source = products.source
      AND parent.external_id = products.parent_external_id
    WHERE parent.id = ? AND products.deleted_at IS NULL AND products.is_active = 1`);

  const nearest = nearestIn(db);
  const features = db.prepare<[number], FeatureColumns>(
    'SELECT length, is_accessory, kinds, features FROM product_features WHERE product_id = ?',
  );

  function priceRange(parentId: number, now: number): FoundProduct['variationPrices'] {
    const prices = variations.all(parentId).map((row) => priceAt(toProductRow(row).state, now));
    const known = prices.filter((price) => price !== null).sort(compareMoney);
    const [min, max] = [known[0], known.at(-1)];
    return min !== undefined && max !== undefined ? { min, max } : null;
  }

  function describe(ids: readonly number[]): Candidate[] {
    const hash = hasher();
    return ids.flatMap((id) => {
      const found = features.get(id);
      return found === undefined ? [] : [candidateOf(id, found, hash)];
    });
  }

  function load(hit: Hit, now: number): FoundProduct | null {
    const found = row.get(hit.productId);
    if (!found) return null;
    const text = (hit.chunkId === null ? undefined : chunk.get(hit.chunkId)) ?? firstChunk.get(hit.productId);
    const product = toProductRow(found);
    const variationPrices = product.state.type === 'variable' ? priceRange(product.id, now) : null;
    return { ...product, text: text?.text ?? product.state.title, variationPrices };
  }

  const index: Synchronous<SearchIndex> = {
    candidates: (storeId, features, facts, limit, now) => {
      const match = matchExpression(storeId, features);
      if (match === '') return [];
      const { conditions, values } = conditionsOf(facts);
      // Only products that may be found are in the text index, and its terms carry their store.
      const filtered =
        conditions.length === 0
          ? ''
          : `AND EXISTS (SELECT 1 FROM products WHERE products.id = product_text.rowid AND ${conditions.join(' AND ')})`;
      const ids = db
        .prepare<unknown[], number>(
          `SELECT rowid FROM product_text WHERE product_text MATCH @match ${filtered} ORDER BY rank LIMIT @limit`,
        )
        .pluck()
        .all({ ...values, match, limit, ...(conditions.length === 0 ? {} : { now }) });
      return describe(ids);
    },
    describe,
    browse: (storeId, facts, order, limit, now) => {
      const { sql, values } = eligible(facts);
      return db
        .prepare<unknown[], number>(
          `SELECT products.id FROM products WHERE products.id IN (${sql}) AND products.parent_external_id IS NULL
           ORDER BY ${ORDERS[order]} LIMIT @limit`,
        )
        .pluck()
        .all({ ...values, store: storeId, limit, now })
        .map((productId) => ({ productId, score: 1, chunkId: null }));
    },
    vectorHits: nearest,
    liveFingerprint: (storeId) => {
      const id = live.get(storeId)?.live_fingerprint;
      return id ? fingerprintById(db, id) : null;
    },
    sorted: (productIds, order, now) =>
      db
        .prepare<unknown[], number>(
          `SELECT products.id FROM products WHERE products.id IN (SELECT value FROM json_each(@ids))
           ORDER BY ${ORDERS[order]}`,
        )
        .pluck()
        .all({ ids: JSON.stringify(productIds), ...(order === 'newest' ? {} : { now }) }),
    choices: (productIds) =>
      new Map(
        productIds.map((id) => [
          id,
          variations.all(id).map((found) => {
            const { state } = toProductRow(found);
            const options = state.attributes.flatMap((attribute) => attribute.options);
            return { options, inStock: inStock(state) };
          }),
        ]),
      ),
    load: (hits, now) => hits.map((hit) => load(hit, now)).filter((found) => found !== null),
    neighbours: (storeId, productId, facts, limit, now) => {
      const fingerprint = index.liveFingerprint(storeId);
      const fp = fingerprint && fingerprintId(db, fingerprint);
      const centre = fp ? centreOf(db, fp, productId) : null;
      if (fingerprint === null || centre === null) return null;
      return index
        .vectorHits(storeId, fingerprint, centre.vector, facts, limit + centre.chunks, now)
        .filter((hit) => hit.productId !== productId)
        .slice(0, limit);
    },
  };
  return index;
}
