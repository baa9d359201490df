// The whole reading: everything in one question, what is said about it, and that no question fools it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIntent } from '../../../../src/domain/intent/intent.ts';
import { tokenise } from '../../../../src/domain/text/fold.ts';

it('reads everything that one question asks for', () => {
  const question = 'ارزون‌ترین کفش  قرمز زیر ۲ میلیون سایز ۴۲ به جز نایک موجود با تخفیف';
  expect(readIntent(question, { currency: 'IRR' })).toEqual({
    rest: 'کفش قرمز',
    minPrice: null,
    maxPrice: '20000000',
    order: 'cheapest',
    inStock: true,
    onSale: true,
    prefersCheap: false,
    size: '42',
    colours: ['قرمز'],
    without: [['نایک']],
    understood: [
      { words: 'ارزون‌ترین', as: 'the cheapest first' },
      { words: 'قرمز', as: 'the colour قرمز' },
      { words: 'زیر ۲ میلیون', as: 'a price of at most 20000000 IRR' },
      { words: 'سایز ۴۲', as: 'size 42' },
      { words: 'به جز نایک', as: 'not نایک' },
      { words: 'موجود', as: 'in stock' },
      { words: 'با تخفیف', as: 'on sale' },
    ],
  });
});

it.each([
  ['  کتاب  آشپزی ', 'کتاب  آشپزی'],
  ['', ''],
  [' ?! ', '?!'],
])('leaves %j, of which nothing is understood, as it is', (question, rest) => {
  expect(readIntent(question, { currency: null })).toMatchObject({ rest, understood: [] });
});

it.each([
  ['زیر ۵۰ میلیون', 'IRT'],
  ['cheapest in stock under $20', 'USD'],
  ['indirimli, 500 TL altında', 'TRY'],
])('"%s" is nothing but filters', (question, currency) => {
  expect(readIntent(question, { currency }).rest).toBe('');
});

describe('any question', () => {
  const said = fc.constantFrom(
    ...'زیر تا از بین و نه بدون به_جز نباشه ۵۰ میلیون هزار تومن سایز ۴۲ نیم دو سه قرمز ارزان ترین موجود under not no $ 50'.split(
      ' ',
    ),
    ...'between and size XL -nike free without TL altında 1,500 1.5 k m أقل من ريال ، . ... - \u200c \u200f " گوشی iphone13'.split(
      ' ',
    ),
  );
  const spoken = fc
    .array(fc.tuple(said, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 14 })
    .map((words) => words.flat().join('').replaceAll('_', ' '));
  const question = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme' }), spoken);
  const currency = fc.constantFrom(null, 'IRT', 'IRR', 'IRHT', 'USD', 'TRY', 'KWD', 'x');

  it('leaves a rest made of its own words, in their order', () => {
    fc.assert(
      fc.property(question, currency, (text, code) => {
        const left = tokenise(text);
        for (const token of tokenise(readIntent(text, { currency: code }).rest)) {
          const at = left.indexOf(token);
          expect(at).toBeGreaterThanOrEqual(0);
          left.splice(0, at + 1);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives prices that are decimals in order, and says what it took', () => {
    fc.assert(
      fc.property(question, currency, (text, code) => {
        const { minPrice, maxPrice, rest, understood } = readIntent(text, { currency: code });
        for (const price of [minPrice, maxPrice]) expect(price ?? '0').toMatch(/^\d+(\.\d*[1-9])?$/);
        if (minPrice !== null && maxPrice !== null) expect(Number(minPrice)).toBeLessThanOrEqual(Number(maxPrice));
        if (understood.length === 0) expect(rest).toBe(text.trim());
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads long ones as it reads short ones', () => {
    const filling = 'گوشی '.repeat(2_000);
    const read = readIntent(`${filling} زیر ۵ میلیون ${filling}`, { currency: 'IRT' });
    expect(read.maxPrice).toBe('5000000');
    for (const text of ['نه، ', '1,', 'یک و ', '- ', 'not a-', "a'", 'بین ۱ و ']) {
      expect(() => readIntent(text.repeat(3_000), { currency: 'IRT' })).not.toThrow();
    }
  });
});
