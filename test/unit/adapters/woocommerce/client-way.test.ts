// How the client reaches a shop: keys, detours, and addresses it may not call.
import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { guardedLookup } from '../../../../src/adapters/woocommerce/transport.ts';
import { html, KEY, SECRET } from './fake-shop.ts';

import { collect, idsOf, openFake, replay, startShop } from './support.ts';

describe('keys', () => {
  test('over http each try is signed anew', async () => {
    const fake = await startShop([1]);
    fake.intercept = ({ number }, response) => number === 1 && html(response, 500, 'x');
    await collect(openFake(fake.url).shop);
    expect(fake.asked[0]?.headers.authorization).toBeUndefined();
    const nonces = fake.asked.map(({ query }) => query.get('oauth_nonce'));
    expect(new Set(nonces).size).toBe(3);
    expect(fake.asked.every(({ query }) => !query.has('consumer_secret'))).toBe(true);
  });

  test('trap 9: over https they go in the header', async () => {
    const fake = await startShop([1], true);
    expect(idsOf(await collect(openFake(fake.url).shop))).toEqual([1]);
    expect(fake.asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from(`${KEY}:${SECRET}`).toString('base64')}`);
  });

  test('where the server drops the header they go in the query, once that works, with a notice', async () => {
    const fake = await startShop([1], true);
    fake.lacks.add('authorization');
    const { shop } = openFake(fake.url);
    expect(await shop.about()).toMatchObject({ currency: 'IRT', notices: [expect.stringContaining('Authorization')] });
    expect(idsOf(await collect(shop))).toEqual([1]);
    expect(fake.asked.map(({ query }) => query.has('consumer_key'))).toEqual([false, true, true, true]);
  });

  test('wrong ones are refused, after one look at the query', async () => {
    const fake = await startShop([1], true);
    fake.lacks.add('authorization');
    const { shop } = openFake(fake.url, {}, { consumerSecret: 'cs_wrong' });
    const error = await shop.about().catch((caught) => caught);
    expect(error).toMatchObject({ code: 'shop_refused', hint: expect.stringContaining('REST API') });
    await expect(shop.about()).rejects.toMatchObject({ code: 'shop_refused' });
    expect(fake.asked.map(({ query }) => query.has('consumer_key'))).toEqual([false, true, false]);
    expect(JSON.stringify([error.message, error.hint, String(error.cause)])).not.toContain('cs_wrong');
  });

  test('a secret known to be wrong is not shown in the query', async () => {
    const fake = await startShop([1], true);
    await expect(openFake(fake.url, {}, { consumerSecret: 'cs_wrong' }).shop.about()).rejects.toMatchObject({
      code: 'shop_refused',
    });
    expect(fake.asked.length).toBe(1);
  });

  test('a clock that is off is named', async () => {
    const fake = await startShop([1]);
    fake.intercept = replay('auth/http-oauth1-bad-signature');
    const { shop } = openFake(fake.url, { now: () => Date.now() - 3_600_000 });
    await expect(shop.about()).rejects.toMatchObject({
      code: 'shop_refused',
      hint: expect.stringContaining('60 minutes apart'),
    });
  });

  test('a user without rights is told so', async () => {
    const fake = await startShop([1]);
    fake.intercept = replay('auth/https-customer-key-get-products');
    const { shop } = openFake(fake.url);
    await expect(collect(shop)).rejects.toMatchObject({
      code: 'shop_refused',
      message: expect.stringContaining('woocommerce_rest_cannot_view'),
    });
  });
});

describe('the way there', () => {
  test('to https on the same host it is followed and remembered', async () => {
    const secure = await startShop([1], true);
    const plain = createServer((request, response) => {
      response.writeHead(301, { location: `${secure.url}${request.url}` }).end();
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void plain.close());
    const address = plain.address();
    const { shop } = openFake(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
    expect(idsOf(await collect(shop))).toEqual([1]);
    expect(shop.totals().requests).toBe(3);
    expect(secure.asked[0]?.headers.authorization).toMatch(/^Basic /);
  });

  test('a slash at the end is learnt', async () => {
    const fake = await startShop([1]);
    fake.intercept = ({ path }, response) => {
      if (path.endsWith('/')) return false;
      response.writeHead(308, { location: `${path}/?x=1` }).end();
      return true;
    };
    const { shop } = openFake(fake.url);
    expect(idsOf(await collect(shop))).toEqual([1]);
    expect(shop.totals().requests).toBe(3);
  });

  test.each([
    [
      'https://www.shop.example/wp-json/wc/v3/data/currencies/current?oauth_token=secret',
      'shop_blocked',
      'https://www.shop.example',
    ],
    ['http://127.0.0.1:1/wp-json/wc/v3/data/currencies/current', 'shop_blocked', 'http://127.0.0.1:1'],
    ['/wp-login.php?redirect_to=x', 'shop_blocked', '/wp-login.php'],
    ['ftp://127.0.0.1/', 'shop_blocked', 'ftp:'],
    ['http://[', 'shop_blocked', 'http://['],
  ])('keys do not go to %s', async (location, code, to) => {
    const fake = await startShop();
    fake.intercept = (_, response) => {
      response.writeHead(302, { location }).end();
      return true;
    };
    const error = await openFake(fake.url)
      .shop.about()
      .catch((caught) => caught);
    expect(error).toMatchObject({ code, message: expect.stringContaining(to) });
    expect(error.message + error.hint).not.toContain('secret');
    expect(fake.asked.length).toBe(1);
  });

  test('another host is named with the command that stores it', async () => {
    const fake = await startShop();
    fake.intercept = (_, response) => {
      response.writeHead(301, { location: 'https://new.example/shop/wp-json/wc/v3/data/currencies/current' }).end();
      return true;
    };
    await expect(openFake(fake.url).shop.about()).rejects.toMatchObject({
      hint: expect.stringContaining('pilito store update <slug> --url https://new.example/shop'),
    });
  });

  test('a circle ends', async () => {
    const fake = await startShop();
    fake.intercept = ({ path }, response) => {
      response.writeHead(301, { location: path }).end();
      return true;
    };
    await expect(openFake(fake.url).shop.about()).rejects.toMatchObject({
      code: 'shop_odd',
      message: expect.stringContaining('circle'),
    });
    expect(fake.asked.length).toBe(4);
  });

  test('a server that rewrites no addresses is read at /index.php', async () => {
    const fake = await startShop([1]);
    fake.lacks.add('rewriting');
    const { shop } = openFake(fake.url);
    expect((await shop.about()).notices).toEqual([expect.stringContaining('/index.php/wp-json/')]);
    expect(idsOf(await collect(shop))).toEqual([1]);
    expect(fake.asked.map(({ path }) => path.startsWith('/index.php'))).toEqual([false, true, true, true]);
  });

  test('where there is no WooCommerce it says so', async () => {
    const fake = await startShop();
    fake.intercept = replay('products/bad-route', 9);
    const { shop } = openFake(fake.url);
    expect(await shop.about()).toMatchObject({ currency: null, notices: [expect.stringContaining('rest_no_route')] });
    await expect(collect(shop)).rejects.toMatchObject({
      code: 'shop_odd',
      message: expect.stringContaining('no WooCommerce REST API'),
    });
    fake.intercept = (_, response) => html(response, 404, '<h1>404</h1>');
    await expect(openFake(fake.url).shop.about()).rejects.toMatchObject({ code: 'shop_odd' });
  });
});

describe('private networks', () => {
  test.each([
    'http://localhost:9',
    'http://127.0.0.1:9',
    'http://[::1]:9',
    'http://10.1.2.3',
    'http://2130706433',
    'https://[fd00::1]',
  ])('%s is refused as written', async (url) => {
    const { shop } = openFake(url, {}, { allowPrivateNetwork: false });
    await expect(shop.about()).rejects.toMatchObject({
      code: 'address_refused',
      hint: expect.stringContaining('--allow-private-network'),
    });
  });

  test('and so is a name with any private address, when the connection is made', async () => {
    const fake = await startShop();
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const { shop, slept } = openFake(`http://shop.example:${fake.port}`, { resolve }, { allowPrivateNetwork: false });
    await expect(shop.about()).rejects.toMatchObject({
      code: 'address_refused',
      message: expect.stringContaining('127.0.0.1'),
    });
    expect([fake.asked.length, slept.length]).toEqual([0, 0]);
  });

  test.each([
    ['169.254.169.254', 4],
    ['100.100.100.200', 4],
    ['0.0.0.0', 4],
    ['::ffff:10.0.0.1', 6],
    ['::7f00:1', 6],
    ['64:ff9b::a9fe:a9fe', 6],
    ['fd00:ec2::254', 6],
  ])('a name that leads to %s is looked up once, and refused by that very answer', async (address, family) => {
    const answers = [[{ address, family }], [{ address: '93.184.216.34', family: 4 }]];
    const resolve = async () => answers.shift() ?? [];
    const { shop } = openFake('https://shop.example', { resolve }, { allowPrivateNetwork: false });
    await expect(shop.about()).rejects.toMatchObject({ code: 'address_refused' });
    expect(answers.length).toBe(1);
  });

  test('what is connected to is what was looked at: a later answer changes nothing', async () => {
    const answers = [[{ address: '93.184.216.34', family: 4 }], [{ address: '127.0.0.1', family: 4 }]];
    const look = guardedLookup({ allowPrivateNetwork: false, resolve: async () => answers.shift() ?? [] });
    const connectedTo = () =>
      new Promise((done) => look('shop.example', { all: true }, (error, found) => done(error ?? found)));
    expect(await connectedTo()).toEqual([{ address: '93.184.216.34', family: 4 }]);
    expect(await connectedTo()).toMatchObject({ code: 'address_refused' });
  });

  test('allowed, the name is called by its own name', async () => {
    const fake = await startShop([1], true);
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const { shop } = openFake(`https://shop.example:${fake.port}`, { resolve });
    expect((await shop.about()).currency).toBe('IRT');
    expect(fake.asked[0]?.headers.host).toBe(`shop.example:${fake.port}`);
  });
});
