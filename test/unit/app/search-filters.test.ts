// Filters: read out of the words in the store's own money, given by the caller, and given up where nothing fits.
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/ports/search.ts';
import { shopOf } from '../../support/shop.ts';

const SHOES = [
  { title: 'کفش ورزشی', price: '850000' },
  { title: 'کفش مردانه', price: '1500000', regularPrice: '1800000' },
  { title: 'کفش زنانه', price: '4500000' },
  { title: 'کفش کوهنوردی', price: '2000000', stockStatus: 'outofstock' },
  { title: 'کفش کودک' },
  { title: 'جوراب', price: '45000' },
  { title: 'دستکش', price: '50000' },
  { title: 'کلاه', price: '60000', stockStatus: 'outofstock' },
];

describe('a shop that counts in Toman', () => {
  const shop = shopOf({ language: 'fa', currency: 'IRT' }, ...SHOES);

  it.each<[string, Record<string, unknown>, string[]]>([
    ['کفش زیر ۲ میلیون', { max_price: '2000000' }, ['کفش ورزشی', 'کفش مردانه', 'کفش کوهنوردی']],
    ['کفش تا 2 میلیون تومن', { max_price: '2000000' }, ['کفش ورزشی', 'کفش مردانه', 'کفش کوهنوردی']],
    ['کفش زیر ۲۰ میلیون ریال', { max_price: '2000000' }, ['کفش ورزشی', 'کفش مردانه', 'کفش کوهنوردی']],
    ['کفش بالای ۳ میلیون تومان', { min_price: '3000000' }, ['کفش زنانه']],
    ['کفش بین ۱ تا ۱.۸ میلیون', { min_price: '1000000', max_price: '1800000' }, ['کفش مردانه']],
    ['کفش موجود زیر ۲ میلیون', { max_price: '2000000', in_stock: true }, ['کفش ورزشی', 'کفش مردانه']],
    ['کفش تخفیف‌دار', { on_sale: true }, ['کفش مردانه']],
  ])('%s: %j', async (question, filters, titles) => {
    const { interpreted, results } = await shop.answer(question);
    expect(interpreted.filters).toEqual(filters);
    expect(interpreted.terms).toEqual(['کفش']);
    expect(interpreted.notices).toEqual([]);
    expect(results.map(({ title }) => title).sort()).toEqual([...titles].sort());
  });

  it.each<[string, string[]]>([
    ['زیر ۵۰ هزار تومن', ['دستکش', 'جوراب']],
    ['بین ۴۰ تا ۵۵ هزار تومان', ['دستکش', 'جوراب']],
    ['ارزان‌ترین زیر ۷۰ هزار تومان', ['جوراب', 'دستکش', 'کلاه']],
    ['گران‌ترین زیر ۷۰ هزار تومان موجود', ['دستکش', 'جوراب']],
    ['زیر ۵۰ هزار تومن غیر از جوراب', ['دستکش']],
  ])('answers a question of filters only: %s', async (question, titles) => {
    const { interpreted, results } = await shop.answer(question);
    expect(interpreted.terms).toEqual([]);
    expect(results.map(({ title }) => title)).toEqual(titles);
  });

  it('keeps to the limit in a question of filters only', async () => {
    expect(await shop.titles('زیر ۵۰ هزار تومن', { limit: 1 })).toEqual(['دستکش']);
  });

  it('reads nothing out of a question that is literal', async () => {
    const { interpreted, results } = await shop.answer('کفش موجود زیر ۲ میلیون', { literal: true });
    expect(interpreted).toMatchObject({ filters: {}, understood: [], notices: [] });
    expect(interpreted.terms).toEqual(['کفش', 'زیر', '2', 'میلیون']);
    expect(results.map(({ title }) => title)).toContain('کفش زنانه');
    expect(results.map(({ title }) => title)).toContain('کفش کوهنوردی');
  });
});

describe('a shop that counts in Rial', () => {
  const shop = shopOf(
    { language: 'fa', currency: 'IRR' },
    { title: 'کفش ارزان‌قیمت', price: '8500000' },
    { title: 'کفش گران', price: '45000000' },
  );

  it.each<[string, Record<string, unknown>, string]>([
    ['کفش زیر ۲ میلیون', { max_price: '20000000' }, 'کفش ارزان‌قیمت'],
    ['کفش زیر ۲ میلیون تومن', { max_price: '20000000' }, 'کفش ارزان‌قیمت'],
    ['کفش زیر ۲۰ میلیون ریال', { max_price: '20000000' }, 'کفش ارزان‌قیمت'],
    ['کفش بالای ۱ میلیون تومان', { min_price: '10000000' }, 'کفش گران'],
  ])('%s: %j', async (question, filters, title) => {
    const { interpreted, results } = await shop.answer(question);
    expect(interpreted.filters).toEqual(filters);
    expect(results.map((result) => result.title)).toEqual([title]);
  });
});

