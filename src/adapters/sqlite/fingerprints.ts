// Fingerprints as numbers, and the vector table that belongs to each: one table per model, split by store inside.
import type { Fingerprint } from '../../ports/embedder.ts';
import type { Connection } from './open.ts';

interface FingerprintRow {
  id: number;
  provider: string;
  model: string;
  dimensions: number;
  format: number;
}

export function vectorTable(id: number): string {
  return `vectors_${id}`;
}

/** The number of a fingerprint, or null if it was never used. */
export function fingerprintId(db: Connection, fingerprint: Fingerprint): number | null {
  const row = db
    .prepare<Fingerprint, { id: number }>(
      `SELECT id FROM fingerprints
       WHERE provider = @provider AND model = @model AND dimensions = @dimensions AND format = @format`,
    )
    .get({ ...fingerprint });
  return row?.id ?? null;
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
  db.exec(`CREATE VIRTUAL TABLE ${vectorTable(id)} USING vec0 (
    chunk_id INTEGER PRIMARY KEY, store_id INTEGER PARTITION KEY,
    embedding float[${fingerprint.dimensions}] distance_metric=cosine)`);
  return id;
}

export function fingerprintById(db: Connection, id: number): Fingerprint | null {
  const row = db.prepare<[number], FingerprintRow>('SELECT * FROM fingerprints WHERE id = ?').get(id);
  if (!row) return null;
  return { provider: row.provider, model: row.model, dimensions: row.dimensions, format: row.format };
}

/** Forgets a model that no store uses any more, with all its vectors. Call it inside a transaction. */
export function dropFingerprint(db: Connection, id: number): void {
  db.prepare('UPDATE chunks SET fingerprint_id = 0 WHERE fingerprint_id = ?').run(id);
  db.exec(`DROP TABLE ${vectorTable(id)}`);
  db.prepare('DELETE FROM fingerprints WHERE id = ?').run(id);
}

export function fingerprintIds(db: Connection): number[] {
  return db
    .prepare<[], { id: number }>('SELECT id FROM fingerprints')
    .all()
    .map((row) => row.id);
}
