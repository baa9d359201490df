// Commander's refusals in our words: the same error class, the same exit code, and a hint that names the right help.
import type { Command, CommanderError } from 'commander';
import { PilitoError } from '../domain/errors.ts';

/** What commander refused, as `invalid_usage`. */
export function usageError(program: Command, argv: readonly string[], refusal: CommanderError): PilitoError {
  const help = `See: ${pathOf(program, argv)} --help`;
  if (refusal.code === 'commander.help')
    return new PilitoError('invalid_usage', 'A command is missing.', { hint: help });
  const [first = '', suggestion] = refusal.message.replace(/^error: /, '').split('\n');
  const meant = /^\((Did you mean .+)\)$/.exec(suggestion ?? '')?.[1];
  return new PilitoError('invalid_usage', first, { hint: meant === undefined ? help : `${meant} ${help}` });
}

/** The command the words on the line lead to: "pilito store add". */
function pathOf(program: Command, argv: readonly string[]): string {
  let [command, path] = [program, program.name()];
  for (const word of argv) {
    const next = command.commands.find((one) => one.name() === word);
    if (!next) continue;
    command = next;
    path += ` ${word}`;
  }
  return path;
}
