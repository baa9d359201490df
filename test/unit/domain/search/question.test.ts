// A question as search asks it: which features would answer each word, and how well.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexiconOf, NO_LEXICON } from '../../../../src/domain/lexicon/lexicon.ts';
import {
  type Alternatives,
  corrections,
  guesses,
  preferSpecific,
  proposals,
  purposesOf,
  STRONG,
  soundAlternatives,
} from '../../../../src/domain/search/question.ts';
import type { Language } from '../../../../src/domain/store.ts';
import { parseSynonyms, synonymFinder } from '../../../../src/domain/synonyms.ts';
import {
  type Analysis,
  concept,
  exact,
  type Feature,
  joined,
  readings,
  skeletons,
  stem,
} from '../../../../src/domain/text/features.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';
import { stemOf } from '../../../../src/domain/text/stems.ts';

const stemmer = (language: Language) => (token: string) => stemOf(token, language);
const plain: Analysis = { language: 'fa', lexicon: NO_LEXICON, purposesIn: () => [] };
const knowing: Analysis = {
  ...plain,
  lexicon: lexiconOf(
    ['phone, گوشی, موبایل', 'laptop, لپ تاپ', 'men, مردانه, آقایان', 'lip tap, لپ تاپ'],
    stemmer('fa'),
  ),
};

function proposed(text: string, analysis = plain, lines = ''): Alternatives[] {
  const synonyms = synonymFinder(parseSynonyms(lines), stemmer(analysis.language ?? 'fa'));
  return proposals(tokenise(text), analysis, synonyms, new Map());
}

/** Worth of a feature as an answer; 0 when it is none. */
const worth = (found: Alternatives | undefined, feature: Feature) => found?.get(feature) ?? 0;

describe('proposals', () => {
  it('for a word: itself, then its spelling in one word, then its stem', () => {
    const [found] = proposed('کتابها');
    expect(worth(found, exact('کتابها'))).toBe(1);
    expect(worth(found, joined(['کتابها']))).toBeGreaterThan(worth(found, stem('کتابها', 'fa')));
    expect(worth(found, stem('کتاب', 'fa'))).toBeGreaterThanOrEqual(STRONG);
    expect(worth(found, exact('کتاب'))).toBe(0);
  });

  it('stem as the store’s language does', () => {
    expect([...(proposed('الحقيبة', { ...plain, language: 'ar' })[0]?.keys() ?? [])]).toContain(stem('حقیبه', 'ar'));
    expect([...(proposed('shoes', { ...plain, language: 'en' })[0]?.keys() ?? [])]).toContain(stem('shoe', 'en'));
  });

  it('for neighbours: the pair and the triple in one word, for each of them', () => {
    const found = proposed('هارد اس اس دی');
    for (const [at, joins] of [
      [0, ['هارداس', 'هارداساس']],
      [1, ['هارداس', 'اساس', 'اساسدی', 'هارداساس']],
      [3, ['اسدی', 'اساسدی']],
    ] as const) {
      for (const word of joins) {
        expect(worth(found[at], joined([word]))).toBeGreaterThan(STRONG);
        expect(worth(found[at], exact(word))).toBeGreaterThan(STRONG);
      }
    }
    expect(worth(found[0], joined(['اسدی']))).toBe(0);
    expect(worth(found[0], joined(['هارداساسدی']))).toBe(0);
  });

  it('for a term of the lexicon: its concepts, for every word of it and no other', () => {
    const [cheap, lap, top] = proposed('ارزان لپ تاپ', knowing);
    for (const found of [lap, top]) {
      expect(worth(found, concept('laptop'))).toBeGreaterThan(STRONG);
      expect(worth(found, concept('liptap'))).toBeGreaterThan(STRONG);
    }
    expect([...(cheap?.keys() ?? [])].filter((feature) => feature.startsWith('c'))).toEqual([]);
  });

  it('for the store’s synonyms: what may stand in the place, one word or several', () => {
    const lines = 'کتونی, کفش ورزشی\nموبایل => گوشی هوشمند, آیفون';
    const [sneaker] = proposed('کتونی', knowing, lines);
    expect(worth(sneaker, joined(['کفش', 'ورزشی']))).toBeGreaterThan(STRONG);
    const both = proposed('کفش ورزشی', knowing, lines);
    for (const found of both) expect(worth(found, exact('کتونی'))).toBeGreaterThan(STRONG);
    const [mobile] = proposed('موبایل', knowing, lines);
    expect(worth(mobile, exact('ایفون'))).toBeGreaterThan(STRONG);
    expect(worth(mobile, joined(['گوشی', 'هوشمند']))).toBeGreaterThan(STRONG);
    expect(worth(proposed('آیفون', knowing, lines)[0], exact('موبایل'))).toBe(0);
  });

  it('for a synonym that the lexicon knows: its concept', () => {
    const [found] = proposed('همراه', knowing, 'همراه => موبایل');
    expect(worth(found, concept('phone'))).toBeGreaterThan(STRONG);
  });

  it('are never better than the word itself, and there is one set for each word', () => {
    const words = fc.array(fc.constantFrom('گوشی', 'لپ', 'تاپ', 'کتابها', 'rtx4060', 'آقایان', '13'), { maxLength: 6 });
    fc.assert(
      fc.property(words, (tokens) => {
        const all = proposals(tokens.flatMap(tokenise), knowing, () => [], new Map());
        expect(all).toHaveLength(tokens.length);
        for (const [at, found] of all.entries()) {
          expect(worth(found, exact(tokenise(tokens[at] ?? '')[0] ?? ''))).toBe(1);
          for (const value of found.values()) expect(value).toSatisfy((one: number) => one > 0 && one <= 1);
        }
      }),
    );
  });
});

