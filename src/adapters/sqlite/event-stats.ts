// Numbers of the event log: read from the counts that the log keeps of itself where those can answer, and counted event
// by event where a filter asks for more.
import type { EventFilter, EventStats } from '../../ports/events.ts';
import { type Conditions, conditionsOf, isCounted, searchOf } from './event-rows.ts';
import type { Connection } from './open.ts';

interface GroupRow {
  status: string;
  event_type: string;
  n: number;
  ms: number | null;
  timed: number;
}

const FROM_COUNTS = 'sum(events) AS n, sum(processing_ms) AS ms, sum(timed) AS timed FROM event_counts';
const FROM_EVENTS = 'count(*) AS n, sum(processing_time_ms) AS ms, count(processing_time_ms) AS timed FROM events';

export function statsIn(db: Connection) {
  const numberOf = (sql: string, { where, values }: Conditions) =>
    db
      .prepare<unknown[], number | null>(`${sql} ${where}`)
      .pluck()
      .get(...values) ?? null;

  function groups(filter: EventFilter): GroupRow[] {
    const counted = isCounted(filter);
    const { where, values } = counted ? conditionsOf(filter) : searchOf(filter);
    const sql = `SELECT status, event_type, ${counted ? FROM_COUNTS : FROM_EVENTS} ${where}
      GROUP BY status, event_type HAVING n > 0`;
    return db.prepare<unknown[], GroupRow>(sql).all(...values);
  }

  function oldestOf(filter: EventFilter): number | null {
    const { where, values } = conditionsOf(filter);
    const open = where === '' ? 'WHERE finished_at IS NULL' : `${where} AND finished_at IS NULL`;
    return numberOf('SELECT min(created_at) FROM events', { where: open, values });
  }

  return {
    count: (filter: EventFilter): number =>
      (isCounted(filter)
        ? numberOf('SELECT sum(events) FROM event_counts', conditionsOf(filter))
        : numberOf('SELECT count(*) FROM events', searchOf(filter))) ?? 0,

    of: (filter: EventFilter): EventStats => {
      const byStatus = { pending: 0, processing: 0, done: 0, skipped: 0, failed: 0, dead: 0, rejected: 0 };
      const byType: Record<string, number> = {};
      let [total, ms, timed] = [0, 0, 0];
      for (const row of groups(filter)) {
        if (Object.hasOwn(byStatus, row.status)) byStatus[row.status as keyof typeof byStatus] += row.n;
        byType[row.event_type] = (byType[row.event_type] ?? 0) + row.n;
        total += row.n;
        ms += row.ms ?? 0;
        timed += row.timed;
      }
      const averageProcessingMs = timed === 0 ? null : Math.round((ms / timed) * 10) / 10;
      const sorted = Object.fromEntries(
        Object.entries(byType).toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b)),
      );
      return { total, byStatus, byType: sorted, oldestPendingAt: oldestOf(filter), averageProcessingMs };
    },
  };
}