describe('a shop that counts in dollars', () => {
  const shop = shopOf(
    { language: 'en', currency: 'USD' },
    { title: 'Running shoe', price: '80' },
    { title: 'Leather shoe', price: '150.50' },
  );

  it.each([
    ['shoes under $100', ['Running shoe']],
    ['shoes between 100 and 150.50 dollars', ['Leather shoe']],
    ['shoes over 150', ['Leather shoe']],
  ])('%s', async (question, titles) => {
    expect(await shop.titles(question)).toEqual(titles);
  });
});

describe('where nothing fits', () => {
  const shop = shopOf({ language: 'fa', currency: 'IRT' }, ...SHOES);
  const LEFT = (...what: string[]) => [`Nothing fits all that was asked; left aside: ${what.join(', ')}.`];

  it.each<[string, string[], Record<string, unknown>, number]>([
    ['کفش زیر ۲ میلیون تخفیف‌دار', [], { on_sale: true, max_price: '2000000' }, 1],
    ['کفش زیر ۱ میلیون تخفیف‌دار', LEFT('on sale'), { max_price: '1000000' }, 1],
    ['کفش موجود بین ۱.۹ تا ۲.۱ میلیون', LEFT('in stock'), { min_price: '1900000', max_price: '2100000' }, 1],
    [
      'کفش موجود تخفیف‌دار بین ۱.۹ تا ۲.۱ میلیون',
      LEFT('on sale', 'in stock'),
      { min_price: '1900000', max_price: '2100000' },
      1,
    ],
    ['کفش زیر ۱۰ هزار تومن', LEFT('the price'), {}, 5],
    ['کفش موجود تخفیف‌دار زیر ۱۰ هزار تومن', LEFT('on sale', 'in stock', 'the price'), {}, 5],
    ['جوراب غیر از جوراب', LEFT('what it must not be'), {}, 1],
  ])('%s: %j', async (question, notices, filters, count) => {
    const { interpreted, results } = await shop.answer(question);
    expect(interpreted.notices).toEqual(notices);
    expect(interpreted.filters).toEqual(filters);
    expect(results).toHaveLength(count);
  });

  it.each<[string, Facts, Record<string, unknown>]>([
    ['کفش', { maxPrice: '1000' }, { max_price: '1000' }],
    ['کفش', { category: 'Hats' }, { category: 'Hats' }],
    ['کفش زنانه', { onSale: true, maxPrice: '100' }, { on_sale: true, max_price: '100' }],
  ])('%s: what the caller gave stays, %j', async (question, facts, filters) => {
    const { interpreted, results } = await shop.answer(question, { facts });
    expect(results).toEqual([]);
    expect(interpreted).toMatchObject({ filters, notices: [] });
  });

  it('what was understood goes and what was given stays', async () => {
    const { interpreted, results } = await shop.answer('کفش زیر ۱۰ هزار تومن', { facts: { inStock: true } });
    expect(interpreted.notices).toEqual(LEFT('the price'));
    expect(interpreted.filters).toEqual({ in_stock: true });
    expect(results.map(({ title }) => title)).not.toContain('کفش کوهنوردی');
    expect(results).toHaveLength(4);
  });

  it('a price that was given stands beside one that was understood until it must go', async () => {
    const both = await shop.answer('کفش زیر ۲ میلیون', { facts: { minPrice: '1000000' } });
    expect(both.interpreted).toMatchObject({ filters: { min_price: '1000000', max_price: '2000000' }, notices: [] });
    const none = await shop.answer('کفش زیر ۲ میلیون', { facts: { minPrice: '3000000' } });
    expect(none.interpreted).toMatchObject({ filters: { min_price: '3000000' }, notices: LEFT('the price') });
    expect(none.results.map(({ title }) => title)).toEqual(['کفش زنانه']);
  });

  it('a word that nobody has is not made up for', async () => {
    const { interpreted, results } = await shop.answer('zzzqq زیر ۲ میلیون');
    expect(results).toEqual([]);
    expect(interpreted.notices).toEqual([]);
    expect(interpreted.filters).toEqual({ max_price: '2000000' });
  });
});
