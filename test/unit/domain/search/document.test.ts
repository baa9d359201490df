// A product as search sees it: which features it has, how much they weigh, and what weakens them.
import { describe, expect, it, test } from 'vitest';
import { lexiconOf, NO_LEXICON } from '../../../../src/domain/lexicon/lexicon.ts';
import { EMPTY_STATE, type ProductState } from '../../../../src/domain/product.ts';
import { documentOf, type Weighed } from '../../../../src/domain/search/document.ts';
import type { Language } from '../../../../src/domain/store.ts';
import { concept, exact, type Feature, joined, stem } from '../../../../src/domain/text/features.ts';
import { stemOf } from '../../../../src/domain/text/stems.ts';

const product = (state: Partial<ProductState>): ProductState => ({ ...EMPTY_STATE, ...state });
const attribute = (name: string, ...options: string[]) => ({ name, options, forVariations: false });

const LINES = ['phone, گوشی, موبایل, smartphone', 'samsung, سامسونگ', 'case, قاب, کاور', 'laptop, لپ تاپ'];

function analysis(language: Language = 'fa', lines: readonly string[] = []) {
  const stemmer = (token: string) => stemOf(token, language);
  return { language, lexicon: lines.length > 0 ? lexiconOf(lines, stemmer) : NO_LEXICON, purposesIn: () => [] };
}

function documentIn(state: Partial<ProductState>, variations: Partial<ProductState>[] = [], of = analysis()) {
  return documentOf(product(state), variations.map(product), of);
}

/** The words a product can be found by, as they stand in it. */
function wordsOf(features: ReadonlyMap<Feature, Weighed>): string[] {
  return [...features.keys()].filter((feature) => feature.startsWith('e')).map((feature) => feature.slice(1));
}

const FIELDS = {
  title: { title: 'word' },
  sku: { sku: 'word' },
  gtin: { gtin: 'word' },
  brand: { brands: ['word'] },
  category: { categories: ['word'] },
  tag: { tags: ['word'] },
  attribute: { attributes: [attribute('word')] },
  option: { attributes: [attribute('', 'word')] },
  shortDescription: { shortDescription: 'word' },
  description: { description: 'word' },
} satisfies Record<string, Partial<ProductState>>;
type Field = keyof typeof FIELDS;

/** What one word weighs that stands in this field alone. */
const weightIn = (field: Field) => documentIn(FIELDS[field]).features.get(exact('word'))?.weight ?? 0;

describe('the weight of a word', () => {
  it.each(Object.keys(FIELDS) as Field[])('in the %s is that of its stem, and only a title is a title', (field) => {
    const { features } = documentIn(FIELDS[field]);
    expect(features.get(exact('word'))).toEqual({ weight: weightIn(field), title: field === 'title' ? 1 : 0 });
    expect(features.get(stem('word', 'fa'))).toEqual(features.get(exact('word')));
    expect(weightIn(field)).toBeGreaterThan(0);
  });

  it.each<[Field, Field]>([
    ['title', 'brand'],
    ['title', 'category'],
    ['sku', 'category'],
    ['category', 'attribute'],
    ['brand', 'attribute'],
    ['attribute', 'description'],
  ])('in the %s is more than in the %s', (more, less) => {
    expect(weightIn(more)).toBeGreaterThan(weightIn(less));
  });

  it.each<[Field, Field]>([
    ['sku', 'gtin'],
    ['category', 'tag'],
    ['attribute', 'option'],
    ['shortDescription', 'description'],
  ])('in the %s is that in the %s', (one, other) => {
    expect(weightIn(one)).toBe(weightIn(other));
  });

  it('is added up over the fields, and a title stays a title', () => {
    const { features } = documentIn({ title: 'word word', categories: ['word'], description: 'word' });
    const sum = 2 * weightIn('title') + weightIn('category') + weightIn('description');
    expect(features.get(exact('word'))?.weight).toBeCloseTo(sum);
    expect(features.get(exact('word'))?.title).toBe(1);
  });

  it('is the same for both ways of writing a word', () => {
    expect(documentIn({ title: 'كفش‌هاي ۴۲' })).toEqual(documentIn({ title: 'کفش 42' }));
  });

  it('of price, stock and pictures is none', () => {
    const facts = {
      price: '999',
      stockQuantity: '7',
      link: 'https://shop.example/shoe',
      images: ['https://x.example/y'],
    };
    expect(documentIn({ title: 'کفش', ...facts })).toEqual(documentIn({ title: 'کفش' }));
  });
});

