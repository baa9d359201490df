// Indexes for who watches the log live: what came to a store since some moment and what was its newest, how events
// ended since some moment, and what will be tried again. That of the open ones names `finished_at` too: only then are
// they counted, and the oldest found, without opening each.
import type { Migration } from '../open.ts';

export const moments: Migration = {
  number: 2,
  name: 'moments',
  sql: `
DROP INDEX events_open;
CREATE INDEX events_open ON events (store_id, finished_at) WHERE finished_at IS NULL;
CREATE INDEX events_arrived ON events (store_id, created_at);
DROP INDEX events_finished;
CREATE INDEX events_ended ON events (finished_at, store_id, status) WHERE finished_at IS NOT NULL;
CREATE INDEX events_retrying ON events (store_id) WHERE status = 'failed';
`,
};
