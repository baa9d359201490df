// The table of vectors that belongs to a model, and how one of an older pilito becomes it: those lay inside sqlite-vec.
import type { Connection } from './open.ts';
import { withSqliteVec } from './sqlite-vec.ts';

export function vectorTable(fingerprint: number): string {
  return `vectors_${fingerprint}`;
}

export function makeVectorTable(db: Connection, fingerprint: number, dimensions: number): void {
  makeTable(db, vectorTable(fingerprint), dimensions);
  makeIndex(db, vectorTable(fingerprint));
}

/** Numbers are never given twice, so that what follows a number is what was written after it. */
function makeTable(db: Connection, table: string, dimensions: number): void {
  db.exec(`CREATE TABLE ${table} (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    chunk_id INTEGER NOT NULL UNIQUE,
    store_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    embedding BLOB NOT NULL CHECK (length(embedding) = ${Float32Array.BYTES_PER_ELEMENT * dimensions})) STRICT`);
}

function makeIndex(db: Connection, table: string): void {
  db.exec(`CREATE INDEX ${table}_store ON ${table} (store_id)`);
}

/** With the segments that were made of it. */
export function dropVectorTable(db: Connection, fingerprint: number): void {
  db.exec(`DROP TABLE ${vectorTable(fingerprint)}`);
  db.prepare('DELETE FROM vector_segments WHERE fingerprint_id = ?').run(fingerprint);
}

/** Moves every vector out of sqlite-vec's tables. Call it inside a transaction. */
export function moveOutOfSqliteVec(db: Connection): void {
  const models = db.prepare<[], { id: number; dimensions: number }>('SELECT id, dimensions FROM fingerprints').all();
  if (models.length > 0) withSqliteVec(db);
  for (const { id, dimensions } of models) {
    const table = vectorTable(id);
    makeTable(db, `moved_${table}`, dimensions);
    db.exec(`
      INSERT INTO moved_${table} (chunk_id, store_id, product_id, embedding)
      SELECT chunks.id, chunks.store_id, chunks.product_id,
             CASE WHEN embedding = zeroblob(${4 * dimensions}) THEN embedding ELSE vec_normalize(embedding) END
      FROM ${table} AS old JOIN chunks ON chunks.id = old.chunk_id ORDER BY chunks.id;
      DROP TABLE ${table};
      ALTER TABLE moved_${table} RENAME TO ${table};`);
    makeIndex(db, table);
  }
}