describe('what a product goes with', () => {
  it.each([
    ['قاب سیلیکونی برای گوشی سامسونگ', 'قاب سیلیکونی', 'گوشی سامسونگ'],
    ['جوهر مخصوص پرینتر', 'جوهر', 'پرینتر'],
    ['Silicone case for iPhone 13', 'silicone case', 'iphone 13'],
    ['Toner compatible with printers', 'toner', 'with printers'],
    ['iPhone 13 için silikon kılıf', 'silikon kilif', 'iphone 13'],
  ])('%s: %s counts whole, %s does not', (title, own, others) => {
    const { features } = documentIn({ title });
    for (const word of own.split(' '))
      expect(features.get(exact(word))).toEqual({ weight: weightIn('title'), title: 1 });
    for (const word of others.split(' ')) {
      const { weight = 0, title: share = 1 } = features.get(exact(word)) ?? {};
      expect(share).toBeLessThan(0.5);
      expect(weight).toBeCloseTo(weightIn('title') * share);
    }
  });

  it('counts whole in other fields', () => {
    const { features } = documentIn({ categories: ['for women'], attributes: [attribute('مناسب', 'برای کودک')] });
    expect(features.get(exact('women'))?.weight).toBe(weightIn('category'));
    expect(features.get(exact('کودک'))?.weight).toBe(weightIn('option'));
  });

  it('guards concepts as well', () => {
    const { features } = documentIn({ title: 'قاب برای گوشی سامسونگ' }, [], analysis('fa', LINES));
    expect(features.get(concept('case'))?.title).toBe(1);
    expect(features.get(concept('samsung'))?.title).toBeLessThan(0.5);
  });

  it.each(['برای تو کتاب', 'for women', 'کفش برای'])(
    'a title that begins or ends with it says what it is: %s',
    (title) => {
      const { features } = documentIn({ title });
      for (const { title: share } of features.values()) expect(share).toBe(1);
    },
  );
});

describe('neighbours', () => {
  it.each<[string, Partial<ProductState>]>([
    ['a title', { title: 'اس اس دی' }],
    ['a code', { sku: 'اس-اس-دی' }],
    ['a brand', { brands: ['اس اس دی'] }],
    ['a category', { categories: ['اس اس دی'] }],
  ])('of %s can be written as one word', (_, state) => {
    const { features } = documentIn(state);
    expect(features.has(joined(['اس', 'اس']))).toBe(true);
    expect(features.has(joined(['اس', 'دی']))).toBe(true);
    expect(features.has(joined(['اس', 'اس', 'دی']))).toBe(true);
  });

  it('of a code are found without its marks', () => {
    const { features } = documentIn({ sku: 'WH-1000XM5', gtin: '4711 081' });
    expect(features.has(joined(['wh1000xm5']))).toBe(true);
    expect(features.has(joined(['4711081']))).toBe(true);
  });

  it('of a text are not: it would make words nobody wrote', () => {
    const { features } = documentIn({ description: 'good red shoe', attributes: [attribute('dark blue')] });
    expect([...features.keys()].filter((feature) => feature.startsWith('j'))).toEqual([]);
  });

  it('stand within one name, and at most three', () => {
    const { features } = documentIn({ brands: ['a b', 'c'], title: 'a b c d' });
    expect(features.has(joined(['a', 'b', 'c']))).toBe(true);
    expect(features.has(joined(['a', 'b', 'c', 'd']))).toBe(false);
    expect(documentIn({ brands: ['ab', 'cd'] }).features.has(joined(['ab', 'cd']))).toBe(false);
  });
});

describe('a mixed token', () => {
  it.each([
    ['RTX4060', ['rtx4060', 'rtx', '4060']],
    ['512گیگ', ['512گیگ', '512', 'گیگ']],
    ['S24', ['s24', 's', '24']],
    ['4060', ['4060']],
  ])('%s is found by %j, its parts less', (title, words) => {
    const { features } = documentIn({ title });
    expect(wordsOf(features).sort()).toEqual([...words].sort());
    for (const part of words.slice(1)) {
      expect(features.get(exact(part))?.weight).toBeLessThan(weightIn('title'));
      expect(features.get(exact(part))?.title).toBeLessThan(1);
    }
  });
});

