// Batches of chunks that workers hold: what is given back, what stays held, and what an older database held.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { CATALOGUE, openSqlite } from '../../../../src/adapters/sqlite/database.ts';
import { openFile } from '../../../../src/adapters/sqlite/open.ts';
import type { ClaimedChunk } from '../../../../src/ports/chunks.ts';
import { freshGround, report, sqliteInTemp, T0, told } from '../../../support/database.ts';

const MODEL = { provider: 'local', model: 'm', dimensions: 2, format: 1 };
const LEASE = 60_000;

describe('leases', () => {
  const on = freshGround(sqliteInTemp);
  const want = () => ({ fingerprint: MODEL, storeIds: [on.store.id], fitted: false });
  const claim = async (limit: number, owner = 'me', now = T0) =>
    (await on.db.chunks.claim(want(), owner, limit, LEASE, now)).claimed;
  const good = ({ id, hash }: ClaimedChunk) => ({ id, hash, ok: true as const, vector: Float32Array.of(1, 0) });
  const save = (chunks: readonly ClaimedChunk[], owner = 'me') => on.db.chunks.save(MODEL, owner, chunks.map(good));
  const put = (count: number) =>
    on.db.products.apply(
      on.store.id,
      'woocommerce',
      Array.from({ length: count }, (_, id) => told(report(id + 1, { title: `Shoe ${id}`, price: '10' }, T0))),
      T0,
    );

  test('an owner holds several batches, and each is saved by itself, in any order', async () => {
    await put(6);
    const [first, second, third] = [await claim(2), await claim(2), await claim(2)];
    expect(new Set([first, second, third].flat().map(({ id }) => id)).size).toBe(6);
    expect(await claim(2)).toEqual([]);
    expect([await save(second), await save(third), await save(first)]).toEqual([2, 2, 2]);
    expect(await on.db.chunks.counts([want()])).toEqual({ total: 6, pending: 0 });
  });

  test('of a batch saved in part, the rest stays held', async () => {
    await put(3);
    const [one, ...rest] = await claim(3);
    if (!one) throw new Error('nothing claimed');
    expect(await save([one])).toBe(1);
    expect(await claim(3, 'other')).toEqual([]);
    expect(await save(rest)).toBe(2);
  });

  test('nothing is kept twice, nor for another owner', async () => {
    await put(2);
    const claimed = await claim(2);
    expect([await save(claimed, 'other'), await save(claimed), await save(claimed)]).toEqual([0, 2, 0]);
  });

  test('given back, a batch is due when it was said to be', async () => {
    await put(2);
    const claimed = await claim(2);
    await on.db.chunks.release('other', [claimed[0]?.id ?? 0], T0 + 5);
    expect(await claim(2, 'other')).toEqual([]);
    const ids = claimed.map(({ id }) => id);
    await on.db.chunks.release('me', ids, T0 + 5);
    expect([await claim(2, 'other'), await claim(2, 'other', T0 + 5)]).toEqual([[], claimed]);
  });

  test('a lease that has run out is forgotten when another is taken', async () => {
    await put(2);
    const late = await claim(1);
    expect(await claim(2, 'other', T0 + LEASE)).toHaveLength(2);
    expect(await save(late)).toBe(0);
    expect(await on.db.chunks.reclaim((owner) => owner === 'me', T0)).toBe(0);
    expect(await on.db.chunks.reclaim((owner) => owner === 'other', T0)).toBe(2);
  });

  test('they go with their store', async () => {
    await put(2);
    const claimed = await claim(2);
    await on.db.stores.remove(on.store.id);
    expect(await save(claimed)).toBe(0);
    expect(await on.db.chunks.reclaim(() => true, T0)).toBe(0);
  });

  test('who finds nothing to do waits for nobody', async () => {
    await put(1);
    await save(await claim(1));
    const writer = new BetterSqlite3(on.path);
    writer.exec('BEGIN IMMEDIATE');
    try {
      expect(await claim(1)).toEqual([]);
    } finally {
      writer.close();
    }
  });
});

test('what a worker of an older pilito held is due at once', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-leases-'));
  const path = join(directory, 'pilito.db');
  const old = openFile(path, { ...CATALOGUE, migrations: CATALOGUE.migrations.filter(({ number }) => number < 9) });
  old.exec(`
    INSERT INTO stores (id, slug, name, source, allow_private_network, webhook_secrets, created_at, updated_at)
    VALUES (1, 's', 's', 'woocommerce', 0, '[]', 0, 0);
    INSERT INTO products (id, store_id, source, external_id, arrived_at, sequence, alive_at, created_at, updated_at, synced_at)
    VALUES (1, 1, 'woocommerce', 'woo_1', 0, 0, 0, 0, 0, 0);
    INSERT INTO chunks (product_id, store_id, ordinal, text, hash, due_at, lease_owner)
    VALUES (1, 1, 0, 'held', 'a', ${T0 + LEASE}, 'old'), (1, 1, 1, 'put off', 'b', ${T0 + LEASE}, NULL)`);
  old.close();
  const db = openSqlite({ path });
  try {
    const want = { fingerprint: MODEL, storeIds: [1], fitted: false };
    const { claimed } = await db.chunks.claim(want, 'new', 9, LEASE, T0);
    expect(claimed.map(({ text }) => text)).toEqual(['held']);
  } finally {
    await db.close();
    rmSync(directory, { recursive: true, force: true });
  }
});
