// `pilito compact`: gives unused space of both files back to the disk.
import type { Command } from 'commander';
import { formatBytes } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { withProgress } from '../progress.ts';
import { upkeepStanding } from '../upkeep-progress.ts';

export default function compact(noun: Command, act: Act): void {
  noun.addHelpText('after', examples('pilito compact')).action(act(run));
}

async function run({ output, signals, withApp }: Context): Promise<void> {
  const signal = signals.drain();
  await withApp(async (app) => {
    const { before, after } = await withProgress(output, { title: 'compact', signal }, (progress) =>
      app.db.compact({ signal, onStep: (step) => progress.at(upkeepStanding(step)) }),
    ).finally(() => {
      if (signal.aborted) output.notice('Stopped; nothing is lost. What is left to do: pilito compact');
    });
    if (output.json) return output.document({ before, after });
    output.line(`${formatBytes(before)} before, ${formatBytes(after)} after.`);
  });
}
