// Webhooks on the wire: which edit sends what, in which order, with which headers and bytes.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ExampleShop } from '../../../examples/shop/server.ts';
import { ask, fixture, openShop, type Received, receiver } from './client.ts';

const SECRET = 'woo-test-secret-1405';
const TOPICS = ['created', 'updated', 'deleted', 'restored', 'published'].map((event) => `product.${event}`);

/** A shop that tells a receiver of everything; the pings are forgotten. */
async function listening(topics = TOPICS) {
  const [shop, { url, got }] = [await openShop(), await receiver()];
  for (const topic of topics) await shop.addWebhook({ topic, deliveryUrl: url, secret: SECRET });
  got.length = 0;
  return { shop, got, url };
}

const said = ({ headers, body }: Received): string => {
  const { id, arg, code } = JSON.parse(body.toString());
  return `${headers['x-wc-webhook-topic']} ${id ?? arg ?? code}`;
};

/** "product.updated 105", in the order they came. */
async function told(shop: ExampleShop, got: Received[], edit: () => unknown): Promise<string[]> {
  got.length = 0;
  edit();
  await shop.settled();
  return got.map(said);
}

const names = (rawHeaders: string[]): string[] => rawHeaders.filter((_, at) => at % 2 === 0);

function recordedNames(file: string): string[] {
  const { headers } = JSON.parse(readFileSync(fixture(`${file}.meta.json`), 'utf8'));
  return headers.map(([name]: [string]) => name);
}

test('a ping is a form without a signature', async () => {
  const [shop, { url, got }] = [await openShop(), await receiver()];
  const webhook = await shop.addWebhook({ topic: 'product.updated', deliveryUrl: url, secret: SECRET });
  expect(got[0]?.body.toString()).toBe(`webhook_id=${webhook.id}`);
  expect(got[0]?.headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded',
    'user-agent': 'WooCommerce/11.0.1 Hookshot (WordPress/7.1)',
  });
  expect(new Set(names(got[0]?.rawHeaders ?? []))).toEqual(new Set(recordedNames('ping')));
});

test('a delivery has the recorded headers and is signed over its very bytes', async () => {
  const { shop, got } = await listening(['product.updated']);
  const id = shop.idOf('FD-TEA');
  shop.update(id, { regular_price: '220000' });
  await shop.settled();
  const [delivery] = got;
  const body = delivery?.body ?? Buffer.alloc(0);
  expect(names(delivery?.rawHeaders ?? [])).toEqual(recordedNames('delivery-variation'));
  expect(delivery?.headers).toMatchObject({
    ...{ 'x-wc-webhook-source': `${shop.url}/`, 'x-wc-webhook-resource': 'product', 'x-wc-webhook-event': 'updated' },
    'x-wc-webhook-signature': createHmac('sha256', SECRET).update(body).digest('base64'),
  });
  expect(body.toString()).toMatch(/^[\x20-\x7e]*$/);
  expect(JSON.parse(body.toString())).toEqual(shop.product(id));
  expect(shop.deliveries).toMatchObject([{ topic: 'product.updated', status: 200 }]);
});

test('product edits', async () => {
  const { shop, got } = await listening();
  let id = 0;
  const make = () => {
    id = shop.create({ name: 'Draft', status: 'draft', regular_price: '1' }).id;
  };
  expect(await told(shop, got, make)).toEqual([`product.created ${id}`]);
  const publish = await told(shop, got, () => shop.update(id, { status: 'publish' }));
  expect(publish).toEqual([`product.published ${id}`, `product.updated ${id}`]);
  const thrice = () => [1, 2, 3].map((price) => shop.update(id, { regular_price: String(price) }));
  expect(await told(shop, got, thrice)).toEqual([`product.updated ${id}`]);
  expect(await told(shop, got, () => shop.trash(id))).toEqual([`product.deleted ${id}`]);
  const restored = ['published', 'updated', 'restored'].map((event) => `product.${event} ${id}`);
  expect(await told(shop, got, () => shop.restore(id))).toEqual(restored);
  shop.trash(id);
  await shop.settled();
  const back = await told(shop, got, () => shop.update(id, { status: 'publish' }));
  expect(back).toEqual([`product.published ${id}`, `product.updated ${id}`]);
  expect(await told(shop, got, () => shop.remove(id))).toEqual([]);
});

test('a variation change tells of the variation alone', async () => {
  const { shop, got } = await listening();
  const [parent, first] = [shop.idOf('PH-IP15'), shop.idOf('PH-IP15-1')];
  const changed = await told(shop, got, () => shop.updateVariation(first, { stock_quantity: 1 }));
  expect(changed).toEqual([`product.updated ${first}`]);
  expect(JSON.parse(got[0]?.body.toString() ?? '')).toMatchObject({
    type: 'variation',
    parent_id: parent,
    categories: [],
  });
  expect(await told(shop, got, () => shop.remove(first))).toEqual([]);
});

