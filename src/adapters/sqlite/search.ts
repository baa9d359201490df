// The two legs of search and the rows behind their hits. Filters stand inside both legs, so that a narrow filter
// never leaves an answer empty that could have been full.
import { compareMoney, moneySortKey } from '../../domain/money.ts';
import { priceAt } from '../../domain/product.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { Facts, FoundProduct, Hit, SearchIndex } from '../../ports/search.ts';
import type { Synchronous } from './errors.ts';
import { fingerprintById, fingerprintId, vectorTable } from './fingerprints.ts';
import type { Connection } from './open.ts';
import {
  IN_STOCK,
  PRICE_NOW,
  PRODUCT_COLUMNS,
  PRODUCT_TABLES,
  type ProductColumns,
  toProductRow,
} from './product-rows.ts';
import { vectorBytes } from './vectors.ts';

/** sqlite-vec refuses a larger k. */
const MAX_NEIGHBOURS = 4096;
/** Several chunks of one product may be near: ask for more neighbours than products are wanted. */
const CHUNKS_PER_PRODUCT = 3;

const WEIGHTS = '8.0, 10.0, 4.0, 3.0, 2.0, 1.0';

function eligible(facts: Facts): { sql: string; values: Record<string, string> } {
  const conditions = ['products.store_id = @store', 'products.is_active = 1', 'products.text_hash IS NOT NULL'];
  const values: Record<string, string> = {};
  if (facts.inStock) conditions.push(IN_STOCK);
  if (facts.minPrice !== undefined) {
    conditions.push(`(${PRICE_NOW}) >= @min`);
    values.min = moneySortKey(facts.minPrice);
  }
  if (facts.maxPrice !== undefined) {
    conditions.push(`(${PRICE_NOW}) <= @max`);
    values.max = moneySortKey(facts.maxPrice);
  }
  if (facts.category !== undefined) {
    conditions.push(`EXISTS (SELECT 1 FROM product_terms
      WHERE product_id = products.id AND kind = 'category' AND folded = @category)`);
    values.category = foldText(facts.category);
  }
  return { sql: `SELECT products.id FROM products WHERE ${conditions.join(' AND ')}`, values };
}

/** Words as FTS5 strings, so that nothing a user types is query syntax. */
function matchExpression(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
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

  function priceRange(parentId: number, now: number): FoundProduct['variationPrices'] {
    const prices = variations.all(parentId).map((row) => priceAt(toProductRow(row).state, now));
    const known = prices.filter((price) => price !== null).sort(compareMoney);
    const [min, max] = [known[0], known.at(-1)];
    return min !== undefined && max !== undefined ? { min, max } : null;
  }

  function load(hit: Hit, now: number): FoundProduct | null {
    const found = row.get(hit.productId);
    if (!found) return null;
    const text = (hit.chunkId === null ? undefined : chunk.get(hit.chunkId)) ?? firstChunk.get(hit.productId);
    const product = toProductRow(found);
    const variationPrices = product.state.type === 'variable' ? priceRange(product.id, now) : null;
    return { ...product, text: text?.text ?? product.state.title, variationPrices };
  }

  return {
    textHits: (storeId, terms, facts, limit, now) => {
      if (terms.length === 0) return [];
      const { sql, values } = eligible(facts);
      // The plus keeps SQLite from running the match once for every eligible row.
      return db
        .prepare<unknown[], { id: number; score: number }>(
          `SELECT rowid AS id, -bm25(product_text, ${WEIGHTS}) AS score FROM product_text
           WHERE product_text MATCH @match AND +rowid IN (${sql}) ORDER BY score DESC, id LIMIT @limit`,
        )
        .all({ ...values, match: matchExpression(terms), store: storeId, limit, now })
        .map(({ id, score }) => ({ productId: id, score, chunkId: null }));
    },
    vectorHits: (storeId, fingerprint, vector, facts, limit, now) => {
      const fp = fingerprintId(db, fingerprint);
      if (fp === null) return [];
      const { sql, values } = eligible(facts);
      const neighbours = db
        .prepare<unknown[], { chunk_id: number; distance: number }>(
          `SELECT chunk_id, distance FROM ${vectorTable(fp)}
           WHERE embedding MATCH @vector AND k = @k AND store_id = @store
             AND chunk_id IN (SELECT chunks.id FROM chunks WHERE chunks.product_id IN (${sql}))`,
        )
        .all({
          ...values,
          vector: vectorBytes(vector),
          k: BigInt(Math.min(MAX_NEIGHBOURS, limit * CHUNKS_PER_PRODUCT)),
          store: BigInt(storeId),
          now,
        });
      const owner = db.prepare<[number], { product_id: number }>('SELECT product_id FROM chunks WHERE id = ?');
      const hits = new Map<number, Hit>();
      for (const { chunk_id, distance } of neighbours) {
        const productId = owner.get(chunk_id)?.product_id;
        if (productId === undefined || hits.has(productId)) continue;
        hits.set(productId, { productId, score: 1 - distance, chunkId: chunk_id });
      }
      return [...hits.values()].slice(0, limit);
    },
    liveFingerprint: (storeId) => {
      const id = live.get(storeId)?.live_fingerprint;
      return id ? fingerprintById(db, id) : null;
    },
    load: (hits, now) => hits.map((hit) => load(hit, now)).filter((found) => found !== null),
  };
}
