// What codes keep of a vector: each number within half a step, and so the cosine of two directions.
import { describe, expect, test } from 'vitest';
import { dot, encode, encodeQuery, strideOf, unit } from '../../../../../src/adapters/sqlite/simd/codes.ts';
import { queryLimit } from '../../../../../src/adapters/sqlite/simd/dots.ts';
import { bytesOf, codedRows, doublesOf, vectorOf } from '../../../../../src/adapters/sqlite/simd/rows.ts';
import { chance, randomVector } from '../../../../support/vectors.ts';

const random = chance(7);

describe('a unit vector', () => {
  test('has length 1 and its direction', () => {
    const vector = randomVector(random, 100);
    const made = unit(vector);
    expect(dot(made, made)).toBeCloseTo(1, 6);
    expect(dot(made, vector)).toBeCloseTo(Math.hypot(...vector), 4);
  });

  test('of no direction, or of none that can be told, is left as it is', () => {
    expect(unit(new Float32Array(3))).toEqual(new Float32Array(3));
    const endless = Float32Array.of(1, Infinity);
    expect(unit(endless)).toEqual(endless);
  });
});

describe('codes', () => {
  test.each([1, 3, 192, 1536])('of %i numbers differ from them by half a step at most', (dimensions) => {
    const vector = unit(randomVector(random, dimensions));
    const codes = new Int8Array(dimensions + 4);
    const scale = encode(vector, codes, 2);
    vector.forEach((value, at) => {
      expect(Math.abs(value - (codes[at + 2] ?? 0) * scale)).toBeLessThanOrEqual(scale * 0.5001);
    });
    expect([...codes.subarray(0, 2), ...codes.subarray(-2)]).toEqual([0, 0, 0, 0]);
    expect(Math.min(...codes)).toBeGreaterThanOrEqual(-127);
  });

  test('give cosines to within one of their steps', () => {
    for (let round = 0; round < 200; round++) {
      const [a, b] = [unit(randomVector(random, 192)), unit(randomVector(random, 192))];
      const { codes, scales } = codedRows([{ seq: 1, productId: 1, vector: a }], 192);
      const query = new Int16Array(192);
      const queryScale = encodeQuery(b, query);
      const product = query.reduce((sum, number, at) => sum + number * (codes[at] ?? 0), 0);
      const scale = scales[0] ?? 0;
      expect(Math.abs(product * queryScale * scale - dot(a, b))).toBeLessThan(scale);
    }
  });

  test('of nothing are nothing', () => {
    const codes = new Int8Array(4).fill(9);
    expect(encode(new Float32Array(4), codes, 0)).toBe(0);
    expect([...codes]).toEqual([0, 0, 0, 0]);
    expect(encodeQuery(new Float32Array(4), new Int16Array(16).fill(9))).toBe(0);
  });

  test('lie in rows of sixteens, filled up with zeros', () => {
    expect([1, 16, 17, 192, 1536].map(strideOf)).toEqual([16, 16, 32, 192, 1536]);
    const rows = [1, 2].map((seq) => ({ seq, productId: seq * 10, vector: Float32Array.of(1, -0.5, 0.25) }));
    const { seqs, products, codes } = codedRows(rows, 3);
    const row = [127, -63, 32, ...Array(13).fill(0)];
    expect([...codes]).toEqual([...row, ...row]);
    expect([[...seqs], [...products]]).toEqual([
      [1, 2],
      [10, 20],
    ]);
  });
});

test('a question is as fine as 32 bits allow, and never finer than 16', () => {
  const query = new Int16Array(16);
  encodeQuery(Float32Array.of(1, -1, 0.5), query);
  expect([...query.subarray(0, 4)]).toEqual([32_767, -32_767, 16_384, 0]);
  expect(127 * 4096 * queryLimit(4096)).toBeLessThan(2 ** 31);
});

test('numbers become bytes and come back, wherever the bytes begin', () => {
  const vector = randomVector(random, 5);
  const shifted = Buffer.concat([Buffer.from('x'), bytesOf(vector)]).subarray(1);
  expect(vectorOf(shifted)).toEqual(vector);
  expect(vectorOf(bytesOf(vector))).toEqual(vector);
  expect(doublesOf(bytesOf(Float64Array.of(2 ** 40, 3)))).toEqual(Float64Array.of(2 ** 40, 3));
});
