// What use cases tell the metrics: which series a thing that was done belongs to. In a room of its own so that no use
// case knows the names, and every name stands where it is counted.
import { topicLabel } from '../domain/metrics.ts';
import type { Appended, ClaimedEvent, EventOutcome, NewEvent } from '../ports/events.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { App } from './app.ts';
import type { PullCounts } from './pull-page.ts';

type Counter = Metrics | undefined;

const VERDICTS = { pending: 'accepted', skipped: 'ignored', rejected: 'rejected', done: 'ping' } as const;

/** Appends an event to the log and counts it; one that could not be stored counts too. */
export async function keepEvent({ db, metrics }: Pick<App, 'db' | 'metrics'>, event: NewEvent): Promise<Appended> {
  const count = (verdict: string) =>
    metrics?.count('pilito_deliveries_total', { store: event.store, topic: topicLabel(event.eventType), verdict });
  try {
    const appended = await db.events.append(event);
    count(appended.duplicateOf === null ? VERDICTS[event.status] : 'duplicate');
    return appended;
  } catch (error) {
    count('unstored');
    throw error;
  }
}

/** `now` in milliseconds UTC; the batch took `seconds`. */
export function countApplied(
  metrics: Counter,
  events: readonly ClaimedEvent[],
  outcomes: readonly EventOutcome[],
  now: number,
  seconds: number,
): void {
  if (metrics === undefined) return;
  const byId = new Map(events.map((event) => [event.id, event]));
  metrics.observe('pilito_apply_duration_seconds', {}, seconds);
  for (const { id, status: outcome } of outcomes) {
    const event = byId.get(id);
    if (event === undefined) continue;
    metrics.count('pilito_events_total', { store: event.store, topic: topicLabel(event.eventType), outcome });
    if (outcome === 'failed') continue;
    metrics.observe('pilito_event_delay_seconds', {}, Math.max(0, now - event.receivedAt) / 1000);
  }
}

/** Texts that got a vector, took one that was there, or failed. */
export function countEmbedded(
  metrics: Counter,
  provider: string,
  { embedded, reused, failed }: Record<'embedded' | 'reused' | 'failed', number>,
): void {
  metrics?.count('pilito_texts_total', { provider, outcome: 'embedded' }, embedded);
  metrics?.count('pilito_texts_total', { provider, outcome: 'reused' }, reused);
  metrics?.count('pilito_texts_total', { provider, outcome: 'failed' }, failed);
}

interface Answered {
  store: string;
  mode: string;
  count: number;
  took_ms: number;
}

export function countSearch(metrics: Counter, { store, mode, count, took_ms }: Answered): void {
  metrics?.count('pilito_searches_total', { store, outcome: count === 0 ? 'nothing' : 'found' });
  metrics?.observe('pilito_search_duration_seconds', { mode }, took_ms / 1000);
}

const PULLED = ['created', 'updated', 'unchanged', 'deleted', 'skipped', 'failed'] as const;

/** `stopped` is a pull that was told to end; the next one goes on with it. */
export function countPull(
  metrics: Counter,
  { store, mode }: { store: string; mode: string },
  result: 'done' | 'partial' | 'failed' | 'stopped',
  counts: PullCounts | null,
): void {
  metrics?.count('pilito_pulls_total', { store, mode, result });
  if (counts === null) return;
  for (const outcome of PULLED) metrics?.count('pilito_pulled_products_total', { store, outcome }, counts[outcome]);
}
