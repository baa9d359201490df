// A shelf of codes: rows in blocks of one memory, asked for by falling score.
import { describe, expect, test } from 'vitest';
import { BLOCK_BYTES, codeBlocks } from '../../../../../src/adapters/sqlite/simd/blocks.ts';
import { dot, unit } from '../../../../../src/adapters/sqlite/simd/codes.ts';
import { codedRows } from '../../../../../src/adapters/sqlite/simd/rows.ts';
import { type Shelf, shelfIn } from '../../../../../src/adapters/sqlite/simd/shelf.ts';
import { chance, randomVector } from '../../../../support/vectors.ts';

const random = chance(11);
const DIMENSIONS = 1_000;
const PER_BLOCK = Math.floor(BLOCK_BYTES / 1_008 / 4) * 4;
const nobody = () => null;

const rowsOf = (count: number, first = 1) =>
  Array.from({ length: count }, (_, at) => ({
    seq: first + at,
    productId: 1_000 + ((first + at) % 50),
    vector: unit(randomVector(random, DIMENSIONS)),
  }));
const all = (shelf: Shelf, query: Float32Array, first = 8, only: Parameters<Shelf['nearest']>[2] = nobody) => [
  ...shelf.nearest(query, first, only),
];

describe('a shelf', () => {
  const rows = rowsOf(2 * PER_BLOCK + 5);
  const query = unit(randomVector(random, DIMENSIONS));
  const filled = () => {
    const shelf = shelfIn(codeBlocks(8 * BLOCK_BYTES), DIMENSIONS);
    // In lots that end anywhere in a block.
    for (let at = 0; at < rows.length; at += 700) shelf.append(codedRows(rows.slice(at, at + 700), DIMENSIONS));
    return shelf;
  };

  test('gives each row once, by falling score, about a step above its cosine', () => {
    const near = all(filled(), query).flat();
    expect(near).toHaveLength(rows.length);
    expect(new Set(near.map(({ seq }) => seq)).size).toBe(rows.length);
    for (const [at, { seq, product, atMost }] of near.entries()) {
      const row = rows[seq - 1];
      if (row === undefined) throw new Error('no such row');
      const step = Math.max(...row.vector.map(Math.abs)) / 127;
      const cosine = dot(row.vector, query);
      expect(product).toBe(row.productId);
      expect(atMost).toBeLessThanOrEqual(near[at - 1]?.atMost ?? Infinity);
      expect(Math.abs(atMost - cosine - step)).toBeLessThan(1.5 * step);
    }
  });

  test('gives lots that grow', () => {
    expect(
      all(filled(), query, 3)
        .map((lot) => lot.length)
        .slice(0, 3),
    ).toEqual([3, 18, 108]);
  });

  test('keeps to certain products from the lot on that says so', () => {
    const wanted = new Set([1_007, 1_008]);
    const near = all(filled(), query, 3, (more) => (more > 10 ? wanted : null));
    expect(near[0]).toHaveLength(3);
    const rest = near.slice(1).flat();
    const inFirst = near[0]?.filter(({ product }) => wanted.has(product)).length ?? 0;
    expect(rest.every(({ product }) => wanted.has(product))).toBe(true);
    expect(rest).toHaveLength(rows.filter(({ productId }) => wanted.has(productId)).length - inFirst);
  });

  test('passes over what was struck out', () => {
    const shelf = filled();
    const [best] = all(shelf, query)[0] ?? [];
    if (best === undefined) throw new Error('nothing near');
    shelf.strike(best.row);
    const left = all(shelf, query).flat();
    expect(left).toHaveLength(rows.length - 1);
    expect(left.some(({ seq }) => seq === best.seq)).toBe(false);
  });

  test('of nothing gives nothing', () => {
    expect(all(shelfIn(codeBlocks(BLOCK_BYTES), 3), Float32Array.of(1, 0, 0))).toEqual([]);
  });
});

describe('memory', () => {
  test('ends at its budget; a lot without room is not taken, and what goes leaves room', () => {
    const blocks = codeBlocks(2 * BLOCK_BYTES);
    const [one, other] = [shelfIn(blocks, DIMENSIONS), shelfIn(blocks, DIMENSIONS)];
    expect(one.append(codedRows(rowsOf(PER_BLOCK + 1), DIMENSIONS))).toBe(true);
    expect(other.append(codedRows(rowsOf(1), DIMENSIONS))).toBe(false);
    expect(other.rows).toBe(0);
    one.clear();
    expect(one.rows).toBe(0);
    expect(other.append(codedRows(rowsOf(2 * PER_BLOCK), DIMENSIONS))).toBe(true);
  });

  test('that comes from another store says nothing of it', () => {
    const blocks = codeBlocks(BLOCK_BYTES);
    const one = shelfIn(blocks, DIMENSIONS);
    one.append(codedRows(rowsOf(100), DIMENSIONS));
    one.clear();
    const other = shelfIn(blocks, 3);
    other.append(codedRows([{ seq: 9, productId: 90, vector: Float32Array.of(0, 1, 0) }], 3));
    const near = all(other, Float32Array.of(0, 1, 0)).flat();
    expect(near).toEqual([{ row: 0, seq: 9, product: 90, atMost: expect.closeTo(1 + 1 / 127, 3) }]);
  });
});
