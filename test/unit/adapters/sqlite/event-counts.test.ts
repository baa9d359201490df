// The numbers that the log keeps of itself are those that counting it would give, whatever happens to its events; and
// nothing that is asked of a long log reads it through.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { searchOf } from '../../../../src/adapters/sqlite/event-rows.ts';
import { statsIn } from '../../../../src/adapters/sqlite/event-stats.ts';
import { INBOX } from '../../../../src/adapters/sqlite/inbox-writer.ts';
import { openFile } from '../../../../src/adapters/sqlite/open.ts';
import { inboxPath } from '../../../../src/adapters/sqlite/upkeep.ts';
import type { EventOutcome } from '../../../../src/ports/events.ts';
import { addStore, delivery, freshGround, minutes, sqliteInTemp, T0 } from '../../../support/database.ts';

const on = freshGround(sqliteInTemp);

const COUNTED = `SELECT store, store_id, event_type, status, events, timed, processing_ms FROM event_counts WHERE events > 0
  ORDER BY 1, 2, 3, 4`;
const TRUTH = `SELECT store, store_id, event_type, status, count(*) AS events, count(processing_time_ms) AS timed,
    coalesce(sum(processing_time_ms), 0) AS processing_ms
  FROM events GROUP BY store, store_id, event_type, status ORDER BY 1, 2, 3, 4`;

function expectTrue(): void {
  const inbox = new BetterSqlite3(inboxPath(on.path), { readonly: true });
  const truth = inbox.prepare(TRUTH).all();
  expect(inbox.prepare(COUNTED).all()).toEqual(truth);
  inbox.close();
}

test('arrival, repeats, work, failures, replay and retention are all counted', async () => {
  const { events } = on.db;
  const other = await addStore(on.db, 'books');
  const dedupe = createHash('sha256').update('once').digest();
  for (const status of ['pending', 'skipped', 'rejected', 'done'] as const) {
    await events.append(delivery(on.store, { status, eventType: `product.${status}` }));
  }
  for (const store of [on.store, on.store, other]) await events.append(delivery(store, { dedupe }));
  for (let n = 0; n < 9; n++) await events.append(delivery(other, { receivedAt: minutes(n) }));
  expectTrue();

  const claimed = await events.claim('a', 6, 1_000, minutes(10));
  expectTrue();
  const [done, failed, dead, ...rest] = claimed.map(({ id }) => id);
  const outcome = (id = 0, status: EventOutcome['status'] = 'done'): EventOutcome => {
    return { id, status, errorMessage: null, attempts: 1, dueAt: minutes(11) };
  };
  await events.finish('a', [outcome(done), outcome(failed, 'failed'), outcome(dead, 'dead')], minutes(10) + 7);
  expectTrue();
  await events.release('a', rest.slice(0, 1), minutes(11));
  await events.reclaim((owner) => owner === 'a', minutes(11));
  expectTrue();
  await events.claim('b', 2, 1_000, minutes(12));
  await events.claim('c', 20, 1_000, minutes(20));
  expectTrue();
  await events.replay({}, minutes(21), false);
  expectTrue();
  await events.append(delivery(other, { status: 'done' }));
  expect(await events.prune(minutes(60), false)).toBeGreaterThan(0);
  expectTrue();
});

test('a log from before it counted itself is counted when it is opened', () => {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-counts-'));
  const path = join(directory, 'old.inbox.db');
  const old = openFile(path, { ...INBOX, migrations: INBOX.migrations.slice(0, 3) });
  const insert = old.prepare(`INSERT INTO events (store_id, store, source, event_id, event_type, headers, status,
    source_ip, user_agent, created_at, due_at, processing_time_ms) VALUES (1, 'shoes', 'w', 'e', 'product.updated', '{}',
    ?, '', '', 0, 0, ?)`);
  insert.run('pending', null);
  insert.run('done', 3);
  insert.run('done', 4);
  old.close();
  const opened = openFile(path, INBOX);
  expect(statsIn(opened).of({})).toMatchObject({
    ...{ total: 3, averageProcessingMs: 3.5, oldestPendingAt: 0 },
    ...{ byStatus: { pending: 1, done: 2 }, byType: { 'product.updated': 3 } },
  });
  opened.close();
  rmSync(directory, { recursive: true, force: true });
});

const T = T0;

test.each([
  [{ status: 'rejected' }, /events_turned_away/],
  [{ status: 'skipped', store: 'shoes' }, /events_turned_away/],
  [{ status: 'dead' }, /events_dead/],
  [{ status: 'failed' }, /events_retrying/],
  [{ status: 'pending' }, /events_open/],
  [{ eventType: 'product.deleted' }, /events_seldom/],
  [{ productId: '7' }, /events_product .*product_id=\?/],
  [{ productId: '7', store: 'shoes' }, /events_product .*product_id=\?/],
  [{ since: T }, /events_arrived .*created_at>\?/],
  [{ until: T }, /events_arrived .*created_at<\?/],
] as const)('%j: is found by an index', (filter, index) => {
  const inbox = new BetterSqlite3(inboxPath(on.path), { readonly: true });
  const { where, values } = searchOf(filter);
  const sql = `EXPLAIN QUERY PLAN SELECT * FROM events ${where} ORDER BY id DESC LIMIT 50`;
  const plan = inbox.prepare<unknown[], { detail: string }>(sql).all(...values);
  expect(plan.map(({ detail }) => detail).join('\n')).toMatch(index);
  inbox.close();
});
