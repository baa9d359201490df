// What the dashboard reads every second stands beside a log and a catalogue of any size: no statement of it may go
// through a table.
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { LOOKS_AT_CATALOGUE, LOOKS_AT_INBOX } from '../../../src/adapters/sqlite/dashboard.ts';
import { inboxPath } from '../../../src/adapters/sqlite/upkeep.ts';
import { sqliteInTemp } from '../../support/database.ts';

const { path, dispose } = sqliteInTemp();
afterAll(dispose);

describe.each([
  ['the inbox', inboxPath(path), LOOKS_AT_INBOX],
  ['the catalogue', path, LOOKS_AT_CATALOGUE],
])('%s', (_name, file, looks) => {
  const db = new BetterSqlite3(file, { readonly: true });
  afterAll(() => db.close());

  test.each(Object.entries(looks))('%s is answered from an index', (name, sql) => {
    const values = sql.includes('?') ? [1, 'woocommerce', 'woo_1'] : [{ store: 1, since: 1, limit: 9 }];
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    const [first, ...rest] = plan.map(({ detail }) => detail);
    // The newest of all shops are the last rows of the table: it is read backwards, and only so far.
    if (name === 'newest') expect(first).toBe('SCAN events');
    else expect(first).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX \w+ \((store_id=\?|finished_at>\?)/);
    // Groups are minutes; rows come in their order already.
    expect(rest.filter((step) => step !== 'USE TEMP B-TREE FOR GROUP BY')).toEqual([]);
  });
});
