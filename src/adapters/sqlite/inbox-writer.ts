// Writing deliveries to the inbox: one batch, one durable transaction. Used by the inbox thread, and directly where
// there is no traffic to group.
import type { Appended, NewEvent } from '../../ports/events.ts';
import { start } from './migrations/inbox-001-start.ts';
import { moments } from './migrations/inbox-002-moments.ts';
import { totals } from './migrations/inbox-003-totals.ts';
import type { Connection, FileKind } from './open.ts';

export const INBOX: FileKind = { pageSize: 32_768, migrations: [start, moments, totals] };

const INSERT = `
INSERT INTO events (store_id, store, source, token_name, event_id, event_type, product_id, body, headers, dedupe,
                    duplicate_of, status, error_message, source_ip, user_agent, created_at, due_at, finished_at)
VALUES (@storeId, @store, @source, @tokenName, @eventId, @eventType, @productId, @body, @headers, @dedupe,
        @duplicateOf, @status, @errorMessage, @sourceIp, @userAgent, @receivedAt, @receivedAt, @finishedAt)`;

export type WriteBatch = (events: readonly NewEvent[]) => Appended[];

/** A repeat is kept too, as `skipped`, without a second copy of the body. An empty batch writes a mark: can we? */
export function inboxWriter(db: Connection): WriteBatch {
  const insertNew = db.prepare(`${INSERT} ON CONFLICT DO NOTHING`);
  const insertRepeat = db.prepare(INSERT);
  const probe = db.prepare(
    'INSERT INTO probe (id, written) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET written = written + 1',
  );
  const first = db.prepare<[number, Buffer], { id: number }>('SELECT id FROM events WHERE store_id = ? AND dedupe = ?');

  function append(event: NewEvent): Appended {
    const finishedAt = event.status === 'pending' ? null : event.receivedAt;
    const inserted = insertNew.run({ ...event, duplicateOf: null, finishedAt });
    if (inserted.changes === 1) return { id: Number(inserted.lastInsertRowid), duplicateOf: null };
    const original = event.dedupe === null ? undefined : first.get(event.storeId, event.dedupe);
    if (!original) throw new Error('The inbox refused an event that repeats none.');
    const repeat = insertRepeat.run({
      ...event,
      body: null,
      dedupe: null,
      duplicateOf: original.id,
      status: 'skipped',
      errorMessage: `duplicate of event ${original.id}`,
      finishedAt: event.receivedAt,
    });
    return { id: Number(repeat.lastInsertRowid), duplicateOf: original.id };
  }

  const write = db.transaction((events: readonly NewEvent[]) => {
    if (events.length === 0) probe.run();
    return events.map(append);
  });
  return (events) => write.immediate(events);
}
