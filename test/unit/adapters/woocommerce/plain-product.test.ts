// Products in plain shapes, read without the schema: what the schema would read, or nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createShop } from '../../../../examples/shop/server.ts';
import { plainProduct } from '../../../../src/adapters/woocommerce/plain-product.ts';
import { rawProduct } from '../../../../src/adapters/woocommerce/schema.ts';

test("a whole shop's products and variations are plain, and read as the schema reads them", async () => {
  const shop = await createShop({ delivers: 'when-told' });
  try {
    for (const id of [...shop.ids('products'), ...shop.ids('variations')]) {
      const json = shop.product(id);
      expect(plainProduct(json)).toEqual(rawProduct.parse(json));
    }
  } finally {
    await shop.close();
  }
});

test.each([
  null,
  'x',
  [],
  {},
  { id: 0 },
  { id: '12' },
  { id: 1, name: ['x'] },
  { id: 1, price: [] },
  { id: 1, on_sale: 'yes' },
  { id: 1, tags: null },
  { id: 1, categories: ['Shoes'] },
  { id: 1, images: [{}] },
  { id: 1, attributes: [null] },
  { id: 1, variations: ['2'] },
])('%j is for the schema to read or refuse', (json) => {
  expect(plainProduct(json)).toBeNull();
});

test('whatever is read is what the schema reads', () => {
  const given = fc.constantFrom(
    'x',
    '',
    '7.50',
    'yes',
    7,
    0,
    -1,
    1.5,
    true,
    false,
    null,
    [],
    ['x'],
    {},
    { name: 'n', src: 's' },
  );
  const item = fc.oneof(
    given,
    fc.record({ name: given, src: given, option: given, options: given, variation: given }, { requiredKeys: [] }),
  );
  const value = fc.oneof(given, fc.array(item, { maxLength: 3 }));
  const fields = Object.keys(rawProduct.shape).filter((key) => key !== 'id');
  const product = fc
    .dictionary(fc.constantFrom(...fields, 'meta_data'), value, { maxKeys: 4 })
    .chain((json) => fc.constantFrom<unknown>(1, 5, 5, 5, '5').map((id) => ({ ...json, id })));
  fc.assert(
    fc.property(product, (json) => {
      const plain = plainProduct(json);
      if (plain !== null) expect(plain).toEqual(rawProduct.parse(json));
    }),
    { numRuns: 1_000 },
  );
});
