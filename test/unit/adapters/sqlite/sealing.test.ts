// Segments: made as vectors come, made anew as they go, by any number of workers, and never in the way of an answer.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agreementIn } from '../../../../src/adapters/sqlite/agreement.ts';
import { CATALOGUE } from '../../../../src/adapters/sqlite/database.ts';
import { exactIn } from '../../../../src/adapters/sqlite/exact.ts';
import { type Connection, openFile } from '../../../../src/adapters/sqlite/open.ts';
import { sealerIn } from '../../../../src/adapters/sqlite/sealing.ts';
import { lostInSegments } from '../../../../src/adapters/sqlite/segment-agreement.ts';
import { rowsOfSegment, segmentsIn } from '../../../../src/adapters/sqlite/segments.ts';
import { addStore, freshGround, report, sqliteInTemp, T0, told } from '../../../support/database.ts';
import { chance, embedPending, fingerprintOf, nearestInMemory, randomVector } from '../../../support/vectors.ts';

const DIMENSIONS = 24;
/** Vectors to a segment, so that a few make many. */
const FULL = 32;
const sealer = () => sealerIn(raw, () => FULL);
const fingerprint = fingerprintOf(DIMENSIONS);
const random = chance(9);
const on = freshGround(sqliteInTemp);
let raw: Connection;

beforeEach(() => {
  raw = openFile(on.path, CATALOGUE);
});
afterEach(() => void raw.close());

async function putAndEmbed(from: number, to: number, store = on.store): Promise<void> {
  const products = Array.from({ length: to - from }, (_, at) => told(report(from + at, {})));
  await on.db.products.apply(store.id, 'woocommerce', products, T0);
  await embedPending({ ...on, store }, fingerprint, () => randomVector(random, DIMENSIONS));
}

const segments = (storeId = on.store.id) =>
  raw
    .prepare<[number], { first: number; last: number; vectors: number }>(
      'SELECT first_seq AS first, last_seq AS last, vectors FROM vector_segments WHERE store_id = ? ORDER BY first_seq',
    )
    .all(storeId);
const drop = (from: number, to: number) => raw.prepare('DELETE FROM vectors_1 WHERE seq BETWEEN ? AND ?').run(from, to);
const lost = () => lostInSegments(raw, 1, DIMENSIONS);

function sealAll(seal = sealer()): number[] {
  const steps: number[] = [];
  for (let done = seal(); done > 0; done = seal()) steps.push(done);
  return steps;
}

function expectTheTruth(storeId = on.store.id): void {
  const place = { fingerprint: 1, storeId, dimensions: DIMENSIONS };
  const vector = randomVector(random, DIMENSIONS);
  const expected = exactIn(raw)(place, vector, {}, 12, T0);
  const hits = nearestInMemory(raw)(storeId, fingerprint, vector, {}, 12, T0);
  expect(hits).toEqual(expected.map((hit) => ({ ...hit, score: expect.closeTo(hit.score, 5) })));
}

test('a segment has 512 vectors, or as many as make 2 MiB', () => {
  expect([1, 192, 1536, 2048, 4096, 32_768].map(rowsOfSegment)).toEqual([512, 512, 512, 512, 512, 64]);
  expect(rowsOfSegment(10_000_000)).toBe(1);
});

test('what fills a segment is sealed, the rest stays in rows, and search finds all', async () => {
  await putAndEmbed(1, FULL);
  expect(sealAll()).toEqual([]);
  await putAndEmbed(FULL, 2 * FULL + 8);
  expect(sealAll()).toEqual([FULL, FULL]);
  expect(segments()).toEqual([
    { first: 1, last: FULL, vectors: FULL },
    { first: FULL + 1, last: 2 * FULL, vectors: FULL },
  ]);
  expectTheTruth();
  await putAndEmbed(2 * FULL + 8, 3 * FULL + 1);
  expectTheTruth();
  expect(sealAll()).toEqual([FULL]);
  expectTheTruth();
  expect(lost()).toBe(0);
});

test('each store has its own, in the order of its own vectors', async () => {
  const other = await addStore(on.db, 'hats');
  for (const from of [1, 21, 41]) {
    await putAndEmbed(from, from + 20);
    await putAndEmbed(from, from + 20, other);
  }
  expect(sealAll()).toEqual([FULL, FULL]);
  for (const storeId of [on.store.id, other.id]) {
    expect(segments(storeId)).toHaveLength(1);
    expectTheTruth(storeId);
  }
});

