import { expect, test } from 'vitest';
import { html, json, product } from './fake-shop.ts';
import { NOW, openFake, range, startShop } from './support.ts';

const never = new AbortController().signal;

const shopItems = [
  product(1),
  product(2, { status: 'trash' }),
  product(10, { type: 'variable' }),
  product(11, { type: 'variation', parent_id: 10 }),
];

test('says what is still there, in the trash, or gone', async () => {
  const fake = await startShop(shopItems);
  const { shop } = openFake(fake.url);
  const page = await shop.lookUp(['woo_1', 'woo_2', 'woo_11', 'woo_404', 'woo_1', 'manual_7'], never);
  expect(page.reports.map(({ externalId }) => externalId)).toEqual(['woo_1', 'woo_11']);
  expect(page.trashed.map(({ externalId }) => externalId)).toEqual(['woo_2']);
  expect(page.askedAt).toBe(NOW);
  expect(fake.asked.map(({ query }) => query.get('include'))).toEqual(['1,2,11,404', '11,404']);
});

test('asks one by one for variations where old shops list them only by parent', async () => {
  const fake = await startShop(shopItems);
  fake.lacks.add('bulk_variations');
  const { shop } = openFake(fake.url);
  const page = await shop.lookUp(['woo_1', 'woo_11', 'woo_404'], never);
  expect(page.reports.map(({ externalId }) => externalId)).toEqual(['woo_1', 'woo_11']);
});

test('any number, in lots of a hundred', async () => {
  const fake = await startShop(range(1, 250));
  const { shop } = openFake(fake.url);
  const page = await shop.lookUp(
    range(1, 250).map((id) => `woo_${id}`),
    never,
  );
  expect(page.reports.length).toBe(250);
  expect(fake.asked.length).toBe(3);
  expect((await shop.lookUp([], never)).reports).toEqual([]);
});

test('an error is never read as "gone"', async () => {
  const fake = await startShop(shopItems);
  fake.lacks.add('bulk_variations');
  fake.intercept = ({ path }, response) => path.endsWith('/products/404') && html(response, 404, 'not here');
  const { shop } = openFake(fake.url);
  await expect(shop.lookUp(['woo_404'], never)).rejects.toMatchObject({ code: 'shop_odd' });
});

test('nor is an answer to another question', async () => {
  const fake = await startShop(shopItems);
  fake.intercept = (_, response) => json(response, 200, [product(1), product(3)]);
  await expect(openFake(fake.url).shop.lookUp(['woo_1', 'woo_2'], never)).rejects.toMatchObject({ code: 'shop_odd' });
});
