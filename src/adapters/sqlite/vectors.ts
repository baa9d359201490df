// Rows of vectors. A vector goes when its chunk goes, from every model's table.
import { fingerprintIdsFor, vectorTable } from './fingerprints.ts';
import type { Connection } from './open.ts';

export function vectorBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** The chunks are of one store, and still there. */
export function dropVectors(db: Connection, chunkIds: readonly number[]): void {
  const [first] = chunkIds;
  if (first === undefined) return;
  for (const id of fingerprintIdsFor(db, first)) {
    const drop = db.prepare(`DELETE FROM ${vectorTable(id)} WHERE chunk_id = ?`);
    for (const chunkId of chunkIds) drop.run(BigInt(chunkId));
  }
}

export function putVector(db: Connection, fingerprint: number, chunkId: number, storeId: number, vector: Buffer): void {
  const table = vectorTable(fingerprint);
  db.prepare(`DELETE FROM ${table} WHERE chunk_id = ?`).run(BigInt(chunkId));
  db.prepare(`INSERT INTO ${table} (chunk_id, store_id, embedding) VALUES (?, ?, ?)`).run(
    BigInt(chunkId),
    BigInt(storeId),
    vector,
  );
}
