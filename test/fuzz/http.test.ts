// The server takes anything: what it is sent ends in an answer of the contract, what it acknowledges ends in the
// catalogue or in the log with a reason, and the worker goes on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/domain/errors.ts';
import { BULK, bulk2, envelope2, event, signed2, wooProduct } from '../support/envelope.ts';
import { envelope, signed } from '../support/http-deliveries.ts';
import { EVENTS, PRODUCTS, SEARCH, type Site, startSite, TOKENS, WEBHOOK } from '../support/http-site.ts';
import { RUNS, spoilt, text, torn } from './chaos.ts';

const LONG = 120_000;
const FOLDER = join(import.meta.dirname, '../fixtures/woocommerce');
const PRODUCT: unknown = JSON.parse(
  readFileSync(join(FOLDER, 'webhooks/rest-create-simple/03-product.created.body'), 'utf8'),
);
const TOLD = event(wooProduct(7));

let site: Site;
let ip = 0;
beforeEach(async () => {
  // Each request from an address of its own: who fails too often is told to wait.
  site = await startSite({ trustProxy: ['127.0.0.1'] });
});
afterEach(() => site.close());

type Answer = Awaited<ReturnType<Site['send']>>;

/** Of the contract: a success, or a code with its status and a sentence. */
function expectFair({ status, json, text: said }: Answer, asked: string): void {
  if (status < 300) return;
  expect(status, `${asked}: ${said}`).toBeLessThan(500);
  expect(json, asked).toEqual(expect.objectContaining({ error: expect.any(String), detail: expect.any(String) }));
  expect(Object.entries(ERROR_CODES).find(([code]) => code === json.error)?.[1].http, asked).toBe(status);
}

const elsewhere = () => ({ 'x-forwarded-for': `198.51.${(ip++ >> 8) % 256}.${ip % 256}` });

type Delivery = [path: string, token: string | null, body: Buffer | string, headers: Record<string, string>];

const native = (body: Buffer | string, topic = 'product.updated'): Delivery => [
  `${WEBHOOK}shoes/`,
  null,
  body,
  signed(body, topic),
];
const first = (body: Buffer | string): Delivery => [WEBHOOK, site.ingest, body, {}];
const second = (body: string, path = WEBHOOK): Delivery => {
  const { headers } = signed2(body, site.ingest, site.clock.at, `msg_${ip++}`);
  return [path, site.ingest, body, headers];
};

async function deliver([path, token, body, headers]: Delivery): Promise<Answer> {
  const answer = await site.send('POST', path, token, body, { ...headers, ...elsewhere() });
  expectFair(answer, `${path} ${body.toString().slice(0, 300)}`);
  return answer;
}

/** A delivery that was taken for its outside, and says of its product what no product can be. */
const UNREADABLE = /^failed: The (product|body)\b.* cannot be read\b/;

/** Everything that was taken has ended, or says why it cannot be read; and both lists can be read. */
async function expectCalm(): Promise<void> {
  await site.work();
  const open = ['pending', 'processing', 'failed', 'dead'].map(async (status) => {
    const { results } = (await site.get(`${EVENTS}?status=${status}`, site.admin)).json;
    const reasons: string[] = results.map((one: { error_message: string }) => `${status}: ${one.error_message}`);
    return reasons.filter((reason) => !UNREADABLE.test(reason));
  });
  expect((await Promise.all(open)).flat()).toEqual([]);
  for (const path of [PRODUCTS, `${SEARCH}?q=product`]) expect((await site.get(path, site.read)).status).toBe(200);
}

describe('deliveries of any kind', () => {
  const whole = fc.oneof(
    spoilt(PRODUCT).map((json) => () => native(json)),
    spoilt(PRODUCT).map((json) => () => native(json, 'product.created')),
    spoilt(envelope({ id: 7 })).map((json) => () => first(json)),
    spoilt(envelope2(TOLD)).map((json) => () => second(json)),
    spoilt(bulk2([TOLD, TOLD])).map((json) => () => second(json, BULK)),
    torn(JSON.stringify(PRODUCT)).map((body) => () => native(body)),
    torn(JSON.stringify(envelope({ id: 7 }))).map((body) => () => first(body)),
    text.map((said) => () => native(said)),
  );

  test('end as they should', { timeout: LONG }, async () => {
    await fc.assert(
      fc.asyncProperty(whole, async (delivery) => void (await deliver(delivery()))),
      RUNS,
    );
    await expectCalm();
  });
});

describe('tokens of any kind', () => {
  const body = spoilt({ store: 'shoes', name: 'a', integration_type: 'woocommerce', scope: 'read', allowed_ips: [] });

  test('are made or refused', { timeout: LONG }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(body, text), async (said) => {
        expectFair(await site.send('POST', `${TOKENS}generate/`, site.admin, said, elsewhere()), said);
      }),
      RUNS,
    );
  });
});

