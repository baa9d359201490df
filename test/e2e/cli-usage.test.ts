// How the command line behaves whatever the command: help, versions, refusals, and where its words go.
import { afterAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { pilito, workspace } from '../support/cli.ts';

const COMMANDS = [
  ...['serve', 'mcp', 'worker', 'pull', 'search', 'similar', 'eval', 'status', 'backup', 'prune', 'compact', 'demo'],
  'plugin',
  'completion',
  ...['add', 'list', 'show', 'update', 'remove'].map((verb) => `store ${verb}`),
  ...['create', 'list', 'revoke', 'rotate'].map((verb) => `token ${verb}`),
  ...['list', 'show', 'stats', 'replay', 'tail'].map((verb) => `events ${verb}`),
  ...['list', 'show', 'stats'].map((verb) => `products ${verb}`),
  ...['list', 'import', 'export', 'suggest'].map((verb) => `synonyms ${verb}`),
  ...['ensure', 'list', 'remove'].map((verb) => `webhooks ${verb}`),
  'trigger',
  'dashboard',
  'verify',
  'doctor',
  'config explain',
];

const place = workspace();
afterAll(place.remove);

describe('help and version', () => {
  it('prints the version alone', async () => {
    expect(await pilito(['--version'])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('names every command and gives examples, also without a command', async () => {
    const [help, bare] = await Promise.all([pilito(['--help']), pilito([])]);
    expect(help).toEqual(bare);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const command of COMMANDS) expect(help.stdout).toMatch(new RegExp(`^ {2}${command.split(' ')[0]} `, 'm'));
    expect(help.stdout).toMatch(/Examples:\n {2}\$ pilito /);
  });

  it.each(COMMANDS)('explains `%s`, with an example and the global options', async (command) => {
    const { code, stdout, stderr } = await pilito([...command.split(' '), '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: pilito ${command}`);
    expect(stdout).toMatch(/--db <file>[\s\S]*Examples:\n {2}(\$|printf)/);
  });

  it('explains a command by `help <command>` too', async () => {
    const { code, stdout } = await pilito(['help', 'pull']);
    expect(code).toBe(0);
    expect(stdout).toContain('--allow-mass-delete');
  });
});

describe('what it does not understand', () => {
  it.each([
    [['stroe', 'list'], /unknown command 'stroe'\nDid you mean store\?/],
    [['store', 'lst'], /unknown command 'lst'\nDid you mean list\?/],
    [['pull', '--ful'], /unknown option '--ful'\nDid you mean --full\? See: pilito pull --help/],
    [['status', 'now'], /too many arguments/],
    [['store', 'show'], /missing required argument 'slug'/],
    [['search'], /missing required argument 'query'/],
    [['search', 'x', '--mode', 'magic'], /Allowed choices are hybrid, text, vector/],
    [['search', 'x', '--limit', '0'], /whole number from 1 to 100/],
    [['search', 'x', '--min-price', 'cheap'], /amount such as/],
    [['pull', '--watch', 'often'], /a number and a unit/],
    [['pull', '--full', '--since', '1h'], /exclude each other/],
    [['events', 'list', '--since', 'yesterday'], /ISO date/],
    [['events', 'list', '--success', '--failed'], /cannot be used with/],
    [['token', 'create', '--store', 'x', '--expires', '2001-01-01'], /in the future/],
    [['serve', '--port', '99999'], /not a port/],
    [['store', 'add', 'x', '--consumer-key', ''], /It is empty/],
  ])('refuses %j', async (args, told) => {
    const { code, stdout, stderr } = await place.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(told);
    expect(stderr).toMatch(/^pilito: /);
  });

  it('shows the help of a noun that lacks its verb, on stderr', async () => {
    const { code, stdout, stderr } = await place.run(['store']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: pilito store');
  });

  it('says it in JSON when JSON was asked for', async () => {
    const { code, stderr } = await place.run(['store', 'lst', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stderr)).toEqual({
      error: 'invalid_usage',
      detail: "unknown command 'lst'",
      hint: 'Did you mean list? See: pilito store --help',
    });
  });

  it('refuses a variable that is not right', async () => {
    const { code, stderr } = await place.run(['status'], { env: { PILITO_PORT: 'http' } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^pilito: PILITO_PORT/);
  });
});

describe('global options', () => {
  it('stand before or after the command', async () => {
    const before = await pilito(['--json', '--db', place.db, 'store', 'list']);
    const after = await pilito(['store', 'list', '--db', place.db, '--json']);
    expect(before).toEqual({ code: 0, stdout: '{"count":0,"results":[]}\n', stderr: '' });
    expect(after).toEqual(before);
  });

  it('keep stdout for data and let --quiet silence notices', async () => {
    const [told, quiet] = await Promise.all([place.run(['store', 'list']), place.run(['store', 'list', '--quiet'])]);
    expect(told).toEqual({ code: 0, stdout: '', stderr: expect.stringContaining('There is no store yet') });
    expect(quiet).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('put the database into the XDG data directory when none is named', async () => {
    const { stdout } = await pilito(['status', '--json'], { env: { XDG_DATA_HOME: place.directory } });
    expect(JSON.parse(stdout).database.path).toBe(`${place.directory}/pilito/pilito.db`);
  });
});
