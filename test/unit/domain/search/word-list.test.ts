// Words near another one: the short cuts of the list must find what comparing every word finds.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { wordList, wordsNear } from '../../../../src/domain/search/word-list.ts';
import { isWithin, withoutHomophones } from '../../../../src/domain/text/distance.ts';

const letters = fc.constantFrom(...'abcdک', 'ص', 'س', 'ط', 'ت', '1');
const word = fc.string({ unit: letters, minLength: 1, maxLength: 7 });

it('finds the words that comparing each of them finds, and how far they are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, fc.integer({ min: 0, max: 2 }), (words, token, most) => {
      const found = wordsNear(wordList(words), token, most);
      const expected = words.flatMap((other) => {
        const [a, b] = [withoutHomophones(token), withoutHomophones(other)];
        const mistakes = [0, 1, 2].find((count) => isWithin(a, b, count));
        return mistakes !== undefined && mistakes <= most ? [`${other} ${mistakes}`] : [];
      });
      expect(found.map(({ word: other, mistakes }) => `${other} ${mistakes}`).sort()).toEqual(expected.sort());
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['سامسنگ', 1, ['سامسونگ 1']],
  ['صابون', 0, ['صابون 0', 'سابون 0']],
  ['کفش', 1, ['کفش 0', 'کشف 1']],
  ['کفش', 0, ['کفش 0']],
  ['zzz', 2, []],
])('near %s within %i: %j', (token, most, expected) => {
  const list = wordList(['سامسونگ', 'صابون', 'سابون', 'کفش', 'کشف', 'laptop']);
  const found = wordsNear(list, token, most).map(({ word: other, mistakes }) => `${other} ${mistakes}`);
  expect(found.sort()).toEqual([...expected].sort());
});

test('a catalogue without words has none near', () => {
  expect(wordsNear(wordList([]), 'کفش', 2)).toEqual([]);
});
