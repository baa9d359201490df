// Models fitted to stores' texts: a row a model, a row a term, whose turn it is to fit a store, and which vectors are
// left behind. Models name no store by a reference: what a removed store leaves behind is forgotten in small steps.
import type { Migration } from '../open.ts';

export const models: Migration = {
  number: 4,
  name: 'models',
  sql: `
CREATE TABLE models (
  fingerprint_id INTEGER PRIMARY KEY,
  store_id INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('building', 'wanted', 'left')),
  owner TEXT NOT NULL,
  language TEXT NOT NULL,
  texts INTEGER NOT NULL,
  last_chunk_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX models_wanted ON models (store_id) WHERE status = 'wanted';

CREATE TABLE model_terms (
  fingerprint_id INTEGER NOT NULL,
  term TEXT NOT NULL,
  weights BLOB NOT NULL,
  PRIMARY KEY (fingerprint_id, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE model_turns (
  store_id INTEGER PRIMARY KEY REFERENCES stores (id) ON DELETE CASCADE,
  owner TEXT,
  due_at INTEGER NOT NULL
) STRICT;

CREATE TABLE vector_leftovers (
  fingerprint_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL REFERENCES stores (id) ON DELETE CASCADE,
  after_chunk INTEGER NOT NULL,
  PRIMARY KEY (fingerprint_id, store_id)
) STRICT, WITHOUT ROWID;
`,
};
