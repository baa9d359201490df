// The order that a question asks for: among the products that answer it well, whatever else the shop has.
import { describe, expect, it } from 'vitest';
import { shopOf } from '../../support/shop.ts';

describe('by price and age', () => {
  const shop = shopOf(
    { language: 'en', currency: 'USD' },
    { title: 'Leather shoe', price: '150', createdAt: 1 },
    { title: 'Running shoe', price: '80', createdAt: 2 },
    { title: 'Free shoe', price: '0', createdAt: 3 },
    { title: 'Worn shoe', price: '10', createdAt: 4, stockStatus: 'outofstock' },
    { title: 'Handmade shoe', createdAt: 5 },
    { title: 'Summer shoe', price: '90', regularPrice: '200', createdAt: 6 },
    { title: 'Shoe lace', price: '3', createdAt: 7 },
    { title: 'Brush', price: '2', description: 'For every shoe.', createdAt: 8 },
    { title: 'Sun hat', price: '1', createdAt: 9 },
  );
  const SHOES = 6;
  const UNTOLD = ['Free shoe', 'Handmade shoe'];

  it.each([
    ['cheapest shoe', ['Running shoe', 'Summer shoe', 'Leather shoe']],
    ['the cheapest shoes', ['Running shoe', 'Summer shoe', 'Leather shoe']],
    ['ارزان‌ترین shoe', ['Running shoe', 'Summer shoe', 'Leather shoe']],
    ['cheap shoe', ['Running shoe', 'Summer shoe', 'Leather shoe']],
    ['most expensive shoe', ['Leather shoe', 'Summer shoe', 'Running shoe']],
  ])('%s: %j, then those without a price, then what is sold out', async (question, titles) => {
    const found = await shop.titles(question);
    expect(found.slice(0, titles.length)).toEqual(titles);
    expect(found.slice(titles.length, SHOES - 1).sort()).toEqual(UNTOLD);
    expect(found[SHOES - 1]).toBe('Worn shoe');
  });

  it('newest shoe: the last that came, what is sold out behind', async () => {
    const newest = ['Summer shoe', 'Handmade shoe', 'Free shoe', 'Running shoe', 'Leather shoe', 'Worn shoe'];
    expect((await shop.titles('newest shoe')).slice(0, SHOES)).toEqual(newest);
  });

  it.each(['cheapest shoe', 'newest shoe'])('%s: never before it what only goes with shoes', async (question) => {
    const found = await shop.titles(question);
    expect(found.slice(SHOES).sort()).toEqual(['Brush', 'Shoe lace']);
  });

  it('stands beside filters', async () => {
    const { interpreted, results } = await shop.answer('cheapest shoe over $85');
    expect(interpreted.filters).toEqual({ order: 'cheapest', min_price: '85' });
    expect(results.map(({ title }) => title)).toEqual(['Summer shoe', 'Leather shoe']);
  });

  it('is that of the whole shop in a question of nothing else', async () => {
    expect((await shop.titles('cheapest')).slice(0, 3)).toEqual(['Sun hat', 'Brush', 'Shoe lace']);
    expect(await shop.titles('newest', { limit: 2 })).toEqual(['Sun hat', 'Brush']);
  });
});

describe('by price, in a large shop', () => {
  const many = Array.from({ length: 260 }, (_, at) => ({ title: 'Phone', price: String(1_000 + at) }));
  const shop = shopOf({ language: 'en', currency: 'USD' }, ...many, { title: 'Phone with a long name', price: '7' });

  it('the cheapest of all is found, not only of those that say the word loudest', async () => {
    expect((await shop.titles('cheapest phone'))[0]).toBe('Phone with a long name');
  });
});

