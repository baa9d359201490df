// Grading: how well a product answers a question, each word by its best alternative.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weighed } from '../../../../src/domain/search/document.ts';
import { type Gradable, grade, type Unit, unitOf } from '../../../../src/domain/search/graded.ts';
import { exact, type Feature, stem } from '../../../../src/domain/text/features.ts';

type Weights = Record<string, [weight: number, title?: number]>;

/** A product with these features: its weight, and how much of it stands in the title. */
function product(weights: Weights, length = 10): Gradable {
  const features = new Map(Object.entries(weights).map(([name, [weight, title = 0]]) => [name, { weight, title }]));
  return { length, get: (feature): Weighed | undefined => features.get(feature) };
}

const unit = (alternatives: [Feature, number][], idf = 1): Unit => {
  return { word: 'word', alternatives: new Map(alternatives), idf };
};

const scoreOf = (units: readonly Unit[], of: Gradable, average = 10) => grade(units, of, average).score;

describe('unitOf', () => {
  const alternatives = new Map<Feature, number>([
    [exact('گوشی'), 1],
    [stem('گوشی', 'fa'), 0.9],
    [exact('گوشیی'), 0.6],
  ]);
  const counted = (...counts: [Feature, number][]) => unitOf('گوشی', alternatives, new Map(counts), 100);

  it('keeps the alternatives that some product has', () => {
    const found = counted([exact('گوشی'), 3], [exact('گوشیی'), 0]);
    expect([...(found?.alternatives ?? [])]).toEqual([[exact('گوشی'), 1]]);
  });

  it('is null for a word that nothing answers', () => {
    expect(counted()).toBeNull();
    expect(counted([exact('گوشی'), 0])).toBeNull();
  });

  it('tells less the more products have it', () => {
    const idfs = [1, 10, 50, 100].map((count) => counted([exact('گوشی'), count])?.idf ?? 0);
    expect(idfs).toEqual([...idfs].sort((a, b) => b - a));
    expect(Math.min(...idfs)).toBeGreaterThan(0);
  });

  it('tells what its commonest good alternative tells: a rare spelling does not outweigh', () => {
    const common = counted([exact('گوشی'), 40]);
    expect(counted([exact('گوشی'), 1], [stem('گوشی', 'fa'), 40])?.idf).toBe(common?.idf);
    expect(counted([exact('گوشی'), 40], [exact('گوشیی'), 1])?.idf).toBe(common?.idf);
    expect(counted([exact('گوشی'), 1], [exact('گوشیی'), 90])?.idf).toBe(counted([exact('گوشی'), 1])?.idf);
  });

  it('goes by guesses where there is nothing better', () => {
    expect(counted([exact('گوشیی'), 7])?.idf).toBe(counted([exact('گوشی'), 7])?.idf);
  });

  it('never tells less than nothing, though counts run ahead of the total', () => {
    expect(unitOf('گوشی', alternatives, new Map([[exact('گوشی'), 9]]), 3)?.idf).toBeGreaterThan(0);
  });
});

describe('grade', () => {
  const shoe = unit([
    ['eshoe', 1],
    ['sshoe', 0.9],
    ['eshoo', 0.5],
  ]);

  it('takes the best alternative and does not add the others up', () => {
    const best = scoreOf([shoe], product({ eshoe: [3, 1] }));
    expect(scoreOf([shoe], product({ eshoe: [3, 1], sshoe: [3, 1], eshoo: [3, 1] }))).toBe(best);
    expect(scoreOf([shoe], product({ sshoe: [3, 1], eshoo: [3, 1] }))).toBeLessThan(best);
  });

  it('puts the word itself before its stem, and that before a guess', () => {
    const scores = ['eshoe', 'sshoe', 'eshoo'].map((feature) => scoreOf([shoe], product({ [feature]: [3, 1] })));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(3);
  });

  it('puts a title before other fields, and often before once', () => {
    const inTitle = scoreOf([shoe], product({ eshoe: [3, 1] }));
    const inCategory = scoreOf([shoe], product({ eshoe: [3] }));
    const inText = scoreOf([shoe], product({ eshoe: [0.6] }));
    const often = scoreOf([shoe], product({ eshoe: [1.8] }));
    expect(inTitle).toBeGreaterThan(inCategory);
    expect(inCategory).toBeGreaterThan(often);
    expect(often).toBeGreaterThan(inText);
  });

  it('puts a short text before a long one that says the same', () => {
    const weights: Weights = { eshoe: [3, 1] };
    expect(scoreOf([shoe], product(weights, 5))).toBeGreaterThan(scoreOf([shoe], product(weights, 50)));
  });

  it('puts two words of the question before one said often', () => {
    const units = [shoe, unit([['ered', 1]])];
    const both = scoreOf(units, product({ eshoe: [3, 1], ered: [1] }));
    expect(both).toBeGreaterThan(scoreOf(units, product({ eshoe: [60, 1] })));
  });

  it('puts the word that tells more before the one that tells less', () => {
    const units = [unit([['eshoe', 1]], 1), unit([['enike', 1]], 4)];
    expect(scoreOf(units, product({ enike: [3, 1] }))).toBeGreaterThan(scoreOf(units, product({ eshoe: [3, 1] })));
  });

  it.each<[string, Weights, number]>([
    ['all of it', { eshoe: [3, 1], ered: [1] }, 1],
    ['one of two words', { eshoe: [3, 1] }, 0.5],
    ['a word and a stem', { ered: [3], sshoe: [3] }, 0.95],
    ['nothing', { eother: [3, 1] }, 0],
  ])('covers %s', (_, weights, coverage) => {
    const units = [shoe, unit([['ered', 1]])];
    expect(grade(units, product(weights), 10).coverage).toBeCloseTo(coverage);
  });

  it('of no words is nothing', () => {
    expect(grade([], product({ eshoe: [3, 1] }), 10)).toEqual({ score: 0, coverage: 0 });
  });

  it('is between 0 and 1, and more of a word is never less', () => {
    const weights = fc.dictionary(
      fc.constantFrom('ea', 'eb', 'sa', 'sb'),
      fc.tuple(fc.double({ min: 0.1, max: 500, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    );
    const units = [
      unit(
        [
          ['ea', 1],
          ['sa', 0.9],
        ],
        0.7,
      ),
      unit(
        [
          ['eb', 1],
          ['sb', 0.5],
        ],
        3,
      ),
    ];
    const positive = fc.double({ min: 1, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(weights, positive, positive, (some, length, average) => {
        const { score, coverage } = grade(units, product(some, length), average);
        for (const value of [score, coverage]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        const more = { ...some, ea: [(some.ea?.[0] ?? 0) + 1, 1] as [number, number] };
        expect(grade(units, product(more, length), average).score).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});
