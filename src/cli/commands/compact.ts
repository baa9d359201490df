// `pilito compact`: gives unused space of both files back to the disk.
import type { Command } from 'commander';
import { formatBytes } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';

export default function compact(noun: Command, act: Act): void {
  noun.addHelpText('after', examples('pilito compact')).action(act(run));
}

async function run({ output, withApp }: Context): Promise<void> {
  await withApp(async (app) => {
    const { before, after } = await app.db.compact();
    if (output.json) return output.document({ before, after });
    output.line(`${formatBytes(before)} before, ${formatBytes(after)} after.`);
  });
}
