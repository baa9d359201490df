// The event log: every delivery as it came, and what became of it. It lives in the inbox file.
import type { EventStatus } from '../domain/event.ts';
import type { Page, Paging } from './paging.ts';

export interface NewEvent {
  storeId: number;
  store: string;
  source: string;
  tokenName: string | null;
  eventId: string;
  eventType: string;
  productId: string | null;
  body: Buffer;
  /** The headers that matter for reading it again, JSON. */
  headers: string;
  status: 'pending' | 'skipped' | 'rejected' | 'done';
  errorMessage: string | null;
  /** SHA-256 over what makes a repeat; null is never a repeat. */
  dedupe: Buffer | null;
  sourceIp: string;
  userAgent: string;
  receivedAt: number;
}

export interface Appended {
  id: number;
  /** The event this one repeats; it is then kept as `skipped`. */
  duplicateOf: number | null;
}

export interface ClaimedEvent {
  id: number;
  storeId: number;
  store: string;
  source: string;
  eventType: string;
  body: Buffer;
  receivedAt: number;
  /** Failures so far. */
  attempts: number;
}

export interface EventOutcome {
  id: number;
  status: 'done' | 'skipped' | 'failed' | 'dead';
  errorMessage: string | null;
  attempts: number;
  /** When to try again, for `failed`. */
  dueAt: number;
}

export interface EventRow {
  id: number;
  eventId: string;
  eventType: string;
  store: string;
  tokenName: string | null;
  productId: string | null;
  status: EventStatus;
  attempts: number;
  errorMessage: string | null;
  processingTimeMs: number | null;
  sourceIp: string;
  userAgent: string;
  createdAt: number;
  finishedAt: number | null;
}

export interface EventFilter {
  ids?: number[] | undefined;
  store?: string | undefined;
  eventType?: string | undefined;
  status?: EventStatus | undefined;
  success?: boolean | undefined;
  productId?: string | undefined;
  since?: number | undefined;
  until?: number | undefined;
  afterId?: number | undefined;
}

export interface EventStats {
  total: number;
  byStatus: Record<EventStatus, number>;
  byType: Record<string, number>;
  oldestPendingAt: number | null;
  averageProcessingMs: number | null;
}

export interface Events {
  /** Durable when it resolves. Throws `storage_unavailable` when the inbox cannot take it now. */
  append(event: NewEvent): Promise<Appended>;
  /** Takes up to `limit` due events for `owner`, in turn from each store, oldest first. */
  claim(owner: string, limit: number, leaseMs: number, now: number): Promise<ClaimedEvent[]>;
  /** Writes outcomes where the lease is still the owner's; returns how many that were. */
  finish(owner: string, outcomes: readonly EventOutcome[], now: number): Promise<number>;
  /** Makes everything due again that is held by owners who are gone; returns how many that were. */
  reclaim(isGone: (owner: string) => boolean, now: number): Promise<number>;
  /** Gives claimed events back unspent, due again at `dueAt`. */
  release(owner: string, ids: readonly number[], dueAt: number): Promise<void>;
  list(filter: EventFilter, paging: Paging): Promise<Page<EventRow>>;
  find(id: number): Promise<(EventRow & { payload: Buffer }) | null>;
  stats(filter: EventFilter): Promise<EventStats>;
  /** The number of the newest event, 0 before the first: `afterId` then means "from now on". */
  newestId(): Promise<number>;
  /** The products, as the log names them, that events of a store are about which have not ended. */
  waitingProducts(storeId: number): Promise<string[]>;
  /** Makes matching events that have ended due again; a dry run only counts. Rejected ones stay: they were never trusted. */
  replay(filter: EventFilter, now: number, dryRun: boolean): Promise<number>;
  /** Forgets events that ended before the moment, `most` of them or all; a dry run only counts. */
  prune(before: number, dryRun: boolean, most?: number): Promise<number>;
  /**
   * A small step of keeping the log short beside a server: forgets some events that ended before the moment, dead ones
   * apart; when there are none, gives back some of the room they left. 0 when nothing is left to do.
   */
  expire(before: number): Promise<number>;
}
