// Fingerprints as numbers; each has a table of vectors of its own.
import type { Fingerprint } from '../../ports/embedder.ts';
import type { Connection } from './open.ts';
import { dropVectorTable, makeVectorTable } from './vector-tables.ts';

interface FingerprintRow {
  id: number;
  provider: string;
  model: string;
  dimensions: number;
  format: number;
}

/** Gives the number of a fingerprint, or null if it was never used: for who asks often. */
export function fingerprintFinder(db: Connection): (fingerprint: Fingerprint) => number | null {
  const find = db
    .prepare<Fingerprint, number>(
      `SELECT id FROM fingerprints
       WHERE provider = @provider AND model = @model AND dimensions = @dimensions AND format = @format`,
    )
    .pluck();
  return (fingerprint) => find.get({ ...fingerprint }) ?? null;
}

export function fingerprintId(db: Connection, fingerprint: Fingerprint): number | null {
  return fingerprintFinder(db)(fingerprint);
}

/** The number of a fingerprint, with its vector table made if need be. Call it inside a transaction. */
export function ensureFingerprint(db: Connection, fingerprint: Fingerprint): number {
  const known = fingerprintId(db, fingerprint);
  if (known !== null) return known;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO fingerprints (provider, model, dimensions, format)
       VALUES (@provider, @model, @dimensions, @format)`,
    )
    .run({ ...fingerprint });
  const id = Number(lastInsertRowid);
  makeVectorTable(db, id, fingerprint.dimensions);
  return id;
}

export function fingerprintById(db: Connection, id: number): Fingerprint | null {
  const row = db.prepare<[number], FingerprintRow>('SELECT * FROM fingerprints WHERE id = ?').get(id);
  if (!row) return null;
  return { provider: row.provider, model: row.model, dimensions: row.dimensions, format: row.format };
}

/** The number that the next new fingerprint gets; no number is given twice. */
export function nextFingerprintId(db: Connection): number {
  const row = db.prepare<[], { seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'fingerprints'`).get();
  return (row?.seq ?? 0) + 1;
}

/**
 * Forgets a model that no store uses any more, with all its vectors; if it was fitted, its terms go later, in small
 * steps. Call it inside a transaction.
 */
export function dropFingerprint(db: Connection, id: number): void {
  db.prepare(
    'UPDATE chunks SET fingerprint_id = 0 WHERE store_id IN (SELECT id FROM stores) AND fingerprint_id = ?',
  ).run(id);
  dropVectorTable(db, id);
  db.prepare('DELETE FROM fingerprints WHERE id = ?').run(id);
}

/** Those whose tables may hold vectors of this chunk: all but the models fitted to other stores. */
export function fingerprintIdsFor(db: Connection, chunkId: number): number[] {
  return db
    .prepare<[number], { id: number }>(
      `SELECT id FROM fingerprints WHERE id NOT IN
         (SELECT fingerprint_id FROM models WHERE store_id != (SELECT store_id FROM chunks WHERE id = ?))`,
    )
    .all(chunkId)
    .map((row) => row.id);
}
