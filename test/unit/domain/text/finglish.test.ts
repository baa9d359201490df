// Finglish: a Persian word in Latin letters finds the word, with its long vowels told apart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finglishKeys, persianSounds } from '../../../../src/domain/text/finglish.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

const sounds = (word: string) => tokenise(word).map(persianSounds)[0] ?? null;

describe('finglish', () => {
  it.each([
    ['gooshi', 'گوشی'],
    ['gushi', 'گوشی'],
    ['goshi', 'گوشی'],
    ['kif', 'کیف'],
    ['keif', 'کیف'],
    ['kafsh', 'کفش'],
    ['lebas', 'لباس'],
    ['yakhchal', 'یخچال'],
    ['saat', 'ساعت'],
    ['otoo', 'اتو'],
    ['ketab', 'کتاب'],
    ['jooraab', 'جوراب'],
    ['ghab', 'قاب'],
    ['gab', 'قاب'],
    ['sandali', 'صندلی'],
    ['miz', 'میز'],
    ['ab', 'آب'],
    ['ayne', 'آینه'],
    ['khaneh', 'خانه'],
    ['khane', 'خانه'],
    ['khahar', 'خواهر'],
    ['zhakat', 'ژاکت'],
    ['jakat', 'ژاکت'],
    ['chador', 'چادر'],
    ['mardane', 'مردانه'],
    ['zananeh', 'زنانه'],
    ['bachegane', 'بچگانه'],
    ['ghahve', 'قهوه'],
    ['mashin', 'ماشین'],
    ['lebasshooyi', 'لباسشویی'],
    ['televizion', 'تلویزیون'],
    ['dastkesh', 'دستکش'],
    ['parde', 'پرده'],
    ['farsh', 'فرش'],
  ])('%s is a reading of %s', (latin, persian) => {
    expect(finglishKeys(latin)).toContain(sounds(persian));
  });

  it.each([
    ['kif', 'کفش'],
    ['miz', 'موز'],
    ['gooshi', 'کوشی'],
    ['ketab', 'کباب'],
    ['shir', 'شور'],
    ['nan', 'نون'],
    ['farsh', 'فروش'],
  ])('%s is no reading of %s', (latin, persian) => {
    expect(finglishKeys(latin)).not.toContain(sounds(persian));
  });

  it.each([
    ['گوشی', 'gvwy'],
    ['عسل', 'asl'],
    ['خواب', 'xab'],
    ['خانه', 'xan'],
    ['تپه', 'tp'],
    ['مو', 'mv'],
  ])('%s sounds %s', (word, key) => {
    expect(sounds(word)).toBe(key);
  });

  it.each(['ا', 'و', 'shoe', '12', '手机', ''])('%s has no Persian sounds', (word) => {
    expect(sounds(word)).toBeNull();
  });

  it.each(['a', 'کیف', '4060', 'rtx4060', 'x'.repeat(25), 'ünlü2'])('%s has no reading', (word) => {
    expect(tokenise(word).flatMap(finglishKeys)).toEqual([]);
  });

  it('are at most 24 keys of lower-case letters, none twice, however many ways there are', () => {
    const latin = fc.string({ unit: fc.constantFrom(...'aeiouacgjkhstxyzw'), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(latin, fc.string({ unit: 'binary', maxLength: 20 })), (text) => {
        for (const token of tokenise(text)) {
          const keys = finglishKeys(token);
          expect(keys.length).toBeLessThanOrEqual(24);
          expect(new Set(keys).size).toBe(keys.length);
          for (const key of keys) expect(key).toMatch(/^[a-z]{2,}$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('the sounds of a Persian word are lower-case letters', () => {
    const persian = fc.string({ unit: fc.constantFrom(...'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیؤئة12'), maxLength: 14 });
    fc.assert(
      fc.property(persian, (text) => {
        for (const token of tokenise(text)) expect(persianSounds(token) ?? 'none').toMatch(/^[a-z]{2,}$/);
      }),
    );
  });
});
