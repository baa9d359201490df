// The vector index against the truth: whatever is asked, it answers as sqlite-vec does that reads every vector.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../../src/adapters/sqlite/database.ts';
import { exactIn } from '../../../../src/adapters/sqlite/exact.ts';
import { nearestIn } from '../../../../src/adapters/sqlite/nearest.ts';
import { type Connection, openFile } from '../../../../src/adapters/sqlite/open.ts';
import type { Facts, Hit } from '../../../../src/ports/search.ts';
import { addStore, freshGround, gone, minutes, report, sqliteInTemp, T0, told } from '../../../support/database.ts';
import { chance, embedPending, fingerprintOf, nearestInMemory, randomVector } from '../../../support/vectors.ts';

const DIMENSIONS = 24;
const fingerprint = fingerprintOf(DIMENSIONS);
const on = freshGround(sqliteInTemp);
let random: () => number;
let raw: Connection;

beforeEach(() => {
  random = chance(5);
  raw = openFile(on.path, CATALOGUE);
});
afterEach(() => void raw.close());

const oneOf = <Item>(...items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const price = () => String(Math.floor(random() * 100) / oneOf(1, 2));

/** A product that may be on sale, now, later or always, may be out of stock, and may have a long text. */
function someProduct(id: number, at: number) {
  return told(
    report(
      id,
      {
        title: `Product ${id} at ${at}`,
        description: oneOf('', 'word '.repeat(900), 'Short.'),
        categories: oneOf<string[]>([], ['Shoes'], ['Hats', 'کلاه']),
        stockStatus: oneOf('instock', 'outofstock', 'onbackorder'),
        price: oneOf(null, price()),
        regularPrice: oneOf(null, price()),
        salePrice: oneOf(null, price()),
        onSale: oneOf(true, false),
        saleFrom: oneOf(null, minutes(10), minutes(30)),
        saleTo: oneOf(null, minutes(20), minutes(40)),
      },
      at,
    ),
    at,
  );
}

const put = (from: number, to: number, at = T0, storeId = on.store.id) =>
  on.db.products.apply(
    storeId,
    'woocommerce',
    Array.from({ length: to - from }, (_, index) => someProduct(from + index, at)),
    at,
  );
const embed = () => embedPending(on, fingerprint, () => randomVector(random, DIMENSIONS));
/** Nothing that is asked for may differ; the last digits of a score may. */
const same = (hits: readonly Hit[]) => hits.map((hit) => ({ ...hit, score: expect.closeTo(hit.score, 5) }));
const place = (storeId = on.store.id) => ({ fingerprint: 1, storeId, dimensions: DIMENSIONS });
const truth = (vector: Float32Array, facts: Facts, limit: number, now: number) =>
  exactIn(raw)(place(), vector, facts, limit, now);

const FILTERS: [string, () => Facts][] = [
  ['no filter', () => ({})],
  ['stock', () => ({ inStock: true })],
  ['sale', () => ({ onSale: true })],
  ['a price range', () => ({ minPrice: price(), maxPrice: String(50 + Number(price())) })],
  ['a narrow price', () => ({ maxPrice: '1' })],
  ['a category', () => ({ category: oneOf('shoes', 'HATS', 'كلاه', 'bags') })],
  ['everything', () => ({ inStock: true, onSale: true, minPrice: '3', maxPrice: '80', category: 'Hats' })],
];

describe('with vectors by chance', () => {
  beforeEach(async () => {
    await put(1, 400);
    await embed();
  });

  test.each(FILTERS)('%s answers as sqlite-vec does, at any moment, for any limit', (_, facts) => {
    const nearest = nearestInMemory(raw);
    let found = 0;
    for (let round = 0; round < 60; round++) {
      const vector = randomVector(random, DIMENSIONS);
      const [wished, limit, now] = [
        facts(),
        oneOf(1, 3, 10, 100, 2_000),
        oneOf(T0, minutes(10), minutes(25), minutes(50)),
      ];
      const expected = truth(vector, wished, limit, now);
      expect(nearest(on.store.id, fingerprint, vector, wished, limit, now)).toEqual(same(expected));
      found += expected.length;
    }
    expect(found).toBeGreaterThan(0);
  });

  test('a store without room in memory is answered all the same', async () => {
    const other = await addStore(on.db, 'hats');
    await put(1, 30, T0, other.id);
    await embedPending({ ...on, store: other }, fingerprint, () => randomVector(random, DIMENSIONS));
    const vector = randomVector(random, DIMENSIONS);
    for (const budget of [0, 1024 * 1024]) {
      const nearest = nearestInMemory(raw, budget);
      for (const storeId of [on.store.id, other.id, on.store.id]) {
        const expected = exactIn(raw)(place(storeId), vector, {}, 10, T0);
        expect(expected).toHaveLength(10);
        expect(nearest(storeId, fingerprint, vector, {}, 10, T0)).toEqual(same(expected));
      }
    }
  });
});

describe('what changes', () => {
  const ask = (nearest = nearestInMemory(raw)) => {
    for (let round = 0; round < 10; round++) {
      const vector = randomVector(random, DIMENSIONS);
      expect(nearest(on.store.id, fingerprint, vector, {}, 15, T0)).toEqual(same(truth(vector, {}, 15, T0)));
    }
  };

  test('is seen at the next question: new, changed and gone', async () => {
    const nearest = nearestInMemory(raw);
    expect(nearest(on.store.id, fingerprint, randomVector(random, DIMENSIONS), {}, 5, T0)).toEqual([]);
    for (const step of [1, 2, 3, 4]) {
      await put(step * 20, step * 20 + 30, minutes(step));
      await embed();
      ask(nearest);
      const away = [step * 20, step * 20 + 3].map((id) => gone(id, minutes(step) + 1));
      await on.db.products.apply(on.store.id, 'woocommerce', away, minutes(step) + 1);
      ask(nearest);
    }
    await on.db.stores.remove(on.store.id);
    expect(nearest(on.store.id, fingerprint, randomVector(random, DIMENSIONS), {}, 5, T0)).toEqual([]);
  });

  test('many times over does not fill memory', async () => {
    const nearest = nearestInMemory(raw, 1024 * 1024);
    await put(1, 40);
    // A block holds 32,768 vectors of this size.
    for (let round = 0; round < 40; round++) {
      raw.exec('UPDATE chunks SET fingerprint_id = 0');
      await embed();
      raw.exec(`
        WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 1000)
        INSERT INTO vectors_1 (chunk_id, store_id, product_id, embedding)
        SELECT -n, 1, -n, embedding FROM many, (SELECT embedding FROM vectors_1 LIMIT 1)`);
      nearest(on.store.id, fingerprint, randomVector(random, DIMENSIONS), {}, 5, T0);
      raw.exec('DELETE FROM vectors_1 WHERE chunk_id < 0');
    }
    ask(nearest);
    expect(raw.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get('vectors_1')).toBeGreaterThan(
      40_000,
    );
  });

  test('a model that is dropped finds nothing, and the next one is searched', async () => {
    const nearest = nearestInMemory(raw);
    await put(1, 20);
    await embed();
    ask(nearest);
    const next = fingerprintOf(3);
    await embedPending(on, next, () => randomVector(random, 3));
    const vector = randomVector(random, 3);
    expect(nearest(on.store.id, fingerprint, randomVector(random, DIMENSIONS), {}, 5, T0)).toEqual([]);
    const expected = exactIn(raw)({ fingerprint: 2, storeId: on.store.id, dimensions: 3 }, vector, {}, 5, T0);
    expect(nearest(on.store.id, next, vector, {}, 5, T0)).toEqual(same(expected));
  });
});

test('the first question to a store is answered without the index, and the same', async () => {
  await put(1, 30);
  await embed();
  const vector = randomVector(random, DIMENSIONS);
  const nearest = nearestIn(raw);
  const [first, second] = [1, 2].map(() => nearest(on.store.id, fingerprint, vector, { inStock: true }, 7, T0));
  expect(first).toEqual(truth(vector, { inStock: true }, 7, T0));
  expect(second).toEqual(same(first ?? []));
});

test('of vectors that are equal, the products with the lower numbers come first', async () => {
  await put(1, 30);
  await embedPending(on, fingerprint, () => new Float32Array(DIMENSIONS).fill(0.3));
  const hits = nearestInMemory(raw)(on.store.id, fingerprint, new Float32Array(DIMENSIONS).fill(1), {}, 10, T0);
  expect(hits.map(({ productId }) => productId)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(hits[0]?.score).toBeCloseTo(1, 5);
});

test('a vector without direction is near to nothing', async () => {
  await put(1, 4);
  await embedPending(on, fingerprint, () => new Float32Array(DIMENSIONS));
  const vector = randomVector(random, DIMENSIONS);
  const hits = nearestInMemory(raw)(on.store.id, fingerprint, vector, {}, 10, T0);
  expect(hits.map(({ score }) => score)).toEqual([0, 0, 0]);
  expect(truth(vector, {}, 10, T0).map(({ score }) => score)).toEqual([0, 0, 0]);
});
