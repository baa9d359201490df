// Pages, filters and orders of the list routes, with the traps a client of a real shop falls into.
import { expect, test } from 'vitest';
import { ask, idsAt, objectIn, openShop, recorded, rows } from './client.ts';

test('offset wins over page, and past the end the two differ', async () => {
  const shop = await openShop();
  const all = [...(await idsAt(shop, 'products?per_page=100')), ...(await idsAt(shop, 'products?per_page=100&page=2'))];
  expect(await idsAt(shop, 'products?offset=10&page=3&per_page=5')).toEqual(all.slice(10, 15));
  const late = await ask(shop, 'products?per_page=20&page=99');
  expect([await late.json(), late.headers.get('X-WP-Total')]).toEqual([[], '137']);
  expect(late.headers.get('Link')).toContain('page=7>; rel="prev"');
  const beyond = await ask(shop, 'products?offset=500');
  expect([await beyond.json(), beyond.headers.get('X-WP-Total')]).toEqual([recorded('list-offset-past-end').body, '0']);
});

test('_fields takes top-level names only', async () => {
  const shop = await openShop();
  const nested = await rows(shop, 'products?per_page=2&_fields=id,categories.name,images.src');
  expect(nested.map((row) => Object.keys(row))).toEqual([['id'], ['id']]);
  expect(await rows(shop, 'products?per_page=2&_fields=nope')).toEqual([[], []]);
  expect(Object.keys((await rows(shop, 'products?per_page=1&_fields=id,_links'))[0] ?? {})).toEqual(['id', '_links']);
  const single = await objectIn(await ask(shop, 'products/101?_fields=id'));
  expect(Object.keys(single)).toEqual(['id', '_links']);
});

test('any status is everything but the trash', async () => {
  const shop = await openShop();
  const statuses = async (query: string) =>
    new Set((await rows(shop, `products?per_page=100&_fields=status&${query}`)).map((row) => row.status));
  expect(await statuses('exclude_status=publish')).toEqual(new Set(['draft', 'pending', 'private', 'future']));
  expect(await statuses('include_status=any,trash&exclude_status=publish')).toContain('trash');
  expect(await statuses('status=trash')).toEqual(new Set(['trash']));
});

test('ids can be asked for in thousands only with a POST that counts as a GET', async () => {
  const shop = await openShop();
  const include = [
    shop.idOf('BK-NOTE'),
    101,
    shop.idOf('ST-16'),
    shop.idOf('PH-IP15-1'),
    ...Array.from({ length: 3000 }, (_, n) => n + 9000),
  ];
  const long = await ask(shop, `products?include=${include.join(',')}`);
  expect([long.status, long.headers.get('Content-Type')]).toEqual([414, 'text/html; charset=UTF-8']);
  const body = { include, orderby: 'include', _fields: 'id' };
  const posted = await ask(shop, 'products', { method: 'POST', body, headers: { 'X-HTTP-Method-Override': 'GET' } });
  expect(await posted.json()).toEqual([{ id: shop.idOf('BK-NOTE') }, { id: 101 }]);
});

test('search, SKU, slug, type, category and price find what they should', async () => {
  const shop = await openShop();
  const names = async (query: string) =>
    (await rows(shop, `products?per_page=100&_fields=sku&${query}`)).map((row) => row.sku);
  expect(await names(`search=${encodeURIComponent('گوشي')}`)).toEqual(['PH-A15']);
  expect(await names(`search=${encodeURIComponent('لپ تاپ')}`)).toContain('LP-TUF');
  expect(await names('sku=PH-IP15-2')).toEqual(['PH-IP15-2']);
  const slug = shop.product(101)?.slug;
  expect(await names(`slug=${encodeURIComponent(String(slug))}`)).toEqual(['PH-IP15']);
  expect(await names('type=external')).toEqual(['AC-T7']);
  const [digital] = await rows(shop, 'products/categories?slug=digital&_fields=id');
  const inDigital = await names(`category=${digital?.id}`);
  expect(inDigital).toContain('LP-ELITE');
  expect(inDigital).not.toContain('BK-NOTE');
  expect(await names('min_price=80000000')).toEqual(['LP-MBA', 'PH-S24U']);
});

