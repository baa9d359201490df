// What counts as another text: words, attributes and codes do; price, stock, links and pictures do not.
import { describe, expect, it } from 'vitest';
import { EMPTY_STATE, type ProductState } from '../../../../src/domain/product.ts';
import { textInputs } from '../../../../src/domain/search/text-inputs.ts';

const SHOE: ProductState = { ...EMPTY_STATE, title: 'کفش', brands: ['Nike'], sku: 'NK-1', price: '10' };
const inputs = (state: Partial<ProductState>, variations: ProductState[] = [], version = 1) =>
  textInputs({ ...SHOE, ...state }, variations, version);

describe('textInputs', () => {
  it.each<[Partial<ProductState>]>([
    [{ price: '9' }],
    [{ regularPrice: '12', salePrice: '9', saleFrom: 1, saleTo: 2, onSale: true }],
    [{ stockStatus: 'outofstock' }],
    [{ stockQuantity: '3' }],
    [{ link: 'https://shop.example/shoe' }],
    [{ images: ['https://shop.example/shoe.jpg'] }],
    [{ currency: 'IRT' }],
  ])('are the same when only facts change: %j', (change) => {
    expect(inputs(change)).toBe(inputs({}));
    expect(inputs({}, [{ ...SHOE, ...change }])).toBe(inputs({}, [SHOE]));
  });

  it.each<[Partial<ProductState>]>([
    [{ title: 'کفش نو' }],
    [{ shortDescription: 'سبک' }],
    [{ description: 'سبک' }],
    [{ categories: ['کفش'] }],
    [{ brands: [] }],
    [{ tags: ['نو'] }],
    [{ attributes: [{ name: 'رنگ', options: ['آبی'], forVariations: false }] }],
    [{ sku: 'NK-2' }],
    [{ gtin: '4711' }],
    [{ virtual: true }],
    [{ downloadable: true }],
  ])('change with what is said: %j', (change) => {
    expect(inputs(change)).not.toBe(inputs({}));
    expect(inputs({}, [{ ...SHOE, ...change }])).not.toBe(inputs({}, [SHOE]));
  });

  it('change with the variations and with the analysis', () => {
    expect(inputs({}, [SHOE])).not.toBe(inputs({}));
    expect(inputs({}, [SHOE, SHOE])).not.toBe(inputs({}, [SHOE]));
    expect(inputs({}, [], 2)).not.toBe(inputs({}, [], 1));
  });

  it('do not run into each other', () => {
    expect(inputs({ title: 'a', shortDescription: 'b' })).not.toBe(inputs({ title: 'ab', shortDescription: '' }));
    expect(inputs({ categories: ['a', 'b'] })).not.toBe(inputs({ categories: ['a,b'] }));
    expect(inputs({ categories: ['a'], tags: [] })).not.toBe(inputs({ categories: [], tags: ['a'] }));
  });
});
