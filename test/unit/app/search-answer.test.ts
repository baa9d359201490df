// The answer around the products: what was understood, what was looked for, and questions that ask for nothing, for
// too much, or for what nobody sells.
import { describe, expect, it } from 'vitest';
import type { SearchMode } from '../../../src/app/search.ts';
import { MAX_TERMS } from '../../../src/app/words.ts';
import { shopOf } from '../../support/shop.ts';

const shop = shopOf(
  { language: 'fa', currency: 'IRT' },
  { title: 'کفش ورزشی نایک', price: '850000', categories: ['کفش'], description: 'برای دویدن. سبک و راحت.' },
  { title: 'کفش مردانه', price: '1500000', categories: ['کفش'] },
  { title: 'کلاه', price: '60000' },
  { title: 'پیش‌نویس کفش', price: '5', status: 'draft' },
);

describe('what was made of a question', () => {
  it('is all told', async () => {
    const { interpreted, ...answer } = await shop.answer(
      'سلام، ارزان‌ترین کفش نایک موجود زیر ۲ میلیون غیر از قرمز سایز ۴۲',
    );
    expect(interpreted).toEqual({
      terms: ['کفش', 'نایک'],
      filters: { order: 'cheapest', in_stock: true, max_price: '2000000', without: ['قرمز'], size: '42' },
      understood: [
        { words: 'ارزان‌ترین', as: 'the cheapest first' },
        { words: 'موجود', as: 'in stock' },
        { words: 'زیر ۲ میلیون', as: 'a price of at most 2000000 IRT' },
        { words: 'غیر از قرمز', as: 'not قرمز' },
        { words: 'سایز ۴۲', as: 'size 42' },
      ],
      notices: [],
    });
    expect(answer).toMatchObject({ store: 'shoes', mode: 'text', count: 2, took_ms: expect.any(Number) });
  });

  it('names the measure of an order, and the colours', async () => {
    const { interpreted } = await shop.answer('بزرگترین کفش آبی');
    expect(interpreted.filters).toEqual({ order: 'the largest', colours: ['ابی'] });
    expect(interpreted.understood).toContainEqual({ words: 'بزرگترین', as: 'the largest first' });
  });

  it('is nothing for plain words, each told once', async () => {
    const { interpreted } = await shop.answer('کفش کفش نایک');
    expect(interpreted).toEqual({ terms: ['کفش', 'نایک'], filters: {}, understood: [], notices: [] });
  });

  it('tells the filters that were given', async () => {
    const facts = { category: 'کفش', minPrice: '1', inStock: true };
    const { interpreted } = await shop.answer('کفش', { facts });
    expect(interpreted.filters).toEqual({ category: 'کفش', min_price: '1', in_stock: true });
  });
});

describe('results', () => {
  it('are ranked from 1, the best with the highest score, up to the limit', async () => {
    const { results, count } = await shop.answer('کفش نایک');
    expect(results.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(count).toBe(2);
    expect(results[0]?.score).toBeGreaterThan(results[1]?.score ?? 1);
    expect((await shop.answer('کفش نایک', { limit: 1 })).results).toHaveLength(1);
  });

  it('leave out what may not be found', async () => {
    expect(await shop.titles('کفش')).not.toContain('پیش‌نویس کفش');
    expect(await shop.titles('ارزان‌ترین')).not.toContain('پیش‌نویس کفش');
  });

  it('tell why, when they are asked to', async () => {
    const { results } = await shop.answer('کفش', { explain: true });
    expect(results[0]?.explain).toEqual({ text: expect.any(Number), vector: null, text_weight: 1, vector_weight: 0 });
    expect((await shop.answer('کفش')).results[0]).not.toHaveProperty('explain');
  });

  it('are the same for the same question', async () => {
    const [one, other] = [await shop.answer('کفش مردانه'), await shop.answer('کفش مردانه')];
    expect(other.results).toEqual(one.results);
  });
});

describe('a question', () => {
  it.each(['zzzz qqqq', 'ژژژژ چچچچ', '!!! ???', '" OR * NEAR(', '🦄', '٪٪٪'])(
    'for what nobody sells finds nothing: %s',
    async (question) => {
      const { results, interpreted } = await shop.answer(question);
      expect(results).toEqual([]);
      expect(interpreted.notices).toEqual([]);
    },
  );

  it.each(['', '   ', '\n\t'])('of nothing finds nothing: %j', async (question) => {
    for (const mode of ['text', 'hybrid'] satisfies SearchMode[]) {
      const { results, interpreted } = await shop.answer(question, { mode });
      expect(results).toEqual([]);
      expect(interpreted).toMatchObject({ terms: [], filters: {}, understood: [] });
    }
  });

  it('of words of asking only asks for them', async () => {
    const { interpreted, results } = await shop.answer('سلام');
    expect(interpreted.terms).toEqual(['سلام']);
    expect(results).toEqual([]);
  });

  it.each([
    ['one word over and over', 'کفش '.repeat(2_500)],
    ['many words', Array.from({ length: 1_600 }, (_, at) => `کلمه${at}`).join(' ')],
    ['one endless word', 'ک'.repeat(10_000)],
    ['one endless number', '9'.repeat(10_000)],
    ['marks and spaces', '(„“ - '.repeat(2_000)],
    ['prices', 'زیر ۲ میلیون '.repeat(800)],
  ])('of 10,000 characters is answered: %s', async (_, question) => {
    const { interpreted, query } = await shop.answer(question.slice(0, 10_000));
    expect(query).toHaveLength(Math.min(10_000, question.length));
    expect(interpreted.terms.length).toBeLessThanOrEqual(MAX_TERMS);
  });

  it('of too many words is told so, and its first words are looked for', async () => {
    const many = Array.from({ length: MAX_TERMS }, (_, at) => `کلمه${at}`).join(' ');
    const long = await shop.answer(`کفش ${many}`);
    expect(long.interpreted.notices).toEqual([`The question is long; its first ${MAX_TERMS} words were looked for.`]);
    expect(long.results.map(({ title }) => title)).toContain('کفش مردانه');
    expect((await shop.answer(many)).interpreted.notices).toEqual([]);
  });
});
