// Applying: due events become changes of the catalogue. Catalogue first, outcome second; applying again changes
// nothing, so a crash between the two only repeats work.
import { PilitoError } from '../domain/errors.ts';
import { afterFailure } from '../domain/event.ts';
import type { ChangeOutcome } from '../domain/product.ts';
import type { ClaimedEvent, EventOutcome } from '../ports/events.ts';
import type { Incoming } from '../ports/products.ts';
import type { App } from './app.ts';
import { countApplied } from './counting.ts';
import { learnCurrency } from './stores.ts';

/** Small enough that one write transaction stays near 10 ms. */
const BATCH = 48;
const LEASE_MS = 15_000;

type Deps = Pick<App, 'db' | 'clock' | 'source' | 'random' | 'metrics'>;

interface Read {
  event: ClaimedEvent;
  items: Incoming[];
}

/** Applies one batch of due events; how many were, and how many failed. Throws only when the storage cannot. */
export async function applyDue(deps: Deps, owner: string): Promise<{ applied: number; failed: number }> {
  const started = performance.now();
  const events = await deps.db.events.claim(owner, BATCH, LEASE_MS, deps.clock.now());
  if (events.length === 0) return { applied: 0, failed: 0 };
  try {
    const outcomes = await applyEvents(deps, events);
    await deps.db.events.finish(owner, outcomes, deps.clock.now());
    countApplied(deps.metrics, events, outcomes, deps.clock.now(), (performance.now() - started) / 1000);
    const failed = outcomes.filter(({ status }) => status === 'failed' || status === 'dead').length;
    return { applied: events.length - failed, failed };
  } catch (error) {
    const ids = events.map((event) => event.id);
    await deps.db.events.release(owner, ids, deps.clock.now()).catch(() => {});
    throw error;
  }
}

async function applyEvents(deps: Deps, events: readonly ClaimedEvent[]): Promise<EventOutcome[]> {
  const stores = new Map((await deps.db.stores.list()).map((store) => [store.id, store]));
  const outcomes: EventOutcome[] = [];
  for (const storeId of new Set(events.map((event) => event.storeId))) {
    const store = stores.get(storeId);
    const group = events.filter((event) => event.storeId === storeId);
    const readable: Read[] = [];
    for (const event of group) {
      if (store === undefined) {
        outcomes.push(ended(event, 'skipped', 'the store was removed'));
        continue;
      }
      try {
        const source = await deps.source(event.source);
        const reading = source.read(event.eventType, event.body);
        if (reading.kind === 'nothing') outcomes.push(ended(event, 'skipped', reading.reason));
        else readable.push({ event, items: reading.changes.map((change) => ({ change, arrival: arrivalOf(event) })) });
      } catch (error) {
        outcomes.push(failed(deps, event, error));
      }
    }
    outcomes.push(...(await applyGroup(deps, readable)));
    const currency = store?.currency === null ? currencyIn(readable) : undefined;
    if (store && currency) await learnCurrency(deps, store, currency);
  }
  return outcomes;
}

/** A store that is only delivered to hears of its currency from its products; questions name prices without one. */
function currencyIn(reads: readonly Read[]): string | null | undefined {
  const reports = reads.flatMap(({ items }) =>
    items.map(({ change }) => (change.kind === 'report' ? change.report : null)),
  );
  return reports.find((report) => report?.state.currency)?.state.currency;
}

function arrivalOf(event: ClaimedEvent): Incoming['arrival'] {
  return { arrivedAt: event.receivedAt, sequence: event.id, confirms: false };
}

/** All in one transaction; when something in it breaks, one by one, so that a bad event fails alone. */
async function applyGroup(deps: Deps, reads: readonly Read[]): Promise<EventOutcome[]> {
  const [first] = reads;
  if (!first) return [];
  const { storeId, source } = first.event;
  try {
    const items = reads.flatMap((read) => read.items);
    const results = await deps.db.products.apply(storeId, source, items, deps.clock.now());
    let at = 0;
    return reads.map(({ event, items: own }) => {
      const mine = results.slice(at, at + own.length);
      at += own.length;
      return summed(event, mine);
    });
  } catch (error) {
    if (error instanceof PilitoError && error.code === 'storage_unavailable') throw error;
    if (reads.length === 1) return [failed(deps, first.event, error)];
    const outcomes: EventOutcome[] = [];
    for (const read of reads) outcomes.push(...(await applyGroup(deps, [read])));
    return outcomes;
  }
}

function summed(event: ClaimedEvent, results: readonly ChangeOutcome[]): EventOutcome {
  const skipped = results.filter((one) => one.result === 'skipped');
  if (results.length > 0 && skipped.length === results.length) {
    return ended(event, 'skipped', skipped.map((one) => one.reason).join('; '));
  }
  return ended(event, 'done', null);
}

function ended(event: ClaimedEvent, status: 'done' | 'skipped', reason: string | null): EventOutcome {
  return { id: event.id, status, errorMessage: reason, attempts: event.attempts, dueAt: 0 };
}

function failed(deps: Deps, event: ClaimedEvent, error: unknown): EventOutcome {
  const attempts = event.attempts + 1;
  const { status, dueAt } = afterFailure(attempts, deps.clock.now(), deps.random());
  const reason = error instanceof Error ? error.message : String(error);
  const next = status === 'failed' ? `; next try ${new Date(dueAt).toISOString()}` : '; given up';
  return { id: event.id, status, errorMessage: reason + next, attempts, dueAt };
}
