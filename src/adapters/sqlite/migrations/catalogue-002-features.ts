// The text index by features: five columns of terms that are already analysed, and beside it every product's features
// in one blob, for grading. Products are written into it again by the worker: `text_version` says which are due.
import type { Migration } from '../open.ts';

export const features: Migration = {
  number: 2,
  name: 'features',
  sql: `
DROP TABLE product_text;

CREATE VIRTUAL TABLE product_text USING fts5 (
  exact, stems, joined, concepts, phonetic,
  content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'"
);
INSERT INTO product_text (product_text, rank) VALUES ('rank', 'bm25(5.0, 3.0, 3.0, 4.0, 1.0)');

CREATE VIRTUAL TABLE product_vocabulary USING fts5vocab (product_text, row);

CREATE TABLE product_features (
  product_id INTEGER PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
  length REAL NOT NULL,
  is_accessory INTEGER NOT NULL,
  kinds BLOB NOT NULL,
  features BLOB NOT NULL
) STRICT;

CREATE TABLE text_totals (
  store_id INTEGER PRIMARY KEY REFERENCES stores (id) ON DELETE CASCADE,
  products INTEGER NOT NULL,
  length REAL NOT NULL
) STRICT;

ALTER TABLE products ADD COLUMN text_version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX products_text_version ON products (store_id, text_version) WHERE text_hash IS NOT NULL;
`,
};
