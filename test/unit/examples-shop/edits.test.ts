// Editing while the shop runs, by its methods and over REST: what is stored, what is stamped, what is refused.
import { expect, test } from 'vitest';
import { ask, idsAt, objectIn, openShop } from './client.ts';

test('an update is stamped, even when it changes nothing', async () => {
  const shop = await openShop();
  const id = shop.idOf('AC-PB20');
  expect(shop.product(id)).not.toMatchObject({ date_modified_gmt: '2026-11-22T12:00:00' });
  shop.update(id, {});
  expect(shop.product(id)).toMatchObject({
    date_modified_gmt: '2026-11-22T12:00:00',
    date_modified: '2026-11-22T15:30:00',
  });
  shop.wait(1500);
  shop.update(id, { regular_price: '2,450,000', name: 'پاوربانک & کابل 5 < 6', stock_quantity: 0 });
  expect(shop.product(id)).toMatchObject({
    ...{ name: 'پاوربانک &amp; کابل 5 &lt; 6', price: '2450000', stock_status: 'outofstock' },
    date_modified_gmt: '2026-11-22T12:00:01',
  });
  shop.update(id, { regular_price: '۴۵۰۰۰' });
  expect(shop.product(id)).toMatchObject({ price: '', purchasable: false });
});

test('a variation change stamps its parent and moves the parent’s price', async () => {
  const shop = await openShop();
  const [parent, variation] = [shop.idOf('PH-RN13'), shop.idOf('PH-RN13-1')];
  shop.updateVariation(variation, { regular_price: '9000000' });
  const stamp = { date_modified_gmt: '2026-11-22T12:00:00' };
  expect(shop.product(parent)).toMatchObject({ price: '9000000', ...stamp });
  expect(shop.product(variation)).toMatchObject(stamp);
  expect(shop.product(shop.idOf('PH-RN13-2'))).not.toMatchObject(stamp);
  const added = shop.createVariation(parent, { regular_price: '1', attributes: [{ id: 3, option: '۱ ترابایت' }] });
  expect(shop.product(parent)?.variations).toContain(added.id);
  shop.remove(added.id);
  expect(shop.product(parent)?.variations).not.toContain(added.id);
});

test('the trash: out of any list, restored whole or in part', async () => {
  const shop = await openShop();
  const id = shop.idOf('TX-TOWEL');
  const slug = shop.product(id)?.slug;
  shop.trash(id);
  expect(shop.product(id)).toMatchObject({ status: 'trash', slug: `${slug}__trashed`, variations: [] });
  expect(await idsAt(shop, `products?include=${id}`)).toEqual([]);
  expect(await idsAt(shop, `products?include=${id}&include_status=any,trash`)).toEqual([id]);
  expect((await ask(shop, `products/${id}`, { method: 'DELETE' })).status).toBe(410);
  await ask(shop, `products/${id}`, { method: 'PUT', body: { status: 'publish' } });
  expect(shop.product(id)).toMatchObject({ status: 'publish', slug, variations: [], meta_data: [] });
  expect(await idsAt(shop, `products/${id}/variations?status=trash`)).toHaveLength(4);
  shop.trash(id);
  shop.restore(id);
  expect(shop.product(id)?.variations).toHaveLength(4);
});

test('products can be made, changed and deleted over REST', async () => {
  const shop = await openShop();
  const made = await ask(shop, 'products', { method: 'POST', body: { name: 'کلاه حصیری', regular_price: '240000' } });
  const { id, slug } = await objectIn(made);
  expect([made.status, slug]).toEqual([201, '%da%a9%d9%84%d8%a7%d9%87-%d8%ad%d8%b5%db%8c%d8%b1%db%8c']);
  const changed = await ask(shop, `products/${id}`, { method: 'PUT', body: { sku: 'PH-IP15' } });
  expect([changed.status, await changed.json()]).toEqual([
    400,
    {
      ...{ code: 'product_invalid_sku', message: 'Invalid or duplicated SKU.' },
      data: { status: 400, resource_id: 101, unique_sku: 'PH-IP15-1' },
    },
  ]);
  const gone = await ask(shop, `products/${id}?force=true`, { method: 'DELETE' });
  expect([gone.status, (await objectIn(gone)).id, shop.product(Number(id))]).toEqual([200, id, undefined]);
});

test('a batch does what it can', async () => {
  const shop = await openShop();
  const id = shop.idOf('BK-NOTE');
  const body = {
    create: [{ name: 'فله یک' }],
    update: [
      { id: 9999999, name: 'x' },
      { id, featured: true },
    ],
    delete: [9999998],
  };
  const answer = await (await ask(shop, 'products/batch', { method: 'POST', body })).json();
  const missing = (status: number) => ({
    code: 'woocommerce_rest_product_invalid_id',
    message: 'Invalid ID.',
    data: { status },
  });
  expect(answer).toMatchObject({
    create: [{ name: 'فله یک', status: 'publish' }],
    update: [
      { id: 9999999, error: missing(400) },
      { id, featured: true },
    ],
    delete: [{ id: 9999998, error: missing(404) }],
  });
});

test('a future product is published on time without a new date', async () => {
  const shop = await openShop();
  const id = shop.idOf('RD-SOON');
  const before = shop.product(id);
  shop.wait(91 * 86_400_000);
  expect(shop.runScheduled()).toContain(id);
  expect(shop.product(id)).toMatchObject({ status: 'publish', date_modified_gmt: before?.date_modified_gmt });
});

test('a shop can be opened with goods of one’s own', async () => {
  const shop = await openShop({ catalogue: [{ sku: 'ONE', name: 'Only one', categories: ['books'], price: '5' }] });
  expect(await idsAt(shop, 'products')).toEqual([shop.idOf('ONE')]);
  expect(() => shop.idOf('TWO')).toThrow('no TWO');
});
