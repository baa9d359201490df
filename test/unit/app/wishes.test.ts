// What is wished besides the words, and what is given up first when nothing fits it all.
import { describe, expect, it } from 'vitest';
import { plainly } from '../../../src/app/asked.ts';
import { wishesOf } from '../../../src/app/wishes.ts';
import type { Intent } from '../../../src/domain/intent/intent.ts';
import type { Facts } from '../../../src/ports/search.ts';

const wishes = (given: Facts, intent: Partial<Intent>) => wishesOf(given, { ...plainly('shoe'), ...intent });
/** Only the facts that say something. */
const said = (facts: Facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

describe('the first wish', () => {
  it.each<[string, Facts, Partial<Intent>, Facts]>([
    ['nothing of nothing', {}, {}, {}],
    [
      'what was understood',
      {},
      { minPrice: '1', maxPrice: '9', inStock: true, onSale: true },
      { minPrice: '1', maxPrice: '9', inStock: true, onSale: true },
    ],
    ['what was given', { category: 'Hats', maxPrice: '5' }, {}, { category: 'Hats', maxPrice: '5' }],
    ['both', { category: 'Hats' }, { maxPrice: '9' }, { category: 'Hats', maxPrice: '9' }],
    ['the other side of a range', { minPrice: '2' }, { maxPrice: '9' }, { minPrice: '2', maxPrice: '9' }],
    ['what was given, though the words say another', { inStock: false }, { inStock: true }, { inStock: false }],
  ])('is %s', (_, given, intent, facts) => {
    const [first] = wishes(given, intent);
    expect(said(first?.facts ?? {})).toEqual(facts);
    expect(first?.relaxed).toEqual([]);
  });
});

describe('the wishes after it', () => {
  it.each<[string, Facts, Partial<Intent>, string[][]]>([
    ['are none without wishes', {}, {}, [[]]],
    ['are none of what was given', { inStock: true, maxPrice: '5', onSale: true, category: 'Hats' }, {}, [[]]],
    ['go without the price', {}, { maxPrice: '5' }, [[], ['the price']]],
    ['go without both prices at once', {}, { minPrice: '1', maxPrice: '5' }, [[], ['the price']]],
    ['go without the price of the words only', { minPrice: '1' }, { maxPrice: '5' }, [[], ['the price']]],
    [
      'give up one thing after the other',
      {},
      { onSale: true, inStock: true, maxPrice: '5', without: [['red']] },
      [
        [],
        ['on sale'],
        ['on sale', 'in stock'],
        ['on sale', 'in stock', 'the price'],
        ['on sale', 'in stock', 'the price', 'what it must not be'],
      ],
    ],
    [
      'skip what nobody wished',
      {},
      { inStock: true, without: [['red']] },
      [[], ['in stock'], ['in stock', 'what it must not be']],
    ],
    ['leave alone what words and caller both say', { inStock: true }, { inStock: true }, [[]]],
  ])('%s', (_, given, intent, relaxed) => {
    expect(wishes(given, intent).map((wish) => wish.relaxed)).toEqual(relaxed);
  });

  it('keep all that was given, to the last', () => {
    const given = { category: 'Hats', minPrice: '1' };
    const last = wishes(given, { onSale: true, inStock: true, maxPrice: '5', without: [['red']] }).at(-1);
    expect(said(last?.facts ?? {})).toEqual(given);
    expect(last?.without).toEqual([]);
  });
});
