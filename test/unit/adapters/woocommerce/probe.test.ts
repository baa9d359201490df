// A look at shops as they are and as they should not be: what is wrong is seen, named, and nothing is thrown.
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { RawAnswer } from '../../../../examples/shop/faults.ts';
import { createShop, type ExampleShop, type ShopOptions } from '../../../../examples/shop/server.ts';
import { type ProbeDeps, shopProbe } from '../../../../src/adapters/woocommerce/probe.ts';
import type { ShopLook, ShopPlace } from '../../../../src/ports/checkup.ts';
import { recorded, tls } from './recorded.ts';

type Keys = ShopPlace['keys'];
const OWNER = { consumerKey: 'ck_owner', consumerSecret: 'cs_owner' };
const key = (name: string, permissions: 'read' | 'write' | 'read_write', manager = true) => {
  return { consumerKey: `ck_${name}`, consumerSecret: `cs_${name}`, permissions, manager };
};

async function openShop(options: ShopOptions = {}): Promise<ExampleShop> {
  const keys = [key('reader', 'read'), key('writer', 'write'), key('customer', 'read_write', false)];
  const shop = await createShop({ ...OWNER, keys, delivers: 'when-told', ...options });
  onTestFinished(() => shop.close());
  return shop;
}

function look(url: string, keys: Keys = OWNER, deps: Partial<ProbeDeps> = {}, open = true): Promise<ShopLook> {
  const probe = shopProbe({ version: '1.2.3', ca: tls.cert, ...deps });
  return probe({ url, allowPrivateNetwork: open, keys }, new AbortController().signal);
}

const resolvesTo = (address: string) => async () => [{ address, family: 4 }];
const page = (status: number, body: string, ...headers: [string, string][]): RawAnswer => {
  return { status, headers: [['Content-Type', 'text/html'], ...headers], body };
};

describe('a shop that is in order', () => {
  test('shows its certificate, its index, and how far the keys go', async () => {
    const shop = await openShop({ tls });
    const url = shop.url.replace('127.0.0.1', 'localhost');
    expect(await look(url)).toMatchObject({
      dns: { kind: 'found', addresses: [expect.stringMatching(/^(?:127\.|::1)/)] },
      tls: { kind: 'seen', distrust: null, issuer: 'localhost', validUntil: Date.UTC(2126, 9, 29, 16, 51, 30) },
      index: { kind: 'read', namespaces: expect.arrayContaining(['wc/v3']) },
      permalinks: 'pretty',
      movedTo: null,
      front: null,
      keys: { kind: 'accepted', writes: true, inQuery: false, products: expect.any(Number) },
      plugin: null,
      webhooks: { kind: 'listed', webhooks: [] },
    });
  });

  test('is changed by none of it, and asked little', async () => {
    const shop = await openShop();
    const before = shop.ids();
    await look(shop.url);
    expect([shop.ids(), shop.webhooks.size]).toEqual([before, 0]);
    expect(shop.requests.length).toBeLessThanOrEqual(5);
  });

  test('is looked at as a stranger where there are no keys', async () => {
    const shop = await openShop();
    expect(await look(shop.url, null)).toMatchObject({ index: { kind: 'read' }, keys: null, webhooks: null });
  });

  test('tells its versions, its plugin, its webhooks and its time', async () => {
    const shop = await openShop({ plugin: '2.0.0', clock: () => Date.now() - 3_600_000 });
    await shop.addWebhook({ topic: 'product.updated', deliveryUrl: 'http://127.0.0.1:9/hook' });
    const environment = { environment: { version: '9.4.1', wp_version: '6.6<script>' } };
    const status: RawAnswer = { status: 200, headers: [], body: JSON.stringify(environment) };
    shop.misbehave({ when: ({ path }) => path.endsWith('/system_status'), answer: status });
    const skewed = await look(shop.url, OWNER, { now: () => Date.now() - 3_600_000 });
    expect(skewed).toMatchObject({
      woocommerce: '9.4.1',
      wordpress: null,
      plugin: '2.0.0',
      webhooks: { kind: 'listed', webhooks: [{ topic: 'product.updated', status: 'active' }] },
    });
    expect(Math.abs(skewed.skew ?? Number.NaN)).toBeLessThan(5_000);
    const far = await look(shop.url);
    expect(Math.round((far.skew ?? 0) / 3_600_000)).toBe(-1);
  });
});

