// What a shop has, read out of its listings with as few words as possible.
import { expect, test } from 'vitest';
import type { ManifestLine, Shop } from '../../../../src/ports/source.ts';
import { json, product } from './fake-shop.ts';
import { openFake, range, startShop } from './support.ts';

const never = new AbortController().signal;

async function census(shop: Shop, pageSize = 100): Promise<ManifestLine[]> {
  const lines: ManifestLine[] = [];
  for await (const lot of shop.census({ pageSize, concurrency: 2 }, never)) lines.push(...lot);
  return lines;
}

const GOODS = [
  product(1, { type: 'variable' }),
  product(2, { status: 'draft' }),
  product(3, { status: 'trash' }),
  product(4, { status: 'future', date_created_gmt: '2027-06-01T12:00:00', date_modified_gmt: '2027-06-01T12:00:00' }),
  product(5, { type: 'variation', parent_id: 1, status: 'private' }),
];

test.each([[false], [true]])('products and variations that are alive (an old shop: %s)', async (old) => {
  const fake = await startShop(GOODS);
  if (old) for (const name of ['bulk_variations', 'include_status'] as const) fake.lacks.add(name);
  const modifiedAt = Date.parse('2026-11-22T11:36:06Z');
  expect(await census(openFake(fake.url).shop)).toEqual([
    { externalId: 'woo_1', parentExternalId: null, modifiedAt, status: 'publish' },
    { externalId: 'woo_2', parentExternalId: null, modifiedAt, status: 'draft' },
    { externalId: 'woo_4', parentExternalId: null, modifiedAt: null, status: 'future' },
    { externalId: 'woo_5', parentExternalId: 'woo_1', modifiedAt, status: 'private' },
  ]);
  for (const { query } of fake.asked.filter(({ path }) => /(products|variations)$/.test(path))) {
    expect(query.get('_fields')?.split(',').length).toBeLessThan(7);
  }
});

test('all pages of it', async () => {
  const fake = await startShop(range(1, 47));
  const lines = await census(openFake(fake.url).shop, 10);
  expect(lines.map(({ externalId }) => externalId)).toEqual(range(1, 47).map((id) => `woo_${id}`));
});

test.each([
  ['status', { id: 1, type: 'simple', date_modified_gmt: '2026-11-22T11:36:06' }],
  ['id', { type: 'simple', status: 'publish' }],
])('an item without its %s says nothing of the shop', async (_, item) => {
  const fake = await startShop();
  fake.intercept = (_asked, response) => json(response, 200, [item]);
  await expect(census(openFake(fake.url).shop)).rejects.toMatchObject({ code: 'shop_odd' });
});
