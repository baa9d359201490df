// Receiving several events in one body: each is logged as a delivery of its own with its own verdict, all of them
// before the sender is answered. They are handed over together, so they share a commit.
import { PilitoError } from '../domain/errors.ts';
import type { BulkPart } from '../ports/source.ts';
import type { App } from './app.ts';
import { keepEvent } from './counting.ts';
import { type Incoming, toEvent } from './receive.ts';

export interface BulkResult {
  /** As the sender calls the event; null where it gave no name. */
  eventId: string | null;
  status: 'accepted' | 'skipped' | 'rejected';
  /** Why it was skipped or rejected. */
  detail: string | null;
}

type Deps = Pick<App, 'db' | 'source' | 'newId' | 'metrics'>;
type IncomingBulk = Incoming & { token: NonNullable<Incoming['token']> };

/**
 * Results in the order of the events, once all of them are on disk. Throws what the sender should be told where the body
 * as a whole is turned away, after logging that; and where an event could not be stored, which leaves others stored.
 */
export async function receiveBulk(deps: Deps, incoming: IncomingBulk): Promise<BulkResult[]> {
  const source = await deps.source(incoming.store.source);
  const verdict = source.judgeBulk(incoming.delivery, incoming.token.secret);
  if (verdict.kind === 'rejected') {
    await keepEvent(deps, toEvent(deps, incoming, verdict));
    throw new PilitoError(verdict.code, verdict.reason);
  }
  return Promise.all(verdict.parts.map((part) => keep(deps, incoming, part)));
}

async function keep(deps: Deps, incoming: Incoming, { body, eventId, verdict }: BulkPart): Promise<BulkResult> {
  const delivery = { ...incoming.delivery, body };
  const { duplicateOf } = await keepEvent(deps, toEvent(deps, { ...incoming, delivery }, verdict));
  if (verdict.kind === 'rejected') return { eventId, status: 'rejected', detail: verdict.reason };
  if (verdict.kind === 'ignored') return { eventId, status: 'skipped', detail: verdict.reason };
  if (duplicateOf !== null) return { eventId, status: 'skipped', detail: `It repeats event ${duplicateOf}.` };
  return { eventId, status: 'accepted', detail: null };
}
