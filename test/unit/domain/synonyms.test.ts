// A store's synonyms: the lines of a file, what is wrong with a bad one, and what a question finds besides.
import { describe, expect, it } from 'vitest';
import { stemmerOf } from '../../../src/domain/lexicon/stemmer.ts';
import {
  MOST_LINES,
  parseSynonyms,
  printSynonyms,
  synonymFinder,
  synonymKey,
  synonymSpans,
} from '../../../src/domain/synonyms.ts';
import { tokenise } from '../../../src/domain/text/fold.ts';

describe('parseSynonyms', () => {
  it.each([
    ['joggers, sweatpants', ['joggers', 'sweatpants'], null],
    ['شلوار اسلش، شلوار راحتی , joggers', ['شلوار اسلش', 'شلوار راحتی', 'joggers'], null],
    ['hoodie => sweatshirt, سویشرت', ['hoodie'], ['sweatshirt', 'سویشرت']],
    ['a, b=>c', ['a', 'b'], ['c']],
    ['  T-Shirt ,  تی‌شرت,  ', ['T-Shirt', 'تی‌شرت'], null],
    ['Nike, nike, NIKE, نایک', ['Nike', 'نایک'], null],
    ['سالامون, salomon  # 23 products, 0.87', ['سالامون', 'salomon'], null],
    ['C#, sharp', ['C#', 'sharp'], null],
  ])('reads "%s"', (line, terms, also) => {
    expect(parseSynonyms(line)).toEqual([{ terms, also }]);
  });

  it('leaves out comments, empty lines and a byte order mark', () => {
    expect(parseSynonyms('\ufeff# mine\r\n\r\n  # more\r\na, b\r\n')).toEqual([{ terms: ['a', 'b'], also: null }]);
    expect(parseSynonyms('')).toEqual([]);
  });

  it.each([
    ['shoes', '"shoes" has nothing to be equal to'],
    ['shoes, Shoes', 'nothing to be equal to'],
    ['a => b => c', 'more than one "=>"'],
    ['=> b', 'one side of the "=>" is empty'],
    ['a =>', 'one side of the "=>" is empty'],
    ['a, !!', '"!!" has no letter and no digit'],
    ['a, one two three four', '"one two three four" has 4 words, and 3 is the most'],
    [`a, ${'b'.repeat(500)}`, '503 characters long, and 500 is the most'],
  ])('refuses "%s"', (line, message) => {
    const refusal = expect.objectContaining({
      code: 'unprocessable',
      message: expect.stringMatching(/^Line 3: /),
      hint: expect.any(String),
    });
    expect(() => parseSynonyms(`a, b\n# fine\n${line}`)).toThrow(refusal);
    expect(() => parseSynonyms(line)).toThrow(message);
  });

  it('refuses more lines than a store may have', () => {
    const lines = Array.from({ length: MOST_LINES + 1 }, (_, at) => `a${at}, b${at}`);
    expect(parseSynonyms(lines.slice(1).join('\n'))).toHaveLength(MOST_LINES);
    expect(() => parseSynonyms(lines.join('\n'))).toThrow(`at most ${MOST_LINES} lines`);
  });
});

describe('a line', () => {
  it.each(['joggers, sweatpants', 'hoodie => sweatshirt, سویشرت', 'a, b => c'])('is printed as "%s"', (text) => {
    expect(parseSynonyms(text).map(printSynonyms)).toEqual([text]);
  });

  it.each([
    ['nike, نايك', 'نایک , NIKE', true],
    ['a, b => c', 'b, a => c', true],
    ['a, b', 'a => b', false],
    ['a => b', 'b => a', false],
    ['ab, c', 'a b, c', false],
  ])('"%s" and "%s" say the same: %s', (one, other, same) => {
    const [first, second] = parseSynonyms(`${one}\n${other}`).map(synonymKey);
    expect(first === second).toBe(same);
  });
});

describe('the synonyms of a question', () => {
  const stem = stemmerOf(null);
  const lines = parseSynonyms(`
    joggers, sweat pants, شلوار اسلش
    hoodie => سویشرت, sweatshirt
    pants, شلوار
    tote, bag
    bag, کیف
    سی ال, c class
  `);
  const find = synonymFinder(lines, stem);
  const asked = (text: string) =>
    find(tokenise(text)).map(({ from, to, alternatives }) => [from, to, alternatives.map((words) => words.join(' '))]);

  it.each([
    ['red joggers', [[1, 2, ['sweat pants', 'شلوار اسلش']]]],
    ['شلوار اسلش مردانه', [[0, 2, ['joggers', 'sweat pants']]]],
    ['شلوارهای راحتی', [[0, 1, ['pants']]]],
    ['sweatpants', [[0, 1, ['joggers', 'شلوار اسلش']]]],
    ['hoodies', [[0, 1, ['سویشرت', 'sweatshirt']]]],
    ['سویشرت', []],
    ['bag', [[0, 1, ['tote', 'کیف']]]],
    ['tote', [[0, 1, ['bag']]]],
    ['سی‌ال', [[0, 2, ['c class']]]],
    ['shoes', []],
    ['', []],
  ])('"%s"', (text, spans) => {
    expect(asked(text)).toEqual(spans);
  });

  it('can be asked for once', () => {
    expect(synonymSpans(['tote'], lines, stem)).toEqual(find(['tote']));
  });

  it('do not depend on how many lines there are', () => {
    const many = parseSynonyms(Array.from({ length: 5_000 }, (_, at) => `word${at}, other${at}`).join('\n'));
    expect(synonymSpans(['word4999'], many, stem)).toEqual([{ from: 0, to: 1, alternatives: [['other4999']] }]);
  });
});
