// Where a product stands among the vectors: the mean of its chunks. Beside search, which only asks for what is near.
import { vectorTable } from './fingerprints.ts';
import type { Connection } from './open.ts';

export interface Centre {
  vector: Float32Array;
  /** How many chunks it is the mean of. */
  chunks: number;
}

/** The mean of the directions of a product's chunk vectors under one fingerprint; null while it has none. */
export function centreOf(db: Connection, fingerprint: number, productId: number): Centre | null {
  const chunks = db.prepare<[number], number>('SELECT id FROM chunks WHERE product_id = ?').pluck().all(productId);
  const read = db.prepare<[bigint], Buffer>(`SELECT embedding FROM ${vectorTable(fingerprint)} WHERE chunk_id = ?`);
  const vectors = chunks.flatMap((id) => read.pluck().get(BigInt(id)) ?? []).map(vectorOf);
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    const length = Math.hypot(...vector) || 1;
    for (const [at, value] of vector.entries()) sum[at] = (sum[at] ?? 0) + value / length;
  }
  return sum.some((value) => value !== 0) ? { vector: sum, chunks: vectors.length } : null;
}

function vectorOf(bytes: Buffer): Float32Array {
  // A copy: a Buffer may begin where no number may.
  return new Float32Array(new Uint8Array(bytes).buffer);
}
