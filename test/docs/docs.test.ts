// What the docs say and what the program does, compared both ways.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/domain/errors.ts';
import { VARIABLES } from '../../src/variables.ts';
import { pilito } from '../support/cli.ts';
import { startSite } from '../support/http-site.ts';
import { routesOf } from '../support/routes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];

/** The cells of every table row that begins with a code span. */
function rows(path: string): string[][] {
  return read(path)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const code = (cell = '') => /^`([^`]+)`/.exec(cell)?.[1] ?? '';

describe('the docs', () => {
  test('explain every error code, its status and its exit code, and no other', () => {
    const told = rows('docs/errors.md').map(([name, http, exit]) => [code(name), Number(http), Number(exit)]);
    expect(told).toEqual(Object.entries(ERROR_CODES).map(([name, { http, exit }]) => [name, http, exit]));
  });

  test('explain every variable, and no other', () => {
    const told = rows('docs/operations.md')
      .map(([name]) => code(name))
      .filter((name) => /^[A-Z_]+$/.test(name));
    expect(told.sort()).toEqual(Object.keys(VARIABLES).sort());
  });

  test('list every route, and no other', async () => {
    const site = await startSite();
    const told = rows('docs/http.md')
      .map(([route]) => code(route))
      .sort();
    const served = await routesOf(site.server);
    await site.close();
    expect(told.map((route) => route.replace(/(.)\/$/, '$1'))).toEqual(served);
  });

  test('list every command, and no other', async () => {
    const help = async (...command: string[]) => (await pilito([...command, '--help'])).stdout;
    const commandsIn = (text: string) =>
      [...(text.split('\nCommands:\n')[1] ?? '').matchAll(/^ {2}([a-z]+)[ [<]/gm)]
        .map((match) => match[1] ?? '')
        .filter((name) => name !== 'help');
    const served: string[] = [];
    for (const noun of commandsIn(await help())) {
      const verbs = commandsIn(await help(noun));
      served.push(...(verbs.length > 0 ? verbs.map((verb) => `${noun} ${verb}`) : [noun]));
    }
    const told = rows('README.md').flatMap(([name]) => {
      const [noun = '', verbs] = code(name)
        .replace(/^pilito /, '')
        .replaceAll('\\', '')
        .split(' ');
      if (noun.includes('|')) return noun.split('|');
      return verbs && /^[a-z|]+$/.test(verbs) ? verbs.split('|').map((verb) => `${noun} ${verb}`) : [noun];
    });
    expect(told.sort()).toEqual(served.sort());
  }, 60_000);

  test('show only flags that exist', async () => {
    const lines = PAGES.flatMap((page) =>
      [...read(page).matchAll(/```(?:sh|cron)\n([\s\S]*?)```/g)].flatMap((block) => (block[1] ?? '').split('\n')),
    );
    const calls = lines
      .flatMap((line) => line.split(/&&|\||#/))
      .map((call) => call.trim().replace(/^(?:\S+ ){5} */, (stars) => (stars.startsWith('*') ? '' : stars)));
    const shown = calls.filter((call) => call.startsWith('pilito '));
    expect(shown.length).toBeGreaterThan(8);
    for (const call of shown) {
      const [, ...words] = call.split(/\s+/);
      const command = words.slice(0, 2).filter((word) => /^[a-z]+$/.test(word));
      const { stdout } = await pilito([...command, '--help']);
      for (const flag of words.filter((word) => word.startsWith('--'))) {
        expect(stdout, `${call} uses ${flag}`).toContain(flag.split('=')[0]);
      }
    }
  }, 120_000);

  test('link only to pages that exist', () => {
    for (const page of PAGES) {
      for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
        expect(() => read(join(page, '..', target)), `${page} links to ${target}`).not.toThrow();
      }
    }
  });
});
