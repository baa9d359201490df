// Do the text index and the vectors hold what the rows of products and chunks say they hold? Both are written in the
// transaction that writes the product, so that anything but yes means a damaged file or a bug.
import type { Agreement } from '../../ports/checkup.ts';
import type { Connection } from './open.ts';
import { lostInSegments } from './segment-agreement.ts';
import { vectorTable } from './vector-tables.ts';

/** Reads keys, mostly: FTS5 keeps its own in a table, `…_docsize`. */
export function agreementIn(db: Connection): Agreement {
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0;
  const models = db.prepare<[], { id: number; dimensions: number }>('SELECT id, dimensions FROM fingerprints').all();
  const lost = 'fingerprint_id NOT IN (SELECT id FROM fingerprints)';
  let vectorsMissing = count(`SELECT count(*) FROM chunks WHERE fingerprint_id != 0 AND ${lost}`);
  let vectorsExtra = 0;
  for (const { id, dimensions } of models) {
    const rows = vectorTable(id);
    vectorsMissing += count(
      `SELECT count(*) FROM chunks WHERE fingerprint_id = ${id} AND id NOT IN (SELECT chunk_id FROM ${rows})`,
    );
    vectorsMissing += lostInSegments(db, id, dimensions);
    vectorsExtra += count(`SELECT count(*) FROM ${rows} WHERE chunk_id NOT IN (SELECT id FROM chunks)`);
  }
  return {
    products: count('SELECT count(*) FROM products WHERE text_hash IS NOT NULL'),
    textMissing: count(`
      SELECT count(*) FROM products WHERE text_hash IS NOT NULL
        AND (id NOT IN (SELECT id FROM product_text_docsize) OR id NOT IN (SELECT product_id FROM product_features))`),
    textExtra: count(`
      SELECT count(*) FROM product_text_docsize
      WHERE id NOT IN (SELECT id FROM products WHERE text_hash IS NOT NULL)`),
    chunks: count('SELECT count(*) FROM chunks'),
    vectorsMissing,
    vectorsExtra,
    givenUp: givenUpIn(db),
  };
}

/** Those given up for a model they still have no vector of. */
function givenUpIn(db: Connection): Agreement['givenUp'] {
  const found = db
    .prepare<[], { texts: number; last: number | null }>(
      `SELECT count(*) AS texts, max(id) AS last FROM chunks
       WHERE given_up_for != 0 AND given_up_for != fingerprint_id AND given_up_for IN (SELECT id FROM fingerprints)`,
    )
    .get();
  if (found === undefined || found.last === null) return null;
  const reason = db.prepare<[number], string | null>('SELECT error FROM chunks WHERE id = ?').pluck().get(found.last);
  return { texts: found.texts, reason: reason ?? null };
}
