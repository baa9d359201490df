// Vectors that a store has left behind in the table of a model which other stores still use. Each deletion costs, so
// they are noted when the store moves and go later, a few at a time, in the order of their chunks.
import { fingerprintById } from './fingerprints.ts';
import type { Connection } from './open.ts';
import { vectorTable } from './vector-tables.ts';

interface Leftover {
  fingerprint_id: number;
  store_id: number;
  after_chunk: number;
}

export interface Leftovers {
  /** The store has moved away from this fingerprint. */
  note(fingerprintId: number, storeId: number): void;
  /** Looks at up to `limit` chunks; how many, and 0 when there is nothing left to look at. Call it in a transaction. */
  sweep(limit: number): number;
}

export function leftoversIn(db: Connection): Leftovers {
  const note = db.prepare(`
    INSERT INTO vector_leftovers (fingerprint_id, store_id, after_chunk) VALUES (?, ?, 0)
    ON CONFLICT DO UPDATE SET after_chunk = 0`);
  const first = db.prepare<[], Leftover>('SELECT * FROM vector_leftovers ORDER BY fingerprint_id, store_id LIMIT 1');
  const chunks = db.prepare<[number, number, number], { id: number; fingerprint_id: number }>(
    'SELECT id, fingerprint_id FROM chunks WHERE store_id = ? AND id > ? ORDER BY id LIMIT ?',
  );
  const move = db.prepare('UPDATE vector_leftovers SET after_chunk = ? WHERE fingerprint_id = ? AND store_id = ?');
  const end = db.prepare('DELETE FROM vector_leftovers WHERE fingerprint_id = ? AND store_id = ?');
  const dropSegment = db.prepare(`DELETE FROM vector_segments WHERE id =
    (SELECT id FROM vector_segments WHERE fingerprint_id = ? AND store_id = ? LIMIT 1)`);

  return {
    note: (fingerprintId, storeId) => {
      note.run(fingerprintId, storeId);
    },
    sweep: (limit) => {
      const leftover = first.get();
      if (!leftover) return 0;
      const { fingerprint_id: fp, store_id: storeId, after_chunk } = leftover;
      const { changes } = dropSegment.run(fp, storeId);
      if (changes > 0) return changes;
      const left = fingerprintById(db, fp) === null ? [] : chunks.all(storeId, after_chunk, limit);
      const last = left.at(-1);
      if (last === undefined) {
        end.run(fp, storeId);
        return 1;
      }
      const drop = db.prepare(`DELETE FROM ${vectorTable(fp)} WHERE chunk_id = ?`);
      for (const { id, fingerprint_id } of left) if (fingerprint_id !== fp) drop.run(id);
      move.run(last.id, fp, storeId);
      return left.length;
    },
  };
}
