// SIMD and plain JavaScript give the same dot products, up to the last bit, whatever the codes are.
import { expect, test } from 'vitest';
import { dotsIn, plainDots, queryLimit, simdDots } from '../../../../../src/adapters/sqlite/simd/dots.ts';
import { chance } from '../../../../support/vectors.ts';

const CODES_AT = 16_384;
const DOTS_AT = 8_192;

interface Case {
  stride: number;
  rows: number;
  query: (at: number) => number;
  code: (at: number) => number;
}

function resultsOf({ stride, rows, query, code }: Case, how: typeof dotsIn | typeof simdDots): number[] {
  const memory = new WebAssembly.Memory({ initial: 32 });
  const dots = how(memory);
  if (dots === null) throw new Error('There is no module: npm run build makes it.');
  new Int16Array(memory.buffer, 0, stride).forEach((_, at, numbers) => {
    numbers[at] = query(at);
  });
  new Int8Array(memory.buffer, CODES_AT, 4 * rows * stride).forEach((_, at, codes) => {
    codes[at] = code(at);
  });
  dots(0, CODES_AT, rows, stride, DOTS_AT);
  return [...new Int32Array(memory.buffer, DOTS_AT, 4 * rows)];
}

test.each([
  [16, 1],
  [16, 300],
  [192, 7],
  [1536, 3],
  [1552, 2],
])('rows of %i codes, %i to a quarter', (stride, rows) => {
  const random = chance(stride * rows);
  const numbers = Array.from({ length: stride }, () => Math.round((random() * 2 - 1) * queryLimit(stride)));
  const codes = Array.from({ length: 4 * rows * stride }, () => Math.round(random() * 254) - 127);
  const given = { stride, rows, query: (at: number) => numbers[at] ?? 0, code: (at: number) => codes[at] ?? 0 };
  const expected = Array.from({ length: 4 * rows }, (_, row) =>
    numbers.reduce((sum, number, at) => sum + number * (codes[row * stride + at] ?? 0), 0),
  );
  expect(resultsOf(given, plainDots)).toEqual(expected);
  expect(resultsOf(given, simdDots)).toEqual(expected);
});

test.each([16, 192, 1536, 4096])('the greatest numbers over %i codes do not overflow', (stride) => {
  for (const sign of [1, -1]) {
    const given = { stride, rows: 1, query: () => queryLimit(stride), code: () => sign * 127 };
    const expected = Array(4).fill(sign * 127 * stride * queryLimit(stride));
    expect(resultsOf(given, plainDots)).toEqual(expected);
    expect(resultsOf(given, dotsIn)).toEqual(expected);
  }
});

test('no rows give nothing', () => {
  const given = { stride: 16, rows: 0, query: () => 1, code: () => 1 };
  expect(resultsOf(given, simdDots)).toEqual([]);
});
