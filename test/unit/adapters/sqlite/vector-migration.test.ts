// Vectors of an older pilito, which lie inside sqlite-vec, are moved out of it: nothing is embedded again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CATALOGUE, openSqlite } from '../../../../src/adapters/sqlite/database.ts';
import { openFile } from '../../../../src/adapters/sqlite/open.ts';
import { bytesOf, vectorOf } from '../../../../src/adapters/sqlite/simd/rows.ts';
import { withSqliteVec } from '../../../../src/adapters/sqlite/sqlite-vec.ts';
import { chance, fingerprintOf, randomVector } from '../../../support/vectors.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pilito-vectors-'));
  path = join(directory, 'pilito.db');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const random = chance(1);
const MODELS = [fingerprintOf(24), { ...fingerprintOf(3), model: 'other' }];

/** As the sixth schema had it: two models, two stores, some vectors without a chunk. */
function makeOld(): Map<string, Float32Array> {
  const old = { ...CATALOGUE, migrations: CATALOGUE.migrations.filter(({ number }) => number <= 6) };
  const db = withSqliteVec(openFile(path, old));
  const kept = new Map<string, Float32Array>();
  for (const id of [1, 2]) {
    db.exec(`
      INSERT INTO stores (id, slug, name, source, allow_private_network, webhook_secrets, created_at, updated_at)
      VALUES (${id}, 's${id}', 's${id}', 'woocommerce', 0, '[]', 0, 0)`);
  }
  for (const [index, { provider, model, dimensions, format }] of MODELS.entries()) {
    const id = index + 1;
    db.prepare('INSERT INTO fingerprints VALUES (?, ?, ?, ?, ?)').run(id, provider, model, dimensions, format);
    db.exec(`CREATE VIRTUAL TABLE vectors_${id} USING vec0 (
      chunk_id INTEGER PRIMARY KEY, store_id INTEGER PARTITION KEY,
      embedding float[${dimensions}] distance_metric=cosine)`);
  }
  db.exec('UPDATE stores SET live_fingerprint = id');
  const chunk = db.prepare(`
    INSERT INTO chunks (id, product_id, store_id, ordinal, text, hash, fingerprint_id) VALUES (?, ?, ?, 0, ?, ?, ?)`);
  for (let id = 1; id <= 60; id++) {
    const storeId = 1 + (id % 2);
    db.exec(`
      INSERT INTO products (id, store_id, source, external_id, arrived_at, sequence, alive_at, text_hash, is_active,
                            created_at, updated_at, synced_at)
      VALUES (${id}, ${storeId}, 'woocommerce', 'woo_${id}', 0, 0, 0, 'x', 1, 0, 0, 0)`);
    chunk.run(id, id, storeId, `text ${id}`, `hash ${id}`, storeId);
  }
  for (let id = 1; id <= 70; id++) {
    const fingerprint = 1 + (id % 2);
    const vector = id === 7 ? new Float32Array(3) : randomVector(random, fingerprint === 1 ? 24 : 3);
    const insert = db.prepare(`INSERT INTO vectors_${fingerprint} (chunk_id, store_id, embedding) VALUES (?, ?, ?)`);
    insert.run(BigInt(id), BigInt(fingerprint), bytesOf(vector));
    if (id <= 60) kept.set(`${fingerprint} ${id}`, vector);
  }
  db.close();
  return kept;
}

test('every vector of a chunk keeps its direction, and only those; nothing else is left of the old tables', async () => {
  const kept = makeOld();
  await openSqlite({ path }).close();
  const db = openFile(path, CATALOGUE);
  const found = new Map<string, Float32Array>();
  for (const id of [1, 2]) {
    const rows = db
      .prepare<[], { chunk_id: number; store_id: number; product_id: number; embedding: Buffer }>(
        `SELECT chunk_id, store_id, product_id, embedding FROM vectors_${id} ORDER BY seq`,
      )
      .all();
    for (const { chunk_id, store_id, product_id, embedding } of rows) {
      found.set(`${id} ${chunk_id}`, vectorOf(embedding));
      expect([store_id, product_id]).toEqual([1 + (chunk_id % 2), chunk_id]);
    }
  }
  expect([...found.keys()].sort()).toEqual([...kept.keys()].sort());
  for (const [key, vector] of kept) {
    const length = Math.hypot(...vector) || 1;
    const made = found.get(key) ?? new Float32Array();
    expect([...made]).toEqual(Array.from(vector, (value) => expect.closeTo(value / length, 6)));
  }
  const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE name LIKE '%vectors_%'`).pluck().all();
  expect(tables.filter((name) => !/^(sqlite_autoindex_)?vectors_[12](_store|_1)?$/.test(name))).toEqual([]);
  db.close();
});

test('what is moved is searched, and new vectors follow it', async () => {
  const kept = makeOld();
  const db = openSqlite({ path });
  const [fingerprint] = MODELS;
  const wanted = kept.get('1 2');
  if (fingerprint === undefined || wanted === undefined) throw new Error('nothing was made');
  const [best, next] = await db.search.vectorHits(1, fingerprint, wanted, {}, 2, 0);
  expect(best).toEqual({ productId: 2, chunkId: 2, score: expect.closeTo(1, 5) });
  expect(next?.score).toBeLessThan(0.99);
  await db.close();
  const raw = openFile(path, CATALOGUE);
  const insert = raw.prepare('INSERT INTO vectors_1 (chunk_id, store_id, product_id, embedding) VALUES (99, 1, 2, ?)');
  raw.exec('DELETE FROM vectors_1 WHERE seq = (SELECT max(seq) FROM vectors_1)');
  expect(Number(insert.run(bytesOf(wanted)).lastInsertRowid)).toBe(31);
  raw.close();
});

test('a database without models has nothing to move', async () => {
  const old = { ...CATALOGUE, migrations: CATALOGUE.migrations.filter(({ number }) => number <= 6) };
  openFile(path, old).close();
  const db = openSqlite({ path });
  expect((await db.status([])).chunks).toBe(0);
  await db.close();
});
