// `pilito config`: what pilito is set to, and where each value came from.
import type { Command } from 'commander';
import type { Setting } from '../../config.ts';
import { PilitoError } from '../../domain/errors.ts';
import { type Act, type Context, examples } from '../noun.ts';

export default function config(noun: Command, act: Act): void {
  noun.addHelpText('after', examples('pilito config explain'));
  noun
    .command('explain')
    .description('every variable: its value, where that came from, what it is for')
    .addHelpText('after', examples('pilito config explain', 'pilito config explain --json | jq .settings'))
    .action(act(explain));
}

/** Throws `invalid_config` after all was told, when something of it cannot be used. */
async function explain({ output, explain: read }: Context): Promise<void> {
  const { settings, unknown } = await read();
  if (output.json) output.document({ settings, unknown });
  else
    await output.table(
      ['VARIABLE', 'VALUE', 'FROM', 'WHAT FOR'].map((title) => ({ title })),
      settings.map(rowOf),
    );
  for (const { name, meant } of unknown) {
    output.warning(`${name} is set, and pilito knows no such variable.${meant === null ? '' : ` Is ${meant} meant?`}`);
  }
  const wrong = settings.filter(({ problem }) => problem !== null);
  if (wrong.length === 0) return;
  const told = wrong.map(({ name, problem }) => `${name} (${problem?.replace(/\.$/, '')})`).join(', ');
  throw new PilitoError('invalid_config', `Not right: ${told}.`, { hint: 'See "Environment" in docs/operations.md.' });
}

function rowOf({ name, value, from, where, meaning, problem }: Setting): string[] {
  const source = where === null ? from : from === '.env' ? where : `${from} ${where}`;
  return [name, value ?? '-', source, problem === null ? meaning : `NOT RIGHT: ${problem}`];
}
