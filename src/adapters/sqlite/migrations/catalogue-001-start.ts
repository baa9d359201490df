// The catalogue file: shops, tokens, products, chunks and the text index. A product's small facts stand apart from
// its long state, so that confirming or re-pricing one rewrites little. Vector tables are made per fingerprint.
import type { Migration } from '../open.ts';

export const start: Migration = {
  number: 1,
  name: 'start',
  sql: `
CREATE TABLE fingerprints (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  dimensions INTEGER NOT NULL,
  format INTEGER NOT NULL,
  UNIQUE (provider, model, dimensions, format)
) STRICT;

CREATE TABLE stores (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  url TEXT,
  language TEXT,
  currency TEXT,
  allow_private_network INTEGER NOT NULL,
  consumer_key TEXT,
  consumer_secret TEXT,
  webhook_secrets TEXT NOT NULL,
  watermark INTEGER,
  live_fingerprint INTEGER REFERENCES fingerprints (id),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tokens (
  id TEXT PRIMARY KEY,
  store_id INTEGER REFERENCES stores (id) ON DELETE CASCADE,
  scope TEXT NOT NULL,
  integration_type TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  preview TEXT NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1,
  allowed_ips TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  last_used_at INTEGER,
  usage_count INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX tokens_store ON tokens (store_id);

CREATE TABLE products (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  store_id INTEGER NOT NULL REFERENCES stores (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  external_id TEXT NOT NULL,
  parent_external_id TEXT,
  variation_ids TEXT,
  modified_at INTEGER,
  arrived_at INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  alive_at INTEGER NOT NULL,
  dead_modified_at INTEGER,
  dead_arrived_at INTEGER,
  undated_at INTEGER,
  deleted_at INTEGER,
  state_hash TEXT NOT NULL DEFAULT '',
  text_hash TEXT,
  type TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  search_text TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  brand TEXT NOT NULL DEFAULT '',
  currency TEXT,
  price TEXT,
  price_key TEXT,
  regular_key TEXT,
  sale_key TEXT,
  sale_from INTEGER,
  sale_to INTEGER,
  on_sale INTEGER NOT NULL DEFAULT 0,
  stock_status TEXT NOT NULL DEFAULT '',
  is_active INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  synced_at INTEGER NOT NULL,
  UNIQUE (store_id, source, external_id)
) STRICT;
CREATE INDEX products_parent ON products (store_id, source, parent_external_id) WHERE parent_external_id IS NOT NULL;
CREATE INDEX products_sales ON products (sale_from, sale_to)
  WHERE parent_external_id IS NOT NULL AND (sale_from IS NOT NULL OR sale_to IS NOT NULL);
CREATE INDEX products_active ON products (store_id, is_active, deleted_at);

CREATE TABLE product_states (
  product_id INTEGER PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
  state TEXT NOT NULL
) STRICT;

CREATE TABLE product_terms (
  product_id INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  folded TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (product_id, kind, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_terms_folded ON product_terms (kind, folded);

CREATE VIRTUAL TABLE product_text USING fts5 (
  title, sku, brand, category, attributes, body,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE chunks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  product_id INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
  store_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  fingerprint_id INTEGER NOT NULL DEFAULT 0,
  given_up_for INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  due_at INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT
) STRICT;
CREATE INDEX chunks_product ON chunks (product_id, ordinal);
CREATE INDEX chunks_pending ON chunks (store_id, fingerprint_id, due_at);
CREATE INDEX chunks_leased ON chunks (lease_owner) WHERE lease_owner IS NOT NULL;
CREATE INDEX chunks_hash ON chunks (store_id, hash);

CREATE TABLE pulls (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  store_id INTEGER NOT NULL REFERENCES stores (id) ON DELETE CASCADE,
  mode TEXT NOT NULL,
  status TEXT NOT NULL,
  owner TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  heartbeat_at INTEGER NOT NULL,
  finished_at INTEGER,
  modified_after INTEGER,
  watermark INTEGER,
  cursor TEXT,
  counts TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX pulls_store ON pulls (store_id, id);

CREATE TABLE pull_pages (
  id INTEGER PRIMARY KEY,
  pull_id INTEGER NOT NULL REFERENCES pulls (id) ON DELETE CASCADE,
  seen TEXT NOT NULL
) STRICT;
CREATE INDEX pull_pages_pull ON pull_pages (pull_id);
`,
};
