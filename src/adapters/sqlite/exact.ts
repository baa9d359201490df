// Nearest by sqlite-vec, which reads every vector of the store: for stores whose codes have no room in memory, and as
// the truth that the index is tested against.
import type { Facts, Hit } from '../../ports/search.ts';
import { conditionsOf, eligible } from './eligible.ts';
import type { Connection } from './open.ts';
import type { Place } from './segments.ts';
import { bytesOf } from './simd/rows.ts';
import { withSqliteVec } from './sqlite-vec.ts';
import { vectorTable } from './vector-tables.ts';

/** Several chunks of one product may be near: so many are asked for each product at first, and more when need be. */
const CHUNKS_PER_PRODUCT = 1.5;

export type NearestIn = (place: Place, vector: Float32Array, facts: Facts, limit: number, now: number) => Hit[];

export function exactIn(db: Connection): NearestIn {
  return ({ fingerprint, storeId: store }, vector, facts, limit, now) => {
    const { sql, values } = eligible(facts);
    // Only products that can be found have chunks, so without filters every chunk of the store will do.
    const fits = conditionsOf(facts).conditions.length === 0 ? '' : `AND product_id IN (${sql})`;
    const nearest = withSqliteVec(db).prepare<unknown[], Hit>(`
      SELECT product_id AS productId, chunk_id AS chunkId,
             coalesce(1 - vec_distance_cosine(embedding, @vector), 0) AS score
      FROM ${vectorTable(fingerprint)} WHERE store_id = @store ${fits} ORDER BY score DESC, product_id LIMIT @most`);
    for (let most = Math.ceil(limit * CHUNKS_PER_PRODUCT); ; most *= 4) {
      const rows = nearest.all({ ...values, vector: bytesOf(vector), store, now, most });
      const hits = bestOfEach(rows);
      if (hits.length >= limit || rows.length < most) return hits.slice(0, limit);
    }
  };
}

/** Of hits by falling score, the first of each product. */
function bestOfEach(hits: readonly Hit[]): Hit[] {
  const best = new Map<number, Hit>();
  for (const hit of hits) if (!best.has(hit.productId)) best.set(hit.productId, hit);
  return [...best.values()];
}
