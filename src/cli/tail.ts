// `pilito events tail`: the newest events, and with --follow those that come, until a signal.
import type { App } from '../app/app.ts';
import type { EventFilter, EventRow } from '../ports/events.ts';
import { pause } from '../worker/pause.ts';
import { type EventOptions, filterOf } from './event-filters.ts';
import { printEvent } from './event-rows.ts';
import type { Context } from './noun.ts';

const LOOK_EVERY_MS = 200;
const PAGE = 500;

interface TailOptions extends EventOptions {
  follow?: boolean;
  limit: number;
}

export async function tail(context: Context, { follow = false, limit, ...options }: TailOptions): Promise<void> {
  const { output, signals } = context;
  await context.withApp(async (app) => {
    const filter = await filterOf(app, options);
    const [newest] = (await app.db.events.list({}, { limit: 1, offset: 0 })).rows;
    let last = newest?.id ?? 0;
    const { rows } = await app.db.events.list(filter, { limit, offset: 0 });
    for (const row of rows.filter(({ id }) => id <= last).reverse()) printEvent(output, row);
    if (!follow) return;

    const signal = signals.drain();
    let version = '';
    while (!signal.aborted) {
      const now = app.db.dataVersion();
      if (now !== version) {
        version = now;
        for (const row of await newerThan(app, filter, last)) {
          printEvent(output, row);
          last = Math.max(last, row.id);
        }
      }
      await pause(LOOK_EVERY_MS, signal);
    }
  });
}

/** All matching events after a number, oldest first; the log lists them newest first, in pages. */
async function newerThan({ db }: Pick<App, 'db'>, filter: EventFilter, afterId: number): Promise<EventRow[]> {
  const found: EventRow[] = [];
  for (;;) {
    const { rows } = await db.events.list({ ...filter, afterId }, { limit: PAGE, offset: found.length });
    found.push(...rows);
    if (rows.length < PAGE) break;
  }
  const unique = new Map(found.map((row) => [row.id, row]));
  return [...unique.values()].sort((a, b) => a.id - b.id);
}
