// Several legs make one ranking, in which no hit is worth nothing and no leg shouts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse } from '../../../src/domain/rank.ts';

const hits = (...scores: [number, number][]) => scores.map(([id, score]) => ({ id, score }));

describe('fuse', () => {
  it('has nothing to say about nothing', () => {
    expect(fuse([])).toEqual([]);
    expect(fuse([{ weight: 1, hits: [] }])).toEqual([]);
  });

  it('gives a single hit, and hits of equal score, the whole weight', () => {
    expect(fuse([{ weight: 0.75, hits: hits([7, 0.2]) }])).toEqual([{ id: 7, score: 1, parts: [1] }]);
    expect(fuse([{ weight: 1, hits: hits([2, 5], [1, 5]) }]).map(({ id, score }) => [id, score])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('spreads scores between the floor and 1', () => {
    const fused = fuse([{ weight: 1, hits: hits([1, 10], [2, 6], [3, 2]) }]);
    expect(fused.map(({ score }) => score)).toEqual([1, 0.625, 0.25]);
  });

  it('adds up the legs by weight, and nothing where a leg did not find', () => {
    const fused = fuse([
      { weight: 0.75, hits: hits([1, 9], [2, 3]) },
      { weight: 0.25, hits: hits([2, 0.9], [3, 0.1]) },
    ]);
    expect(fused.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(fused[0]?.parts).toEqual([0.75, 0]);
    expect(fused[1]?.parts[0]).toBeCloseTo(0.25);
    expect(fused[1]?.parts[1]).toBeCloseTo(0.25);
    expect(fused[2]?.parts[1]).toBeCloseTo(0.25 / 3);
  });

  it('lets a leg that found nothing cost nothing', () => {
    expect(
      fuse([
        { weight: 0.75, hits: hits([1, 2]) },
        { weight: 0.25, hits: [] },
      ])[0]?.score,
    ).toBe(1);
  });

  it('takes the better of two hits of one product in a leg', () => {
    expect(fuse([{ weight: 1, hits: hits([1, 2], [1, 4], [2, 1]) }])[0]).toEqual({ id: 1, score: 1, parts: [1] });
  });

  it('understands negative scores', () => {
    expect(fuse([{ weight: 1, hits: hits([1, -5], [2, -1]) }]).map(({ id }) => id)).toEqual([2, 1]);
  });

  it('keeps to 1 with the smallest numbers there are', () => {
    expect(fuse([{ weight: 1, hits: hits([1, 1e-323], [2, 1.5e-323]) }])[0]?.score).toBe(1);
  });

  const legs = fc.array(
    fc.record({
      weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
      hits: fc.array(fc.record({ id: fc.nat(20), score: fc.double({ min: -1e6, max: 1e6, noNaN: true }) })),
    }),
    { maxLength: 4 },
  );

  it('ranks everything found once, best first, within (0, 1]', () => {
    fc.assert(
      fc.property(legs, (all) => {
        const fused = fuse(all);
        expect(new Set(fused.map(({ id }) => id))).toEqual(new Set(all.flatMap((leg) => leg.hits.map(({ id }) => id))));
        for (const [at, { id, score, parts }] of fused.entries()) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(score);
          const next = fused[at + 1];
          if (next) expect(score > next.score || (score === next.score && id < next.id)).toBe(true);
        }
      }),
    );
  });

  it('keeps the order of a single leg', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1_000), { minLength: 1 }), (scores) => {
        const fused = fuse([{ weight: 3, hits: scores.map((score) => ({ id: score, score })) }]);
        expect(fused.map(({ id }) => id)).toEqual(scores.toSorted((a, b) => b - a));
      }),
    );
  });
});
