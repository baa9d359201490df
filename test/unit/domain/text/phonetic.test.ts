// Consonant skeletons: one word in two scripts has one key, words that sound different have none in common.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../../src/domain/text/fold.ts';
import { phoneticKeys, plainKey } from '../../../../src/domain/text/phonetic.ts';

function keysOf(word: string): string[] {
  return tokenise(word).flatMap(phoneticKeys);
}

function sharedKeys(a: string, b: string): string[] {
  const others = keysOf(b);
  return keysOf(a).filter((key) => others.includes(key));
}

describe('phoneticKeys', () => {
  it.each([
    ['samsung', 'سامسونگ'],
    ['yakhchal', 'یخچال'],
    ['kafsh', 'کفش'],
    ['jacket', 'جاکت'],
    ['philips', 'فیلیپس'],
    ['panasonic', 'پاناسونیک'],
    ['electrolux', 'الکترولوکس'],
    ['toshiba', 'توشیبا'],
    ['microsoft', 'مایکروسافت'],
    ['logitech', 'لاجیتک'],
    ['logitech', 'لوجیتک'],
    ['maybelline', 'میبلین'],
    ['karcher', 'کارچر'],
    ['garnier', 'گارنیر'],
    ['ghabelame', 'قابلمه'],
    ['shalvar', 'شلوار'],
    ['sandali', 'صندلی'],
    ['keshmesh', 'کشمش'],
    ['zaferan', 'زعفران'],
    ['tabestan', 'تابستان'],
  ])('%s and %s sound the same', (latin, persian) => {
    expect(sharedKeys(latin, persian)).not.toEqual([]);
  });

  it.each([
    ['samsung', 'سونی'],
    ['kafsh', 'کشف'],
    ['nokia', 'نایک'],
    ['یخچال', 'یخدان'],
    ['جوراب', 'شراب'],
    ['keyboard', 'کیبوردها'],
  ])('%s and %s sound different', (a, b) => {
    expect(sharedKeys(a, b)).toEqual([]);
  });

  it.each([
    ['سامسونگ', ['smsng']],
    ['samsung', ['smsng']],
    ['یخچال', ['yxcl']],
    ['واتساپ', ['vtsp']],
    ['ژاکت', ['ukt']],
    ['شلوار', ['wlr']],
    ['قابلمه', ['qblm']],
    ['vacuum', ['vkm']],
    ['gigabyte', ['gbt', 'jgbt']],
    ['logitech', ['lgtc', 'ljtc', 'ljtk']],
  ])('%s → %j', (word, keys) => {
    expect(keysOf(word)).toEqual(keys);
  });

  it.each(['نان', 'کیف', 'bag', 'sony', 'hp', 'a', 'ا', 'ی', '4060', 'rtx4060', 'g513qm', '手机', 'оптовая'])(
    '%s has none: too short, or not letters of either script',
    (word) => {
      expect(keysOf(word)).toEqual([]);
    },
  );

  it('are lower-case letters, three at least, no letter twice in a row, none of them twice', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcdeghikopqstuwxyzآابپثجچحخذژشصضطظعغفقکگنوهی12'),
      maxLength: 14,
    });
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary', maxLength: 14 })), (text) => {
        for (const token of tokenise(text)) {
          const keys = phoneticKeys(token);
          expect(new Set(keys).size).toBe(keys.length);
          for (const key of keys) {
            expect(key).toMatch(/^[a-z]{3,}$/);
            expect(key).not.toMatch(/(.)\1/);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['صابون', 'سابون'],
    ['ظرفشویی', 'زرفشویی'],
    ['طلایی', 'تلایی'],
    ['قابلمه', 'غابلمه'],
    ['حلوایی', 'هلوایی'],
    ['سامسونگ', 'سمسنگ'],
    ['samsung', 'semseng'],
  ])('do not tell %s from %s', (a, b) => {
    expect(keysOf(a)).toEqual(keysOf(b));
  });
});

describe('plainKey', () => {
  it.each([
    ['SAlCZ', 'walcu'],
    ['mmnn', 'mn'],
    ['', ''],
  ])('%s → %s', (sounds, key) => {
    expect(plainKey(sounds)).toBe(key);
  });
});
