// Words of a product's text: the tokens of the whole text, from its beginning, whatever was read before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analysisOf } from '../../../../src/domain/search/version.ts';
import { wordsIn } from '../../../../src/domain/search/word.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

const analysis = analysisOf('fa');
const tokensOf = (text: string, most = Number.POSITIVE_INFINITY) =>
  wordsIn(text, analysis, most).map(({ token }) => token);

test.each([
  ['گوشی سامسونگ، مدل Galaxy A05s', ['گوشی', 'سامسونگ', 'مدل', 'galaxy', 'a05s']],
  ['1,299 کتاب‌های خوب', ['1299', 'کتاب', 'خوب']],
  ['', []],
])('%s', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens);
});

test('only as many words as are wanted are read, also when a piece has several', () => {
  expect(tokensOf('one two three', 2)).toEqual(['one', 'two']);
  expect(tokensOf('one دو‌سه‌چهار', 3)).toEqual(['one', 'دو', 'سه']);
});

test('a word carries its own features, its parts and how it sounds', () => {
  const [word] = wordsIn('RTX4060', analysis, 1);
  expect(word).toMatchObject({ exact: 'ertx4060', stem: 'srtx4060', parts: ['ertx', 'e4060'], denies: false });
  expect(wordsIn('samsung', analysis, 1)[0]?.sounds()).toContain('psmsng');
  expect(wordsIn('بدون', analysis, 1)[0]?.denies).toBe(true);
});

test('the tokens are those of the text', () => {
  const unit = fc.constantFrom(
    'a',
    'B',
    'ك',
    'ی',
    '\u200c',
    'ها',
    ' ',
    ',',
    '،',
    '1',
    '۲',
    '٬',
    'é',
    '\u0301',
    '😀',
    '-',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
      expect(tokensOf(text)).toEqual(tokenise(text));
    }),
  );
});
