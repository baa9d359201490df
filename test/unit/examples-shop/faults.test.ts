// Faults to order reach the client as they would from a real host, and the log keeps what was asked.
import { expect, test } from 'vitest';
import type { FaultName } from '../../../examples/shop/faults.ts';
import { ask, openShop } from './client.ts';

const replaced: [FaultName, number, string, string | null][] = [
  ['maintenance-503', 503, 'text/html', '600'],
  ['429', 429, 'text/html', '1'],
  ['fatal-500', 500, 'text/html', null],
  ['database-500', 500, 'text/html', null],
  ['gateway-502', 502, 'text/html', null],
  ['gateway-504', 504, 'text/html', null],
  ['html-200', 200, 'text/html', null],
  ['empty-200', 200, 'application/json', null],
  ['forbidden-waf', 403, 'text/html', null],
  ['challenge-403', 403, 'text/html', null],
  ['not-found-html', 404, 'text/html', null],
];

test.each(replaced)('%s replaces one answer', async (answer, status, type, wait) => {
  const shop = await openShop();
  shop.misbehave({ answer, times: 1 });
  const bad = await ask(shop, 'products/101');
  expect([bad.status, bad.headers.get('Retry-After')]).toEqual([status, wait]);
  expect(bad.headers.get('Content-Type')).toContain(type);
  expect((await ask(shop, 'products/101')).status).toBe(200);
});

test.each([
  ['php-warning', /^<br \/>\n<b>Warning<\/b>[^[]*\[\{"id":/],
  ['byte-order-mark', /^\ufeff\[\{"id":/],
  ['cut-json', /^\[\{"id":[^\]]*$/],
] as const)('%s spoils the real answer', async (answer, pattern) => {
  const shop = await openShop();
  shop.misbehave({ answer });
  const bytes = Buffer.from(await (await ask(shop, 'products?_fields=id&per_page=5')).arrayBuffer());
  expect(bytes.toString()).toMatch(pattern);
});

test.each(['half-body', 'reset'] as const)('%s breaks the connection', async (answer) => {
  const shop = await openShop();
  shop.misbehave({ answer, times: 1 });
  await expect(ask(shop, 'products').then((response) => response.text())).rejects.toThrow();
  expect((await ask(shop, 'products')).status).toBe(200);
});

test('timeout never answers', async () => {
  const shop = await openShop();
  shop.misbehave({ answer: 'timeout', times: 1 });
  const asked = fetch(`${shop.url}/wp-json/`, { signal: AbortSignal.timeout(50) });
  await expect(asked).rejects.toThrow(/timeout/);
});

test('a fault can choose its requests, be of one’s own making, and be lifted', async () => {
  const shop = await openShop();
  const lift = shop.misbehave({
    when: ({ path, query }) => path.endsWith('/products') && query.page === '2',
    answer: { status: 508, headers: [['X-Loop', 'yes']], body: 'loop' },
  });
  expect((await ask(shop, 'products?page=1')).status).toBe(200);
  expect((await ask(shop, 'products?page=2')).status).toBe(508);
  expect((await ask(shop, 'products?page=2')).headers.get('X-Loop')).toBe('yes');
  lift();
  expect((await ask(shop, 'products?page=2')).status).toBe(200);
});

test('the log keeps requests without their secrets', async () => {
  const shop = await openShop();
  await ask(shop, `products?page=2&consumer_secret=${shop.consumerSecret}`, { headers: { 'X-Own': 'yes' } });
  expect(shop.requests).toMatchObject([{ method: 'GET', path: '/wp-json/wc/v3/products', query: { page: '2' } }]);
  expect(shop.requests[0]?.headers).toMatchObject({ authorization: 'Basic …', 'x-own': 'yes' });
  expect(JSON.stringify(shop.requests)).not.toContain(shop.consumerSecret);
});
