// The greatest of many numbers, against sorting them all.
import { describe, expect, test } from 'vitest';
import { greatest } from '../../../../../src/adapters/sqlite/simd/greatest.ts';
import { chance } from '../../../../support/vectors.ts';

const sorted = (numbers: Float32Array) =>
  [...numbers.entries()]
    .map(([place, number]) => ({ place, number }))
    .filter(({ number }) => !Number.isNaN(number))
    .sort((a, b) => b.number - a.number || a.place - b.place);

describe.each([
  ['many different numbers', () => 1_000_000],
  ['many equal numbers', () => 5],
  ['one number only', () => 1],
])('of %s', (_, kinds) => {
  const random = chance(3);
  const numbers = Float32Array.from({ length: 500 }, (_, at) =>
    at % 7 === 3 ? Number.NaN : Math.floor(random() * kinds()) - 2,
  );

  test.each([0, 1, 2, 3, 64, 428, 1_000])('the first %i, in order', (most) => {
    expect(greatest(numbers, most)).toEqual(sorted(numbers).slice(0, most));
  });

  test('lot by lot, everything comes once', () => {
    const seen = [];
    for (let lot = greatest(numbers, 10); lot.length > 0; lot = greatest(numbers, 60, lot.at(-1))) seen.push(...lot);
    expect(seen).toEqual(sorted(numbers));
  });
});

test('of none are none', () => {
  expect(greatest(new Float32Array(), 5)).toEqual([]);
  expect(greatest(new Float32Array([Number.NaN]), 5)).toEqual([]);
});
