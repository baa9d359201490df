import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { html, type json, KEY, product, SECRET } from './fake-shop.ts';
import { recorded } from './recorded.ts';
import { collect, idsOf, openFake, startShop } from './support.ts';

/** Answers the first `times` requests with a recording, status and all. */
function replay(name: string, times = 1) {
  const { status, headers, body } = recorded(name);
  const kept = headers.filter(([key]) => !/^(transfer-encoding|connection|content-length|date)$/i.test(key));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return ({ number }: { number: number }, response: Parameters<typeof json>[0]) => {
    if (number > times) return false;
    response.writeHead(status, Object.fromEntries(kept)).end(text);
    return true;
  };
}

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
    expect(await shop.about()).toEqual({ currency: 'IRT', notices: [expect.stringContaining('Authorization')] });
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

  test('allowed, the name is called by its own name', async () => {
    const fake = await startShop([1], true);
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const { shop } = openFake(`https://shop.example:${fake.port}`, { resolve });
    expect((await shop.about()).currency).toBe('IRT');
    expect(fake.asked[0]?.headers.host).toBe(`shop.example:${fake.port}`);
  });
});

describe('another try', () => {
  test('comes after 1, 2 and 4 seconds, and then no more', async () => {
    const fake = await startShop();
    fake.intercept = replay('errors/php-fatal', 9);
    const { shop, slept } = openFake(fake.url);
    await expect(shop.about()).rejects.toMatchObject({
      code: 'shop_unreachable',
      message: expect.stringContaining('critical error'),
    });
    expect(slept).toEqual([1000, 2000, 4000]);
    expect(shop.totals()).toMatchObject({ requests: 4, retries: 3 });
    expect(shop.oddities()).toEqual([]);
  });

  test.each([
    [429, '7', 7_000],
    [503, '600', 120_000],
    [503, 'Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
    [429, 'soon', 1_000],
    [429, '0', 1_000],
  ])('%i with Retry-After %s waits', async (status, after, wait) => {
    const fake = await startShop();
    fake.intercept = ({ number }, response) =>
      number === 1 && html(response, status, 'slow down', { 'Retry-After': after });
    const { shop, slept } = openFake(fake.url);
    expect((await shop.about()).currency).toBe('IRT');
    expect(slept).toEqual([wait]);
    expect(shop.oddities()).toEqual([]);
  });

  test('maintenance and a lost database are named', async () => {
    const fake = await startShop();
    fake.intercept = replay('errors/maintenance', 9);
    await expect(openFake(fake.url).shop.about()).rejects.toMatchObject({
      code: 'shop_unreachable',
      message: 'The shop is in maintenance.',
      retryAfterMs: 120_000,
    });
    fake.asked.length = 0;
    fake.intercept = replay('errors/db-down', 9);
    await expect(openFake(fake.url).shop.about()).rejects.toMatchObject({
      code: 'shop_unreachable',
      message: 'The shop cannot reach its database.',
    });
  });

  test('follows a reset, half a body, broken JSON and a page of HTML; the latter three are odd', async () => {
    const fake = await startShop([product(1)]);
    fake.intercept = ({ number }, response) => {
      if (number === 1) response.destroy();
      else if (number === 2)
        response.writeHead(200, { 'content-length': '500' }).write('[{"id":', () => response.destroy());
      else if (number === 3) response.writeHead(200).end('[{"id":1');
      else return false;
      return true;
    };
    const { shop } = openFake(fake.url);
    expect((await shop.about()).currency).toBe('IRT');
    expect(shop.oddities()).toEqual([
      expect.stringContaining('half an answer'),
      expect.stringContaining('broken JSON'),
    ]);
    fake.asked.length = 0;
    fake.intercept = ({ number }, response) =>
      number === 1 && html(response, 200, '<html><title>Coming soon</title></html>');
    expect(idsOf(await collect(shop))).toEqual([1]);
    expect(shop.oddities()[2]).toContain('a web page');
  });

  test('is not made for the facts either once they are no longer wanted', async () => {
    const fake = await startShop();
    await expect(openFake(fake.url).shop.about(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
    expect(fake.asked.length).toBe(0);
  });

  test('is not made when the pull is stopped while waiting', async () => {
    const fake = await startShop();
    fake.intercept = (_, response) => html(response, 500, 'x');
    const stop = new AbortController();
    const sleep = async (_: number, signal: AbortSignal) => {
      stop.abort(new Error('stopped'));
      signal.throwIfAborted();
    };
    const { shop } = openFake(fake.url, { sleep });
    await expect(shop.lookUp(['woo_1'], stop.signal)).rejects.toThrow('stopped');
    expect(fake.asked.length).toBe(1);
  });
});

describe('answers that are not what they should be', () => {
  test('a PHP warning before the JSON is stepped over', async () => {
    const fake = await startShop();
    fake.intercept = replay('errors/php-warning-before-json');
    const { shop, slept } = openFake(fake.url);
    const [page] = await collect(shop);
    expect(page?.reports.map(({ externalId }) => externalId)).toContain('woo_169');
    expect(slept).toEqual([]);
    expect(shop.oddities()).toEqual([expect.stringContaining('Undefined variable')]);
  });

  test('HTML every time is odd', async () => {
    const fake = await startShop();
    fake.intercept = (_, response) => html(response, 200, '<html>Coming soon</html>');
    await expect(openFake(fake.url).shop.about()).rejects.toMatchObject({
      code: 'shop_odd',
      message: expect.stringContaining('web page'),
    });
  });

  const firewalls: [string, number, Record<string, string>, string][] = [
    ['Cloudflare', 403, { server: 'cloudflare', 'cf-mitigated': 'challenge' }, '<title>Just a moment...</title>'],
    [
      'Cloudflare',
      503,
      { server: 'cloudflare' },
      '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x">',
    ],
    ['ArvanCloud', 200, { server: 'ArvanCloud' }, '<script>var __arcsjs="x"</script>'],
    ['ArvanCloud', 403, {}, '<p>دسترسی شما توسط ابر آروان محدود شده است</p>'],
    ['Wordfence', 403, {}, '<p>Generated by Wordfence</p>'],
    ['Sucuri', 403, { server: 'Sucuri/Cloudproxy' }, 'Access Denied'],
    ['Imunify360', 200, { server: 'imunify360-webshield/1.21' }, 'captcha'],
    ['ModSecurity', 406, {}, 'An appropriate representation could not be found. Mod_Security'],
    ['Something', 403, { server: 'nginx' }, '<h1>403 Forbidden</h1>'],
  ];

  test.each(firewalls)('%s is named (HTTP %i) and not pressed', async (name, status, headers, body) => {
    const fake = await startShop();
    fake.intercept = (_, response) => html(response, status, body, headers);
    const { shop } = openFake(fake.url);
    await expect(shop.about()).rejects.toMatchObject({
      code: 'shop_blocked',
      message: expect.stringContaining(name),
      hint: expect.stringContaining('pilito/1.2.3'),
    });
    expect(fake.asked.length).toBe(1);
  });

  test('a captcha in the shop’s own 404 page is none of a firewall', async () => {
    const fake = await startShop([1]);
    fake.lacks.add('rewriting');
    fake.intercept = ({ path }, response) =>
      !path.startsWith('/index.php') && html(response, 404, '<script src="recaptcha.js"></script>');
    expect((await openFake(fake.url).shop.about()).currency).toBe('IRT');
  });

  test('a body that is too large is not read to its end', async () => {
    const fake = await startShop([product(1, { description: 'x'.repeat(100_000) })]);
    const { shop } = openFake(fake.url, { maxBytes: 10_000 });
    await expect(collect(shop, { pageSize: 10 })).rejects.toMatchObject({
      code: 'shop_odd',
      message: expect.stringContaining('larger'),
    });
  });

  test('a compressed one is unpacked, within the same bound', async () => {
    const fake = await startShop();
    let size = 1;
    fake.intercept = (_, response) => {
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(JSON.stringify({ code: 'IRR', x: ' '.repeat(size) })));
      return true;
    };
    expect((await openFake(fake.url, { maxBytes: 10_000 }).shop.about()).currency).toBe('IRR');
    size = 1_000_000;
    await expect(openFake(fake.url, { maxBytes: 10_000 }).shop.about()).rejects.toMatchObject({ code: 'shop_odd' });
  });

  test('one that trickles for ever is cut off', async () => {
    const fake = await startShop();
    fake.intercept = (_, response) => {
      response.writeHead(200).write('[');
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
      return true;
    };
    const { shop } = openFake(fake.url, { timeouts: { total: 80 } });
    await expect(shop.about()).rejects.toMatchObject({
      code: 'shop_unreachable',
      message: expect.stringContaining('in time'),
    });
  });
});

describe('no answer at all', () => {
  test('a name that does not exist', async () => {
    const resolve = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    const { shop, slept } = openFake('http://no.example', { resolve });
    await expect(shop.about()).rejects.toMatchObject({
      code: 'shop_unreachable',
      message: expect.stringContaining('ENOTFOUND'),
    });
    expect(slept).toEqual([]);
  });

  test('nobody listens; during a pull that is a restart', async () => {
    const fake = await startShop();
    const { shop, slept } = openFake(fake.url);
    await shop.about();
    await fake.close();
    await expect(shop.about()).rejects.toMatchObject({
      code: 'shop_unreachable',
      message: expect.stringContaining('refused'),
    });
    expect(slept.length).toBe(3);
    const cold = openFake(fake.url);
    await expect(cold.shop.about()).rejects.toMatchObject({ code: 'shop_unreachable' });
    expect(cold.slept).toEqual([]);
  });

  test('a certificate nobody vouches for', async () => {
    const fake = await startShop([], true);
    const { shop, slept } = openFake(fake.url, { ca: '' });
    await expect(shop.about()).rejects.toMatchObject({
      code: 'shop_unreachable',
      message: expect.stringContaining('certificate'),
    });
    expect(slept).toEqual([]);
  });
});

test('totals count what went over the wire, and the shop’s clock is its first Date', async () => {
  const fake = await startShop([1]);
  fake.intercept = (_, response) => {
    response.setHeader('Date', 'Sun, 22 Nov 2026 11:59:00 GMT');
    return false;
  };
  const { shop } = openFake(fake.url);
  expect(shop.clock()).toBeNull();
  await shop.about();
  expect(shop.clock()).toBe(Date.parse('2026-11-22T11:59:00Z'));
  expect(shop.totals()).toEqual({
    requests: 1,
    retries: 0,
    bytes: JSON.stringify({ code: 'IRT', name: 'Iranian toman' }).length,
  });
});

test('the currency of a real shop is read', async () => {
  const fake = await startShop();
  fake.intercept = replay('data-currencies-current');
  expect((await openFake(fake.url).shop.about()).currency).toBe('IRT');
});
