// Orders by a measure: which words ask for one, how much of it a product tells, and the order that follows.
import { describe, expect, it } from 'vitest';
import { amountsOf, byMeasure, type Measure, measureWish } from '../../../../src/domain/search/measure.ts';

describe('a question', () => {
  it.each<[string, Measure, boolean, string]>([
    ['بزرگترین تلویزیون', 'size', true, 'تلویزیون'],
    ['بزرگ‌ترین تلویزیونی که دارین', 'size', true, 'تلویزیونی که دارین'],
    ['كوچك ترين يخچال', 'size', false, 'یخچال'],
    ['لپ تاپ با بیشترین رم', 'RAM', true, 'لپ تاپ'],
    ['لپ‌تاپ با کمترین رم', 'RAM', false, 'لپ‌تاپ'],
    ['گوشی با بیشترین مقدار حافظه', 'memory', true, 'گوشی'],
    ['پرحافظه‌ترین گوشی', 'memory', true, 'گوشی'],
    ['پاوربانک با بیشترین ظرفیت', 'capacity', true, 'پاوربانک'],
    ['قوی‌ترین جاروبرقی', 'power', true, 'جاروبرقی'],
    ['سبک ترین لپ تاپ', 'weight', false, 'لپ تاپ'],
    ['سنگین‌ترین وزنه', 'weight', true, 'وزنه'],
    ['گوشی با بیشترین باتری', 'battery', true, 'گوشی'],
    ['phone with most storage', 'memory', true, 'phone'],
    ['The laptop with the most RAM', 'RAM', true, 'the laptop'],
    ['biggest TV', 'size', true, 'tv'],
    ['lightest laptop', 'weight', false, 'laptop'],
    ['most powerful vacuum cleaner', 'power', true, 'vacuum cleaner'],
    ['largest screen phone', 'size', true, 'phone'],
    ['en büyük televizyon', 'size', true, 'televizyon'],
    ['en hafif laptop', 'weight', false, 'laptop'],
    ['أكبر تلفزيون', 'size', true, 'تلفزیون'],
  ])('%s: %s, most first %s', (question, measure, most, rest) => {
    expect(measureWish(question)).toEqual({ measure, most, rest, words: expect.any(String) });
  });

  it.each([
    'تلویزیون بزرگ',
    'تلویزیون بزرگتر',
    'بیشترین تخفیف',
    'بیشترین فروش',
    'most popular phone',
    'highest quality shoes',
    'best phone',
    'largesse',
    'ram 8',
    '',
  ])('asks for none: %s', (question) => {
    expect(measureWish(question)).toBeNull();
  });
});

describe('amounts', () => {
  it.each<[Measure, string, Record<string, number>]>([
    ['size', 'TV 55"', { inch: 55 }],
    ['size', 'تلویزیون ۵۵ اینچی', { inch: 55 }],
    ['size', 'تلویزیون ۵۵اینچ', { inch: 55 }],
    ['size', '65 İnç TV', { inch: 65 }],
    ['size', 'لپ‌تاپ ۱۳٫۵ اینچ', { inch: 13.5 }],
    ['size', '15.6 inches, 36 cm', { inch: 15.6, cm: 36 }],
    ['size', 'میز ۶ نفره', { person: 6 }],
    ['size', 'تشک ۹۰ سانتی‌متر', { cm: 90 }],
    ['size', 'یخچال ۳۰ فوت', { foot: 30 }],
    ['power', '۲۲۰۰ وات', { W: 2200 }],
    ['power', '2200w', { W: 2200 }],
    ['weight', '۱.۵ کیلوگرم', { kg: 1.5 }],
    ['weight', '250 gr', { kg: 0.25 }],
    ['battery', '5000mAh', { mAh: 5000 }],
    ['battery', '۵۰۰۰ میلی‌آمپر ساعت', { mAh: 5000 }],
    ['battery', '20,000 mAh', { mAh: 20_000 }],
    ['capacity', 'دیگ ۲۰ لیتری', { litre: 20 }],
    ['capacity', '500 ml', { litre: 0.5 }],
    ['memory', '2TB', { GB: 2048 }],
    ['memory', 'هارد ۲ ترابایت', { GB: 2048 }],
    ['memory', 'USB 64 GB, 128 GB', { GB: 128 }],
    ['memory', 'رم ۸ گیگ، حافظه ۲۵۶ گیگ', { GB: 256 }],
    ['RAM', 'رم ۸ گیگ، حافظه ۲۵۶ گیگ', { GB: 8 }],
    ['memory', 'ظرفیت 256 گیگابایت و رم 8 گیگابایت', { GB: 256 }],
    ['RAM', 'ظرفیت 256 گیگابایت و رم 8 گیگابایت', { GB: 8 }],
    ['memory', '512GB SSD, 16GB RAM', { GB: 512 }],
    ['RAM', '512GB SSD, 16GB RAM', { GB: 16 }],
    ['RAM', '16GB DDR4 512GB SSD', { GB: 16 }],
    ['RAM', 'حافظه رم: ۸ گیگابایت', { GB: 8 }],
    ['capacity', '16GB RAM 512GB', { GB: 512 }],
    ['size', 'iPhone 13', {}],
    ['power', '55 inch', {}],
    ['memory', 'gbx 5', {}],
    ['size', '', {}],
  ])('of %s in "%s": %j', (measure, text, amounts) => {
    expect(Object.fromEntries(amountsOf(measure, [text]))).toEqual(amounts);
  });

  it('are the largest of all that is told', () => {
    expect(amountsOf('size', ['TV 43 inch', 'Screen: 50 inch', 'Box: 45 inch'])).toEqual(new Map([['inch', 50]]));
    expect(amountsOf('size', [])).toEqual(new Map());
  });
});

describe('the order', () => {
  const inches = (...numbers: (number | null)[]) =>
    numbers.map((number) => amountsOf('size', number === null ? [] : [`${number} inch`]));

  it.each<[(number | null)[], boolean, number[]]>([
    [[43, 75, 55], true, [1, 2, 0]],
    [[43, 75, 55], false, [0, 2, 1]],
    [[null, 43, null, 75], true, [3, 1, 0, 2]],
    [[null, 43, null, 75], false, [1, 3, 0, 2]],
    [[55, 55], true, [0, 1]],
    [[null, null], true, [0, 1]],
    [[], true, []],
  ])('of %j, most first %s: %j', (numbers, most, places) => {
    expect(byMeasure(inches(...numbers), most)).toEqual(places);
  });

  it('goes by the unit that most of them tell', () => {
    const texts = ['TV 43 inch', 'TV 120 cm', 'TV 55 inch', 'TV 65 inch, 165 cm'];
    const products = texts.map((text) => amountsOf('size', [text]));
    expect(byMeasure(products, true)).toEqual([3, 2, 0, 1]);
  });
});
