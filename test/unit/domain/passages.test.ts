// Long texts are cut where people would cut them, and nothing is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../../src/domain/text/passages.ts';

describe('passagesOf', () => {
  it.each<[string, string, number, string[]]>([
    ['keeps a short text whole', 'short', 10, ['short']],
    ['has none of an empty text', '', 10, []],
    ['prefers the end of a paragraph', 'one two.\nthree. four', 16, ['one two.\n', 'three. four']],
    ['takes the end of a sentence', 'one two. three four', 14, ['one two. ', 'three four']],
    ['takes the end of a Persian sentence', 'آیا خوب است؟ بله خوب است', 18, ['آیا خوب است؟ ', 'بله خوب است']],
    ['takes a word end where no sentence ends', 'aaa bbb ccc ddd', 10, ['aaa bbb ', 'ccc ddd']],
    ['does not cut inside a number', 'costs 12.50 or so', 10, ['costs ', '12.50 or ', 'so']],
    ['cuts endless text hard', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['keeps an emoji whole', 'abc😀def', 4, ['abc', '😀de', 'f']],
    ['keeps a mark with its letter', 'abcde\u0301f', 5, ['abcd', 'e\u0301f']],
  ])('%s', (_, text, size, passages) => {
    expect(passagesOf(text, size)).toEqual(passages);
  });

  it('loses nothing and keeps the bound', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '.', '؟', '\n', 'ک', '\u200c', '😀', 'é'),
      maxLength: 300,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (whole, size) => {
        const passages = passagesOf(whole, size);
        expect(passages.join('')).toBe(whole);
        for (const passage of passages) expect(passage.length).toBeLessThanOrEqual(size);
        for (const passage of passages) expect(passage).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    for (const letter of ['a', 'a ', 'a. ', '\n', '\u0301', '!"']) {
      expect(passagesOf(letter.repeat(300_000), 1_200).join('').length).toBe(letter.length * 300_000);
    }
  });
});
