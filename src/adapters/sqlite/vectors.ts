// Rows of vectors, one table for each model. A row is written once and deleted, never changed, and its number only
// grows: whoever has read up to a number has all but what follows it. A vector goes when its chunk goes.
import { fingerprintIdsFor } from './fingerprints.ts';
import type { Connection } from './open.ts';
import { unit } from './simd/codes.ts';
import { bytesOf } from './simd/rows.ts';
import { vectorTable } from './vector-tables.ts';

/** A chunk, and where it belongs. */
export interface PlacedChunk {
  id: number;
  storeId: number;
  productId: number;
}

export interface Vectors {
  /** Keeps its direction, with length 1, in place of what the chunk had. */
  put(fingerprint: number, chunk: PlacedChunk, vector: Float32Array): void;
  /** Gives a chunk the vector of another; false when that has none. */
  copy(fingerprint: number, fromChunk: number, chunk: PlacedChunk): boolean;
  /** Under every fingerprint. The chunks are of one store, and still there. */
  drop(chunkIds: readonly number[]): void;
}

export function vectorsIn(db: Connection): Vectors {
  const statements = perTable((table) => ({
    // Neither SELECT nor REPLACE: either makes SQLite keep a journal of the statement, at six times the cost.
    put: db.prepare(`INSERT INTO ${table} (chunk_id, store_id, product_id, embedding) VALUES (?, ?, ?, ?)`),
    find: db.prepare<[number], Buffer>(`SELECT embedding FROM ${table} WHERE chunk_id = ?`).pluck(),
    drop: db.prepare(`DELETE FROM ${table} WHERE chunk_id = ?`),
  }));

  function write(fingerprint: number, { id, storeId, productId }: PlacedChunk, embedding: Buffer): void {
    const { put, drop } = statements(fingerprint);
    drop.run(id);
    put.run(id, storeId, productId, embedding);
  }

  return {
    put: (fingerprint, chunk, vector) => write(fingerprint, chunk, bytesOf(unit(vector))),
    copy: (fingerprint, fromChunk, chunk) => {
      const found = statements(fingerprint).find.get(fromChunk);
      if (found !== undefined) write(fingerprint, chunk, found);
      return found !== undefined;
    },
    drop: (chunkIds) => {
      const [first] = chunkIds;
      if (first === undefined) return;
      for (const id of fingerprintIdsFor(db, first)) {
        const { drop } = statements(id);
        for (const chunkId of chunkIds) drop.run(chunkId);
      }
    },
  };
}

/** More models than a database has in use. */
const MOST_TABLES = 64;

/** What is made for a fingerprint's table, such as statements, made once. */
export function perTable<Made>(make: (table: string) => Made): (fingerprint: number) => Made {
  const known = new Map<number, Made>();
  return (fingerprint) => {
    const old = known.get(fingerprint);
    if (old !== undefined) return old;
    const made = make(vectorTable(fingerprint));
    if (known.size >= MOST_TABLES) known.clear();
    known.set(fingerprint, made);
    return made;
  };
}
