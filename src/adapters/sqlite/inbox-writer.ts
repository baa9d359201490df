// Writing deliveries to the inbox: one batch, one durable transaction. Used by the inbox thread, and directly where
// there is no traffic to group.
import type { Appended, NewEvent } from '../../ports/events.ts';
import { start } from './migrations/inbox-001-start.ts';
import { moments } from './migrations/inbox-002-moments.ts';
import { totals } from './migrations/inbox-003-totals.ts';
import { counts } from './migrations/inbox-004-counts.ts';
import type { Connection, FileKind } from './open.ts';

export const INBOX: FileKind = { pageSize: 32_768, shrinks: true, migrations: [start, moments, totals, counts] };

/** `OR FAIL`: what is half done goes with its transaction, so SQLite need not keep every page it might take back. */
const INSERT = `
INSERT OR FAIL INTO events (store_id, store, source, token_name, event_id, event_type, product_id, body, headers, dedupe,
                            duplicate_of, status, error_message, source_ip, user_agent, created_at, due_at, finished_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export type WriteBatch = (events: readonly NewEvent[]) => Appended[];

/** A repeat is kept too, as `skipped`, without a second copy of the body. An empty batch writes a mark: can we? */
export function inboxWriter(db: Connection): WriteBatch {
  const insertNew = db.prepare(`${INSERT} ON CONFLICT DO NOTHING`);
  const insertRepeat = db.prepare(INSERT);
  const probe = db.prepare(
    'INSERT INTO probe (id, written) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET written = written + 1',
  );
  const first = db.prepare<[number, string | null, Buffer], { id: number }>(
    'SELECT id FROM events WHERE store_id = ? AND product_id IS ? AND dedupe = ?',
  );

  function append(event: NewEvent): Appended {
    const inserted = insertNew.run(valuesOf(event, null));
    if (inserted.changes === 1) return { id: Number(inserted.lastInsertRowid), duplicateOf: null };
    const { storeId, productId, dedupe } = event;
    const original = dedupe === null ? undefined : first.get(storeId, productId, dedupe);
    if (!original) throw new Error('The inbox refused an event that repeats none.');
    const errorMessage = `duplicate of event ${original.id}`;
    const kept: NewEvent = { ...event, dedupe: null, status: 'skipped', errorMessage };
    return { id: Number(insertRepeat.run(valuesOf(kept, original.id)).lastInsertRowid), duplicateOf: original.id };
  }

  const write = db.transaction((events: readonly NewEvent[]) => {
    if (events.length === 0) probe.run();
    return events.map(append);
  });
  return (events) => write.immediate(events);
}

/** In the order of `INSERT`; bound by place, which takes half the time of names. */
function valuesOf(event: NewEvent, duplicateOf: number | null): unknown[] {
  const { receivedAt, status } = event;
  return [
    ...[event.storeId, event.store, event.source, event.tokenName, event.eventId, event.eventType, event.productId],
    ...[duplicateOf === null ? event.body : null, event.headers, event.dedupe, duplicateOf, status, event.errorMessage],
    ...[event.sourceIp, event.userAgent, receivedAt, receivedAt, status === 'pending' ? null : receivedAt],
  ];
}
