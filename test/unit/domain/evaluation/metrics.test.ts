// The measures of one ranking, against numbers worked out by hand.
import { describe, expect, it, test } from 'vitest';
import {
  ndcg,
  passes,
  recall,
  reciprocalRank,
  relevantFrom,
  scoresOf,
} from '../../../../src/domain/evaluation/metrics.ts';

const of = (grades: Record<string, number>) => new Map(Object.entries(grades));
const letters = (text: string) => [...text];

describe('NDCG', () => {
  it.each([
    ['the ideal order', 'abc', { a: 3, b: 2, c: 1 }, 1],
    // (2 + 3 / log2 3) / (3 + 2 / log2 3)
    ['two places exchanged', 'ba', { a: 3, b: 2 }, 0.913402],
    // 1 / log2 3
    ['the one behind something unjudged', 'xa', { a: 1 }, 0.63093],
    // 1 / (1 + 1 / log2 3): the ideal holds what was not found as well
    ['one of two', 'a', { a: 1, b: 1 }, 0.613147],
    ['nothing right', 'xyz', { a: 1 }, 0],
    ['nothing found', '', { a: 1 }, 0],
    ['nothing to find', 'ab', { a: 0 }, 0],
  ])('of %s', (_, ranking, grades, expected) => {
    expect(ndcg(letters(ranking), of(grades), 10)).toBeCloseTo(expected, 6);
  });

  it('looks no deeper than asked, in the ideal too', () => {
    expect(ndcg(letters('xa'), of({ a: 1 }), 1)).toBe(0);
    expect(ndcg(letters('a'), of({ a: 1, b: 1 }), 1)).toBe(1);
  });
});

describe('reciprocal rank', () => {
  it.each([
    ['abc', 'a', 1],
    ['xab', 'ab', 0.5],
    ['xxxa', 'a', 0.25],
    ['xxx', 'a', 0],
  ])('of %s where %s are right is %s', (ranking, relevant, expected) => {
    expect(reciprocalRank(letters(ranking), new Set(relevant), 10)).toBe(expected);
  });

  it('ends with the depth', () => {
    expect(reciprocalRank(letters('xxa'), new Set('a'), 2)).toBe(0);
  });
});

describe('recall', () => {
  it.each([
    ['axb', 'ab', 3, 1],
    ['axb', 'ab', 2, 0.5],
    // Three are right, but only two can stand among the first two.
    ['ab', 'abc', 2, 1],
    ['ax', 'abc', 2, 0.5],
    ['ax', '', 2, 0],
  ])('of %s where %s are right, at %i', (ranking, relevant, depth, expected) => {
    expect(recall(letters(ranking), new Set(relevant), depth)).toBe(expected);
  });
});

describe('a question passes', () => {
  it.each([
    ['a', 'a', true],
    ['xa', 'a', false],
    ['ax', 'ab', false],
    ['ab', 'ab', true],
    // Two of three are 67 %.
    ['axb', 'abc', true],
    // Two of four are 50 %.
    ['axxb', 'abcd', false],
    // Three of the first five, however many there are.
    ['axbxc', 'abcdefg', true],
    ['axbxx', 'abcdefg', false],
    ['', 'a', false],
    ['a', '', false],
  ])('when %s was found and %s are right: %s', (ranking, relevant, expected) => {
    expect(passes(letters(ranking), new Set(relevant))).toBe(expected);
  });
});

test('relevant is 2 and more where anyone used grades above 1, else 1', () => {
  expect(relevantFrom([of({ a: 1, b: 0 }), of({ c: 1 })])).toBe(1);
  expect(relevantFrom([of({ a: 1 }), of({ c: 3 })])).toBe(2);
  expect(relevantFrom([])).toBe(1);
});

test('a ranking gets every measure at once, gains by grade and the rest by what is relevant', () => {
  const scores = scoresOf(letters('ba'), of({ a: 2, b: 1 }), 2);
  expect(scores).toMatchObject({ mrr_10: 0.5, recall_10: 1, recall_50: 1, pass: 0 });
  expect(scores.ndcg_10).toBeCloseTo((1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3)), 10);
});
