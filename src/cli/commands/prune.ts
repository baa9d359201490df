// `pilito prune`: how long the event log remembers.
import type { Command } from 'commander';
import { isoTime } from '../../app/moments.ts';
import { counted } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { duration } from '../options.ts';

const MONTH_MS = 30 * 24 * 3_600_000;

interface PruneOptions {
  olderThan: number;
  dryRun?: boolean;
}

export default function prune(noun: Command, act: Act): void {
  noun
    .option(
      '--older-than <duration>',
      'forget events that ended longer ago than this (default: 30d)',
      duration,
      MONTH_MS,
    )
    .option('--dry-run', 'only count them')
    .addHelpText('after', examples('pilito prune --older-than 90d --dry-run', 'pilito prune && pilito compact'))
    .action(act(run));
}

async function run({ output, withApp }: Context, { olderThan, dryRun = false }: PruneOptions): Promise<void> {
  await withApp(async (app) => {
    const before = app.clock.now() - olderThan;
    const pruned = await app.db.events.prune(before, dryRun);
    if (output.json) return output.document({ pruned, before: isoTime(before), dry_run: dryRun });
    const verb = dryRun ? 'Would forget' : 'Forgot';
    output.line(`${verb} ${counted(pruned, 'event')} that ended before ${isoTime(before)}.`);
    if (pruned > 0 && !dryRun) output.notice('To give the space back: pilito compact');
  });
}
