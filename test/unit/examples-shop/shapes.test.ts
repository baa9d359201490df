// The answers have the form of those recorded from a real WooCommerce 11.0.1: keys, their order, headers, errors.
import { expect, test } from 'vitest';
import { ask, objectIn, openShop, recorded, rows } from './client.ts';

test.each([
  ['product', 'products', 'LP-VIVO15', ''],
  ['product-variable', 'products', 'PH-IP15', ''],
  ['variation', 'products', 'PH-IP15', '/variations'],
])('%s: the same keys in the same order', async (name, collection, sku, below) => {
  const shop = await openShop();
  const path = `${collection}/${shop.idOf(sku)}${below}`;
  const body = await objectIn(await ask(shop, below === '' ? path : `${path}/${shop.idOf(`${sku}-1`)}`));
  const real = recorded(name).body;
  expect(Object.keys(body)).toEqual(Object.keys(real));
  for (const [key, value] of Object.entries(real)) expect([key, typeof body[key]]).toEqual([key, typeof value]);
  expect(Object.keys(Object(body._links))).toEqual(Object.keys(Object(real._links)));
  expect(Object.keys(Object(Object(body.attributes)[0]))).toEqual(Object.keys(Object(Object(real.attributes)[0])));
});

test('a variation asked for as a product has the product’s keys', async () => {
  const shop = await openShop();
  const id = shop.idOf('PH-IP15-5');
  const body = await objectIn(await ask(shop, `products/${id}`));
  const real = recorded('variation-as-product').body;
  expect(Object.keys(body)).toEqual(Object.keys(real));
  expect(body).toMatchObject({
    type: 'variation',
    total_sales: '0',
    categories: [],
    brands: [],
    reviews_allowed: false,
  });
  expect(body.name).toBe(real.name);
  expect(body.slug).toMatch(/^%da%af%d9%88%d8%b4%db%8c/);
  expect(String(body.permalink).split('/').at(-1)).toBe(String(real.permalink).split('/').at(-1));
});

test('slugs are made as WordPress makes them', async () => {
  const shop = await openShop();
  expect(shop.product(shop.idOf('LP-VIVO15'))?.slug).toBe(recorded('product').body.slug);
  expect(shop.product(shop.idOf('PH-IP15'))?.slug).toBe(recorded('product-variable').body.slug);
});

test.each(['categories', 'tags', 'brands', 'attributes'])('terms: %s', async (taxonomy) => {
  const shop = await openShop();
  const [body] = await rows(shop, `products/${taxonomy}`);
  const [real] = [recorded(taxonomy).body].flat();
  const keys = (row: object) => Object.keys(row).filter((key) => key !== '_links');
  expect(keys(body ?? {})).toEqual(keys(Object(real)));
});

test('the currency, the index and a webhook', async () => {
  const shop = await openShop();
  const currency = await objectIn(await ask(shop, 'data/currencies/current'));
  expect({ ...currency, _links: null }).toEqual({ ...recorded('currency').body, _links: null });
  const index = await objectIn(await fetch(`${shop.url}/wp-json/`));
  expect(index).toMatchObject({ url: shop.url, timezone_string: 'Asia/Tehran', gmt_offset: 3.5 });
  expect(index.namespaces).toContain('wc/v3');
  expect(index.routes).toHaveProperty(['/wc/v3/products/(?P<id>[\\d]+)']);
  const made = await ask(shop, 'webhooks', {
    method: 'POST',
    body: { topic: 'product.created', delivery_url: shop.url },
  });
  const real = recorded('webhook');
  const body = await objectIn(made);
  expect(made.status).toBe(real.status);
  expect(Object.keys(body)).toEqual(Object.keys(real.body));
  expect(body.hooks).toEqual(real.body.hooks);
});

test('headers of a list', async () => {
  const shop = await openShop();
  const response = await ask(shop, 'products?per_page=20&page=2');
  for (const [name] of recorded('list-page-past-end').headers) {
    if (!/^(?:connection|transfer-encoding)$/i.test(name))
      expect([name, response.headers.get(name)]).not.toEqual([name, null]);
  }
  expect(response.headers.get('X-WP-Total')).toBe('137');
  expect(response.headers.get('X-WP-TotalPages')).toBe('7');
  const base = `${shop.url.replace('http:', 'https:')}/wp-json/wc/v3/products?per_page=20`;
  expect(response.headers.get('Link')).toBe(`<${base}&page=1>; rel="prev", <${base}&page=3>; rel="next"`);
  expect(response.headers.get('Date')).toBe('Sun, 22 Nov 2026 12:00:00 GMT');
});

test.each([
  ['error-per-page', 'products?per_page=101', 'GET', undefined],
  ['error-date', 'products?modified_after=yesterday', 'GET', undefined],
  ['error-orderby', 'products?orderby=rand', 'GET', undefined],
  ['error-type', 'products?type=variation', 'GET', undefined],
  ['error-status', 'products?status=auto-draft', 'GET', undefined],
  ['error-post', 'products', 'POST', { name: 1, regular_price: 5, type: 'nope' }],
  ['error-not-found', 'products/9999999', 'GET', undefined],
  ['error-put-missing', 'products/9999999', 'PUT', { name: 'x' }],
  ['error-delete-missing', 'products/9999999', 'DELETE', undefined],
  ['error-no-route', 'produkts', 'GET', undefined],
  ['error-wrong-parent', 'products/101/variations/107777', 'GET', undefined],
])('%s: same status and same words', async (name, path, method, body) => {
  const shop = await openShop();
  const response = await ask(shop, path, { method, body });
  const real = recorded(name);
  expect(response.status).toBe(real.status);
  expect(await response.json()).toEqual(real.body);
});

test('JSON is plain ASCII with escaped slashes', async () => {
  const shop = await openShop();
  const text = await (await ask(shop, `products/${shop.idOf('PH-A15')}?_fields=name,permalink`)).text();
  expect(text).toMatch(/^[\x20-\x7e]*$/);
  expect(text).toContain('"name":"\\u06af\\u0648\\u0634\\u064a');
  expect(text).toContain('https:\\/\\/127.0.0.1');
});
