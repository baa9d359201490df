// What a customer may be told of a product at a moment: its price, its discount, whether it is to be had and seen.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  discountAt,
  EMPTY_STATE,
  inStock,
  isSearchable,
  type PriceFacts,
  priceAt,
  wooExternalId,
} from '../../../src/domain/product.ts';

const facts = (given: Partial<PriceFacts>): PriceFacts => ({ ...EMPTY_STATE, ...given });

describe('priceAt', () => {
  it.each<[string, Partial<PriceFacts>, string | null]>([
    ['nothing known', {}, null],
    ['the shop’s own price', { price: '8', regularPrice: '10', salePrice: '8', onSale: true }, '8'],
    [
      'the shop’s own price against a sale price that stayed',
      { price: '10', regularPrice: '10', salePrice: '8' },
      '10',
    ],
    ['no own price, on sale', { regularPrice: '10', salePrice: '8', onSale: true }, '8'],
    ['no own price, not on sale', { regularPrice: '10', salePrice: '8' }, '10'],
    ['a free product', { price: '0', regularPrice: '10' }, '0'],
    ['in the window', { price: '10', regularPrice: '10', salePrice: '8', saleFrom: 50, saleTo: 150 }, '8'],
    ['before the window', { price: '8', regularPrice: '10', salePrice: '8', saleFrom: 101 }, '10'],
    ['at its first moment', { price: '10', regularPrice: '10', salePrice: '8', saleFrom: 100 }, '8'],
    ['at its last moment', { price: '8', regularPrice: '10', salePrice: '8', saleTo: 100 }, '10'],
    ['with an open end', { price: '10', regularPrice: '10', salePrice: '8', saleFrom: 1 }, '8'],
    ['with an open start', { price: '10', regularPrice: '10', salePrice: '8', saleTo: 101 }, '8'],
    ['after the window, no regular price', { price: '9', salePrice: '8', saleTo: 50 }, '9'],
    ['dates without a sale price', { price: '10', regularPrice: '10', saleFrom: 1, saleTo: 200 }, '10'],
  ])('%s', (_, given, price) => {
    expect(priceAt(facts(given), 100)).toBe(price);
  });
});

describe('discountAt', () => {
  it.each<[string, Partial<PriceFacts>, boolean, string | null]>([
    ['a sale', { price: '850000', regularPrice: '950000' }, true, '100000'],
    ['exact to the last digit', { price: '0.1', regularPrice: '0.30' }, true, '0.20'],
    ['none', { price: '10', regularPrice: '10.00' }, false, null],
    ['dearer than regular', { price: '12', regularPrice: '10' }, false, null],
    [
      'a window that is over',
      { price: '8', regularPrice: '10', salePrice: '8', saleTo: 50, onSale: true },
      false,
      null,
    ],
    ['a window that runs', { price: '10', regularPrice: '10', salePrice: '8', saleTo: 150 }, true, '2'],
    ['said by the shop, amount unknown', { price: '8', onSale: true }, true, null],
    ['no price at all', {}, false, null],
  ])('%s', (_, given, hasDiscount, amount) => {
    expect(discountAt(facts(given), 100)).toEqual({ hasDiscount, amount });
  });

  it('has an amount only when there is a discount', () => {
    const price = fc.option(fc.nat(20).map(String));
    const moment = fc.option(fc.nat(200));
    const any = fc.record({
      price,
      regularPrice: price,
      salePrice: price,
      saleFrom: moment,
      saleTo: moment,
      onSale: fc.boolean(),
    });
    fc.assert(
      fc.property(any, (given) => {
        const { hasDiscount, amount } = discountAt(given, 100);
        if (amount !== null) expect(hasDiscount && Number(amount) > 0).toBe(true);
      }),
    );
  });
});

describe('inStock', () => {
  it.each([
    ['instock', true],
    ['onbackorder', true],
    ['outofstock', false],
  ])('%s: %s', (stockStatus, is) => {
    expect(inStock({ stockStatus })).toBe(is);
  });
});

describe('isSearchable', () => {
  it.each([
    ['publish', 'visible', false, true],
    ['publish', 'search', false, true],
    ['publish', 'catalog', false, false],
    ['publish', 'hidden', false, false],
    ['publish', 'visible', true, false],
    ['draft', 'visible', false, false],
    ['private', 'visible', false, false],
    ['pending', 'visible', false, false],
    ['trash', 'visible', false, false],
  ])('%s, %s, protected %s: %s', (status, visibility, passwordProtected, is) => {
    expect(isSearchable({ status, visibility, passwordProtected })).toBe(is);
  });
});

describe('ids', () => {
  it('of WooCommerce carry its name', () => {
    expect(wooExternalId(777)).toBe('woo_777');
    expect(wooExternalId('777')).toBe('woo_777');
  });
});