test('lists can be ordered, ties go by id', async () => {
  const shop = await openShop();
  const ascending = await idsAt(shop, 'products?orderby=id&order=asc&per_page=100');
  expect(ascending).toEqual([...ascending].sort((a, b) => Number(a) - Number(b)));
  const stamps = (
    await rows(shop, 'products?orderby=modified&order=asc&per_page=100&_fields=id,date_modified_gmt')
  ).map((row) => `${row.date_modified_gmt} ${String(row.id).padStart(6)}`);
  expect(stamps).toEqual([...stamps].sort());
  const [first] = await rows(shop, 'products?per_page=1&_fields=status,date_modified_gmt');
  expect(first).toEqual({ status: 'future', date_modified_gmt: '2027-02-20T12:00:00' });
});

test('modified_after: naive UTC is right, a Z loses three and a half hours', async () => {
  const shop = await openShop();
  shop.update(101, {});
  shop.wait(60_000);
  const since = (date: string) => idsAt(shop, `products?status=publish&modified_after=${date}&dates_are_gmt=true`);
  expect(await since('2026-11-22T11:59:59')).toEqual([101]);
  expect(await since('2026-11-22T12:00:00')).toEqual([]);
  expect(await since('2026-11-22T11:59:59Z')).toEqual([]);
  expect(await since('2026-11-22T08:29:59Z')).toEqual([101]);
  const local = (date: string) => idsAt(shop, `products?status=publish&modified_after=${date}`);
  expect(await local('2026-11-22T15:29:59')).toEqual([101]);
  expect(await local('2026-11-22T11:59:59Z')).toEqual([101]);
  for (const bad of ['2026-11-22', '1795347432', '2026-11-22T11:59:59+03:30']) {
    expect((await ask(shop, `products?modified_after=${bad}`)).status).toBe(400);
  }
  expect((await ask(shop, 'products?modified_after=2026-11-22T11:59:59%2B03:30')).status).toBe(200);
});

test('variations: of one parent, of all, of none', async () => {
  const shop = await openShop();
  const own = await idsAt(shop, 'products/101/variations?per_page=100');
  expect(own).toEqual([...shop.ids('variations')].filter((id) => own.includes(id)).reverse());
  expect(shop.product(101)?.variations).toEqual([...own].reverse());
  expect(await idsAt(shop, 'variations?parent=101&per_page=100')).toEqual(own);
  const bulk = await ask(shop, 'variations?per_page=100');
  expect([bulk.headers.get('X-WP-Total'), bulk.headers.get('Allow')]).toEqual([
    String(shop.ids('variations').length),
    'GET',
  ]);
  const missing = await ask(shop, 'products/9999999/variations');
  expect([missing.status, await missing.json()]).toEqual([200, []]);
});

test('HEAD and OPTIONS answer too', async () => {
  const shop = await openShop();
  const head = await ask(shop, 'products?per_page=20', { method: 'HEAD' });
  expect([head.status, head.headers.get('X-WP-TotalPages'), await head.text()]).toEqual([200, '7', '']);
  expect((await ask(shop, 'products', { method: 'OPTIONS' })).headers.get('Allow')).toBe('GET, POST');
});

test('categories keep their tree, and hide_empty counts wrong', async () => {
  const shop = await openShop();
  const all = await rows(shop, 'products/categories?per_page=100');
  expect(all).toContainEqual(expect.objectContaining({ name: 'آرایشی &amp; بهداشتی', parent: 0 }));
  const digital = all.find(({ slug }) => slug === 'digital');
  expect(all.find(({ slug }) => slug === 'laptop')).toMatchObject({ parent: digital?.id });
  const hidden = await ask(shop, 'products/categories?hide_empty=true&per_page=100');
  const withNothingOfTheirOwn = ['digital', 'fashion', 'international'].length;
  const total = Number(hidden.headers.get('X-WP-Total'));
  expect(await hidden.json()).toHaveLength(total + withNothingOfTheirOwn);
});

test('an old shop does not know the newer ways', async () => {
  const shop = await openShop({ withoutBulkVariations: true, withoutTrashListing: true, ignoresOffset: true });
  expect(await (await ask(shop, 'variations')).json()).toMatchObject({ code: 'rest_no_route' });
  const listed = await ask(shop, 'products?include_status=any,trash');
  expect(listed.headers.get('X-WP-Total')).toBe('137');
  expect(await idsAt(shop, 'products?offset=20&per_page=5')).toEqual(await idsAt(shop, 'products?per_page=5'));
});
