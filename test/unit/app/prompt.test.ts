// An answer as a prompt: what is told of a product, what is told once, and what fits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptOf, type Tellable } from '../../../src/app/prompt.ts';
import type { SearchResult } from '../../../src/app/search-result.ts';
import { estimateTokens } from '../../../src/domain/budget.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const NO_FACTS = { highestPrice: null, originalPrice: null, brand: null, specifications: {} };

function shoe(
  rank: number,
  fields: Partial<SearchResult> = {},
  passage = `Shoe ${rank}\nLight on foot ${rank}.`,
): SearchResult {
  return {
    rank,
    score: 1,
    external_id: `woo_${rank}`,
    external_source: 'woocommerce',
    title: `Shoe ${rank}`,
    url: `https://shop.example/${rank}`,
    price: '850000',
    currency: 'IRT',
    in_stock: true,
    categories: [],
    snippet: '',
    text: `${passage}\nPrice: 850000 IRT. In stock.`,
    synced_at: '2026-11-22T07:00:00.000Z',
    facts: NO_FACTS,
    ...fields,
  };
}

const told = (results: SearchResult[], budget = 1_500, interpreted: Partial<Tellable['interpreted']> = {}) =>
  promptOf({ results, interpreted: { filters: {}, notices: [], ...interpreted } }, budget, NOW);

/** What stands between the marks of each product. */
const products = (prompt: string) =>
  [...prompt.matchAll(/^<<<PRODUCT\n(.*?)\nPRODUCT>>>$/gms)].map(([, inside]) => inside);

describe('a product', () => {
  it('is told with its facts, what it costs now, and how old that is', () => {
    const result = shoe(
      1,
      {
        title: 'کفش پیاده‌روی',
        price: '850000',
        categories: ['کفش', 'زنانه'],
        facts: {
          ...NO_FACTS,
          originalPrice: '950000',
          brand: 'نورث‌پاین',
          specifications: { رنگ: ['سیاه', 'سفید'] },
        },
      },
      'کفش پیاده‌روی\nبرند: نورث‌پاین\nدسته: کفش، زنانه\nرنگ (قابل انتخاب): سیاه، سفید\nسبک و راحت. مناسب راه‌های دور.',
    );
    expect(products(told([result]))).toEqual([
      [
        '1. کفش پیاده‌روی',
        'Price: 850000 IRT (reduced from 950000 IRT)',
        'Stock: in stock',
        'Link: https://shop.example/1',
        'Facts: Brand: نورث‌پاین; Category: کفش, زنانه; رنگ: سیاه, سفید',
        'Text: سبک و راحت. مناسب راه‌های دور.',
      ].join('\n'),
    ]);
  });

  it.each<[string, Partial<SearchResult>, string]>([
    ['a range', { facts: { ...NO_FACTS, highestPrice: '900000' } }, 'Price: 850000 to 900000 IRT'],
    ['no price', { price: null }, 'Price: not given'],
    ['no currency', { currency: null }, 'Price: 850000'],
    ['no reduction', { facts: { ...NO_FACTS, originalPrice: '850000.00' } }, 'Price: 850000 IRT'],
    ['nothing in stock', { in_stock: false }, 'Stock: out of stock'],
    ['a sync this minute', { synced_at: '2026-11-22T08:59:40.000Z' }, 'All synced just now.'],
    ['a clock ahead', { synced_at: '2026-11-22T09:05:00.000Z' }, 'All synced just now.'],
    ['a sync some minutes ago', { synced_at: '2026-11-22T08:58:59.000Z' }, 'All synced 1 minute ago.'],
    ['a sync days ago', { synced_at: '2026-11-19T08:00:00.000Z' }, 'All synced 3 days ago.'],
    [
      'a readable link',
      { url: 'https://shop.example/%da%a9%d9%81%d8%b4-2/?a=1' },
      'Link: https://shop.example/کفش-2/?a=1',
    ],
  ])('with %s', (_, fields, line) => {
    expect(told([shoe(1, fields)]).split('\n')).toContain(line);
  });

  it('is as old as its own sync where they differ', () => {
    const prompt = told([shoe(1), shoe(2, { synced_at: '2026-11-22T08:30:00.000Z' })]);
    expect(prompt).toContain('Stock: in stock (synced 2 hours ago)');
    expect(prompt).toContain('Stock: in stock (synced 30 minutes ago)');
    expect(prompt).not.toContain('All synced');
  });

  it('keeps what its text says beyond its facts', () => {
    const one = shoe(1, { categories: ['Shoes'] }, 'Shoe 1\nCategory: Shoes\nTags: running, new\nSize: 42');
    expect(told([one])).toContain('Facts: Category: Shoes\nText: Tags: running, new; Size: 42\n');
  });
});

