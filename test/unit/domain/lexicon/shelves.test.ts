// The drawers of a phrase book: what they may rely on, and that nothing is missed because it was not opened.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../../src/domain/lexicon/built-in.ts';
import { type Lexicon, lexiconOf } from '../../../../src/domain/lexicon/lexicon.ts';
import { keepsBeginning } from '../../../../src/domain/lexicon/shelves.ts';
import { stemmerOf } from '../../../../src/domain/lexicon/stemmer.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

const LANGUAGES = ['fa', 'en', 'ar', 'tr'] as const;
const ENTRIES = BUILT_IN.filter((line) => !line.startsWith('#'))
  .flatMap((line) => line.split(','))
  .map(tokenise)
  .filter((words) => words.length > 0);
const WORDS = [...new Set(ENTRIES.flatMap((words) => [...words, words.join('')]))];
const ENDINGS = ['', 's', 'es', 'ed', 'ing', 'ها', 'های', 'ی', 'ات', 'ین', 'lar', 'leri', 'i', 'si'];

const madeUp = fc
  .tuple(
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 6 }),
      fc.string({ unit: fc.constantFrom(...'ابپتجچدرزسشکگلمنوهی'), minLength: 1, maxLength: 6 }),
    ),
    fc.constantFrom(...ENDINGS),
  )
  .map(([word, ending]) => word + ending);
const said = fc.array(
  fc.oneof(
    fc.constantFrom(...ENTRIES),
    fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...ENDINGS)).map(([word, ending]) => [word + ending]),
    fc.tuple(fc.constantFrom('ال', 'وال', 'لل'), fc.constantFrom(...WORDS)).map(([article, word]) => [article + word]),
    fc.constantFrom(...WORDS).map((word) => [word.slice(0, 1), word.slice(1)].filter((part) => part !== '')),
  ),
  { minLength: 1, maxLength: 4 },
);

/** A single letter opens every drawer that begins with it. */
function wholly(lexicon: Lexicon): Lexicon {
  for (const letter of new Set(WORDS.map((word) => word.slice(0, 1)))) lexicon.see(letter);
  return lexicon;
}

describe.each(LANGUAGES)('in %s', (language) => {
  const stem = stemmerOf(language);

  it('a stem begins as its word does, where that is relied on', () => {
    const begins = (word: string) => !keepsBeginning(word) || stem(word).slice(0, 2) === word.slice(0, 2);
    expect(WORDS.filter((word) => !begins(word))).toEqual([]);
    fc.assert(fc.property(madeUp, begins), { numRuns: 2_000 });
  });

  it('a question finds what it would find with every drawer open', () => {
    const whole = wholly(lexiconOf(BUILT_IN, stem));
    const opening = lexiconOf(BUILT_IN, stem);
    fc.assert(
      fc.property(said, (parts) => {
        const tokens = parts.flat();
        expect(opening.conceptsIn(tokens)).toEqual(whole.conceptsIn(tokens));
      }),
      { numRuns: 300 },
    );
  });
});
