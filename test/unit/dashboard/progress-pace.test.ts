// Rates and times left: fair to lumps, quick to follow a change, silent while it is too early.
import { describe, expect, test } from 'vitest';
import { leftOf, type Pace, rateOf, startPace, stepPace } from '../../../src/dashboard/progress-pace.ts';

/** Reports as [seconds, done]. */
function paceAfter(...reports: readonly (readonly [number, number])[]): Pace {
  return reports.reduce((pace, [seconds, done]) => stepPace(pace, done, seconds * 1000), startPace(0, 0));
}

const every = (seconds: number, work: number, times: number) =>
  Array.from({ length: times }, (_, at) => [(at + 1) * seconds, (at + 1) * work] as const);

describe('the rate', () => {
  test.each([
    ['one by one', every(0.1, 1, 100), 10],
    ['in lumps', every(10, 100, 3), 10],
    ['after one report', every(2, 30, 1), 15],
  ])('of even work, %s', (_, reports, rate) => {
    const pace = paceAfter(...reports);
    expect(rateOf(pace, pace.at)).toBeCloseTo(rate, 5);
  });

  test('is unknown before anything was reported, and within the first second', () => {
    expect(rateOf(startPace(0, 0), 60_000)).toBeNull();
    expect(rateOf(paceAfter([0.4, 80]), 400)).toBeNull();
  });

  test('follows work that becomes slower: nearly there a minute later', () => {
    const fast = every(1, 100, 60);
    const slow = Array.from({ length: 60 }, (_, at) => [61 + at, 6000 + (at + 1) * 10] as const);
    const pace = paceAfter(...fast, ...slow);
    const rate = rateOf(pace, pace.at) ?? 0;
    expect(rate).toBeGreaterThan(10);
    expect(rate).toBeLessThan(16);
  });

  test('bears the usual silence between two reports, and falls when it lasts', () => {
    const pace = paceAfter(...every(5, 100, 4));
    expect(rateOf(pace, pace.at + 9_000)).toBeCloseTo(20, 5);
    expect(rateOf(pace, pace.at + 60_000)).toBeLessThan(8);
  });

  test('counts only what was done since it began, as for a pull that goes on', () => {
    const pace = stepPace(startPace(9_000, 0), 9_020, 2_000);
    expect(rateOf(pace, 2_000)).toBeCloseTo(10, 5);
  });

  test('is not moved by reports without news', () => {
    const pace = paceAfter([1, 10], [2, 20]);
    expect(stepPace(pace, 20, 9_000)).toBe(pace);
  });
});

describe('the time left', () => {
  test('is what remains at this rate, and runs down between reports', () => {
    const pace = paceAfter(...every(1, 10, 5));
    expect(leftOf(pace, 150, 5_000)).toBeCloseTo(10_000, 3);
    expect(leftOf(pace, 150, 6_000)).toBeCloseTo(9_000, 3);
  });

  test('never falls below nothing, also where the total was too low', () => {
    const pace = paceAfter(...every(1, 10, 5));
    expect(leftOf(pace, 50, 5_500)).toBe(0);
    expect(leftOf(pace, 40, 5_000)).toBe(0);
  });

  test('is unknown as long as the rate is', () => {
    expect(leftOf(startPace(0, 0), 100, 5_000)).toBeNull();
  });
});
