// Where every value comes from: flag, environment, `.env`, default; and what is said of those that cannot be used.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainConfig, readConfig } from '../../src/config.ts';
import { VARIABLES } from '../../src/variables.ts';

const before = process.cwd();
let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pilito-config-'));
  process.chdir(directory);
});
afterEach(() => {
  process.chdir(before);
  rmSync(directory, { recursive: true, force: true });
});

const settingOf = (name: string, ...given: Parameters<typeof explainConfig>) => {
  return explainConfig(...given).settings.find((setting) => setting.name === name);
};

describe('every variable', () => {
  test('is explained, in the order of the docs', () => {
    const { settings, unknown } = explainConfig({}, { XDG_DATA_HOME: '/data' });
    expect(settings.map(({ name }) => name)).toEqual(Object.keys(VARIABLES));
    for (const { meaning, problem, from } of settings) {
      expect(meaning.length).toBeGreaterThan(5);
      expect([problem, from]).toEqual([null, 'default']);
    }
    expect(unknown).toEqual([]);
    expect(settings[0]).toMatchObject({ name: 'PILITO_DB', value: '/data/pilito/pilito.db' });
  });

  test.each([
    [{ db: 'flag.db' }, { PILITO_DB: 'env.db' }, { value: 'flag.db', from: 'flag', where: '--db' }],
    [{}, { PILITO_DB: 'env.db' }, { value: 'env.db', from: 'environment', where: null }],
    [{}, { PILITO_DB: '' }, { value: 'file.db', from: '.env' }],
  ])('is taken from where it counts most: %j, %j', (flags, environment, expected) => {
    writeFileSync('.env', 'PILITO_DB=file.db\nPILITO_PORT=\n');
    expect(settingOf('PILITO_DB', flags, environment)).toMatchObject(expected);
    expect(settingOf('PILITO_PORT', flags, environment)).toMatchObject({ value: '8787', from: 'default' });
    expect(readConfig(flags, environment)).toMatchObject({ db: join(process.cwd(), expected.value), port: 8787 });
  });

  test('of a file names the file', () => {
    writeFileSync('.env', 'PILITO_HOST=::1\n');
    expect(settingOf('PILITO_HOST')).toMatchObject({ from: '.env', where: join(process.cwd(), '.env') });
  });

  test('follows others as readConfig does', () => {
    expect(settingOf('PILITO_EMBEDDER', {}, {})?.value).toBe('local');
    expect(settingOf('PILITO_EMBEDDER', {}, { OPENAI_API_KEY: 'k' })?.value).toBe('openai');
  });
});

describe('secrets', () => {
  test('are never shown', () => {
    const environment = {
      PILITO_SECRET_KEY: 'a-very-secret-secret',
      OPENAI_API_KEY: 'sk-something',
      OPENAI_BASE_URL: 'http://user:pass-word@host.example/v1',
    };
    const text = JSON.stringify(explainConfig({}, environment));
    for (const secret of ['very-secret', 'sk-something', 'pass-word']) expect(text).not.toContain(secret);
    expect(settingOf('OPENAI_BASE_URL', {}, environment)?.value).toBe('http://******@host.example/v1');
  });
});

describe('how long events are kept', () => {
  test.each([
    [undefined, 30],
    ['90d', 90],
    ['2w', 14],
  ])('%s is %s days', (value, days) => {
    expect(readConfig({}, { PILITO_KEEP_EVENTS: value }).keepEventsMs).toBe(days * 86_400_000);
  });

  test('for ever', () => {
    expect(readConfig({}, { PILITO_KEEP_EVENTS: 'forever' }).keepEventsMs).toBeNull();
  });
});

describe('what cannot be used', () => {
  test.each([
    ['PILITO_PORT', 'http'],
    ['PILITO_PUBLIC_URL', 'pilito.example'],
    ['PILITO_SECRET_KEY', 'short'],
    ['PILITO_TRUST_PROXY', 'everybody'],
    ['PILITO_EMBED_PRICE', 'cheap'],
    ['PILITO_KEEP_EVENTS', '12h'],
    ['PILITO_KEEP_EVENTS', '0d'],
  ])('%s=%s is told, and nothing is thrown', (name, value) => {
    expect(settingOf(name, {}, { [name]: value })?.problem).toMatch(/\w/);
    expect(() => readConfig({}, { [name]: value })).toThrow(name);
  });

  test.each([
    ['PILITO_PROT', 'PILITO_PORT'],
    ['PILITO_EMBED_MODLE', 'PILITO_EMBED_MODEL'],
    ['PILITO_SOMETHING_ELSE', null],
  ])('%s is read by nobody', (name, meant) => {
    expect(explainConfig({}, { [name]: '1', PATH: '/bin' }).unknown).toEqual([{ name, meant }]);
  });
});
