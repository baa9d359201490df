// Which differences count as more than chance.
import { describe, expect, it } from 'vitest';
import { pairedBootstrap } from '../../../../src/domain/evaluation/bootstrap.ts';
import { seeded } from '../../../../src/domain/evaluation/random.ts';

const many = (count: number, value: (at: number) => number) => Array.from({ length: count }, (_, at) => value(at));

describe('the paired bootstrap', () => {
  it('finds a steady gain and a steady loss', () => {
    const gain = pairedBootstrap(many(50, (at) => (at % 5 === 0 ? 0 : 0.1)));
    expect(gain).toMatchObject({ mean: expect.closeTo(0.08, 10), significant: true });
    const loss = pairedBootstrap(many(50, (at) => (at % 5 === 0 ? 0 : -0.1)));
    expect(loss).toMatchObject({ mean: expect.closeTo(-0.08, 10), significant: true });
  });

  it('does not take chance for a gain', () => {
    const { low, high, significant } = pairedBootstrap(many(40, (at) => (at % 2 === 0 ? 0.5 : -0.45)));
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    expect(significant).toBe(false);
  });

  it('does not trust one question that changed much', () => {
    expect(pairedBootstrap(many(30, (at) => (at === 0 ? 1 : 0))).significant).toBe(false);
  });

  it('is as wide as the normal approximation where that holds', () => {
    const random = seeded(7);
    const differences = many(400, () => random() + random() + random() - 1.4);
    const { mean, low, high } = pairedBootstrap(differences);
    const variance = differences.reduce((total, one) => total + (one - mean) ** 2, 0) / differences.length;
    const halfWidth = 1.96 * Math.sqrt(variance / differences.length);
    expect(low).toBeCloseTo(mean - halfWidth, 2);
    expect(high).toBeCloseTo(mean + halfWidth, 2);
  });

  it('answers the same to the same', () => {
    const differences = many(25, (at) => Math.sin(at));
    expect(pairedBootstrap(differences)).toEqual(pairedBootstrap(differences));
  });

  it.each([[[]], [[0, 0, 0]]])('sees no difference in %j', (differences) => {
    expect(pairedBootstrap(differences)).toEqual({ mean: 0, low: 0, high: 0, significant: false });
  });
});

describe('seeded numbers', () => {
  it('repeat themselves, differ by seed, and fill [0, 1) evenly', () => {
    const draw = (seed: number, count: number) => many(count, seeded(seed));
    expect(draw(1, 5)).toEqual(draw(1, 5));
    expect(draw(1, 5)).not.toEqual(draw(2, 5));
    const tenths = new Array<number>(10).fill(0);
    for (const number of draw(3, 10_000)) tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
