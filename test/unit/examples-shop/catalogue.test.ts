// The bundled catalogue keeps what the demo and other tests count on.
import { expect, test } from 'vitest';
import { openShop, rows } from './client.ts';

const shopRows = async () => {
  const shop = await openShop();
  const fields = '_fields=id,name,type,status,price,regular_price,sale_price,on_sale,stock_status,virtual,downloadable';
  const more = 'catalog_visibility,post_password,global_unique_id,description,categories,date_on_sale_from,attributes';
  const query = `products?per_page=100&include_status=any,trash&${fields},${more}`;
  return [...(await rows(shop, query)), ...(await rows(shop, `${query}&page=2`))];
};

test('it is a shop of more than 120 products, most of them Persian', async () => {
  const all = await shopRows();
  const persian = all.filter(({ name }) => /\p{Script=Arabic}/u.test(String(name)));
  expect(all.length).toBeGreaterThanOrEqual(120);
  expect(persian.length).toBeGreaterThanOrEqual(85);
  expect(all.length - persian.length).toBeGreaterThanOrEqual(40);
  expect(all.filter(({ type }) => type === 'variable').length).toBeGreaterThanOrEqual(20);
  expect(all.filter(({ categories }) => Array.isArray(categories) && categories.length === 0)).toEqual([]);
});

test.each([
  ['grouped', { type: 'grouped' }],
  ['external', { type: 'external' }],
  ['virtual', { virtual: true }],
  ['downloadable', { downloadable: true }],
  ['draft', { status: 'draft' }],
  ['private', { status: 'private' }],
  ['pending', { status: 'pending' }],
  ['scheduled', { status: 'future' }],
  ['in the trash', { status: 'trash' }],
  ['hidden', { catalog_visibility: 'hidden' }],
  ['out of stock', { stock_status: 'outofstock' }],
  ['on backorder', { stock_status: 'onbackorder' }],
  ['free', { price: '0' }],
  ['without price', { price: '', status: 'publish', type: 'simple' }],
  ['on sale without dates', { on_sale: true, type: 'simple', date_on_sale_from: null }],
  ['password-protected', { post_password: 'tala-1405' }],
  ['with a GTIN', { global_unique_id: '9789643210001' }],
])('one is %s', async (_what, fields) => {
  expect(await shopRows()).toContainEqual(expect.objectContaining(fields));
});

test('names and descriptions are as messy as in life', async () => {
  const all = await shopRows();
  for (const pattern of [/&amp;/, /\u200c/, /[يك]/, /[۰-۹]/, /<b>/]) {
    expect(all.some(({ name }) => pattern.test(String(name)))).toBe(true);
  }
  expect(all.some(({ description }) => /<ul>/.test(String(description)))).toBe(true);
  expect(all.filter(({ description }) => String(description).length < 40).map(({ name }) => name)).toEqual([]);
});

test('sale windows move with the clock, and a price changes only when the scheduled action runs', async () => {
  const shop = await openShop();
  const coming = shop.idOf('CO-SUN');
  expect(shop.product(shop.idOf('LP-SLIM3'))).toMatchObject({ on_sale: true, price: '24900000' });
  expect(shop.product(shop.idOf('BG-LEATHER'))).toMatchObject({
    on_sale: false,
    price: '3980000',
    sale_price: '3480000',
  });
  expect(shop.product(coming)).toMatchObject({ on_sale: false, price: '285000' });
  shop.wait(7 * 86_400_000);
  expect(shop.product(coming)).toMatchObject({ on_sale: true, price: '285000' });
  expect(shop.runScheduled()).toContain(coming);
  expect(shop.product(coming)).toMatchObject({
    on_sale: true,
    price: '249000',
    date_modified_gmt: '2026-11-29T12:00:00',
  });
});

test('variations pick, leave open, share their parent’s stock, and may be switched off', async () => {
  const shop = await openShop();
  const of = (sku: string) => rows(shop, `products/${shop.idOf(sku)}/variations`);
  expect(await of('SH-SLIP')).toMatchObject([{ attributes: [], name: '' }]);
  expect(await of('MN-TEE')).toContainEqual(expect.objectContaining({ name: 'سفید', price: '320000' }));
  expect(await of('FD-PIST')).toContainEqual(expect.objectContaining({ manage_stock: 'parent', stock_quantity: 35 }));
  expect(await of('AC-CASE')).toContainEqual(expect.objectContaining({ status: 'private', purchasable: false }));
  expect(await of('FD-SAFF')).toContainEqual(
    expect.objectContaining({ attributes: [{ id: 0, name: 'وزن', slug: '%d9%88%d8%b2%d9%86', option: '۱ گرم' }] }),
  );
});
