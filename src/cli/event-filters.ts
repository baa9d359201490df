// Which events are meant: the options that list, stats, replay and tail have in common.
import { type Command, Option } from 'commander';
import type { App } from '../app/app.ts';
import { loggedProductId } from '../app/event-view.ts';
import { getStore } from '../app/stores.ts';
import { EVENT_STATUSES, type EventStatus } from '../domain/event.ts';
import type { EventFilter } from '../ports/events.ts';
import { moment, nonEmpty } from './options.ts';

export interface EventOptions {
  store?: string;
  type?: string;
  status?: EventStatus;
  success?: boolean;
  failed?: boolean;
  product?: string;
  since?: number;
  until?: number;
}

export function withFilters(command: Command): Command {
  return command
    .option('--store <slug>', 'of one store', nonEmpty)
    .option('--type <type>', 'of one type, such as product.updated', nonEmpty)
    .addOption(new Option('--status <status>', 'with this status').choices(EVENT_STATUSES))
    .addOption(new Option('--success', 'that ended well').conflicts(['failed', 'status']))
    .addOption(new Option('--failed', 'that did not end well, or not yet').conflicts(['success', 'status']))
    .option('--product <id>', 'about one product: 777 or woo_777', nonEmpty)
    .option('--since <when>', 'received at or after: a date, or how long ago', moment)
    .option('--until <when>', 'received before: a date, or how long ago', moment);
}

/** Throws `not_found` for a store that is neither known nor in the log's memory of removed ones. */
export async function filterOf(app: Pick<App, 'db'>, options: EventOptions): Promise<EventFilter> {
  const { store, type: eventType, status, success, failed, product, since, until } = options;
  if (store !== undefined) await checkStore(app, store);
  const ended = success === true ? true : failed === true ? false : undefined;
  const productId = product === undefined ? undefined : loggedProductId(product);
  return { store, eventType, status, success: ended, productId, since, until };
}

async function checkStore(app: Pick<App, 'db'>, store: string): Promise<void> {
  const { count } = await app.db.events.list({ store }, { limit: 0, offset: 0 });
  if (count === 0) await getStore(app, store);
}