describe('concepts', () => {
  it.each([
    ['موبایل Samsung', ['phone', 'samsung']],
    ['گوشی‌های سامسونگ', ['phone', 'samsung']],
    ['لپتاپ', ['laptop']],
    ['لپ تاپ', ['laptop']],
    ['کیف چرم', []],
  ])('of %s are %j', (title, names) => {
    const { features } = documentIn({ title }, [], analysis('fa', LINES));
    expect([...features.keys()].filter((feature) => feature.startsWith('c')).sort()).toEqual(names.map(concept).sort());
  });

  it('weigh what the field weighs they stand in', () => {
    const { features } = documentIn(
      { title: 'Galaxy', brands: ['سامسونگ'], description: 'موبایل' },
      [],
      analysis('fa', LINES),
    );
    expect(features.get(concept('samsung'))).toEqual({ weight: weightIn('brand'), title: 0 });
    expect(features.get(concept('phone'))).toEqual({ weight: weightIn('description'), title: 0 });
  });
});

describe('variations', () => {
  const variations = [
    { sku: 'SH-77', attributes: [attribute('رنگ', 'زرشکی')] },
    { sku: 'SH-77', gtin: '4711', attributes: [attribute('رنگ', 'زرشکی'), attribute('سایز', '۴۲')] },
  ];

  it('lend the product their codes and their options, each once', () => {
    const { features } = documentIn({ title: 'پیراهن', sku: 'SH', attributes: [attribute('رنگ', 'سبز')] }, variations);
    for (const word of ['زرشکی', 'سبز', '42', 'رنگ', 'سایز']) {
      expect(features.get(exact(word))).toEqual({ weight: weightIn('option'), title: 0 });
    }
    expect(features.get(joined(['sh77']))).toEqual({ weight: weightIn('sku'), title: 0 });
    expect(features.has(exact('4711'))).toBe(true);
  });

  it('do not lend their names', () => {
    expect(wordsOf(documentIn({ title: 'پیراهن' }, [{ title: 'پیراهن - آبی' }]).features)).toEqual(['پیراهن']);
  });
});

describe('the length', () => {
  it.each(Object.keys(FIELDS) as Field[])('of one word in the %s is what it weighs', (field) => {
    expect(documentIn(FIELDS[field]).length).toBeCloseTo(weightIn(field));
  });

  it('is that of all words, however often each is said', () => {
    const state = { title: 'red red shoe', brands: ['Nike'], description: 'red' };
    const sum = 3 * weightIn('title') + weightIn('brand') + weightIn('description');
    expect(documentIn(state).length).toBeCloseTo(sum);
    expect(documentIn({}).length).toBe(0);
  });

  it('of a very long text is that of its beginning, of which alone it is found', () => {
    const filler = 'word '.repeat(5_000);
    const { length, features } = documentIn({ description: `begin ${filler} end` });
    expect(length).toBeLessThan(1_000 * weightIn('description'));
    expect(features.has(exact('begin'))).toBe(true);
    expect(features.has(exact('end'))).toBe(false);
  });
});

test.each<[string, boolean, Feature[]]>([
  ['قاب سامسونگ', true, [exact('قاب'), concept('case')]],
  ['کاورهای لپ تاپ', true, [concept('case')]],
  ['لپ تاپ با کاور', false, [concept('laptop')]],
  ['کاور لپ تاپ', true, [exact('کاور'), stem('کاورها', 'fa'), concept('case')]],
  ['لپ تاپ ایسوس', false, []],
])('%s is an accessory: %s, by %j', (title, isAccessory, kinds) => {
  const document = documentIn({ title }, [], analysis('fa', LINES));
  expect(document.isAccessory).toBe(isAccessory);
  expect(document.kinds).toEqual(expect.arrayContaining(kinds));
});

test.each<[string, Feature[]]>([
  ['گوشی سامسونگ با قاب', [concept('phone')]],
  ['لپ تاپ ایسوس', [concept('laptop')]],
  ['Samsung phone for travel', [concept('phone')]],
  ['سامسونگ', []],
])('%s is of the kinds %j', (title, kinds) => {
  expect(documentIn({ title }, [], analysis('fa', LINES)).kinds).toEqual(kinds);
});
