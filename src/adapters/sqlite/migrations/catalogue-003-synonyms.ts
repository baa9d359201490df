// Synonyms of a store, one row a line. `key` is the line folded, so that no store says the same twice; numbers are
// never given twice, so that count and highest number together tell whether anything changed.
import type { Migration } from '../open.ts';

export const synonyms: Migration = {
  number: 3,
  name: 'synonyms',
  sql: `
CREATE TABLE store_synonyms (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  store_id INTEGER NOT NULL REFERENCES stores (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  terms TEXT NOT NULL,
  also TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (store_id, key)
) STRICT;
`,
};
