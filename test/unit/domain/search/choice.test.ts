// Whether the variations of a product meet what is wished of them, all of it in one.
import { describe, expect, it } from 'vitest';
import { fitOf, type Offer } from '../../../../src/domain/search/choice.ts';
import { analysisOf } from '../../../../src/domain/search/version.ts';

const offer = (options: string, inStock = true): Offer => ({ options: options.split(', '), inStock });
const meets = (wished: string[], ...offers: Offer[]) => fitOf(wished, offers, analysisOf('fa'));

describe('a wish', () => {
  it.each<[string[], string[], string]>([
    [['42'], ['41', '42'], 'there'],
    [['قرمز', '42'], ['قرمز, 42'], 'there'],
    [['قرمز', '42'], ['قرمز, 41', 'آبی, 42'], 'none'],
    [['قرمز', '42'], ['42 قرمز'], 'there'],
    [['red'], ['قرمز'], 'there'],
    [['قرمز'], ['Red'], 'there'],
    [['42'], ['EU ۴۲'], 'there'],
    [['42'], ['421'], 'none'],
    [['xl'], ['XL'], 'there'],
    [['xl'], ['XXL'], 'none'],
    [['l'], ['XL'], 'none'],
    [['قرمز'], ['قرمزها'], 'there'],
    [['42'], [], 'none'],
    [[], ['42'], 'there'],
  ])('for %j among %j: %s', (wished, offers, expected) => {
    expect(meets(wished, ...offers.map((options) => offer(options)))).toBe(expected);
  });

  it('is sold out only when all that meet it are', () => {
    expect(meets(['42'], offer('42', false), offer('41'))).toBe('sold out');
    expect(meets(['42'], offer('42, آبی', false), offer('42, قرمز'))).toBe('there');
    expect(meets(['43'], offer('42', false))).toBe('none');
  });
});
