// When a failed event is tried again, and when it is dead.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, MAX_RETRIES, retryDelay } from '../../../src/domain/event.ts';

describe('retryDelay', () => {
  it.each([
    [1, 5_000],
    [2, 30_000],
    [3, 180_000],
  ])('after failure %i is about %i ms', (attempts, ms) => {
    expect(retryDelay(attempts, 0.5)).toBe(ms);
    expect(retryDelay(attempts, 0)).toBe(ms * 0.8);
    expect(retryDelay(attempts, 0.999_999_9)).toBeLessThanOrEqual(ms * 1.2);
  });

  it('grows, whatever chance says', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(chance, chance, fc.integer({ min: 1, max: 5 }), (a, b, n) => retryDelay(n + 1, a) > retryDelay(n, b)),
    );
  });
});

describe('afterFailure', () => {
  it('tries again three times, then no more', () => {
    const standings = [1, 2, 3, 4, 5].map((attempts) => afterFailure(attempts, 1_000, 0.5));
    expect(standings).toEqual([
      { status: 'failed', dueAt: 6_000 },
      { status: 'failed', dueAt: 31_000 },
      { status: 'failed', dueAt: 181_000 },
      { status: 'dead', dueAt: 1_000 },
      { status: 'dead', dueAt: 1_000 },
    ]);
    expect(MAX_RETRIES).toBe(3);
  });
});
