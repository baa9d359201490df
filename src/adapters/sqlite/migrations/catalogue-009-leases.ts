// Leases of chunks as rows of their own, one for each batch that a worker has taken: see leases.ts. What was held when
// the database is brought up to date is due again.
import type { Migration } from '../open.ts';

export const leases: Migration = {
  number: 9,
  name: 'leases',
  sql: `
UPDATE chunks SET due_at = 0 WHERE lease_owner IS NOT NULL;
DROP INDEX chunks_leased;
ALTER TABLE chunks DROP COLUMN lease_owner;
CREATE TABLE chunk_leases (
  id INTEGER PRIMARY KEY,
  store_id INTEGER NOT NULL REFERENCES stores (id) ON DELETE CASCADE,
  owner TEXT NOT NULL,
  until INTEGER NOT NULL,
  chunk_ids TEXT NOT NULL,
  product_ids TEXT NOT NULL
) STRICT;
`,
};
