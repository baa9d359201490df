// Sizes and colours against variations: who asks for red in 42 is not helped by red in 41 and blue in 42.
import { describe, expect, it } from 'vitest';
import { type Sold, shopOf } from '../../support/shop.ts';

const shoe = (title: string, ...choices: [colour: string, size: string, inStock?: boolean][]): Sold => ({
  title,
  variations: choices.map(([colour, size, inStock = true]) => ({ options: { رنگ: colour, سایز: size }, inStock })),
});

describe('a shop of shoes', () => {
  const shop = shopOf(
    { language: 'fa', currency: 'IRT' },
    shoe('کفش آلفا', ['قرمز', '41'], ['آبی', '42']),
    shoe('کفش بتا', ['قرمز', '42', false], ['آبی', '41']),
    shoe('کفش گاما', ['قرمز', '42'], ['آبی', '41']),
    'کفش ساده',
    'جوراب قرمز',
  );

  it.each(['کفش قرمز سایز 42', 'کفش قرمز سایز ۴۲', 'کفش سایز ۴۲ قرمز', 'کفش red size 42'])(
    '%s: what has both and is there, then what is sold out, then what has them apart',
    async (question) => {
      const { interpreted, results } = await shop.answer(question);
      expect(results.slice(0, 3).map(({ title }) => title)).toEqual(['کفش گاما', 'کفش بتا', 'کفش آلفا']);
      expect(interpreted.filters).toMatchObject({ size: '42', colours: [expect.stringMatching(/^(قرمز|red)$/)] });
    },
  );

  it.each([
    ['کفش آبی سایز ۴۲', 'کفش آلفا'],
    ['کفش آبی سایز ۴۱', 'کفش بتا'],
    ['کفش قرمز سایز ۴۱', 'کفش آلفا'],
  ])('%s: %s comes first', async (question, title) => {
    expect((await shop.titles(question))[0]).toBe(title);
  });

  it.each(['کفش سایز ۵۰', 'کفش سبز سایز ۵۰', 'کفش سبز'])(
    '%s: nothing fits, and shoes are answered',
    async (question) => {
      const { interpreted, results } = await shop.answer(question);
      expect(results.map(({ title }) => title)).toEqual(expect.arrayContaining(['کفش آلفا', 'کفش گاما', 'کفش ساده']));
      expect(interpreted.notices).toEqual([]);
    },
  );

  it('a size is no word to look for, a colour is', async () => {
    expect((await shop.answer('کفش قرمز سایز 42')).interpreted.terms).toEqual(['کفش', 'قرمز']);
  });

  it('literally, a size is a word as any other', async () => {
    const { interpreted } = await shop.answer('کفش قرمز سایز 42', { literal: true });
    expect(interpreted).toMatchObject({ terms: ['کفش', 'قرمز', 'سایز', '42'], filters: {} });
  });
});

describe('a shop of shirts', () => {
  const shirt = (title: string, colour: string, size: string): Sold => ({
    title,
    variations: [{ options: { Color: colour, Size: size } }],
  });
  const shop = shopOf(
    { language: 'en', currency: 'USD' },
    shirt('Shirt A', 'Red', 'L'),
    shirt('Shirt B', 'Navy Blue', 'XL'),
    shirt('Shirt C', 'Red', 'EU 42'),
    shirt('Shirt D', 'قرمز', 'M'),
  );

  it.each([
    ['navy blue shirt', 'Shirt B'],
    ['red shirt size L', 'Shirt A'],
    ['red shirt size 42', 'Shirt C'],
    ['red shirt size m', 'Shirt D'],
  ])('%s: %s comes first', async (question, title) => {
    expect((await shop.titles(question))[0]).toBe(title);
  });
});
