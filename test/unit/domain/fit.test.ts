// When a store gets a model of its own, when it gets another, and when it goes without.
import { describe, expect, test } from 'vitest';
import { FEWEST_TEXTS, fitDecision, restAfterFit } from '../../../src/domain/fit.ts';

describe('a store without a model', () => {
  test.each([
    [0, 'keep'],
    [FEWEST_TEXTS - 1, 'keep'],
    [FEWEST_TEXTS, 'fit'],
    [10_000, 'fit'],
  ])('of %i texts: %s', (texts, decision) => {
    expect(fitDecision({ texts, model: null })).toBe(decision);
  });
});

describe('a store with a model', () => {
  test.each([
    ['nothing changed', 1_000, 0, 0, 'keep'],
    ['a fifth came', 1_000, 200, 0, 'keep'],
    ['more than a fifth came', 1_000, 201, 0, 'fit'],
    ['a fifth went', 1_000, 0, 200, 'keep'],
    ['more than a fifth went', 1_000, 0, 201, 'fit'],
    ['texts were rewritten: as many came as went', 1_000, 150, 150, 'keep'],
    ['all were rewritten', 1_000, 1_000, 1_000, 'fit'],
    ['it has become small, but is known', 40, 0, 8, 'keep'],
    ['it has become small, and most is gone', 40, 0, 30, 'leave'],
    ['it has become small, and other', 40, 20, 30, 'leave'],
    ['it has been emptied', 0, 0, 100, 'leave'],
  ])('%s: of %i texts %i came and %i went → %s', (_, texts, added, removed, decision) => {
    expect(fitDecision({ texts, model: { added, removed } })).toBe(decision);
  });
});

test('a slow fit is followed by a longer rest', () => {
  expect(restAfterFit(0)).toBe(0);
  expect(restAfterFit(3_000)).toBe(30_000);
});
