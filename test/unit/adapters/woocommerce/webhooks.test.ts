// Webhooks through a shop's REST API: over http and https, with keys that may not, and what is tried again and what not.
import { describe, expect, onTestFinished, test } from 'vitest';
import { createShop, type ExampleShop, type ShopOptions } from '../../../../examples/shop/server.ts';
import type { Shop, ShopAccess } from '../../../../src/ports/source.ts';
import { html, json } from './fake-shop.ts';
import { tls } from './recorded.ts';
import { openFake, startShop } from './support.ts';

const { signal } = new AbortController();
const WANTED = {
  ...{ name: 'pilito', topic: 'product.updated', secret: 'Secret1405' },
  deliveryUrl: 'http://127.0.0.1:9/hook/',
};
const key = (name: string, permissions: 'read' | 'read_write', manager = true) => ({
  ...{ consumerKey: `ck_${name}`, consumerSecret: `cs_${name}`, permissions, manager },
});

async function openExample(options: ShopOptions = {}, access: Partial<ShopAccess> = {}) {
  const keys = [key('reader', 'read'), key('customer', 'read_write', false)];
  const there = await createShop({ delivers: 'when-told', keys, ...options });
  onTestFinished(() => there.close());
  const { consumerKey, consumerSecret } = there;
  const { shop } = openFake(there.url, { now: Date.now }, { consumerKey, consumerSecret, ...access });
  return { there, shop };
}

const topicsOf = async (shop: Shop) => (await shop.webhooks.list(signal)).map(({ id, topic }) => `${id} ${topic}`);
const secretOf = (there: ExampleShop, id: number) => there.webhooks.get(id)?.secret;

test.each([
  ['http, signed', {}],
  ['https', { tls }],
  ['https, keys in the query', { tls, stripsAuthorization: true }],
])('they are made, seen, given a secret and removed over %s', async (_, options) => {
  const { there, shop } = await openExample(options);
  expect(await shop.webhooks.list(signal)).toEqual([]);
  expect(await shop.webhooks.mayChange(signal)).toBe(true);
  const made = await shop.webhooks.create(WANTED, signal);
  const { secret, ...shown } = WANTED;
  expect(made).toEqual({ id: '1', status: 'active', ...shown });
  expect(await shop.webhooks.list(signal)).toEqual([made]);
  await shop.webhooks.setSecret('1', 'Another1405', signal);
  expect(secretOf(there, 1)).toBe('Another1405');
  await shop.webhooks.remove('1', signal);
  await shop.webhooks.remove('1', signal);
  expect(await shop.webhooks.list(signal)).toEqual([]);
});

test('all are listed, over several pages, the oldest first', async () => {
  const { there, shop } = await openExample();
  for (let n = 0; n < 101; n++) await there.addWebhook({ ...WANTED, deliveryUrl: 'http://127.0.0.1:1/' });
  const ids = (await shop.webhooks.list(signal)).map(({ id }) => Number(id));
  expect(ids).toEqual(Array.from({ length: 101 }, (_, at) => at + 1));
});

test('a topic the shop does not know is null, an address it does not take is told', async () => {
  const { shop } = await openExample({ withoutPublishedTopic: true });
  expect(await shop.webhooks.create({ ...WANTED, topic: 'product.published' }, signal)).toBeNull();
  await expect(shop.webhooks.create({ ...WANTED, deliveryUrl: 'ftp://x' }, signal)).rejects.toMatchObject({
    code: 'invalid_config',
    hint: expect.stringContaining('PILITO_PUBLIC_URL'),
  });
});

describe('keys that do not go so far', () => {
  test('may look but not change, and nobody has to change anything to know', async () => {
    const { there, shop } = await openExample({}, { consumerKey: 'ck_reader', consumerSecret: 'cs_reader' });
    await there.addWebhook(WANTED);
    expect(await topicsOf(shop)).toEqual(['1 product.updated']);
    expect(await shop.webhooks.mayChange(signal)).toBe(false);
    for (const change of [
      () => shop.webhooks.create(WANTED, signal),
      () => shop.webhooks.setSecret('1', 'x', signal),
      () => shop.webhooks.remove('1', signal),
    ]) {
      await expect(change()).rejects.toMatchObject({
        code: 'shop_refused',
        hint: expect.stringContaining('Read/Write'),
      });
    }
    expect([there.webhooks.size, secretOf(there, 1)]).toEqual([1, WANTED.secret]);
  });

  test('or not even look', async () => {
    const { shop } = await openExample({}, { consumerKey: 'ck_customer', consumerSecret: 'cs_customer' });
    await expect(shop.webhooks.list(signal)).rejects.toMatchObject({
      code: 'shop_refused',
      message: expect.stringContaining('may not see'),
    });
  });
});

describe('tries', () => {
  /** The methods of the tries until the answer that is given up on, or that is good. */
  async function triesOf(change: (shop: Shop) => Promise<unknown>, answers: readonly number[]) {
    const fake = await startShop();
    fake.intercept = ({ number }, response) => {
      const status = answers[number - 1] ?? 200;
      const row = { id: 1, name: '', status: 'active', topic: 'product.updated', delivery_url: 'http://127.0.0.1:9/' };
      return status === 200 ? json(response, 200, row) : html(response, status, 'no');
    };
    const { shop, slept } = openFake(fake.url);
    const failure = await change(shop).then(
      () => null,
      (error) => error.code,
    );
    const methods = fake.asked.map(({ method, query }) => query.get('_method') ?? method);
    return { methods, slept, failure };
  }
  const create = (shop: Shop) => shop.webhooks.create(WANTED, signal);
  const setSecret = (shop: Shop) => shop.webhooks.setSecret('1', 'x', signal);

  test.each([500, 502, 503, 504])(
    'a POST that ended with %i may have been taken, and is not sent again',
    async (status) => {
      const { methods, failure } = await triesOf(create, [status]);
      expect({ methods, failure }).toEqual({ methods: ['POST'], failure: 'shop_unreachable' });
    },
  );

  test('one that was turned away for its number is', async () => {
    expect(await triesOf(create, [429])).toEqual({ methods: ['POST', 'POST'], slept: [1000], failure: null });
  });

  test('a PUT says the same twice', async () => {
    const { methods, failure } = await triesOf(setSecret, [502, 504]);
    expect({ methods, failure }).toEqual({ methods: ['PUT', 'PUT', 'PUT'], failure: null });
  });

  test('where only POST gets through, changes go as POST from then on', async () => {
    const twice = async (shop: Shop) => {
      await setSecret(shop);
      await shop.webhooks.remove('1', signal);
    };
    const fake = await startShop();
    fake.intercept = ({ method }, response) =>
      method === 'POST' ? json(response, 200, {}) : html(response, 405, 'Not Allowed');
    await twice(openFake(fake.url).shop);
    expect(fake.asked.map(({ method, query }) => `${method} ${query.get('_method')}`)).toEqual([
      ...['PUT null', 'POST PUT', 'POST DELETE'],
    ]);
  });

  test('where nothing gets through, the firewall is named once', async () => {
    const fake = await startShop();
    fake.intercept = (_, response) => html(response, 403, 'Wordfence');
    const { shop } = openFake(fake.url);
    await expect(setSecret(shop)).rejects.toMatchObject({
      code: 'shop_blocked',
      message: expect.stringContaining('Wordfence'),
    });
    expect(fake.asked.map(({ method }) => method)).toEqual(['PUT', 'POST']);
  });
});
