// `pilito events`: the log of everything received: looking, counting, following, and trying again.
import type { Command } from 'commander';
import { eventJson, eventStatsJson, eventWithPayloadJson } from '../../app/event-view.ts';
import { isoTimeOrNull } from '../../app/moments.ts';
import { PilitoError } from '../../domain/errors.ts';
import { type EventOptions, filterOf, withFilters } from '../event-filters.ts';
import { printEvents } from '../event-rows.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { wholeNumber } from '../options.ts';
import { replay } from '../replay.ts';
import { tail } from '../tail.ts';

interface PageOptions extends EventOptions {
  limit: number;
  page: number;
}

const MOST_ROWS = 1_000;
const LAST_ID = Number.MAX_SAFE_INTEGER;

export default function events(noun: Command, act: Act): void {
  noun.addHelpText('after', examples('pilito events list --failed', 'pilito events tail --follow'));
  withFilters(noun.command('list').description('events, the newest first'))
    .option('--limit <n>', 'rows of a page', wholeNumber(1, MOST_ROWS), 20)
    .option('--page <n>', 'which page', wholeNumber(1, MOST_ROWS * MOST_ROWS), 1)
    .addHelpText('after', examples('pilito events list --store shoes --since 24h', 'pilito events list --status dead'))
    .action(act(list));
  noun
    .command('show')
    .description('one event, with the body that was delivered')
    .argument('<id>', 'its number', wholeNumber(1, LAST_ID))
    .addHelpText('after', examples('pilito events show 42 --json | jq .payload'))
    .action(act(show));
  withFilters(noun.command('stats').description('how many, of which kind'))
    .addHelpText('after', examples('pilito events stats --since 7d'))
    .action(act(stats));
  withFilters(noun.command('replay').description('apply events that have ended once more'))
    .argument('[ids...]', 'their numbers; else those that the filters match')
    .option('--dry-run', 'only count them')
    .addHelpText(
      'after',
      examples('pilito events replay 42 43', 'pilito events replay --status dead --since 24h --dry-run'),
    )
    .action(act(replay));
  withFilters(noun.command('tail').description('the newest events, in the order they came'))
    .option('-f, --follow', 'go on with new ones as they come, until stopped')
    .option('--limit <n>', 'how many to begin with', wholeNumber(0, MOST_ROWS), 10)
    .addHelpText('after', examples('pilito events tail --follow', 'pilito events tail -f --json | jq -c .event_type'))
    .action(act(tail));
}

async function list({ output, withApp }: Context, { limit, page, ...options }: PageOptions): Promise<void> {
  await withApp(async (app) => {
    const paging = { limit, offset: (page - 1) * limit };
    const { count, rows } = await app.db.events.list(await filterOf(app, options), paging);
    if (output.json) return output.document({ count, results: rows.map(eventJson) });
    if (rows.length > 0) await printEvents(output, rows);
    const to = paging.offset + rows.length;
    output.notice(rows.length === 0 ? 'No event.' : `${paging.offset + 1} to ${to} of ${count}.`);
  });
}

async function show({ output, withApp }: Context, id: number): Promise<void> {
  await withApp(async (app) => {
    const row = await app.db.events.find(id);
    if (row === null) {
      throw new PilitoError('not_found', `There is no event ${id}.`, { hint: 'See: pilito events list' });
    }
    const event = eventWithPayloadJson(row);
    if (output.json) return output.document(event);
    const { payload, ...summary } = event;
    await output.facts(Object.entries(summary).map(([name, value]) => [name, value === null ? '-' : String(value)]));
    output.line('');
    output.text(typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2));
  });
}

async function stats({ output, withApp }: Context, options: EventOptions): Promise<void> {
  await withApp(async (app) => {
    const found = await app.db.events.stats(await filterOf(app, options));
    if (output.json) return output.document(eventStatsJson(found));
    const { total, byStatus, byType, oldestPendingAt, averageProcessingMs } = found;
    await output.facts([
      ['events', String(total)],
      ...Object.entries(byStatus).map(([status, count]): [string, string] => [`  ${status}`, String(count)]),
      ['oldest waiting since', isoTimeOrNull(oldestPendingAt) ?? '-'],
      ['average time', averageProcessingMs === null ? '-' : `${averageProcessingMs} ms`],
      ...Object.entries(byType).map(([type, count]): [string, string] => [type, String(count)]),
    ]);
  });
}
