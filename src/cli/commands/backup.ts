// `pilito backup`: a verified copy of both files, taken while they are in use.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { PilitoError } from '../../domain/errors.ts';
import { formatBytes } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { withProgress } from '../progress.ts';
import { upkeepStanding } from '../upkeep-progress.ts';

export default function backup(noun: Command, act: Act): void {
  noun
    .argument('<file>', 'where the copy goes; the event log stands beside it as <file>.inbox.db')
    .addHelpText('after', examples('pilito backup /backups/pilito-$(date +%F).db'))
    .action(act(write));
}

async function write({ output, signals, withApp }: Context, file: string): Promise<void> {
  const target = resolve(file);
  if (!existsSync(dirname(target))) {
    throw new PilitoError('storage_invalid', `The directory ${dirname(target)} does not exist.`, {
      hint: `Make it first: mkdir -p ${dirname(target)}`,
    });
  }
  const signal = signals.drain();
  await withApp(async (app, { secretKey }) => {
    const { files } = await withProgress(output, { title: 'backup', signal }, (progress) =>
      app.db.backup(target, { signal, onStep: (step) => progress.at(upkeepStanding(step)) }),
    ).finally(() => {
      if (signal.aborted) output.notice(`Stopped; nothing was written. To begin anew: pilito backup ${file}`);
    });
    if (output.json) output.document({ files });
    else for (const { path, bytes } of files) output.line(`${path}  ${formatBytes(bytes)}`);
    if (secretKey === null)
      output.notice('The key file of the stored secrets (.key) is not part of it: keep a copy of that too.');
  });
}