describe('keys', () => {
  const judged: [name: string, kind: NonNullable<ShopLook['keys']>][] = [
    ['reader', { kind: 'accepted', writes: false, inQuery: false, products: expect.any(Number) }],
    ['writer', { kind: 'write_only' }],
    ['customer', { kind: 'refused', error: expect.objectContaining({ code: 'shop_refused' }) }],
    ['nobody', { kind: 'unknown', code: 'woocommerce_rest_authentication_error' }],
  ];
  test.each(judged)('of a %s', async (name, expected) => {
    const shop = await openShop();
    const keys = { consumerKey: `ck_${name}`, consumerSecret: `cs_${name}` };
    expect((await look(shop.url, keys)).keys).toEqual(expected);
  });

  test('go in the address where the server drops the header', async () => {
    const shop = await openShop({ tls, stripsAuthorization: true });
    expect((await look(shop.url)).keys).toMatchObject({ kind: 'accepted', inQuery: true });
  });

  test('that WordPress looks at only over https, and does not know that it is', async () => {
    const url = await secureServer((request, response) => {
      const query = new URL(request.url ?? '/', 'https://shop.example').searchParams;
      const open = query.has('_fields', 'name,namespaces');
      const { status, body } = recorded('shapes/auth-http-none');
      response.writeHead(open || query.has('oauth_signature') ? 200 : status, { 'content-type': 'application/json' });
      response.end(
        open ? '{"name":"A","namespaces":["wc/v3"]}' : query.has('oauth_signature') ? '[]' : JSON.stringify(body),
      );
    });
    expect((await look(url)).keys).toEqual({ kind: 'unseen_https' });
  });
});