describe('soundAlternatives', () => {
  it('of an unknown Latin word: its skeleton and its Persian readings', () => {
    const found = soundAlternatives('gooshi', false);
    for (const feature of [...skeletons('gooshi'), ...readings('gooshi')])
      expect(worth(found, feature)).toBeGreaterThan(0);
  });

  it('are weaker for a word that the catalogue has', () => {
    for (const [feature, known] of soundAlternatives('samsung', true)) {
      expect(known).toBeLessThanOrEqual(worth(soundAlternatives('samsung', false), feature));
    }
    expect([...soundAlternatives('سامسونگ', true).keys()].filter((feature) => feature.startsWith('p'))).toEqual([]);
  });

  it.each(['4060', 'rtx4060', '手机', 'ا'])('of %s are none', (token) => {
    expect([...soundAlternatives(token, false)]).toEqual([]);
  });

  it('never count as knowing the word', () => {
    for (const token of ['samsung', 'سامسونگ', 'kif', 'گوشی']) {
      for (const value of soundAlternatives(token, false).values()) expect(value).toBeLessThan(STRONG);
    }
  });
});

describe('guesses', () => {
  it.each<[string, Feature[]]>([
    ['مردونه', [exact('مردانه'), stem('مردانه', 'fa'), concept('men')]],
    ['گوشیم', [exact('گوشی'), concept('phone')]],
    ['rtx4060', [exact('rtx'), exact('4060')]],
    ['256گیگ', [exact('256'), exact('گیگ')]],
  ])('of %s are among others %j', (token, features) => {
    const found = guesses(token, knowing);
    for (const feature of features) expect(worth(found, feature)).toBeGreaterThan(0);
  });

  it('parts of a mixed token say little', () => {
    for (const value of guesses('rtx4060', plain).values()) expect(value).toBeLessThan(STRONG);
  });

  it.each(['samsung', 'شیرین', '4060'])('%s stands for nothing else', (token) => {
    expect([...guesses(token, plain)]).toEqual([]);
  });
});

it('a correction is as good as it is likely, and stands for its concepts a little less', () => {
  const found = corrections(new Map([['گوشی', 0.6]]), knowing);
  expect(worth(found, exact('گوشی'))).toBe(0.6);
  expect(worth(found, concept('phone'))).toSatisfy((value: number) => value > 0 && value < 0.6);
  expect([...corrections(new Map(), knowing)]).toEqual([]);
});

it('a word of several concepts asks for the rarest that the catalogue has', () => {
  const sneaker: Alternatives = new Map([
    [exact('کتونی'), 1],
    [concept('sneaker'), 0.95],
    [concept('shoe'), 0.95],
    [concept('boot'), 0.95],
  ]);
  const counts = new Map([
    [concept('sneaker'), 3],
    [concept('shoe'), 40],
  ]);
  preferSpecific(sneaker, counts);
  expect(worth(sneaker, concept('sneaker'))).toBe(0.95);
  expect(worth(sneaker, concept('shoe'))).toBeLessThan(0.95);
  expect(worth(sneaker, exact('کتونی'))).toBe(1);
});

it('what serves a purpose answers the words that tell it, and no others', () => {
  const purposesIn: Analysis['purposesIn'] = (tokens) => {
    return tokens.includes('سوراخ') ? [{ places: [tokens.indexOf('سوراخ')], targets: [['دریل']] }] : [];
  };
  const asking: Analysis = { ...plain, purposesIn };
  const tokens = tokenise('سوراخ دیوار');
  const [hole, wall] = proposals(tokens, asking, () => [], purposesOf(tokens, asking));
  expect(worth(hole, exact('دریل'))).toBeGreaterThan(0);
  expect(worth(wall, exact('دریل'))).toBe(0);
  expect([...purposesOf(tokenise('دیوار'), asking)]).toEqual([]);
});
