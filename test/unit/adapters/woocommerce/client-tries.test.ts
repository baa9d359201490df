import { describe, expect, test } from 'vitest';
import { html, product } from './fake-shop.ts';

import { collect, idsOf, openFake, replay, startShop } from './support.ts';

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
    [503, '120', 120_000],
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
      message: 'The shop is in maintenance. It asks us to come back in 10 minutes.',
      retryAfterMs: 600_000,
    });
    expect(fake.asked).toHaveLength(1);
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
