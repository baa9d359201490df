// How long the event log remembers: what ended longer ago is forgotten, in steps that no delivery waits for.
import type { App } from './app.ts';

type Deps = Pick<App, 'db' | 'clock' | 'keepEventsMs'>;

/** One step; 0 when nothing is left to forget, and nothing is ever forgotten where nobody said for how long to keep it. */
export async function forgetSome({ db, clock, keepEventsMs }: Deps): Promise<number> {
  return keepEventsMs === undefined ? 0 : db.events.expire(clock.now() - keepEventsMs);
}
