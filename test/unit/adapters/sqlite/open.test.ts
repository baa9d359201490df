import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite } from '../../../../src/adapters/sqlite/database.ts';
import { addStore, delivery, observed, report, T0 } from '../../../support/database.ts';

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pilito-open-'));
  path = join(directory, 'pilito.db');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const opening = () => openSqlite({ path });

describe('opening the database', () => {
  test('a new one is made for its owner alone, with the event log beside it', async () => {
    await opening().close();
    for (const file of [path, join(directory, 'pilito.inbox.db')]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('it opens again with everything in it', async () => {
    const first = opening();
    await addStore(first);
    await first.close();
    const second = opening();
    expect((await second.stores.list()).map((store) => store.slug)).toEqual(['shoes']);
    await second.close();
  });

  test('a file that is no database is refused and left as it is', () => {
    writeFileSync(path, 'a shopping list, not a database, long enough to have a header of its own');
    expect(opening).toThrow(expect.objectContaining({ code: 'storage_invalid' }));
    expect(readFileSync(path, 'utf8')).toContain('shopping list');
  });

  test('somebody else’s SQLite database is refused and left as it is', () => {
    const other = new BetterSqlite3(path);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    expect(opening).toThrow(
      expect.objectContaining({ code: 'storage_invalid', message: expect.stringContaining('not one of pilito') }),
    );
  });

  test('a schema newer than ours is refused', async () => {
    await opening().close();
    const raw = new BetterSqlite3(path);
    raw.exec(`INSERT INTO pilito_migrations (number, name) VALUES (999, 'future')`);
    raw.close();
    expect(opening).toThrow(
      expect.objectContaining({ code: 'storage_newer', hint: expect.stringContaining('Update pilito') }),
    );
  });

  test('a missing directory, a directory in place of the file: each has its sentence', () => {
    expect(() => openSqlite({ path: join(directory, 'nowhere', 'pilito.db') })).toThrow(
      /directory .*nowhere does not exist/,
    );
    expect(() => openSqlite({ path: directory })).toThrow(/is not a file/);
  });

  test('a truncated file is called damaged', async () => {
    const db = opening();
    const store = await addStore(db);
    const many = Array.from({ length: 60 }, (_, n) => observed(report(n, { description: 'x'.repeat(2000) }), T0));
    await db.products.apply(store.id, 'woocommerce', many, T0);
    await db.compact();
    await db.close();
    truncateSync(path, Math.floor(statSync(path).size / 2));
    await expect(
      (async () => {
        const cut = opening();
        await cut.products.list({}, { limit: 100, offset: 0 }, T0).finally(() => cut.close());
      })(),
    ).rejects.toMatchObject({ code: 'storage_invalid' });
  });

  test.each([
    ['catalogue', 'pilito.db'],
    ['event log', 'pilito.inbox.db'],
  ])('a copy of the %s that lacks less than a page is cut off', async (_, name) => {
    await opening().close();
    const file = join(directory, name);
    truncateSync(file, statSync(file).size - 1);
    expect(opening).toThrow(
      expect.objectContaining({ code: 'storage_invalid', message: expect.stringContaining('is cut off') }),
    );
  });

  test.each([
    ['empty', () => truncateSync(path)],
    ['missing', () => rmSync(path)],
  ])('a catalogue that is %s beside its event log is not begun anew', async (_, lose) => {
    await opening().close();
    lose();
    expect(opening).toThrow(
      expect.objectContaining({ code: 'storage_invalid', hint: expect.stringContaining('Restore both files') }),
    );
    expect(statSync(path, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  });

  test('an event log of another database is refused, and its own is taken again', async () => {
    const log = join(directory, 'pilito.inbox.db');
    const other = join(directory, 'other.db');
    await Promise.all([opening().close(), openSqlite({ path: other }).close()]);
    renameSync(log, `${log}.own`);
    copyFileSync(join(directory, 'other.inbox.db'), log);
    expect(opening).toThrow(
      expect.objectContaining({ code: 'storage_invalid', message: expect.stringContaining('another database') }),
    );
    renameSync(`${log}.own`, log);
    await opening().close();
  });

  test('files of an older pilito, which do not say that they belong together, do from now on', async () => {
    const files = [path, join(directory, 'pilito.inbox.db')];
    await opening().close();
    const numbers = (change = '') =>
      files.map((file) => {
        const db = new BetterSqlite3(file);
        const [row] = db.pragma(`user_version${change}`) as { user_version: number }[];
        db.close();
        return row?.user_version;
      });
    numbers(' = 0');
    await opening().close();
    const [catalogue, log] = numbers();
    expect(catalogue).toBe(log);
    expect(catalogue).not.toBe(0);
  });

  test('an empty file is a new database', async () => {
    writeFileSync(path, '');
    await opening().close();
    expect(statSync(path).size).toBeGreaterThan(0);
  });

  test('a file whose pages are still in the WAL is whole', async () => {
    const first = opening();
    const store = await addStore(first);
    const many = Array.from({ length: 60 }, (_, n) => observed(report(n, { description: 'x'.repeat(2000) }), T0));
    await first.products.apply(store.id, 'woocommerce', many, T0);
    const second = opening();
    expect((await second.stores.list()).length).toBe(1);
    await Promise.all([first.close(), second.close()]);
  });

  test('a database locked for long by another process is unavailable for now, and says when to try again', async () => {
    const db = opening();
    const store = await addStore(db);
    const other = new BetterSqlite3(join(directory, 'pilito.inbox.db'));
    other.exec('BEGIN IMMEDIATE');
    await expect(db.events.append(delivery(store))).rejects.toMatchObject({
      code: 'storage_unavailable',
      retryAfterMs: 1000,
    });
    other.exec('ROLLBACK');
    expect((await db.events.append(delivery(store))).id).toBe(1);
    other.close();
    await db.close();
  });
});

describe('upkeep', () => {
  test('a backup is a whole database, made while the first is in use', async () => {
    const db = opening();
    const store = await addStore(db);
    await db.events.append(delivery(store));
    await db.products.apply(store.id, 'woocommerce', [observed(report(1, {}), T0)], T0);
    const target = join(directory, 'copy.db');
    const { files } = await db.backup(target);
    expect(files.map((file) => file.path)).toEqual([target, join(directory, 'copy.inbox.db')]);
    await expect(db.backup(target)).rejects.toMatchObject({ code: 'conflict' });
    await db.close();
    const copy = openSqlite({ path: target });
    expect((await copy.products.list({}, { limit: 9, offset: 0 }, T0)).count).toBe(1);
    expect((await copy.events.stats({})).total).toBe(1);
    await copy.close();
  });

  test('a backup to a place that cannot be written leaves nothing behind', async () => {
    const db = opening();
    await expect(db.backup(join(directory, 'nowhere', 'copy.db'))).rejects.toThrow();
    expect(existsSync(join(directory, 'nowhere'))).toBe(false);
    await db.close();
  });

  test('compacting gives space back', async () => {
    const db = opening();
    const store = await addStore(db);
    const ids = Array.from({ length: 200 }, (_, n) => n + 1);
    const items = ids.map((id) => observed(report(id, { description: `${id} `.repeat(2000) }), T0));
    await db.products.apply(store.id, 'woocommerce', items, T0);
    await db.stores.remove(store.id);
    const { before, after } = await db.compact();
    expect(after).toBeLessThan(before / 2);
    await db.close();
  });
});
