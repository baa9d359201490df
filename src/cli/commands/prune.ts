// `pilito prune`: how long the event log remembers.
import type { Command } from 'commander';
import type { App } from '../../app/app.ts';
import { isoTime } from '../../app/moments.ts';
import { PilitoError } from '../../domain/errors.ts';
import { counted } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { duration } from '../options.ts';
import { type Progress, withProgress } from '../progress.ts';

interface PruneOptions {
  olderThan?: number;
  dryRun?: boolean;
}

export default function prune(noun: Command, act: Act): void {
  noun
    .option(
      '--older-than <duration>',
      'forget events that ended longer ago than this (default: $PILITO_KEEP_EVENTS, else 30d)',
      duration,
    )
    .option('--dry-run', 'only count them')
    .addHelpText('after', examples('pilito prune --older-than 90d --dry-run', 'pilito prune && pilito compact'))
    .action(act(run));
}

async function run({ output, signals, withApp }: Context, { olderThan, dryRun = false }: PruneOptions): Promise<void> {
  const signal = signals.drain();
  await withApp(async (app, { keepEventsMs }) => {
    const before = app.clock.now() - (olderThan ?? asSet(keepEventsMs));
    const count = () => app.db.events.prune(before, true);
    const pruned = dryRun
      ? await count()
      : await withProgress(output, { title: 'prune', signal }, (progress) => forget(app, before, progress, signal));
    if (signal.aborted) output.notice(`Stopped; ${await count()} such events are left. The rest: the same command.`);
    if (output.json) return output.document({ pruned, before: isoTime(before), dry_run: dryRun });
    const verb = dryRun ? 'Would forget' : 'Forgot';
    output.line(`${verb} ${counted(pruned, 'event')} that ended before ${isoTime(before)}.`);
    if (pruned > 0 && !dryRun) output.notice('To give the space back: pilito compact');
  });
}

function asSet(keepEventsMs: number | null): number {
  if (keepEventsMs !== null) return keepEventsMs;
  throw new PilitoError('invalid_usage', 'PILITO_KEEP_EVENTS says that events are kept for ever.', {
    hint: 'Say which are to be forgotten all the same: pilito prune --older-than 90d',
  });
}

/** A lot at a time, so that it can be watched and stopped. */
const LOT = 500;

async function forget({ db }: App, before: number, progress: Progress, signal: AbortSignal): Promise<number> {
  const total = await db.events.prune(before, true);
  let pruned = 0;
  for (let lot = LOT; lot === LOT && !signal.aborted; pruned += lot) {
    lot = await db.events.prune(before, false, LOT);
    progress.at({ doing: 'forgetting events', done: pruned + lot, total, unit: 'events' });
    await new Promise(setImmediate);
    await progress.ready();
  }
  return pruned;
}