describe('the way there', () => {
  test.each([
    [
      'a name nobody knows',
      { resolve: () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })) },
      'ENOTFOUND',
    ],
    ['a name without an address', { resolve: async () => [] }, 'ENOTFOUND'],
    ['a DNS that says nothing', { resolve: () => new Promise<never>(() => {}), patience: 30 }, 'TIMEOUT'],
  ])('%s', async (_, deps, code) => {
    expect(await look('https://shop.example', OWNER, deps)).toMatchObject({
      dns: { kind: 'failed', code },
      index: null,
    });
  });

  test.each([
    ['https://shop.example', '10.0.0.7'],
    ['http://127.0.0.1:8080', '127.0.0.1'],
  ])('%s leads into a private network, and nobody goes there', async (url, address) => {
    const found = await look(url, OWNER, { resolve: resolvesTo('10.0.0.7') }, false);
    expect(found).toMatchObject({ dns: { kind: 'private', address }, tls: null, index: null, keys: null });
  });

  test.each([
    ['a certificate of its own', 'localhost', undefined, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['one of another name', 'other.example', tls.cert, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s is not believed, and no key is shown', async (_, host, ca, distrust) => {
    const shop = await openShop({ tls });
    const url = shop.url.replace('127.0.0.1', host);
    const probe = shopProbe({
      version: '1.2.3',
      resolve: resolvesTo('127.0.0.1'),
      ...(ca === undefined ? {} : { ca }),
    });
    const found = await probe({ url, allowPrivateNetwork: true, keys: OWNER }, new AbortController().signal);
    expect(found).toMatchObject({
      tls: { kind: 'seen', distrust, names: expect.arrayContaining(['localhost']) },
      index: null,
    });
    expect(shop.requests).toEqual([]);
  });

  test('https asked of a server that speaks http, and of none', async () => {
    const shop = await openShop();
    expect((await look(shop.url.replace('http:', 'https:'))).tls).toMatchObject({ kind: 'failed' });
    expect((await look('https://127.0.0.1:9')).tls).toEqual({ kind: 'failed', code: 'ECONNREFUSED' });
    expect((await look('http://127.0.0.1:9')).index).toMatchObject({
      kind: 'failed',
      error: { code: 'shop_unreachable' },
    });
  });

  test('a server that says nothing is not waited for', async () => {
    const shop = await openShop();
    shop.misbehave({ answer: 'timeout' });
    expect(await look(shop.url, OWNER, { patience: 50 })).toMatchObject({
      index: { kind: 'failed', error: { message: expect.stringContaining('in time') } },
      keys: null,
    });
    expect(shop.requests.length).toBe(1);
  });

  test('a redirect to another name is told and not followed', async () => {
    const shop = await openShop();
    shop.misbehave({ answer: page(301, '', ['Location', 'https://www.shop.example/wp-json/?_fields=name']) });
    const found = await look(shop.url);
    expect(found).toMatchObject({ index: { kind: 'elsewhere', to: 'https://www.shop.example' }, keys: null });
    expect(shop.requests.length).toBe(1);
  });

  test('a redirect within the same house is followed', async () => {
    const shop = await openShop();
    const moved = page(301, '', ['Location', `${shop.url}/index.php/wp-json/?_fields=name,namespaces`]);
    shop.misbehave({ when: ({ path }) => path === '/wp-json/', answer: moved });
    expect(await look(shop.url)).toMatchObject({ index: { kind: 'read' }, keys: { kind: 'accepted' } });
    shop.misbehave({ answer: page(302, '', ['Location', '/wp-json/']) });
    expect((await look(shop.url)).index).toMatchObject({ kind: 'failed' });
  });

  test.each([
    ['plain', (path: string) => path !== '/'],
    ['index', (path: string) => path.startsWith('/wp-json')],
    ['unknown', () => true],
  ])('permalinks: %s', async (permalinks, isLost) => {
    const shop = await openShop();
    shop.misbehave({ when: ({ path }) => isLost(path), answer: 'not-found-html' });
    expect(await look(shop.url)).toMatchObject({ permalinks });
  });

  test('a WordPress without WooCommerce, and one that shows strangers nothing', async () => {
    const bare = await openShop();
    const index = { status: 200, headers: [], body: '{"name":"Blog","namespaces":["wp/v2"]}' };
    bare.misbehave({ when: ({ path }) => path === '/wp-json/', answer: index });
    expect((await look(bare.url, null)).index).toEqual({ kind: 'read', name: 'Blog', namespaces: ['wp/v2'] });
    const shut = await openShop();
    const closed = { status: 401, headers: [], body: '{"code":"rest_not_logged_in","message":"no"}' };
    shut.misbehave({ when: ({ path }) => path === '/wp-json/', answer: closed });
    expect(await look(shut.url)).toMatchObject({
      index: { kind: 'closed', code: 'rest_not_logged_in' },
      keys: { kind: 'accepted' },
    });
  });
});

describe('firewalls', () => {
  const walls: [string, RawAnswer][] = [
    ['Cloudflare', page(403, '<title>Just a moment...</title>', ['cf-mitigated', 'challenge'])],
    ['Wordfence', page(403, '<p>Generated by Wordfence</p>')],
    ['ArvanCloud', page(403, '<p>دسترسی شما توسط ابر آروان محدود شده است</p>')],
    ['ModSecurity', page(406, 'An appropriate representation could not be found. Mod_Security')],
  ];
  test.each(walls)('%s is named, and not pressed', async (firewall, answer) => {
    const shop = await openShop();
    shop.misbehave({ answer });
    const found = await look(shop.url, null);
    expect(found).toMatchObject({ index: { kind: 'failed', firewall, error: { code: 'shop_blocked' } } });
    expect(shop.requests.length).toBe(1);
  });

  test('one that lets us pass is named too', async () => {
    const url = await secureServer((_, response) => {
      response.writeHead(200, { server: 'cloudflare', 'cf-ray': '8f-IST' }).end('{"name":"A","namespaces":["wc/v3"]}');
    });
    expect((await look(url, null)).front).toBe('Cloudflare');
  });

  test('one that minds only the keys shows in them', async () => {
    const shop = await openShop();
    shop.misbehave({ when: ({ path }) => path.endsWith('/products'), answer: page(403, 'Generated by Wordfence') });
    expect((await look(shop.url)).keys).toMatchObject({ kind: 'refused', error: { code: 'shop_blocked' } });
  });
});

async function secureServer(listener: RequestListener): Promise<string> {
  const server = createServer(tls, listener);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `https://localhost:${typeof address === 'object' ? address?.port : 0}`;
}
