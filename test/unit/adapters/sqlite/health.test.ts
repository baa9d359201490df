// Looking at database files as they lie there: whole ones, damaged ones, ones of other times, and indexes that do not
// agree with the rows they are made from.
import { chmodSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import * as sqliteVec from 'sqlite-vec';
import { describe, expect, test } from 'vitest';
import { DEAD, NEWEST } from '../../../../src/adapters/sqlite/delivery-looks.ts';
import { examineDatabase } from '../../../../src/adapters/sqlite/health.ts';
import type { DatabaseLook } from '../../../../src/ports/checkup.ts';
import { delivery, freshGround, report, sqliteInTemp, T0, told } from '../../../support/database.ts';

const at = freshGround(sqliteInTemp);
const inboxOf = (path: string) => path.replace(/\.db$/, '.inbox.db');

/** Three products, one of them embedded; everything closed, so that the files alone speak. */
async function stock(): Promise<string> {
  const { db, path, store } = at;
  const items = [1, 2, 3].map((id) => told(report(id, { title: `Red shoe ${id}`, status: 'publish' })));
  await db.products.apply(store.id, 'woocommerce', items, T0);
  const fingerprint = { provider: 'local', model: 'm', dimensions: 4, format: 1 };
  const want = { fingerprint, storeIds: [store.id], fitted: false };
  const { claimed } = await db.chunks.claim(want, 'test', 2, 60_000, T0);
  const vector = Float32Array.from([1, 0, 0, 0]);
  await db.chunks.save(
    fingerprint,
    'test',
    claimed.map(({ id, hash }) => ({ id, hash, ok: true, vector })),
  );
  await db.events.append(delivery(store, { eventType: 'product.updated', receivedAt: T0 }));
  await db.events.append(
    delivery(store, { eventId: 'evt_2', status: 'rejected', productId: null, receivedAt: T0 + 5 }),
  );
  await db.close();
  return path;
}

function change(path: string, sql: string): void {
  const db = new BetterSqlite3(path);
  sqliteVec.load(db);
  db.exec(sql);
  db.close();
}

function foreign(path: string): void {
  rmSync(path);
  change(path, 'CREATE TABLE songs (title)');
}

const kinds = ({ files }: DatabaseLook) => files.map(({ kind }) => kind);

describe('files', () => {
  test('that are whole show what they hold, and stay as they are', async () => {
    const path = await stock();
    const before = readFileSync(path);
    const look = examineDatabase(path);
    expect(look).toMatchObject({
      files: [
        { kind: 'read', path, damage: [], thorough: true, mode: 0o600, writable: true },
        { kind: 'read', path: inboxOf(path), damage: [] },
      ],
      agreement: { products: 3, textMissing: 0, textExtra: 0, chunks: 3, vectorsMissing: 0, vectorsExtra: 0 },
      newestMoment: T0 + 5,
      network: null,
    });
    expect(look.freeDisk).toBeGreaterThan(0);
    for (const file of look.files) if (file.kind === 'read') expect(file.applied).toBe(file.ours);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('can be looked at while they are used', async () => {
    const look = examineDatabase(at.path);
    expect(kinds(look)).toEqual(['read', 'read']);
    expect(await at.db.stores.list()).toHaveLength(1);
  });

  test('that are not there are not made', () => {
    const path = `${at.path}.not.db`;
    expect(kinds(examineDatabase(path))).toEqual(['missing', 'missing']);
    expect(existsSync(path)).toBe(false);
  });

  test.each([
    ['cut off', (path: string) => truncateSync(path, statSync(path).size / 2), 'storage_invalid'],
    ['short of a byte', (path: string) => truncateSync(path, statSync(path).size - 1), 'storage_invalid'],
    ['emptied beside their event log', (path: string) => truncateSync(path), 'storage_invalid'],
    ['text', (path: string) => writeFileSync(path, 'a shopping list\n'.repeat(200)), 'storage_invalid'],
    ['another program’s', foreign, 'storage_invalid'],
  ])('that are %s are told about', async (_, spoil, code) => {
    const path = await stock();
    spoil(path);
    const [file, inbox] = examineDatabase(path).files;
    const damaged =
      file?.kind === 'read' ? file.damage.length > 0 : file?.kind === 'unreadable' && file.error.code === code;
    expect(damaged).toBe(true);
    expect(inbox?.kind).toBe('read');
  });

  test('with a page of noise in them are damaged', async () => {
    const path = await stock();
    const bytes = readFileSync(path);
    bytes.fill(0xab, 20 * 16_384, 25 * 16_384);
    writeFileSync(path, bytes);
    const [file] = examineDatabase(path).files;
    expect(file?.kind === 'unreadable' || (file?.kind === 'read' && file.damage.length > 0)).toBe(true);
  });

  test.each([
    [`INSERT INTO pilito_migrations (number, name) VALUES (999, 'tomorrow')`, 999],
    ['DELETE FROM pilito_migrations WHERE number > 2', 2],
  ])('of another time tell their schema: %s', async (sql, applied) => {
    const path = await stock();
    change(path, sql);
    const { files, agreement } = examineDatabase(path);
    expect(files[0]).toMatchObject({ kind: 'read', applied });
    expect(agreement).toBeNull();
  });

  test('tell who may read them, and how much of them is empty', async () => {
    const path = await stock();
    chmodSync(path, 0o644);
    change(path, 'CREATE TABLE filler (x); INSERT INTO filler VALUES (randomblob(1000000)); DROP TABLE filler');
    const [file] = examineDatabase(path).files;
    expect(file).toMatchObject({ kind: 'read', mode: 0o644 });
    expect(file?.kind === 'read' && file.freeBytes).toBeGreaterThan(900_000);
  });
});

describe('indexes that do not agree', () => {
  const cases: [string, string, Partial<NonNullable<DatabaseLook['agreement']>>][] = [
    ['a product without its words', 'DELETE FROM product_text WHERE rowid = 1', { textMissing: 1 }],
    ['a product without its features', 'DELETE FROM product_features WHERE product_id = 2', { textMissing: 1 }],
    ['words of a product that cannot be found', 'UPDATE products SET text_hash = NULL WHERE id = 3', { textExtra: 1 }],
    ['a text without its vector', 'DELETE FROM vectors_1 WHERE chunk_id = 1', { vectorsMissing: 1 }],
    ['a vector without its text', 'DELETE FROM chunks WHERE id = 2', { vectorsExtra: 1 }],
    [
      'a text that was given up',
      `UPDATE chunks SET given_up_for = 1, error = 'too long' WHERE id = 3`,
      { givenUp: { texts: 1, reason: 'too long' } },
    ],
    ['a model that is gone', 'DELETE FROM fingerprints', { vectorsMissing: 2 }],
  ];
  test.each(cases)('%s', async (_, sql, expected) => {
    const path = await stock();
    change(path, `PRAGMA foreign_keys = OFF; ${sql}`);
    const none = { textMissing: 0, textExtra: 0, vectorsMissing: 0, vectorsExtra: 0, givenUp: null };
    expect(examineDatabase(path).agreement).toMatchObject({ ...none, ...expected });
  });
});

describe('the event log', () => {
  test('tells of each store its last delivery and what is dead', async () => {
    const path = await stock();
    change(inboxOf(path), `UPDATE events SET status = 'dead', finished_at = 1 WHERE id = 1`);
    expect(examineDatabase(path).deliveries).toEqual([
      {
        storeId: at.store.id,
        last: expect.objectContaining({
          at: T0 + 5,
          status: 'rejected',
          userAgent: expect.stringContaining('Hookshot'),
        }),
        dead: 1,
      },
    ]);
  });

  test.each([
    [NEWEST, 'SCAN events USING COVERING INDEX events_product'],
    [DEAD, 'SCAN events USING COVERING INDEX events_dead'],
  ])('is asked by indexes alone: %s', async (sql, how) => {
    const db = new BetterSqlite3(inboxOf(await stock()), { readonly: true });
    const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all();
    db.close();
    expect(plan.map(({ detail }) => detail)).toEqual([how]);
  });
});
