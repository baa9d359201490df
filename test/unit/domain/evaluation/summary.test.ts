// Many questions as a few numbers.
import { expect, test } from 'vitest';
import {
  compare,
  type Measured,
  percentile,
  summarise,
  summariseTypes,
} from '../../../../src/domain/evaluation/summary.ts';

function measured(type: string | null, value: number, tookMs = 1): Measured {
  return { type, tookMs, scores: { ndcg_10: value, mrr_10: value, recall_10: value, recall_50: value, pass: value } };
}

test('every measure is the mean over the questions, times are percentiles', () => {
  const all = summarise([measured('a', 1, 10), measured('a', 0.5, 20), measured('b', 0, 90)]);
  expect(all).toEqual({
    ...{ queries: 3, ndcg_10: 0.5, mrr_10: 0.5, recall_10: 0.5, recall_50: 0.5, pass: 0.5 },
    ...{ p50_ms: 20, p95_ms: 90 },
  });
});

test('types come in the order of their first question; a question without one is in none', () => {
  const types = summariseTypes([measured('typo', 1), measured(null, 0), measured('chat', 0), measured('typo', 0)]);
  expect(Object.entries(types).map(([type, { queries, pass }]) => [type, queries, pass])).toEqual([
    ['typo', 2, 0.5],
    ['chat', 1, 0],
  ]);
});

test('a comparison is of the same questions, ours minus theirs', () => {
  const ours = [1, 1, 1, 1].map((value) => measured(null, value, 5));
  const theirs = [0.5, 1, 0.5, 1].map((value) => measured(null, value, 3));
  const { pass, took_ms } = compare(ours, theirs);
  expect(pass.mean).toBe(0.25);
  expect(took_ms).toEqual({ mean: 2, low: 2, high: 2, significant: true });
});

test.each([
  [[], 50, 0],
  [[7], 95, 7],
  [[3, 1, 2], 50, 2],
  [Array.from({ length: 100 }, (_, at) => at + 1), 95, 95],
  [[2, 10], 95, 10],
])('the percentile of %j at %i is %i', (numbers, percent, expected) => {
  expect(percentile(numbers, percent)).toBe(expected);
});
