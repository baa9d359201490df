// Vectors as rows of ordinary tables, and their codes in segments: how a store's vectors are read into memory at once.
// Segments follow from the rows and can be made again at any time.
import type { Migration } from '../open.ts';
import { moveOutOfSqliteVec } from '../vector-tables.ts';

export const vectors: Migration = {
  number: 7,
  name: 'vectors',
  sql: `
CREATE TABLE vector_segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fingerprint_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  vectors INTEGER NOT NULL,
  seqs BLOB NOT NULL,
  products BLOB NOT NULL,
  scales BLOB NOT NULL,
  codes BLOB NOT NULL,
  UNIQUE (store_id, fingerprint_id, first_seq)
) STRICT;
`,
  step: moveOutOfSqliteVec,
};
