// The metrics are asked for every few seconds beside a log of any length: no query of theirs may go through a table,
// nor through all events of a store.
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { OF_CATALOGUE, OF_INBOX } from '../../../../src/adapters/sqlite/measures.ts';
import { inboxPath } from '../../../../src/adapters/sqlite/upkeep.ts';
import { sqliteInTemp } from '../../../support/database.ts';

const { path, dispose } = sqliteInTemp();
afterAll(dispose);

describe.each([
  ['the inbox', inboxPath(path), OF_INBOX, ['events_open', 'events_dead']],
  ['the catalogue', path, OF_CATALOGUE, ['products_living', 'chunks_pending', 'chunks_given_up', 'pulls_store']],
])('%s', (_name, file, queries, indexes) => {
  const db = new BetterSqlite3(file, { readonly: true });
  afterAll(() => db.close());

  test.each(Object.entries(queries))('%s is read from an index', (_query, sql) => {
    const plan = db.prepare<object, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all({ store: 1, fp: 1 });
    const steps = plan
      .map(({ detail }) => detail)
      .filter((detail) => !/^(SCAN CONSTANT ROW|SCALAR SUBQUERY \d)$/.test(detail));
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      const [, index] = /^SEARCH \w+ USING (?:COVERING )?INDEX (\w+) \(store_id=\?/.exec(step) ?? [];
      expect(indexes, step).toContain(index);
    }
  });
});
