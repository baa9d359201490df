// Running totals of what workers and pulls did, one row a series: the log itself is never counted when somebody asks
// for numbers. Dead events get an index of their own for the same reason.
import type { Migration } from '../open.ts';

export const totals: Migration = {
  number: 3,
  name: 'totals',
  sql: `
CREATE TABLE totals (
  series TEXT NOT NULL,
  labels TEXT NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (series, labels)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_dead ON events (store_id) WHERE status = 'dead';
`,
};
