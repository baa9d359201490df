// English, Arabic and Turkish words in a whole shop: the thing that is asked for goes before what belongs to it, and
// words are found in their other forms.
import { describe, expect, it } from 'vitest';
import { shopOf } from '../../support/shop.ts';

describe('in English', () => {
  const shop = shopOf(
    { language: 'en', currency: 'USD' },
    'Women Dress Belt',
    'Women Long Sleeve Dress',
    'Mixer bowl',
    'Stand Mixer',
    'Notebook case 15 inch',
    'HP notebook computer with 16 GB',
    'Laptop Lenovo',
    'Laptop sleeve',
    'iPhone 13',
    'Leather case for iPhone 13',
    'Nike Free Run',
    'Adidas Run',
    'Slim fit cotton shirt',
    'Slim wallet',
    'Fit band',
    'Apple Watch Series 9 45mm Aluminum Case',
    'Silicone strap for Apple Watch',
  );

  it.each([
    ['dress', 'Women Long Sleeve Dress', 'Women Dress Belt'],
    ['women dress', 'Women Long Sleeve Dress', 'Women Dress Belt'],
    ['mixer', 'Stand Mixer', 'Mixer bowl'],
    ['notebook', 'HP notebook computer with 16 GB', 'Notebook case 15 inch'],
    ['laptop', 'Laptop Lenovo', 'Laptop sleeve'],
    ['iphone 13', 'iPhone 13', 'Leather case for iPhone 13'],
    ['apple watch', 'Apple Watch Series 9 45mm Aluminum Case', 'Silicone strap for Apple Watch'],
    ['slim fit cotton shirt', 'Slim fit cotton shirt', 'Slim wallet'],
    ['shirts of cotton, slim fit', 'Slim fit cotton shirt', 'Fit band'],
    ['nike free run', 'Nike Free Run', 'Adidas Run'],
    ['iphone 13 case', 'Leather case for iPhone 13', 'iPhone 13'],
    ['mixer bowl', 'Mixer bowl', 'Stand Mixer'],
    ['notebook case', 'Notebook case 15 inch', 'HP notebook computer with 16 GB'],
    ['belt for a dress', 'Women Dress Belt', 'Women Long Sleeve Dress'],
    ['watch strap', 'Silicone strap for Apple Watch', 'Apple Watch Series 9 45mm Aluminum Case'],
  ])('%s: %s before %s', async (question, better, worse) => {
    const titles = await shop.titles(question);
    expect(titles).toContain(worse);
    expect(titles.indexOf(better)).toBe(0);
  });

  it.each([
    ['nike', 'Nike Free Run'],
    ['i phone', 'iPhone 13'],
    ['dresses', 'Women Long Sleeve Dress'],
    ['lenovos laptop', 'Laptop Lenovo'],
    ['laptpo lenvo', 'Laptop Lenovo'],
    ['آیفون ۱۳', 'iPhone 13'],
  ])('%s: %s comes first', async (question, title) => {
    expect((await shop.titles(question))[0]).toBe(title);
  });
});

describe('in Arabic', () => {
  const shop = shopOf(
    { language: 'ar', currency: 'SAR' },
    'التلفزيون الذكي',
    'تلفزيون ٤٣ بوصة',
    'الألعاب التعليمية',
    'ألعاب أطفال',
    'سماعات بلوتوث',
    'السماعة اللاسلكية',
    'حقيبة نسائية',
  );

  it.each<[string[], string[]]>([
    [
      ['التلفزيون', 'تلفزيون', 'للتلفزيون'],
      ['التلفزيون الذكي', 'تلفزيون ٤٣ بوصة'],
    ],
    [
      ['الألعاب', 'ألعاب', 'والألعاب'],
      ['الألعاب التعليمية', 'ألعاب أطفال'],
    ],
    [
      ['السماعات', 'سماعة', 'سماعات'],
      ['سماعات بلوتوث', 'السماعة اللاسلكية'],
    ],
    [['الحقيبة', 'حقائب نسائية'], ['حقيبة نسائية']],
  ])('%j: %j', async (questions, titles) => {
    for (const question of questions) expect((await shop.titles(question)).sort()).toEqual([...titles].sort());
  });
});

describe('in Turkish', () => {
  const shop = shopOf(
    { language: 'tr', currency: 'TRY' },
    'Akıllı telefon',
    'Telefonlar',
    'Telefonu taşıma askısı',
    'Deri çanta',
    'Çantalar',
    'Kadın çantası',
    'Gömlek',
  );

  it.each([
    [
      ['telefon', 'telefonlar', 'telefonu', 'Telefonları', 'TELEFON'],
      ['Akıllı telefon', 'Telefonlar', 'Telefonu taşıma askısı'],
    ],
    [
      ['çanta', 'çantalar', 'çantası', 'çantaları', 'canta'],
      ['Deri çanta', 'Kadın çantası', 'Çantalar'],
    ],
    [['gömlek', 'gömlekler', 'gomlek'], ['Gömlek']],
  ])('%j: %j', async (questions, titles) => {
    for (const question of questions) expect((await shop.titles(question)).sort()).toEqual([...titles].sort());
  });
});
