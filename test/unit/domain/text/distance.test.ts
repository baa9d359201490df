// How far apart two spellings are: letters of one sound, and typing mistakes counted as a textbook counts them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, withoutHomophones } from '../../../../src/domain/text/distance.ts';

describe('withoutHomophones', () => {
  it.each([
    ['صابون', 'سابون'],
    ['ثانیه', 'سانیه'],
    ['مثلث', 'مسلس'],
    ['ذرت', 'زرت'],
    ['ضبط', 'زبت'],
    ['ظرف', 'زرف'],
    ['طلا', 'تلا'],
    ['قابلمه', 'غابلمه'],
    ['حوله', 'هوله'],
    ['عطر', 'اتر'],
    ['کفش', 'کفش'],
    ['samsung', 'samsung'],
    ['', ''],
  ])('%s → %s', (word, plain) => {
    expect(withoutHomophones(word)).toBe(plain);
  });

  it('keeps the length and has nothing left to do the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'صثسذضظزطتقغحهعاکb1') }), (word) => {
        const plain = withoutHomophones(word);
        expect(plain).toHaveLength(word.length);
        expect(withoutHomophones(plain)).toBe(plain);
      }),
    );
  });
});

describe('isWithin', () => {
  it.each([
    ['کفش', 'کفش', 0],
    ['کفش', 'کقش', 1],
    ['کفش', 'کفشش', 1],
    ['کفش', 'کش', 1],
    ['کفش', 'کشف', 1],
    ['سامسونگ', 'سامسنوگ', 1],
    ['samsung', 'samsnug', 1],
    ['samsung', 'smasnug', 2],
    ['', 'ab', 2],
    ['abc', 'cab', 2],
    ['ca', 'abc', 3],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect([0, 1, 2, 3].map((most) => isWithin(a, b, most))).toEqual([0, 1, 2, 3].map((most) => most >= distance));
  });

  const few = fc.string({ unit: fc.constantFrom(...'abcک'), maxLength: 8 });

  it('agrees with the whole table of distances', () => {
    fc.assert(
      fc.property(few, few, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(isWithin(a, b, most)).toBe(distance(a, b) <= most);
      }),
      { numRuns: 3_000 },
    );
  });

  it('does not care which word comes first', () => {
    fc.assert(fc.property(few, few, (a, b) => isWithin(a, b, 2) === isWithin(b, a, 2)));
  });
});

/** Optimal string alignment, as it is taught: every cell, no short cuts. */
function distance(a: string, b: string): number {
  const table = new Map<string, number>();
  const at = (i: number, j: number) => table.get(`${i} ${j}`) ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      const ways = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(at(i - 2, j - 2) + 1);
      table.set(`${i} ${j}`, i === 0 && j === 0 ? 0 : Math.min(...ways));
    }
  }
  return at(a.length, b.length);
}
