// docs/commands.md is what the program says of itself. `npm run reference` writes it again.
import { describe, expect, it } from 'vitest';
import { pilito } from '../support/cli.ts';

const HEAD = `# Commands

What \`pilito help\` says of each command. \`npm run reference\` writes this page again, and a test holds it.
Exit codes are in [errors](errors.md), variables in [operating](operations.md#environment).
`;

async function helpOf(command: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await pilito([...command, '--help']);
  expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
  return stdout.trimEnd();
}

/** The commands a help page lists. */
function listed(help: string): string[] {
  const list = /\nCommands:\n((?: {2}.*\n?)+)/.exec(help)?.[1] ?? '';
  return [...list.matchAll(/^ {2}([a-z][\w-]*)/gm)].flatMap(([, name]) => (name && name !== 'help' ? [name] : []));
}

/** Every page says the global options; here they stand on the first alone. */
function withoutGlobals(help: string): string {
  return help.replace(/\n\nGlobal Options:\n(?: {2}.*\n?)+/, '\n').trimEnd();
}

async function section(command: readonly string[]): Promise<string> {
  const help = await helpOf(command);
  const isRoot = command.length === 0;
  const own = isRoot
    ? `\n\`\`\`text\n${help}\n\`\`\`\n`
    : `\n${'#'.repeat(command.length + 1)} pilito ${command.join(' ')}\n\n\`\`\`text\n${withoutGlobals(help)}\n\`\`\`\n`;
  const below = await Promise.all(listed(help).map((name) => section([...command, name])));
  return own + below.join('');
}

describe('the reference of the commands', () => {
  it('is what the program says', async () => {
    await expect(HEAD + (await section([]))).toMatchFileSnapshot('../../docs/commands.md');
  }, 60_000);
});