describe('vectors that go', () => {
  beforeEach(async () => {
    await putAndEmbed(1, 4 * FULL + 6);
    sealAll();
  });

  test('leave a segment alone until it is half dead, and nothing of them is found', () => {
    drop(FULL + 1, FULL + FULL / 2);
    expect(sealAll()).toEqual([]);
    expectTheTruth();
    drop(FULL + FULL / 2 + 1, FULL + FULL / 2 + 1);
    expect(sealAll()).toEqual([FULL]);
    expect(segments().map(({ vectors }) => vectors)).toEqual([FULL, FULL / 2 - 1, FULL, FULL]);
    expectTheTruth();
    expect(lost()).toBe(0);
  });

  test('let two segments become one, as soon as one has room for both', () => {
    drop(1, 20);
    drop(FULL + 1, FULL + 20);
    expect(sealAll()).toEqual([FULL]);
    expect(segments().map(({ vectors }) => vectors)).toEqual([24, FULL, FULL]);
    expectTheTruth();
    expect(lost()).toBe(0);
  });

  test('take whole segments with them, and what comes later is sealed as ever', async () => {
    drop(FULL + 1, 4 * FULL);
    sealAll();
    expect(segments()).toEqual([{ first: 1, last: FULL, vectors: FULL }]);
    expectTheTruth();
    await putAndEmbed(1_000, 1_000 + FULL);
    expect(sealAll()).toEqual([FULL]);
    expectTheTruth();
    expect(lost()).toBe(0);
  });

  test('by chance, for a long time, leave neither too many segments nor a wrong answer', async () => {
    for (let round = 0; round < 30; round++) {
      const from = 1 + Math.floor(random() * 4 * FULL);
      const seqs = raw.prepare<[], number>('SELECT seq FROM vectors_1 ORDER BY seq').pluck().all();
      for (const seq of seqs) if (random() < 0.2) drop(seq, seq);
      raw.exec('UPDATE chunks SET fingerprint_id = 0 WHERE id NOT IN (SELECT chunk_id FROM vectors_1)');
      await putAndEmbed(from, from + 9);
      sealAll();
      expectTheTruth();
      expect(lost()).toBe(0);
    }
    const alive = raw.prepare('SELECT count(*) FROM vectors_1').pluck().get();
    const held = segments().reduce((sum, { vectors }) => sum + vectors, 0);
    expect(held).toBeLessThanOrEqual(2 * Number(alive));
  });
});

test('of two that seal at once, one writes', async () => {
  await putAndEmbed(1, 3 * FULL + 1);
  const other = openFile(on.path, CATALOGUE);
  const [mine, theirs] = [sealer(), sealerIn(other, () => FULL)];
  while (mine() + theirs() > 0);
  expect(segments().map(({ first }) => first)).toEqual([1, FULL + 1, 2 * FULL + 1]);
  other.close();
});

test('nothing that was written between reading and writing is lost', async () => {
  await putAndEmbed(1, 2 * FULL + 1);
  const other = openFile(on.path, CATALOGUE);
  // The other seals everything as soon as this one has looked at what is there.
  const seal = sealerIn(raw, () => {
    if (segments().length === 0) sealAll(sealerIn(other, () => FULL));
    return FULL;
  });
  expect(seal()).toBe(FULL);
  expect(segments().map(({ first }) => first)).toEqual([1, FULL + 1]);
  expectTheTruth();
  other.close();
});

test('a store that goes takes its segments with it, and so does a model', async () => {
  const other = await addStore(on.db, 'hats');
  await putAndEmbed(1, 2 * FULL + 1);
  await putAndEmbed(1, 2 * FULL + 1, other);
  sealAll();
  await on.db.stores.remove(other.id);
  expect(segments(other.id)).toEqual([]);
  expect(segments()).toHaveLength(2);
  await embedPending(on, fingerprintOf(3), () => randomVector(random, 3));
  expect(segments()).toEqual([]);
});

test('a store that leaves a model to others leaves no segments there', async () => {
  const other = await addStore(on.db, 'hats');
  await putAndEmbed(1, FULL + 1);
  await putAndEmbed(1, FULL + 1, other);
  sealAll();
  await embedPending(on, fingerprintOf(3), () => randomVector(random, 3));
  while ((await on.db.chunks.sweep(10)) > 0);
  expect(segments()).toEqual([]);
  expect(segments(other.id)).toHaveLength(1);
});

test('the worker seals', async () => {
  await putAndEmbed(1, 600);
  while ((await on.db.chunks.sweep(64)) > 0);
  expect(segments()).toEqual([{ first: 1, last: 512, vectors: 512 }]);
  const rows = [...segmentsIn(raw).all({ fingerprint: 1, storeId: on.store.id, dimensions: DIMENSIONS })].map(
    ({ seqs }) => seqs.length,
  );
  expect(rows).toEqual([512, 87]);
});

describe('a segment that contradicts its rows is told by a checkup', () => {
  beforeEach(async () => {
    await putAndEmbed(1, 2 * FULL + 1);
    sealAll();
  });

  test.each([
    ['it lacks vectors', 'UPDATE vector_segments SET seqs = zeroblob(length(seqs)) WHERE id = 1', FULL],
    [
      'it has them under other products',
      'UPDATE vector_segments SET products = zeroblob(length(products)) WHERE id = 2',
      FULL,
    ],
    ['its codes are others', 'UPDATE vector_segments SET codes = zeroblob(length(codes)) WHERE id = 2', FULL],
    ['its scales are others', 'UPDATE vector_segments SET scales = zeroblob(length(scales)) WHERE id = 1', FULL],
    ['one between others is gone', 'DELETE FROM vector_segments WHERE id = 1', FULL],
    ['the last is gone, which says nothing', 'DELETE FROM vector_segments WHERE id = 2', 0],
    ['vectors are gone, which says nothing', 'DELETE FROM vectors_1 WHERE seq < 9; DELETE FROM chunks WHERE id < 9', 0],
  ])('%s', (_, sql, count) => {
    raw.exec(sql);
    expect(agreementIn(raw).vectorsMissing).toBe(count);
  });
});
