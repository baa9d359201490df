// The inbox file: the event log. An event is open while `finished_at` is null; `due_at` is when it may be taken
// (again), so a claimed event whose owner died comes back by itself.
import type { Migration } from '../open.ts';

export const start: Migration = {
  number: 1,
  name: 'start',
  sql: `
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  store_id INTEGER NOT NULL,
  store TEXT NOT NULL,
  source TEXT NOT NULL,
  token_name TEXT,
  event_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  product_id TEXT,
  body BLOB,
  headers TEXT NOT NULL,
  dedupe BLOB,
  duplicate_of INTEGER,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  error_message TEXT,
  source_ip TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  lease_owner TEXT,
  started_at INTEGER,
  finished_at INTEGER,
  processing_time_ms INTEGER
) STRICT;
CREATE TABLE probe (id INTEGER PRIMARY KEY, written INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX events_dedupe ON events (store_id, dedupe) WHERE dedupe IS NOT NULL;
CREATE INDEX events_open ON events (store_id, id) WHERE finished_at IS NULL;
CREATE INDEX events_leased ON events (lease_owner) WHERE finished_at IS NULL AND lease_owner IS NOT NULL;
CREATE INDEX events_product ON events (store_id, product_id);
CREATE INDEX events_finished ON events (finished_at) WHERE finished_at IS NOT NULL;
`,
};