describe('by a measure', () => {
  const shop = shopOf(
    { language: 'fa', currency: 'IRT' },
    'تلویزیون سامسونگ ۵۵ اینچ',
    'تلویزیون ال جی ۷۵ اینچ',
    'تلویزیون سونی مدل براویا',
    { title: 'تلویزیون اسنوا', attributes: [{ name: 'اندازه صفحه', options: ['۴۳ اینچ'], forVariations: false }] },
    'پایه دیواری تلویزیون تا ۸۶ اینچ',
    'لپ‌تاپ ایسوس رم ۱۶ گیگ حافظه ۵۱۲ گیگ',
    'لپ‌تاپ لنوو رم ۸ گیگ حافظه ۱ ترابایت',
    'لپ‌تاپ اچ پی رم ۳۲ گیگ حافظه ۲۵۶ گیگ',
    'کیف لپ‌تاپ',
    'پاوربانک ۱۰۰۰۰ میلی‌آمپر',
    'پاوربانک ۲۰۰۰۰ میلی‌آمپر',
    'جاروبرقی ۱۸۰۰ وات',
    'جاروبرقی ۲۲۰۰ وات',
  );
  const [ASUS, LENOVO, HP] = [
    'لپ‌تاپ ایسوس رم ۱۶ گیگ حافظه ۵۱۲ گیگ',
    'لپ‌تاپ لنوو رم ۸ گیگ حافظه ۱ ترابایت',
    'لپ‌تاپ اچ پی رم ۳۲ گیگ حافظه ۲۵۶ گیگ',
  ];
  const [LG, SAMSUNG, SNOWA] = ['تلویزیون ال جی ۷۵ اینچ', 'تلویزیون سامسونگ ۵۵ اینچ', 'تلویزیون اسنوا'];

  it.each([
    ['بزرگترین تلویزیون', 'the largest', [LG, SAMSUNG, SNOWA]],
    ['بزرگ‌ترین تلویزیونی که دارین', 'the largest', [LG, SAMSUNG, SNOWA]],
    ['biggest tv', 'the largest', [LG, SAMSUNG, SNOWA]],
    ['کوچکترین تلویزیون', 'the smallest', [SNOWA, SAMSUNG, LG]],
    ['لپ تاپ با بیشترین رم', 'most RAM', [HP, ASUS, LENOVO]],
    ['laptop with the most RAM', 'most RAM', [HP, ASUS, LENOVO]],
    ['کمترین رم لپ تاپ', 'least RAM', [LENOVO, ASUS, HP]],
    ['لپ تاپ با بیشترین حافظه', 'most memory', [LENOVO, ASUS, HP]],
    ['laptop with most storage', 'most memory', [LENOVO, ASUS, HP]],
    ['پاوربانک با بیشترین ظرفیت', 'most capacity', ['پاوربانک ۲۰۰۰۰ میلی‌آمپر', 'پاوربانک ۱۰۰۰۰ میلی‌آمپر']],
    ['قوی‌ترین جاروبرقی', 'most power', ['جاروبرقی ۲۲۰۰ وات', 'جاروبرقی ۱۸۰۰ وات']],
  ])('%s: %s', async (question, order, titles) => {
    const { interpreted, results } = await shop.answer(question);
    expect(interpreted.filters).toEqual({ order });
    expect(results.slice(0, titles.length).map(({ title }) => title)).toEqual(titles);
  });

  it('what does not tell it comes behind, before what is something else', async () => {
    const found = await shop.titles('بزرگترین تلویزیون');
    expect(found.slice(3)).toEqual(['تلویزیون سونی مدل براویا', 'پایه دیواری تلویزیون تا ۸۶ اینچ']);
  });

  it.each([
    ['تلویزیون بالای ۵۰ اینچ', 'at least 50 inch', [SAMSUNG, LG], SNOWA],
    ['تلویزیون ۵۰ اینچ به بالا', 'at least 50 inch', [SAMSUNG, LG], SNOWA],
    ['tv over 50 inch', 'at least 50 inch', [SAMSUNG, LG], SNOWA],
    ['تلویزیون حداکثر ۶۰ اینچ', 'at most 60 inch', [SAMSUNG, SNOWA], LG],
  ])('%s: %s, then what does not tell, then what does not meet it', async (question, measure, meeting, failing) => {
    const { interpreted, results } = await shop.answer(question);
    expect(interpreted.filters).toEqual({ measure });
    const found = results.map(({ title }) => title);
    expect(found.slice(0, 2).sort()).toEqual([...meeting].sort());
    expect(found.slice(2, 4)).toEqual(['تلویزیون سونی مدل براویا', failing]);
  });

  it('is only words where there is nothing to measure', async () => {
    const { interpreted } = await shop.answer('بزرگترین');
    expect(interpreted).toMatchObject({ terms: ['بزرگترین'], understood: [] });
  });

  it('is no order where the question names another', async () => {
    expect((await shop.answer('ارزان‌ترین تلویزیون')).interpreted.filters).toEqual({ order: 'cheapest' });
  });
});

describe('in an English shop', () => {
  const shop = shopOf(
    { language: 'en', currency: 'USD' },
    'Phone A 128 GB',
    'Phone B 512GB',
    'Phone C 1TB',
    'Phone case',
    'USB stick 2 TB',
  );

  it('phone with most storage: phones, the largest first', async () => {
    expect((await shop.titles('phone with most storage')).slice(0, 3)).toEqual([
      'Phone C 1TB',
      'Phone B 512GB',
      'Phone A 128 GB',
    ]);
  });
});
