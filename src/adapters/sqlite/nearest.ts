// The vector leg's SQL: the chunks nearest to a vector by cosine, with the filters inside, as products.
import type { Hit, SearchIndex } from '../../ports/search.ts';
import { conditionsOf, eligible } from './eligible.ts';
import type { Synchronous } from './errors.ts';
import { fingerprintId, vectorTable } from './fingerprints.ts';
import type { Connection } from './open.ts';
import { vectorBytes } from './vectors.ts';

/** sqlite-vec refuses a larger k. */
const MAX_NEIGHBOURS = 4096;
/** Several chunks of one product may be near: so many neighbours are asked for each product, then more when need be. */
const CHUNKS_PER_PRODUCT = [1.5, 6, 50];

type Nearest = Synchronous<SearchIndex>['vectorHits'];

export function nearestIn(db: Connection): Nearest {
  const owner = db.prepare<[number], number>('SELECT product_id FROM chunks WHERE id = ?').pluck();

  return (storeId, fingerprint, vector, facts, limit, now) => {
    const fp = fingerprintId(db, fingerprint);
    if (fp === null) return [];
    const { sql, values } = eligible(facts);
    // Only products that can be found have chunks, so without filters every chunk of the store will do.
    const fits =
      conditionsOf(facts).conditions.length === 0
        ? ''
        : `AND chunk_id IN (SELECT chunks.id FROM chunks WHERE chunks.product_id IN (${sql}))`;
    const neighbours = db.prepare<unknown[], { chunk_id: number; distance: number }>(
      `SELECT chunk_id, distance FROM ${vectorTable(fp)}
       WHERE embedding MATCH @vector AND k = @k AND store_id = @store ${fits}`,
    );
    const bound = { ...values, vector: vectorBytes(vector), store: BigInt(storeId), now };
    let hits: Hit[] = [];
    for (const chunks of CHUNKS_PER_PRODUCT) {
      const k = Math.min(MAX_NEIGHBOURS, Math.ceil(limit * chunks));
      const rows = neighbours.all({ ...bound, k: BigInt(k) });
      hits = bestOfEach(rows.map(({ chunk_id, distance }) => ({ chunk: chunk_id, score: 1 - distance })));
      if (hits.length >= limit || rows.length < k || k === MAX_NEIGHBOURS) break;
    }
    return hits.slice(0, limit);
  };

  function bestOfEach(near: readonly { chunk: number; score: number }[]): Hit[] {
    const hits = new Map<number, Hit>();
    for (const { chunk, score } of near) {
      const productId = owner.get(chunk);
      if (productId === undefined || hits.has(productId)) continue;
      hits.set(productId, { productId, score, chunkId: chunk });
    }
    return [...hits.values()];
  }
}
