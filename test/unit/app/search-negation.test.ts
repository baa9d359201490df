// What must not be: a thing that is that by its name or attributes goes, a mention in passing does not matter, and
// "without" describes what is wanted.
import { describe, expect, it } from 'vitest';
import { shopOf } from '../../support/shop.ts';

describe('in a Persian shop', () => {
  const shop = shopOf(
    { language: 'fa', currency: 'IRT' },
    'شامپو بدون سولفات سینره',
    'شامپو سولفات‌دار کلیر',
    { title: 'شامپو گیاهی', description: 'حاوی سولفات ملایم' },
    'شامپو بچه',
    'ماوس بی‌سیم لاجیتک',
    'ماوس بی سیم ایسر',
    'ماوس سیمی راپو',
    'ماوس گیمینگ',
    'گوشی سامسونگ A54',
    'گوشی Samsung S24',
    { title: 'گوشی پوکو', brands: ['سامسونگ'] },
    { title: 'گوشی ردمی', attributes: [{ name: 'سازنده', options: ['سامسونگ'], forVariations: false }] },
    { title: 'گوشی شیائومی', description: 'رقیب سامسونگ' },
    'گوشی نوکیا',
    'شکلات بدون قند',
    'شکلات تلخ',
  );

  it.each(['گوشی غیر از سامسونگ', 'گوشی به جز سامسونگ', 'گوشی سامسونگ نباشه', 'گوشی غیر از samsung'])(
    '%s: none by name, brand or attribute; a mention excludes nothing',
    async (question) => {
      const { interpreted, results } = await shop.answer(question);
      expect(results.map(({ title }) => title).sort()).toEqual(['گوشی شیائومی', 'گوشی نوکیا']);
      expect(interpreted.filters.without).toEqual([expect.stringMatching(/^(سامسونگ|samsung)$/)]);
      expect(interpreted.terms).toEqual(['گوشی']);
    },
  );

  it('گوشی غیر از سامسونگ و نوکیا: neither', async () => {
    expect(await shop.titles('گوشی غیر از سامسونگ و نوکیا')).toEqual(['گوشی شیائومی']);
  });

  it('شامپو بدون سولفات: the one that says so, and not the one that has it', async () => {
    const titles = await shop.titles('شامپو بدون سولفات');
    expect(titles[0]).toBe('شامپو بدون سولفات سینره');
    expect(titles).toContain('شامپو گیاهی');
    expect(titles).not.toContain('شامپو سولفات‌دار کلیر');
  });

  it.each(['ماوس بدون سیم', 'ماوس بی‌سیم', 'ماوس بی سیم', 'wireless ماوس'])(
    '%s: those without a wire',
    async (question) => {
      const titles = await shop.titles(question);
      expect(titles.slice(0, 2).sort()).toEqual(['ماوس بی سیم ایسر', 'ماوس بی‌سیم لاجیتک']);
    },
  );

  it('ماوس بدون سیم: none with a wire', async () => {
    expect(await shop.titles('ماوس بدون سیم')).not.toContain('ماوس سیمی راپو');
  });

  it('شکلات بدون قند: the one that says so, before the others', async () => {
    const titles = await shop.titles('شکلات بدون قند');
    expect(titles[0]).toBe('شکلات بدون قند');
    expect(titles).toContain('شکلات تلخ');
  });

  it('where all is excluded, the exclusion goes and is told', async () => {
    const { interpreted, results } = await shop.answer('شکلات غیر از شکلات');
    expect(results.map(({ title }) => title).sort()).toEqual(['شکلات بدون قند', 'شکلات تلخ']);
    expect(interpreted.filters.without).toBeUndefined();
    expect(interpreted.notices).toHaveLength(1);
  });

  it('literally, nothing is excluded', async () => {
    expect(await shop.titles('گوشی غیر از سامسونگ', { literal: true })).toContain('گوشی سامسونگ A54');
  });
});

describe('in an English shop', () => {
  const shop = shopOf(
    { language: 'en', currency: 'USD' },
    'Samsung phone',
    { title: 'Nokia phone', description: 'As good as a Samsung.' },
    'Pixel phone',
    'Sugar free gum',
    'Sweet gum',
    'Wireless mouse',
    'Wired mouse',
    'Nike Free Run',
    'Gluten-free bread',
    'White bread',
  );

  it.each(['phone not samsung', 'phone -samsung', 'phone except samsung', 'phones other than Samsung'])(
    '%s',
    async (question) => {
      expect((await shop.titles(question)).sort()).toEqual(['Nokia phone', 'Pixel phone']);
    },
  );

  it.each([
    ['gum without sugar', 'Sugar free gum'],
    ['sugar-free gum', 'Sugar free gum'],
    ['bread without gluten', 'Gluten-free bread'],
    ['gluten free bread', 'Gluten-free bread'],
    ['nike', 'Nike Free Run'],
    ['nike free run', 'Nike Free Run'],
    ['mouse without wire', 'Wireless mouse'],
  ])('%s: %s comes first', async (question, title) => {
    const { interpreted, results } = await shop.answer(question);
    expect(results[0]?.title).toBe(title);
    expect(interpreted.notices).toEqual([]);
  });
});
