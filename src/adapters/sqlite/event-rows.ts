// How an event row is read, and how the filters of the event log become conditions.
import type { EventStatus } from '../../domain/event.ts';
import type { EventFilter, EventRow } from '../../ports/events.ts';

export interface EventColumns {
  id: number;
  event_id: string;
  event_type: string;
  store: string;
  token_name: string | null;
  product_id: string | null;
  status: EventStatus;
  attempts: number;
  error_message: string | null;
  processing_time_ms: number | null;
  source_ip: string;
  user_agent: string;
  created_at: number;
  finished_at: number | null;
}

export const SUMMARY = `id, event_id, event_type, store, token_name, product_id, status, attempts, error_message,
  processing_time_ms, source_ip, user_agent, created_at, finished_at`;

export function toEventRow(row: EventColumns): EventRow {
  return {
    id: row.id,
    eventId: row.event_id,
    eventType: row.event_type,
    store: row.store,
    tokenName: row.token_name,
    productId: row.product_id,
    status: row.status,
    attempts: row.attempts,
    errorMessage: row.error_message,
    processingTimeMs: row.processing_time_ms,
    sourceIp: row.source_ip,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

export interface Conditions {
  where: string;
  values: unknown[];
}

export function conditionsOf(filter: EventFilter): Conditions {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (condition: string, value: unknown) => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add('store = ?', filter.store);
  add('event_type = ?', filter.eventType);
  add('status = ?', filter.status);
  add('product_id = ?', filter.productId);
  add('created_at >= ?', filter.since);
  add('created_at < ?', filter.until);
  add('id > ?', filter.afterId);
  add('id IN (SELECT value FROM json_each(?))', filter.ids && JSON.stringify(filter.ids));
  if (filter.success !== undefined) conditions.push(filter.success ? "status = 'done'" : "status != 'done'");
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values };
}

/** Can `event_counts` answer, which knows nothing of single events? Its columns have the names of the log's. */
export function isCounted({ productId, since, until, afterId, ids }: EventFilter): boolean {
  return [productId, since, until, afterId, ids].every((one) => one === undefined);
}

const ANY_STORE = 'store_id IN (SELECT store_id FROM event_counts)';
const SELDOM = "event_type != 'product.updated'";

/** True of every event with the status, in the words of the index that has few others. */
const OF_STATUS: Record<EventStatus, string | null> = {
  pending: `finished_at IS NULL AND ${ANY_STORE}`,
  processing: `finished_at IS NULL AND ${ANY_STORE}`,
  failed: `status = 'failed' AND ${ANY_STORE}`,
  dead: `status = 'dead' AND ${ANY_STORE}`,
  skipped: "status IN ('skipped', 'rejected')",
  rejected: "status IN ('skipped', 'rejected')",
  done: null,
};

/** The same conditions, put so that few events are found by an index, and the log is not read through for them. */
export function searchOf(filter: EventFilter): Conditions {
  const { where, values } = conditionsOf(filter);
  const { status, eventType = 'product.updated', productId, since, until } = filter;
  const ofStore = (productId ?? since ?? until) === undefined ? null : ANY_STORE;
  const ofType = eventType === 'product.updated' ? null : SELDOM;
  const hints = [where, ofStore, ofType, status === undefined ? null : OF_STATUS[status]];
  return { where: hints.filter((one) => one !== null).join(' AND '), values };
}
