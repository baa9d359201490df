// Replaying one event: it becomes due again, or the caller is told why it cannot. Replaying many at once is
// `db.events.replay` with a filter, which passes over these silently.
import { PilitoError } from '../domain/errors.ts';
import type { EventRow } from '../ports/events.ts';
import type { App } from './app.ts';

/** Throws `not_found`, or `conflict` with the reason. */
export async function replayEvent({ db, clock }: Pick<App, 'db' | 'clock'>, id: number): Promise<void> {
  const event = await db.events.find(id);
  if (event === null) throw new PilitoError('not_found', `There is no event ${id}.`);
  const reason = whyNot(event);
  if (reason !== null) throw new PilitoError('conflict', `The event ${id} cannot be replayed: ${reason}.`);
  const replayed = await db.events.replay({ ids: [id] }, clock.now(), false);
  if (replayed === 0) throw new PilitoError('conflict', `The event ${id} cannot be replayed now: look at it again.`);
}

function whyNot({ status, eventType, errorMessage }: EventRow): string | null {
  if (status === 'rejected') return 'it was rejected, and what was not trusted is not applied';
  if (eventType === 'ping') return 'a ping says nothing about a product';
  if (status === 'pending' || status === 'processing') return `it is still ${status}`;
  if (status === 'failed') return 'it has not ended; it will be tried again by itself';
  const original = /^duplicate of event (\d+)$/.exec(errorMessage ?? '')?.[1];
  return original === undefined ? null : `it repeats event ${original}; replay that one`;
}
