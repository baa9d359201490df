// The built-in table: every line is in order, words of many languages meet, and ambiguous words are left alone.
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../../src/domain/lexicon/built-in.ts';
import { builtInLexicon } from '../../../../src/domain/lexicon/lexicon.ts';
import { stemmerOf } from '../../../../src/domain/lexicon/stemmer.ts';
import { parseSynonyms } from '../../../../src/domain/synonyms.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

const LINES = BUILT_IN.filter((line) => !line.startsWith('#'));
const LONGEST_ALIAS = 5;
const termsOf = (line: string) => line.split(',').map((term) => tokenise(term).join(' '));
const nameOf = (line: string) => termsOf(line)[0]?.replaceAll(' ', '') ?? '';

const lexicon = builtInLexicon(stemmerOf(null));
const named = (text: string) => lexicon.conceptsIn(tokenise(text)).map(({ concept }) => concept);

describe('the lines of the built-in table', () => {
  it('are many, and each of them is a line of equivalents', () => {
    const parsed = parseSynonyms(LINES.join('\n'), LONGEST_ALIAS);
    expect(parsed).toHaveLength(LINES.length);
    expect(LINES.length).toBeGreaterThan(600);
    expect(parsed.filter(({ also }) => also !== null)).toEqual([]);
  });

  it('say nothing twice', () => {
    const twice = LINES.filter((line) => new Set(termsOf(line)).size < termsOf(line).length);
    expect(twice).toEqual([]);
    expect(LINES.filter((line, at) => LINES.indexOf(line) !== at)).toEqual([]);
  });

  it('begin with a name that is letters and digits', () => {
    expect(LINES.filter((line) => !/^[\p{L}\p{N}]+$/u.test(nameOf(line)))).toEqual([]);
  });

  it('give no alias more than three concepts', () => {
    const concepts = new Map<string, Set<string>>();
    for (const line of LINES) {
      for (const term of termsOf(line)) concepts.set(term, (concepts.get(term) ?? new Set()).add(nameOf(line)));
    }
    expect([...concepts].filter(([, names]) => names.size > 3)).toEqual([]);
  });

  it('are each found by every alias', () => {
    const lost = LINES.flatMap((line) =>
      termsOf(line).filter((term) => {
        const words = term.split(' ');
        const whole = lexicon.conceptsIn(words).filter(({ from, to }) => from === 0 && to === words.length);
        return !whole.some(({ concept }) => concept === nameOf(line));
      }),
    );
    expect(lost).toEqual([]);
  });
});

describe('words that mean the same', () => {
  it.each([
    ['سامسونگ', 'Samsung'],
    ['گوشی', 'موبایل', 'mobile', 'smartphone', 'gooshi', 'هاتف', 'cep telefonu'],
    ['هدفون', 'headphone', 'سماعات', 'kulaklık', 'hedfon'],
    ['یخچال', 'yakhchal', 'fridge', 'ثلاجة', 'buzdolabı'],
    ['جاروبرقی', 'جارو برقی', 'jaroobarghi', 'vacuum cleaner', 'süpürge'],
    ['ماشین لباسشویی', 'mashin lebasshooyi', 'washing machine', 'غسالة', 'çamaşır makinesi'],
    ['کتونی', 'katooni', 'sneakers'],
    ['کیف', 'kif', 'bag', 'çanta'],
    ['مشکی', 'سیاه', 'black', 'أسود', 'siyah'],
    ['مردانه', 'آقایان', "men's", 'رجالي', 'erkek'],
    ['بی‌سیم', 'بیسیم', 'وایرلس', 'بدون سیم', 'wireless'],
    ['گیگ', 'گیگابایت', 'GB'],
  ])('%s and %s meet', (...words) => {
    const [first = [], ...others] = words.map(named);
    expect(first.length).toBeGreaterThan(0);
    for (const other of others) expect(first.some((concept) => other.includes(concept))).toBe(true);
  });
});

describe('words with a second meaning', () => {
  it.each(['شیر', 'سیب', 'mi', 'note', 'air', 'گوش', 'ستاره', 'ارز', 'باز', 'van', 'window', 'manual', 'used', 'دل'])(
    '"%s" alone names nothing',
    (word) => {
      expect(named(word)).toEqual([]);
    },
  );

  it.each([
    ['ماشین لباسشویی', 'car'],
    ['شمع موتور', 'candle'],
    ['کره بادام زمینی', 'butter'],
    ['آیفون تصویری', 'iphone'],
    ['سرخ کن', 'red'],
    ['پیراهن قهوه ای', 'coffee'],
    ['air conditioner', 'conditioner'],
    ['coffee table', 'coffee'],
    ['dishwasher tablet', 'tablet'],
  ])('"%s" is no %s', (text, concept) => {
    expect(named(text)).not.toContain(concept);
    expect(named(text).length).toBeGreaterThan(0);
  });

  it.each([
    ['شلوار جین', 'pants'],
    ['کفش ورزشی', 'shoe'],
    ['کیف لپ تاپ', 'bag'],
    ['پلی استیشن 5', 'playstation'],
    ['چای سبز', 'tea'],
  ])('"%s" is also a %s', (text, concept) => {
    expect(named(text)).toContain(concept);
  });
});
