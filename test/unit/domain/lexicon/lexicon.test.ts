// The lexicon: which words of a text name which concept, however they are spaced and inflected, and which do not.
import { describe, expect, it } from 'vitest';
import { builtInLexicon, lexiconOf, NO_LEXICON } from '../../../../src/domain/lexicon/lexicon.ts';
import { stemmerOf } from '../../../../src/domain/lexicon/stemmer.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

const stem = stemmerOf(null);
const LINES = [
  '# phones and more',
  'phone, گوشی, smart phone',
  'laptop, لپ تاپ',
  'washing machine, ماشین لباسشویی',
  'car, ماشین',
  'shoe, کفش, running shoe',
  'running shoe, کفش دویدن',
  'chair, صندلی',
  'sandal, صندل',
  'battery, باتری',
  'headphone, سماعة',
  'book, kitap',
  'ps5, ps 5, play station 5',
  'vans, ونس',
  'organizer, نظم دهنده',
  'cream, کرم',
  'cream color, کرمی',
];
const lexicon = lexiconOf(LINES, stem);
const named = (text: string, from = lexicon) => from.conceptsIn(tokenise(text)).map(({ concept }) => concept);

describe('a lexicon', () => {
  it.each([
    ['گوشی', ['phone']],
    ['كفش', ['shoe']],
    ['لپ تاپ', ['laptop']],
    ['لپتاپ', ['laptop']],
    ['لپ‌تاپ', ['laptop']],
    ['lap top', ['laptop']],
    ['ماشین لباس شویی', ['washingmachine']],
    ['PS 5', ['ps5']],
    ['PS5', ['ps5']],
    ['PlayStation 5', ['ps5']],
  ])('knows "%s" however it is spaced', (text, concepts) => {
    expect(named(text)).toEqual(concepts);
  });

  it.each([
    ['گوشی‌های', ['phone']],
    ['گوشیها', ['phone']],
    ['کفشهای دویدن', ['runningshoe']],
    ['صندلیها', ['chair']],
    ['smartphones', ['phone']],
    ['smart phones', ['phone']],
    ['batteries', ['battery']],
    ['shoes', ['shoe']],
  ])('knows "%s" with its ending', (text, concepts) => {
    expect(named(text)).toEqual(concepts);
  });

  it('reads endings by the language of the store', () => {
    expect(named('السماعات', lexiconOf(LINES, stemmerOf('ar')))).toEqual(['headphone']);
    expect(named('kitapları', lexiconOf(LINES, stemmerOf('tr')))).toEqual(['book']);
    expect(named('السماعات')).toEqual([]);
  });

  it.each([
    ['گوش پاک کن', 'an ear is no phone, though their stems are equal'],
    ['van', 'a van is no pair of Vans'],
    ['organic', 'nor is organic an organizer'],
    ['کف ش', 'nor is foam a shoe'],
    ['p s 5', 'stray letters'],
    ['کفاش', 'a word with the same consonants'],
    ['', 'nothing'],
  ])('does not read a concept into "%s": %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('takes the exact word before an inflected one', () => {
    expect(named('کرمی')).toEqual(['creamcolor']);
    expect(named('صندلی صندل')).toEqual(['chair', 'sandal']);
  });

  it('takes the longest alias, from left to right, and tells where it stands', () => {
    expect(lexicon.conceptsIn(tokenise('یک ماشین لباسشویی و ماشین'))).toEqual([
      { concept: 'washingmachine', from: 1, to: 3 },
      { concept: 'car', from: 4, to: 5 },
    ]);
  });

  it('gives every concept of an alias that stands in several lines', () => {
    expect(named('running shoes').sort()).toEqual(['runningshoe', 'shoe']);
  });

  it('takes lines with one name for one concept', () => {
    expect(named('boot بوت', lexiconOf(['boot, چکمه', 'boot, بوت'], stem))).toEqual(['boot', 'boot']);
  });

  it('remembers nothing of one text for the next, also after very many different words', () => {
    const words = Array.from({ length: 30_000 }, (_, at) => `w${at}`);
    expect(lexicon.conceptsIn([...words, 'گوشی'])).toEqual([{ concept: 'phone', from: 30_000, to: 30_001 }]);
    expect(named('گوشی')).toEqual(['phone']);
  });

  it('can be empty', () => {
    expect(NO_LEXICON.conceptsIn(['گوشی'])).toEqual([]);
    expect(named('گوشی', lexiconOf([], stem))).toEqual([]);
    expect(named('گوشی', builtInLexicon(stem))).toEqual(['phone']);
  });
});
