// Whatever a name holds, it takes exactly the cells it is given, and every terminal counts them alike.
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cut, fitted, widthOf } from '../../../src/cli/wide-cells.ts';
import { named, shown } from '../../../src/dashboard/names.ts';

const RLM = '\u200f';

describe('what is shown of a text', () => {
  test.each([
    ['a non-joiner stays: it is part of the word', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['control characters are shown, not obeyed', 'a\x1b[31mb\x07\tc\nd', 'a\\x1b[31mb\\x07\\tc\\nd'],
    ['so are marks that turn what follows', 'a\u202eb\u2066c\u2069', 'a\\u202eb\\u2066c\\u2069'],
    ['a letter and its accent are one', 'cafe\u0301', 'café'],
    ['marks do not pile up', `a${'\u0321'.repeat(9)}`, `a${'\u0321'.repeat(3)}`],
    ['harakat stay', 'کِتابُ', 'کِتابُ'],
    ['a family is its people', '👨\u200d👩\u200d👧', '👨👩👧'],
    ['a heart is a heart', '\u2764\ufe0f', '\u2764'],
    ['a hand is a hand', '👍🏽', '👍'],
    ['a flag is its letters', '🇮🇷', 'IR'],
    ['a keycap is its digit', '1\ufe0f\u20e3', '1'],
    ['what has no width goes', 'a\u00ad\u200b\ufeffb', 'ab'],
    ['half a character is no character', 'a\ud83d', 'a\ufffd'],
  ])('%s', (_name, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('cutting', () => {
  test.each([
    ['what fits stays', 'کتاب', 4, 'کتاب'],
    ['what does not ends with dots', 'کتاب‌خوان', 5, 'کتاب\u200c…'],
    ['wide characters are not halved', '日本語', 4, '日…'],
    ['nothing fits into nothing', 'abc', 0, ''],
  ])('%s', (_name, text, width, expected) => {
    expect(cut(text, width)).toBe(expected);
  });

  test('an accent stays with its letter', () => {
    expect(cut('e\u0323\u0302xyz', 2)).toBe('e\u0323\u0302…');
  });
});

describe('names', () => {
  test('one that begins right to left is set between marks, so that its ends stay its ends', () => {
    expect(named('کفش (مشکی)', 20)).toBe(`${RLM}کفش (مشکی)${RLM}`);
    expect(named('کفش بسیار بلند', 8)).toBe(`${RLM}کفش بسی…${RLM}`);
    expect(named('(کفش)', 20)).toBe(`${RLM}(کفش)${RLM}`);
  });

  test('others stay as they are', () => {
    expect(named('Nike کفش', 20)).toBe('Nike کفش');
    expect(named('130 × 180', 20)).toBe('130 × 180');
  });
});

const anything = fc.string({ unit: 'binary', maxLength: 60 });
const shops = fc.string({
  unit: fc.constantFrom(...'کتاب\u200ca1 (…', '👩', '\u200d', '\ufe0f', '🇮', '\u064b', '語', '\x1b'),
});

test('any text takes the cells it is given, no more and no less', () => {
  const control = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
  fc.assert(
    fc.property(fc.oneof(anything, shops), fc.integer({ min: 1, max: 40 }), (text, width) => {
      expect(stringWidth(fitted(shown(text), width))).toBe(width);
      expect(stringWidth(named(text, width))).toBeLessThanOrEqual(width);
      expect(shown(text)).not.toMatch(control);
    }),
    { numRuns: 500 },
  );
});

test('a text is as wide as its parts, wherever it is cut: no two of them become one', () => {
  fc.assert(
    fc.property(shops, (text) => {
      const clean = shown(text);
      const alone = [...clean].reduce((sum, character) => sum + widthOf(character), 0);
      expect(widthOf(clean)).toBe(alone);
    }),
    { numRuns: 500 },
  );
});
