// Letters counted by their script: as Unicode's classes say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersIn } from '../../../../src/domain/text/letters.ts';

test('letters, and what is written in Arabic script', () => {
  expect(lettersIn('کفش Run 4۲!')).toEqual({ arabic: 4, all: 6 });
  expect(lettersIn('')).toEqual({ arabic: 0, all: 0 });
});

test('the counts are those of the classes, halves of characters and marks among them', () => {
  const unit = fc.constantFrom(
    'a',
    'ß',
    'ک',
    '\u064b',
    '۲',
    '٢',
    ' ',
    '\u200c',
    '中',
    '𝐀',
    '😀',
    '\ud800',
    '\udc00',
    '\u{1ee00}',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      expect(lettersIn(text)).toEqual({
        arabic: text.match(/\p{Script=Arabic}/gu)?.length ?? 0,
        all: text.match(/\p{L}/gu)?.length ?? 0,
      });
    }),
  );
});
