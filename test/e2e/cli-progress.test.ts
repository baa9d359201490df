// What the real binary shows while it works: on a terminal a bar that leaves nothing behind, elsewhere a line now and
// then; and what it says when it is stopped.
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workspace } from '../support/cli.ts';
import { type GatedShop, gatedShop } from '../support/gated-shop.ts';
import { describeWith } from '../support/programs.ts';
import { openTerminal, type TestTerminal } from '../support/tmux.ts';

const BINARY = fileURLToPath(new URL('../../bin/pilito.js', import.meta.url));
const VARIATIONS = /\/variations\?/;

let place: ReturnType<typeof workspace>;
let market: GatedShop;

beforeEach(async () => {
  place = workspace();
  market = await gatedShop();
  await addStore('market');
});
afterEach(async () => {
  await market.close();
  place.remove();
});

async function addStore(slug: string): Promise<void> {
  const keys = ['--consumer-key', '-', '--consumer-secret', '-', '--allow-private-network'];
  const input = `${market.shop.consumerKey}\n${market.shop.consumerSecret}\n`;
  await place.json(['store', 'add', slug, '--url', market.url, ...keys], { input });
}

const SUMMARY = [
  expect.stringMatching(/^market: full pull in .*: 137 products, 95 variations$/),
  '  232 created, 0 updated, 0 unchanged, 0 deleted',
  expect.stringMatching(/^ {2}\d+ requests.*iB$/),
];

