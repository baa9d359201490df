import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { remembering } from '../../../../src/adapters/sqlite/remembered.ts';

let directory = '';
let here: BetterSqlite3.Database;
let elsewhere: BetterSqlite3.Database;
let reads: string[] = [];
let find: (key: string) => string | null;

const nextTurn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pilito-remembered-'));
  here = new BetterSqlite3(join(directory, 'a.db'));
  here.pragma('journal_mode = WAL');
  here.exec("CREATE TABLE tokens (name TEXT PRIMARY KEY, state TEXT); INSERT INTO tokens VALUES ('a', 'good')");
  elsewhere = new BetterSqlite3(join(directory, 'a.db'));
  reads = [];
  const read = here.prepare<[string], string>('SELECT state FROM tokens WHERE name = ?').pluck();
  find = remembering(here)((key) => {
    reads.push(key);
    return read.get(key) ?? null;
  });
});

afterEach(() => {
  for (const db of [here, elsewhere]) db.close();
  rmSync(directory, { recursive: true, force: true });
});

test('what is there, and that something is not there, is read once while nothing is written', async () => {
  expect([find('a'), find('a'), find('b'), find('b')]).toEqual(['good', 'good', null, null]);
  await nextTurn();
  expect([find('a'), find('b')]).toEqual(['good', null]);
  expect(reads).toEqual(['a', 'b']);
});

test('what this connection writes counts at once', () => {
  expect(find('a')).toBe('good');
  here.exec("UPDATE tokens SET state = 'revoked'");
  expect(find('a')).toBe('revoked');
});

test('what another process writes counts from the next turn of the event loop', async () => {
  expect(find('a')).toBe('good');
  await nextTurn();
  elsewhere.exec("UPDATE tokens SET state = 'revoked'");
  await nextTurn();
  expect(find('a')).toBe('revoked');
});

test('a flood of unknown keys does not stay', async () => {
  for (let n = 0; n < 5_000; n++) find(`guess ${n}`);
  expect(find('guess 0')).toBeNull();
  expect(reads.filter((key) => key === 'guess 0')).toHaveLength(2);
});