test('trashing a variable product: every variation, then the parent, under one delivery id', async () => {
  const { shop, got } = await listening();
  const id = shop.idOf('CW-GRANITE');
  const parts = [1, 2, 3].map((n) => shop.idOf(`CW-GRANITE-${n}`));
  expect(await told(shop, got, () => shop.trash(id))).toEqual([...parts, id].map((one) => `product.deleted ${one}`));
  expect(got.map(({ body }) => body.toString())).toEqual([...parts, id].map((one) => `{"id":${one}}`));
  expect(new Set(got.map(({ headers }) => headers['x-wc-webhook-delivery-id'])).size).toBe(1);
  expect(names(got[0]?.rawHeaders ?? [])).toEqual(recordedNames('delivery-deleted'));
});

test('a forced delete is told of only by its action', async () => {
  const { shop, got } = await listening([...TOPICS, 'action.woocommerce_delete_product']);
  const id = shop.idOf('BK-PRINCE');
  await told(shop, got, () => shop.remove(id));
  expect(got.map(({ body }) => body.toString())).toEqual([`{"action":"woocommerce_delete_product","arg":${id}}`]);
});

test('a payload tells the state at delivery, also when nothing is left', async () => {
  const { shop, got } = await listening();
  const id = shop.idOf('BK-SHAH');
  shop.update(id, { name: 'first' });
  shop.update(id, { name: 'second' });
  await shop.settled();
  expect(JSON.parse(got[0]?.body.toString() ?? '')).toMatchObject({ name: 'second' });
  const gone = await told(shop, got, () => {
    shop.update(id, {});
    shop.remove(id);
  });
  expect(gone).toEqual(['product.updated woocommerce_rest_product_invalid_id']);
});

test('seven failures in a row disable a webhook, nothing is sent again', async () => {
  const [shop, { url, got }] = [await openShop(), await receiver((n) => (n === 1 ? 200 : 500))];
  const webhook = await shop.addWebhook({ topic: 'product.updated', deliveryUrl: url, secret: SECRET });
  for (let n = 0; n < 9; n++) {
    shop.update(101, {});
    await shop.settled();
  }
  expect([webhook.status, webhook.failures, got.length - 1]).toEqual(['disabled', 7, 7]);
  await ask(shop, `webhooks/${webhook.id}`, { method: 'PUT', body: { status: 'active' } });
  shop.update(101, {});
  await shop.settled();
  expect(webhook.status).toBe('disabled');
});

test('a ping that is not answered with 200 comes again after each delivery', async () => {
  const [shop, { url, got }] = [await openShop(), await receiver(() => 204)];
  await shop.addWebhook({ topic: 'product.updated', deliveryUrl: url, secret: SECRET });
  shop.update(101, {});
  await shop.settled();
  expect(got.map(({ headers }) => headers['content-type']?.split('/')[1])).toEqual([
    ...['x-www-form-urlencoded', 'json', 'x-www-form-urlencoded'],
  ]);
});

test('webhooks over REST', async () => {
  const [shop, { url }] = [await openShop({ withoutPublishedTopic: true }), await receiver()];
  const post = (body: unknown) => ask(shop, 'webhooks', { method: 'POST', body });
  const made = await (await post({ name: 'sync', topic: 'product.updated', delivery_url: url, secret: SECRET })).json();
  expect(made).toMatchObject({ id: 1, status: 'active', resource: 'product', event: 'updated', date_modified: null });
  expect(JSON.stringify(await (await ask(shop, 'webhooks')).json())).not.toContain(SECRET);
  expect(await (await post({ topic: 'product.published', delivery_url: url })).json()).toMatchObject({
    code: 'woocommerce_rest_shop_webhook_invalid_topic',
  });
  expect(await (await post({ topic: 'product.updated', delivery_url: 'ftp://x' })).json()).toMatchObject({
    code: 'woocommerce_rest_shop_webhook_invalid_delivery_url',
  });
  const paused = await ask(shop, 'webhooks/1', { method: 'PUT', body: { status: 'paused' } });
  expect(await paused.json()).toMatchObject({ status: 'paused' });
  expect((await ask(shop, 'webhooks/1', { method: 'DELETE' })).status).toBe(501);
  expect((await ask(shop, 'webhooks/1?force=true', { method: 'DELETE' })).status).toBe(200);
  expect((await ask(shop, 'webhooks/1')).status).toBe(404);
});

test('by itself the shop delivers soon after an edit', async () => {
  const [shop, { url, got }] = [await openShop({ delivers: 'automatically' }), await receiver()];
  await shop.addWebhook({ topic: 'product.updated', deliveryUrl: url, secret: SECRET });
  await ask(shop, 'products/101', { method: 'PUT', body: {} });
  await shop.settled();
  expect(got.slice(1).map(said)).toEqual(['product.updated 101']);
});

test('a POST may stand for another method, by its address', async () => {
  const [shop, { url }] = [await openShop(), await receiver()];
  const { id } = await shop.addWebhook({ topic: 'product.updated', deliveryUrl: url, secret: SECRET });
  const post = { method: 'POST', body: { status: 'paused' } };
  expect(await (await ask(shop, `webhooks/${id}?_method=PUT`, post)).json()).toMatchObject({ status: 'paused' });
  expect((await ask(shop, `webhooks/${id}?_method=DELETE&force=true`, { method: 'POST' })).status).toBe(200);
  expect(shop.webhooks.size).toBe(0);
});
