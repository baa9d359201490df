// Webhooks pilito made in a shop or gave a secret, by the shop's own number of them. `secret_mark` tells the store's
// secrets apart and says nothing of what they are.
import type { Migration } from '../open.ts';

export const webhooks: Migration = {
  number: 6,
  name: 'webhooks',
  sql: `
CREATE TABLE store_webhooks (
  store_id INTEGER NOT NULL REFERENCES stores (id) ON DELETE CASCADE,
  webhook_id TEXT NOT NULL,
  delivery_url TEXT NOT NULL,
  secret_mark TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (store_id, webhook_id)
) STRICT;
`,
};
