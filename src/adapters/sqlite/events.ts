// Rows of the event log: claiming with a lease, outcomes, lists and replay. Appending is in inbox.ts.
import type { EventOutcome, Events } from '../../ports/events.ts';
import type { Synchronous } from './errors.ts';
import { conditionsOf, type EventColumns, SUMMARY, searchOf, toEventRow } from './event-rows.ts';
import { statsIn } from './event-stats.ts';
import type { Connection } from './open.ts';
import { retentionIn } from './retention.ts';

interface ClaimRow {
  id: number;
  store_id: number;
  store: string;
  source: string;
  event_type: string;
  body: Buffer | null;
  created_at: number;
  attempts: number;
}

/** So many are found and put in order; of more, a page is met soon by walking back from the newest. */
const FEW = 2_000;

const OPEN_STORES = `
WITH RECURSIVE open_stores (id) AS (
  SELECT min(store_id) FROM events WHERE finished_at IS NULL
  UNION ALL
  SELECT (SELECT min(store_id) FROM events WHERE finished_at IS NULL AND store_id > open_stores.id)
  FROM open_stores WHERE open_stores.id IS NOT NULL
)
SELECT id FROM open_stores WHERE id IS NOT NULL`;

export function eventsIn(db: Connection): Omit<Synchronous<Events>, 'append'> {
  const openStores = db.prepare<[], { id: number }>(OPEN_STORES);
  const due = db.prepare<[number, number, number], ClaimRow>(`
    SELECT id, store_id, store, source, event_type, body, created_at, attempts FROM events INDEXED BY events_open
    WHERE finished_at IS NULL AND store_id = ? AND due_at <= ? ORDER BY id LIMIT ?`);
  // `OR FAIL`: what is half done goes with its transaction, so SQLite need not keep every page it might take back.
  const take = db.prepare(
    `UPDATE OR FAIL events SET status = 'processing', lease_owner = ?, due_at = ?, started_at = ? WHERE id = ?`,
  );
  const end = db.prepare(`
    UPDATE OR FAIL events SET status = @status, error_message = @errorMessage, attempts = @attempts, due_at = @dueAt,
           lease_owner = NULL, processing_time_ms = max(0, @now - started_at),
           finished_at = CASE WHEN @status = 'failed' THEN NULL ELSE @now END
    WHERE id = @id AND lease_owner = @owner AND finished_at IS NULL`);
  const giveBack = db.prepare(`
    UPDATE events SET status = CASE WHEN attempts = 0 THEN 'pending' ELSE 'failed' END, lease_owner = NULL, due_at = ?
    WHERE id = ? AND lease_owner = ? AND finished_at IS NULL`);
  const owners = db.prepare<[], { lease_owner: string }>(
    'SELECT DISTINCT lease_owner FROM events WHERE finished_at IS NULL AND lease_owner IS NOT NULL',
  );
  const giveAllBack = db.prepare(`
    UPDATE events SET status = CASE WHEN attempts = 0 THEN 'pending' ELSE 'failed' END, lease_owner = NULL, due_at = ?
    WHERE finished_at IS NULL AND lease_owner = ?`);
  const byId = db.prepare<[number], EventColumns & { body: Buffer | null; duplicate_of: number | null }>(
    `SELECT ${SUMMARY}, body, duplicate_of FROM events WHERE id = ?`,
  );

  // The index of products would serve too, over all that ever was.
  const waiting = db
    .prepare<[number], string>(
      `SELECT DISTINCT product_id FROM events INDEXED BY events_open
       WHERE finished_at IS NULL AND store_id = ? AND product_id IS NOT NULL`,
    )
    .pluck();

  const newest = db.prepare<[], number | null>('SELECT max(id) FROM events').pluck();
  const stats = statsIn(db);

  const claim = db.transaction((owner: string, limit: number, leaseMs: number, now: number) => {
    const stores = openStores.all();
    const share = Math.max(1, Math.ceil(limit / Math.max(1, stores.length)));
    const rows = stores.flatMap(({ id }) => due.all(id, now, share)).slice(0, limit);
    for (const row of rows) take.run(owner, now + leaseMs, now, row.id);
    return rows.map((row) => ({
      id: row.id,
      storeId: row.store_id,
      store: row.store,
      source: row.source,
      eventType: row.event_type,
      body: row.body ?? Buffer.alloc(0),
      receivedAt: row.created_at,
      attempts: row.attempts,
    }));
  });

  const finish = db.transaction((owner: string, outcomes: readonly EventOutcome[], now: number) => {
    let kept = 0;
    for (const outcome of outcomes) kept += end.run({ ...outcome, owner, now }).changes;
    return kept;
  });

  /**
   * Without waiting for the disk, and without making deliveries wait: what a loss of power takes of it is done again,
   * which changes nothing. The next delivery that is acknowledged carries it to the disk.
   */
  function unhurried<Result>(work: () => Result): Result {
    db.pragma('synchronous = NORMAL');
    try {
      return work();
    } finally {
      db.pragma('synchronous = FULL');
    }
  }

  return {
    claim: (owner, limit, leaseMs, now) => unhurried(() => claim.immediate(owner, limit, leaseMs, now)),
    finish: (owner, outcomes, now) => unhurried(() => finish(owner, outcomes, now)),
    reclaim: (isGone, now) => {
      const gone = owners.all().filter((row) => isGone(row.lease_owner));
      return gone.reduce((sum, row) => sum + giveAllBack.run(now, row.lease_owner).changes, 0);
    },
    release: db.transaction((owner, ids, dueAt) => {
      for (const id of ids) giveBack.run(dueAt, id, owner);
    }),
    list: (filter, { limit, offset }) => {
      const count = stats.count(filter);
      const { where, values } = count > FEW ? conditionsOf(filter) : searchOf(filter);
      if (offset >= count) return { count, rows: [] };
      const rows = db
        .prepare<unknown[], EventColumns>(`SELECT ${SUMMARY} FROM events ${where} ORDER BY id DESC LIMIT ? OFFSET ?`)
        .all(...values, limit, offset);
      return { count, rows: rows.map(toEventRow) };
    },
    find: (id) => {
      const row = byId.get(id);
      if (!row) return null;
      const original = row.duplicate_of === null ? undefined : byId.get(row.duplicate_of);
      return { ...toEventRow(row), payload: row.body ?? original?.body ?? Buffer.alloc(0) };
    },
    stats: stats.of,
    newestId: () => newest.get() ?? 0,
    waitingProducts: (storeId) => waiting.all(storeId),
    replay: db.transaction((filter, now, dryRun) => {
      const { where, values } = conditionsOf(filter);
      const ended = `${where === '' ? 'WHERE' : `${where} AND`}
        finished_at IS NOT NULL AND status != 'rejected' AND event_type != 'ping' AND duplicate_of IS NULL AND body IS NOT NULL`;
      if (dryRun) {
        return db.prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM events ${ended}`).get(...values)?.n ?? 0;
      }
      return db
        .prepare(
          `UPDATE events SET status = 'pending', attempts = 0, error_message = NULL, due_at = ?, lease_owner = NULL,
                  started_at = NULL, finished_at = NULL, processing_time_ms = NULL ${ended}`,
        )
        .run(now, ...values).changes;
    }),
    ...retentionIn(db),
  };
}