describe('what is told once', () => {
  const care = 'We ship to every city within three working days of your order.';

  it('is a sentence that shops put under every product', () => {
    const [first, second, third] = products(
      told([1, 2, 3].map((rank) => shoe(rank, {}, `Shoe ${rank}\nLight on foot ${rank}. ${care}\n${care}`))),
    );
    expect(first).toContain(`Text: Light on foot 1. ${care}`);
    expect(first?.split(care)).toHaveLength(2);
    expect(second).toContain('Text: Light on foot 2. [as 1]');
    expect(third).toContain('Text: Light on foot 3. [as 1]');
  });

  it('is explained where it is used, and only there', () => {
    expect(told([shoe(1), shoe(2)])).not.toContain('[as 1]');
    expect(told([shoe(1, {}, care), shoe(2, {}, care)])).toContain('[as 1] means');
  });

  it('is a product that is offered twice, with what differs', () => {
    const same = 'Shoe\nLight on foot.';
    const prompt = told([
      shoe(1, { title: 'Shoe' }, same),
      shoe(2, { title: 'Hat' }),
      shoe(3, { title: ' SHOE', price: '870000', in_stock: false }, same),
      shoe(4, { title: 'Shoe', url: 'https://shop.example/1' }, same),
    ]);
    expect(products(prompt)).toHaveLength(2);
    expect(products(prompt)[0]).toContain('\nAlso: 870000 IRT, out of stock, https://shop.example/3\nText:');
    expect(products(prompt)[1]).toMatch(/^2\. Hat/);
  });

  it('has its ids where ids are told', () => {
    const results = [
      shoe(1, { title: 'Shoe' }, 'Shoe'),
      shoe(2, { title: 'Shoe', url: 'https://shop.example/1' }, 'Shoe'),
    ];
    const interpreted = { filters: {}, notices: [] };
    const [inside] = products(promptOf({ results, interpreted }, 1_500, NOW, { ids: true }));
    expect(inside).toMatch(/^1\. Shoe\nId: woo_1\nPrice: [\s\S]*\nAlso: woo_2$/);
    expect(told(results)).not.toContain('woo_');
  });
});

describe('the budget', () => {
  const long = (rank: number) =>
    shoe(
      rank,
      { facts: { ...NO_FACTS, specifications: { Colour: ['red', 'blue'] } } },
      Array.from({ length: 30 }, (_, at) => `Point ${rank} of ${at} is comfort.`).join(' '),
    );
  const shop = [1, 2, 3, 4, 5, 6, 7, 8].map(long);

  it.each([100, 150, 300, 700, 1_500, 5_000, 20_000])('of %i tokens holds', (budget) => {
    const prompt = told(shop, budget);
    expect(estimateTokens(prompt)).toBeLessThanOrEqual(budget);
    expect(products(prompt).length).toBeGreaterThan(0);
  });

  it('goes to the heads first, in order of rank, and says how many it left out', () => {
    const prompt = told(shop, 300);
    const names = products(prompt).map((text) => text?.split('\n')[0]);
    expect(names).toEqual(names.map((_, index) => `${index + 1}. Shoe ${index + 1}`));
    expect(names.length).toBeGreaterThan(2);
    expect(prompt).toContain(`No room for ${8 - names.length} more.`);
  });

  it('goes to texts as it allows, most to the best, in whole sentences', () => {
    const texts = products(told(shop, 1_000)).map((text) => /Text: (.*)/.exec(text ?? '')?.[1] ?? '');
    const [best = '', second = ''] = texts;
    expect(texts).toHaveLength(8);
    expect(best.length).toBeGreaterThan(second.length);
    expect(second.length).toBeGreaterThan(0);
    expect(second).toMatch(/is comfort\. …$/);
  });

  it('cuts a sentence that has no end, at a word', () => {
    const endless = shoe(1, {}, `Shoe 1\n${'soft and light '.repeat(500)}`);
    const [only] = products(told([endless], 200));
    expect(only).toMatch(/Text: soft and .* (soft|and|light)…$/);
  });

  it('is spent alike for the same answer', () => {
    expect(told(shop, 900)).toBe(told(shop, 900));
  });

  it('holds for any text', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 100, max: 3_000 }), (passages, budget) => {
        const results = passages.map((text, at) =>
          shoe(at + 1, { title: text.slice(0, 80), facts: { ...NO_FACTS, brand: text } }, text),
        );
        expect(estimateTokens(told(results, budget, { notices: passages }))).toBeLessThanOrEqual(budget);
      }),
    );
  });
});

describe('what was understood', () => {
  it('is told in one line', () => {
    const interpreted = {
      filters: { in_stock: true, max_price: '900', category: undefined },
      notices: ['Nothing costs so\nlittle: the limit was dropped.'],
    };
    expect(told([shoe(1)], 1_500, interpreted)).toContain(
      '\nFilters: in_stock = true, max_price = 900. Nothing costs so little: the limit was dropped.\n\n<<<PRODUCT',
    );
  });

  it('is told when nothing was found, too', () => {
    expect(told([])).toBe('No product was found.\n');
    expect(told([], 1_500, { filters: { max_price: '5' } })).toBe('No product was found.\nFilters: max_price = 5.\n');
  });
});