describe('where stderr is no terminal', () => {
  it('a line says now and then how far it is, and the summary comes once', async () => {
    market.shut(VARIATIONS);
    const pull = place.start(['pull', '--page-size', '30']);
    const line = await pull.error(/reading products/);
    expect(line).toMatch(/^market: reading products, 137 of 137 products, 100 %.*, page 6, \d+ requests$/);
    market.open();
    const { code, stdout, stderr } = await pull.ended;
    expect([code, stdout.trimEnd().split('\n')]).toEqual([0, SUMMARY]);
    expect(stderr).not.toContain('\x1b');
  });

  it('quick work goes without', async () => {
    expect(await place.run(['pull', '--json'])).toMatchObject({ code: 0, stderr: '' });
    expect(await place.run(['worker', '--once', '--json'])).toMatchObject({ code: 0, stderr: '' });
    expect(await place.run(['compact', '--json'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('a wait is told at once, and not at all with --quiet', async () => {
    market.shop.misbehave({ when: ({ path }) => path.endsWith('/products'), times: 2, answer: '429', retryAfter: 1 });
    const { code, stderr } = await place.run(['pull', '--quiet']);
    expect([code, stderr]).toEqual([0, '']);
    market.shop.misbehave({ when: ({ path }) => path.endsWith('/products'), times: 1, answer: '429', retryAfter: 1 });
    expect((await place.run(['pull'])).stderr).toBe(
      'market: The shop says that we ask too often (HTTP 429). Trying again in 1.0 s.\n',
    );
  });

  it('Ctrl-C says what is kept and how to go on', async () => {
    market.shut(VARIATIONS);
    const pull = place.start(['pull', '--full', '--page-size', '30']);
    await pull.error(/reading products/);
    const { code, stdout, stderr } = await pull.stop('SIGINT');
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(/^market: stopped; 137 products, 0 variations are kept\..*: pilito pull market --full$/m);
    market.open();
    expect(await place.json(['pull', '--full'])).toMatchObject({ mode: 'full', products: 137, variations: 95 });
  });
});

describeWith(['tmux'], 'on a terminal', () => {
  const terminals: TestTerminal[] = [];
  afterEach(() => {
    for (const one of terminals.splice(0)) one.close();
  });

  function open(args: string, setting = '', columns = 80): TestTerminal {
    const env = { PATH: process.env.PATH ?? '', HOME: place.directory, LANG: 'C.UTF-8' };
    const command = `cd ${place.directory} && ${setting} '${process.execPath}' '${BINARY}' --db ${place.db} ${args}`;
    const terminal = openTerminal(command, { columns, env });
    terminals.push(terminal);
    return terminal;
  }

  it('a bar shows how far it is, and nothing is left of it', async () => {
    market.shut(VARIATIONS);
    const terminal = open('pull --page-size 30');
    expect((await terminal.until(/products · 100 %\n.*page/)).split('\n')).toEqual([
      `market  ${'█'.repeat(30)}  137 of 137 products · 100 %`,
      expect.stringMatching(/^ {8}reading products.* · page 6 · \d+ requests$/),
    ]);
    market.open();
    expect((await terminal.until(/exit/)).split('\n')).toEqual([...SUMMARY, 'exit 0']);
  });

  it('a wait counts down with its reason; the reason stays above, and nothing is drawn between', async () => {
    const times = { when: ({ path }: { path: string }) => path.endsWith('/products'), times: 2 };
    market.shop.misbehave({ ...times, answer: '429', retryAfter: 3 });
    const terminal = open('pull');
    const waiting = await terminal.until(/waiting \d s: The shop says that we ask too often \(HTTP 429\)\./);
    expect(waiting).toMatch(/^ {8}.*1 retry/m);
    const lines = (await terminal.until(/exit/)).split('\n');
    expect(lines).toEqual([
      'market: The shop says that we ask too often (HTTP 429). Trying again in 3.0 s.',
      ...SUMMARY,
      'exit 0',
    ]);
    expect(lines[3]).toContain('(2 retries)');
  });

  it('Ctrl-C takes the bar away, says what is kept, and ends with 130', async () => {
    market.shut(VARIATIONS);
    const terminal = open('pull --page-size 30');
    await terminal.until(/100 %/);
    terminal.press('C-c');
    expect((await terminal.until(/exit/)).split('\n')).toEqual([
      'market: stopped; 137 products, 0 variations are kept. The same command goes on from there: pilito pull market',
      'exit 130',
    ]);
  });

  it('several stores are counted, each with a summary below the one before', async () => {
    await addStore('outlet');
    market.shut(VARIATIONS);
    const terminal = open('pull --json --page-size 30');
    await terminal.until(/^market \(1 of 2\) {2}█/m);
    market.open();
    const lines = (await terminal.until(/exit/)).split('\n');
    expect(lines.map((line) => /"store":"(\w+)"/.exec(line)?.[1] ?? line)).toEqual(['market', 'outlet', 'exit 0']);
  });

  it.each([
    ['in CI', 'CI=1'],
    ['on one that cannot draw', 'TERM=dumb'],
  ])('%s there are lines in place of it', async (_, setting) => {
    market.shut(VARIATIONS);
    const terminal = open('pull --page-size 30', setting);
    const screen = await terminal.until(/^market: reading products, 137 of 137 products, 100 %/m);
    expect(screen).not.toContain('█');
    market.open();
    await terminal.until(/exit 0/);
  });

  it.each([
    ['colours it', '', true],
    ['leaves colours out with NO_COLOR', 'NO_COLOR=1', false],
  ])('%s', async (_, setting, colored) => {
    market.shut(VARIATIONS);
    const terminal = open('pull --page-size 30', setting);
    await terminal.until(/100 %/);
    expect(terminal.colored().includes('\x1b[32m')).toBe(colored);
    terminal.press('C-c');
    await terminal.until(/exit 130/);
  });

  it('a narrow one shows less', async () => {
    market.shut(VARIATIONS);
    const terminal = open('pull --page-size 30', '', 30);
    expect((await terminal.until(/100 %\n.*reading/)).split('\n')[0]).toMatch(/^market {2}█+ {2}100 %$/);
    terminal.press('C-c');
    await terminal.until(/exit 130/);
  });
});

describe('upkeep, in a process of its own', () => {
  it('says what is wrong as if it were done here', async () => {
    const other = new BetterSqlite3(place.db);
    other.exec('BEGIN IMMEDIATE');
    const { code, stderr } = await place.run(['compact', '--json']);
    other.close();
    expect([code, JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '')]).toMatchObject([
      1,
      { error: 'storage_unavailable' },
    ]);
  });
});
