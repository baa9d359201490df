// Where a product stands among the vectors: the mean of its chunks. Beside search, which only asks for what is near.
import type { Connection } from './open.ts';
import { vectorOf } from './simd/rows.ts';
import { vectorTable } from './vector-tables.ts';

export interface Centre {
  vector: Float32Array;
  /** How many chunks it is the mean of. */
  chunks: number;
}

/** The mean of the directions of a product's chunk vectors under one fingerprint; null while it has none. */
export function centreOf(db: Connection, fingerprint: number, productId: number): Centre | null {
  const vectors = db
    .prepare<[number], Buffer>(
      `SELECT embedding FROM chunks JOIN ${vectorTable(fingerprint)} ON chunk_id = chunks.id
       WHERE chunks.product_id = ? ORDER BY chunk_id`,
    )
    .pluck()
    .all(productId)
    .map(vectorOf);
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (const [at, value] of vector.entries()) sum[at] = (sum[at] ?? 0) + value;
  return sum.some((value) => value !== 0) ? { vector: sum, chunks: vectors.length } : null;
}
