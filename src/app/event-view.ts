// An event of the log as it is shown to the outside, the same over HTTP and on the command line.
import { isSafeNumber, parse } from 'lossless-json';
import type { EventStatus } from '../domain/event.ts';
import type { EventRow, EventStats } from '../ports/events.ts';
import { isoTime, isoTimeOrNull } from './moments.ts';

export function eventJson(row: EventRow) {
  return {
    id: row.id,
    event_id: row.eventId,
    event_type: row.eventType,
    store: row.store,
    token_name: row.tokenName,
    woo_product_id: productNumber(row.productId),
    status: row.status,
    attempts: row.attempts,
    processed_successfully: row.status === 'done',
    error_message: row.errorMessage,
    processing_time_ms: row.processingTimeMs,
    source_ip: row.sourceIp,
    user_agent: row.userAgent,
    created_at: isoTime(row.createdAt),
    finished_at: isoTimeOrNull(row.finishedAt),
  };
}

/** One event with the body that was delivered. */
export function eventWithPayloadJson(row: EventRow & { payload: Buffer }) {
  return { ...eventJson(row), payload: payloadOf(row.payload) };
}

/** `success_rate` is the share, from 0 to 1, of what ended that ended well; null before anything has ended. */
export function eventStatsJson(stats: EventStats) {
  const { done, skipped, dead, rejected } = stats.byStatus;
  const ended = done + skipped + dead + rejected;
  return {
    total: stats.total,
    by_status: stats.byStatus satisfies Record<EventStatus, number>,
    by_type: stats.byType,
    success_rate: ended === 0 ? null : Math.round(((done + skipped) / ended) * 10_000) / 10_000,
    oldest_pending_at: isoTimeOrNull(stats.oldestPendingAt),
    average_processing_ms: stats.averageProcessingMs,
  };
}

/** The product id as the log keeps it: 777, for both "777" and "woo_777". */
export function loggedProductId(text: string): string {
  return text.replace(/^woo_/, '');
}

/** WooCommerce's ids are numbers; an id of another kind stays text. */
function productNumber(id: string | null): number | string | null {
  return id !== null && /^\d{1,15}$/.test(id) ? Number(id) : id;
}

/** JSON as JSON, anything else as text. A number that JavaScript would round stays text, so prices stay exact. */
function payloadOf(body: Buffer): unknown {
  const text = body.toString('utf8');
  const parseNumber = (digits: string) => (isSafeNumber(digits) ? Number(digits) : digits);
  try {
    return parse(text.replace(/^\uFEFF/, ''), undefined, { parseNumber, onDuplicateKey: ({ newValue }) => newValue });
  } catch {
    return text;
  }
}