describe('questions of any kind', () => {
  const paths = fc.constantFrom(SEARCH, PRODUCTS, `${PRODUCTS}stats/`, EVENTS, `${EVENTS}stats/`);
  const fields = fc.constantFrom(
    ...['q', 'store', 'limit', 'mode', 'min_price', 'max_price', 'in_stock', 'on_sale', 'category', 'format', 'budget'],
    ...['page', 'page_size', 'ordering', 'status', 'search', 'external_id', 'since', 'until', 'explain', 'literal'],
  );
  const query = fc.dictionary(
    fields,
    fc.oneof(text, fc.constantFrom('1', 'true', 'hybrid', 'text', 'prompt', '-price')),
  );

  test('are answered', { timeout: LONG }, async () => {
    await deliver(first(JSON.stringify(envelope({ id: 7, name: 'Running shoes' }))));
    await site.work();
    await fc.assert(
      fc.asyncProperty(paths, query, async (path, given) => {
        const asked = `${path}?${new URLSearchParams(given)}`;
        expectFair(await site.send('GET', asked, site.admin, undefined, elsewhere()), asked);
      }),
      RUNS,
    );
  });

  test.each([
    '"',
    '""',
    'NEAR(',
    'NEAR(shoes running, 5)',
    '*',
    'sho*',
    'title:shoes',
    '-shoes',
    '^shoes',
    'shoes AND',
    'OR',
    'NOT NOT',
    '(((((',
    '{shoes}: x',
    '%',
    '_',
    "'; DROP TABLE products; --",
    '\u200c',
    '\u202e\u2066',
    '\u0000',
    '👟',
    'و که از را',
    '<script>',
  ])('%j is a question like any other', async (q) => {
    await deliver(first(JSON.stringify(envelope({ id: 7, name: 'Running shoes' }))));
    await site.work();
    const asked = `${SEARCH}?${new URLSearchParams({ q })}`;
    const { status, json } = await site.get(asked, site.read);
    expect([status, json.error, Array.isArray(json.results)]).toEqual([200, undefined, true]);
    expect((await site.get(PRODUCTS, site.read)).json.count).toBe(1);
  });

  test.each([
    ['words', 'shoes '.repeat(1_600)],
    ['one word', 'کفش'.repeat(3_300)],
    ['emoji', '👟'.repeat(4_000)],
    ['quotes', '"'.repeat(9_900)],
  ])('ten thousand letters of %s are a question too', async (_, q) => {
    const { status } = await site.get(`${SEARCH}?${new URLSearchParams({ q })}`, site.read);
    expect(status).toBe(200);
  });

  test('a wildcard in a filter is the letter itself', async () => {
    for (const [at, name] of ['100% wool', '100 wool', 'a_b', 'axb'].entries()) {
      await deliver(first(JSON.stringify(envelope({ id: at + 1, name: `Product ${at}`, categories: [name] }))));
    }
    await site.work();
    const found = async (filter: Record<string, string>) => {
      const { json } = await site.get(`${PRODUCTS}?${new URLSearchParams(filter)}`, site.read);
      return json.results.map(({ categories }: { categories: string[] }) => categories[0]);
    };
    expect(await found({ category: '100% wool' })).toEqual(['100% wool']);
    expect(await found({ category: 'a_b' })).toEqual(['a_b']);
    expect(await found({ category: '%' })).toEqual([]);
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ search: '_' })).toEqual([]);
  });
});

describe('monstrous products', () => {
  const product = (fields: Record<string, unknown>) => JSON.stringify({ ...wooProduct(7), ...fields });
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: at, name: `c${at}`, slug: `c${at}` }));
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  test.each<[string, () => string]>([
    ['brackets a hundred thousand deep', () => `{"id":7,"name":"x","meta_data":${deep(100_000)}}`],
    ['objects ten thousand deep', () => `{"id":7,"name":"x","a":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`],
    ['fifty thousand categories', () => product({ categories: many(50_000) })],
    [
      'a hundred thousand tags',
      () => product({ tags: many(100_000).map(({ id }) => ({ id, name: `${id}` })) }).slice(0),
    ],
    [
      'fifty thousand variations',
      () => product({ type: 'variable', variations: many(50_000).map(({ id }) => id + 100) }),
    ],
    [
      'ten thousand attributes',
      () => product({ attributes: many(10_000).map(({ name }) => ({ name, visible: true, options: [name] })) }),
    ],
    ['a name of a megabyte', () => product({ name: 'shoe '.repeat(200_000) })],
    ['a description of one word of a megabyte', () => product({ description: 'a'.repeat(1_000_000) })],
    ['a description of a megabyte of tags', () => product({ description: '<p><b>'.repeat(160_000) })],
    ['a price of 400 digits', () => product({ price: '9'.repeat(400), regular_price: '9'.repeat(400) })],
    ['a number too large', () => `{"id":7,"name":"x","price":1e400,"stock_quantity":1e999}`],
    ['prices that are objects', () => product({ price: { amount: 1 }, regular_price: [1] })],
    ['a prototype', () => `{"id":7,"name":"x","__proto__":{"price":"1"},"constructor":{"prototype":{"a":1}}}`],
    ['NUL', () => product({ name: 'a\u0000b', sku: '\u0000', description: 'x\u0000' })],
    ['half of a pair', () => `{"id":7,"name":"a\\ud800b","description":"\\udfff"}`],
    ['a byte order mark', () => `\ufeff${product({})}`],
    ['script', () => product({ name: '<script>alert(1)</script>', description: '<img src=x onerror=alert(1)>' })],
    ['dates out of range', () => product({ date_modified_gmt: '9999-99-99T99:99:99', date_created_gmt: 'yesterday' })],
    ['an id beyond all numbers', () => `{"id":${'9'.repeat(30)},"name":"x"}`],
    ['an id below zero', () => product({ id: -7 })],
    ['an id that is a text', () => product({ id: '7' })],
  ])('%s', { timeout: LONG }, async (_, body) => {
    await deliver(native(body()));
    await deliver(native(JSON.stringify(wooProduct(8, { name: 'Another' }))));
    await expectCalm();
    const { json } = await site.get(`${PRODUCTS}?search=Another`, site.read);
    expect(json.results.map(({ title }: { title: string }) => title)).toEqual(['Another']);
    expect(({} as Record<string, unknown>).price).toBeUndefined();
  });
});
