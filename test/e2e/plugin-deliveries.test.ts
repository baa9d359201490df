// What the plugin of version 2 sends, to the real binary: written by the inbox's own thread, applied by the worker
// beside it, found by search, and known again after a restart.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, type Workspace, workspace } from '../support/cli.ts';
import { BULK, bulk2, envelope2, event, signed2, wooProduct, wooVariation } from '../support/envelope.ts';

const WEBHOOK = '/api/integrations/woocommerce/webhook/';

let home: Workspace;
let serve: Running & { url: string };
let token: string;

beforeAll(async () => {
  home = workspace();
  await home.json(['store', 'add', 'tehran', '--url', 'https://shop.example']);
  token = (await home.json(['token', 'create', '--store', 'tehran'])).token;
  serve = await home.serve();
});
afterAll(async () => {
  await serve?.stop();
  home.remove();
});

async function post(path: string, json: unknown) {
  const { body, headers } = signed2(json, token, Date.now());
  const all = { ...headers, authorization: `Bearer ${token}` };
  const response = await fetch(serve.url + path, { method: 'POST', body, headers: all });
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, it says itself
  const answer: any = await response.json();
  return { status: response.status, answer };
}

/** Waits until the worker beside `serve` has nothing left, watching what it writes. */
async function worked(): Promise<void> {
  for (let left = 1; left > 0; ) {
    const { pending_events, pending_chunks } = await home.json(['status']);
    left = pending_events + pending_chunks;
  }
}

const best = async (query: string) => (await home.json(['search', query])).results[0];
const boots = wooProduct(500, { name: 'پوتین زمستانی', type: 'variable', variations: [501, 502] });
const variations = [
  wooVariation(501, 500, 'قهوه‌ای', { price: '2900000', regular_price: '2900000' }),
  wooVariation(502, 500, 'مشکی', { price: '3100000', regular_price: '3100000' }),
];
const first = envelope2(event(boots, 'product.created', { variations }));
const many = bulk2([
  event(wooProduct(510, { name: 'کلاه بافتنی' }), 'product.created'),
  event(wooProduct(511, { name: 'شال گردن پشمی' }), 'product.created'),
]);

test('a product with variations, and a list of products, are found', async () => {
  expect(await post(WEBHOOK, first)).toMatchObject({ status: 202, answer: { status: 'accepted' } });
  expect(await post(BULK, many)).toMatchObject({ status: 202, answer: { accepted: 2 } });
  await worked();
  expect(await best('پوتین مشکی')).toMatchObject({ external_id: 'woo_500', price: '2900000', currency: 'IRT' });
  expect(await best('کلاه بافتنی')).toMatchObject({ external_id: 'woo_510' });
  expect(await best('شال گردن')).toMatchObject({ external_id: 'woo_511' });
});

test('after a restart, what is sent again is known', async () => {
  await serve.stop();
  serve = await home.serve();
  expect(await post(WEBHOOK, first)).toMatchObject({ status: 200, answer: { status: 'skipped' } });
  expect(await post(BULK, many)).toMatchObject({ status: 202, answer: { accepted: 0, skipped: 2 } });
});

test('what is stamped with yesterday’s clock is refused', async () => {
  const { body, headers } = signed2(first, token, Date.now() - 86_400_000);
  const all = { ...headers, authorization: `Bearer ${token}` };
  const response = await fetch(serve.url + WEBHOOK, { method: 'POST', body, headers: all });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: 'stale_signature' });
});
