import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openSqlite } from '../../../../src/adapters/sqlite/database.ts';
import { groupCommit, threadWriter } from '../../../../src/adapters/sqlite/inbox.ts';
import { pack, unpack } from '../../../../src/adapters/sqlite/inbox-pack.ts';
import type { NewEvent } from '../../../../src/ports/events.ts';
import { addStore, delivery } from '../../../support/database.ts';

const store = { id: 1, slug: 'shoes' } as Parameters<typeof delivery>[0];

test('a batch crosses to the thread and back byte for byte', () => {
  const events: NewEvent[] = [
    delivery(store, { body: Buffer.from('سلام'), dedupe: Buffer.alloc(32, 7) }),
    delivery(store, { body: Buffer.alloc(0) }),
    delivery(store, { body: Buffer.from([0, 1, 255]) }),
  ];
  expect(unpack(structuredClone(pack(events)))).toEqual(events);
});

test('what comes in one turn of the event loop is a batch, and nothing resolves before its batch', async () => {
  const batches: number[] = [];
  let release = () => {};
  const inbox = groupCommit({
    write: async (events) => {
      batches.push(events.length);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return events.map((_, index) => ({ id: index, duplicateOf: null }));
    },
    close: async () => {},
  });
  const first = inbox.append(delivery(store));
  await new Promise(setImmediate);
  const rest = [1, 2, 3].map(() => inbox.append(delivery(store)));
  expect(batches).toEqual([1]);
  release();
  await first;
  await new Promise(setImmediate);
  release();
  await Promise.all(rest);
  expect(batches).toEqual([1, 3]);
});

test('a long turn sends what it has so far', async () => {
  const batches: number[] = [];
  const inbox = groupCommit({
    write: async (events) => {
      batches.push(events.length);
      return events.map((_, index) => ({ id: index, duplicateOf: null }));
    },
    close: async () => {},
  });
  await Promise.all(Array.from({ length: 40 }, () => inbox.append(delivery(store))));
  expect(batches).toEqual([32, 8]);
});

test('batches that wait for the writer thread share a transaction, and each gets its own rows', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-thread-'));
  const writer = threadWriter(join(directory, 'pilito.inbox.db'));
  const sizes = [3, 0, 1, 5, 0, 2];
  const rows = await Promise.all(
    sizes.map((size) => writer.write(Array.from({ length: size }, () => delivery(store)))),
  );
  expect(rows.map((one) => one.length)).toEqual(sizes);
  expect(rows.flat().map((row) => row.id)).toEqual(Array.from({ length: 11 }, (_, at) => at + 1));
  await Promise.all([writer.write([delivery(store)]), writer.close()]);
  rmSync(directory, { recursive: true, force: true });
});

test('batches that fail together are all told', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-thread-'));
  const path = join(directory, 'pilito.inbox.db');
  const writer = threadWriter(path);
  await writer.write([]);
  const other = new BetterSqlite3(path);
  other.exec('ALTER TABLE events RENAME TO gone');
  const results = await Promise.allSettled([1, 2, 3].map((size) => writer.write(Array(size).fill(delivery(store)))));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  other.exec('ALTER TABLE gone RENAME TO events');
  other.close();
  expect(await writer.write([delivery(store)])).toMatchObject([{ duplicateOf: null }]);
  await writer.close();
  rmSync(directory, { recursive: true, force: true });
});

test('a batch that cannot be written fails for each of its events, and the next one is tried', async () => {
  let broken = true;
  const inbox = groupCommit({
    write: async (events) => {
      if (broken) throw new Error('disk full');
      return events.map(() => ({ id: 1, duplicateOf: null }));
    },
    close: async () => {},
  });
  const results = await Promise.allSettled([inbox.append(delivery(store)), inbox.append(delivery(store))]);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect(await inbox.append(delivery(store))).toEqual({ id: 1, duplicateOf: null });
});

test('a writer thread that dies fails what it held, and the next batch gets a new one', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'pilito-thread-'));
  const directory = join(parent, 'not yet');
  const inbox = groupCommit(threadWriter(join(directory, 'pilito.inbox.db')));
  await expect(inbox.append(delivery(store))).rejects.toMatchObject({ code: 'storage_unavailable' });
  await expect(inbox.check()).rejects.toMatchObject({ code: 'storage_unavailable' });
  mkdirSync(directory);
  await inbox.check();
  expect(await inbox.append(delivery(store))).toEqual({ id: 1, duplicateOf: null });
  await inbox.close();
  await inbox.close();
  rmSync(parent, { recursive: true, force: true });
});

test('the writer thread acknowledges what is on disk, and closes', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-thread-'));
  const db = openSqlite({ path: join(directory, 'pilito.db'), inboxThread: true });
  const shop = await addStore(db);
  const appended = await Promise.all(
    Array.from({ length: 300 }, (_, n) => db.events.append(delivery(shop, { body: Buffer.from(`{"id":${n}}`) }))),
  );
  expect(new Set(appended.map((one) => one.id)).size).toBe(300);
  expect((await db.events.stats({})).total).toBe(300);
  await db.close();
  rmSync(directory, { recursive: true, force: true });
});
