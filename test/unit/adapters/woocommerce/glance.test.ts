// Price and stock as a shop tells them to somebody who waits: one request, one try, exact money.
import { expect, test } from 'vitest';
import { html, json, product } from './fake-shop.ts';
import { openFake, range, startShop } from './support.ts';

const never = new AbortController().signal;
const names = (...ids: number[]) => ids.map((id) => `woo_${id}`);

test('one request for all of them, for price and stock and little else', async () => {
  const fake = await startShop([
    product(1, { price: '123456789012345678.90' }),
    product(2, { stock_status: 'outofstock' }),
  ]);
  const page = await openFake(fake.url).shop.glance(names(1, 2, 3), never);
  expect(page.reports.map(({ externalId, state }) => [externalId, state.price, state.stockStatus])).toEqual([
    ['woo_1', '123456789012345678.90', undefined],
    ['woo_2', '1000', 'outofstock'],
  ]);
  expect(fake.asked.map(({ query }) => query.get('include'))).toEqual(['1,2,3']);
  expect(fake.asked[0]?.query.get('_fields')).not.toMatch(/description|images|meta/);
});

test('what is in the trash is named, what the shop does not have is left out', async () => {
  const fake = await startShop([product(1, { status: 'trash' })]);
  const page = await openFake(fake.url).shop.glance(names(1, 2), never);
  expect([page.reports, page.trashed.map(({ externalId }) => externalId)]).toEqual([[], ['woo_1']]);
});

test('a failure is not tried again', async () => {
  const fake = await startShop([product(1)]);
  fake.intercept = (_, response) => html(response, 503, 'busy', { 'retry-after': '1' });
  const { shop, slept } = openFake(fake.url);
  await expect(shop.glance(names(1), never)).rejects.toMatchObject({ code: 'shop_unreachable' });
  expect([fake.asked.length, slept]).toEqual([1, []]);
});

test('it ends when the time is over', async () => {
  const fake = await startShop();
  fake.intercept = () => true;
  await expect(openFake(fake.url).shop.glance(names(1), AbortSignal.timeout(20))).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('products that were not asked for are odd', async () => {
  const fake = await startShop();
  fake.intercept = (_, response) => json(response, 200, [product(9)]);
  await expect(openFake(fake.url).shop.glance(names(1), never)).rejects.toMatchObject({ code: 'shop_odd' });
});

test('nothing is asked for nothing', async () => {
  const fake = await startShop();
  expect((await openFake(fake.url).shop.glance(['other_1'], never)).reports).toEqual([]);
  expect(fake.asked).toEqual([]);
});

test('variations of certain products, all in one answer', async () => {
  const fake = await startShop([product(5, { type: 'variation', parent_id: 1 })]);
  const page = await openFake(fake.url).shop.glanceAtVariations(names(1, 2), never);
  expect(page?.reports.map(({ externalId, parentExternalId }) => [externalId, parentExternalId])).toEqual([
    ['woo_5', 'woo_1'],
  ]);
  expect(fake.asked[0]?.query.get('parent')).toBe('1,2');
});

const variations = (ids: readonly number[], parent: number) =>
  ids.map((id) => product(id, { type: 'variation', parent_id: parent }));

test.each([
  ['does not list them', null],
  ['has more than one answer holds', variations(range(10, 109), 1)],
  ['does not know the filter', [...variations([10], 1), ...variations([11], 7)]],
  ['has one that cannot be read', [{ id: 0 }]],
])('variations cannot be had from a shop that %s', async (_, items) => {
  const fake = await startShop();
  fake.intercept = (_asked, response) =>
    items === null ? json(response, 404, { code: 'rest_no_route' }) : json(response, 200, items);
  expect(await openFake(fake.url).shop.glanceAtVariations(names(1), never)).toBeNull();
});
