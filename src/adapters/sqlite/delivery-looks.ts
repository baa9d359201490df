// What the event log knows of each store, for a checkup: its last delivery, and how many are dead. Both come out of
// indexes: the log may have hundreds of thousands of rows.
import type { DeliveryLook } from '../../ports/checkup.ts';
import type { Connection } from './open.ts';

interface LastRow {
  created_at: number;
  event_type: string;
  status: string;
  error_message: string | null;
  user_agent: string;
}

export const NEWEST = 'SELECT store_id, max(id) AS id FROM events INDEXED BY events_product GROUP BY store_id';
export const DEAD = `SELECT store_id, count(*) AS n FROM events WHERE status = 'dead' GROUP BY store_id`;

export function deliveriesIn(db: Connection): DeliveryLook[] {
  const newest = db.prepare<[], { store_id: number; id: number }>(NEWEST).all();
  const read = db.prepare<[number], LastRow>(
    'SELECT created_at, event_type, status, error_message, user_agent FROM events WHERE id = ?',
  );
  const counts = db.prepare<[], { store_id: number; n: number }>(DEAD).all();
  const dead = new Map(counts.map(({ store_id, n }) => [store_id, n]));
  return newest.map(({ store_id: storeId, id }) => {
    const row = read.get(id);
    return { storeId, last: row === undefined ? null : toLast(row), dead: dead.get(storeId) ?? 0 };
  });
}

function toLast(row: LastRow): DeliveryLook['last'] {
  const { created_at: at, event_type: type, status, error_message: error, user_agent: userAgent } = row;
  return { at, type, status, error, userAgent };
}

/** When the newest delivery came in; null for an empty log. */
export function newestMomentIn(db: Connection): number | null {
  return db.prepare<[], number>('SELECT created_at FROM events ORDER BY id DESC LIMIT 1').pluck().get() ?? null;
}
