// The search route: what it answers, for whom, and as text for a language model.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchResult } from '../../src/app/search-result.ts';
import { envelope } from '../support/http-deliveries.ts';
import { SEARCH, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

let site: Site;
const ask = (query: string, token = site.read) => site.get(`${SEARCH}${query}`, token);

beforeAll(async () => {
  site = await startSite();
  const products = [
    { id: 1, name: 'کفش کوهنوردی', price: 45000000, regular_price: 45000000, categories: ['کفش'] },
    { id: 2, name: 'کفش ورزشی', price: 850000, regular_price: 850000, stock_status: 'outofstock', stock_quantity: 0 },
    { id: 3, name: 'کلاه', price: 10, regular_price: 10 },
  ];
  for (const product of products) await site.send('POST', WEBHOOK, site.ingest, envelope(product));
  await site.work();
});
afterAll(() => site.close());

describe('an answer', () => {
  it('is the contract’s', async () => {
    const { status, json } = await ask('?q=كفش كوهنوردی');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      query: 'كفش كوهنوردی',
      store: 'shoes',
      mode: 'hybrid',
      took_ms: expect.any(Number),
      interpreted: expect.any(Object),
      count: json.results.length,
    });
    expect(json.results[0]).toEqual({
      rank: 1,
      score: expect.any(Number),
      external_id: 'woo_1',
      external_source: 'woocommerce',
      title: 'کفش کوهنوردی',
      url: 'https://shoes.example/1',
      price: '45000000',
      currency: 'IRT',
      in_stock: true,
      categories: ['کفش'],
      snippet: expect.any(String),
      text: expect.stringContaining('کفش کوهنوردی'),
      synced_at: expect.stringMatching(/Z$/),
    });
  });

  it('can say why, and is cut by limit', async () => {
    const explained = await ask('?q=کفش&explain=1&limit=1');
    expect(explained.json.count).toBe(1);
    expect(explained.json.results[0].explain).toMatchObject({ text: expect.any(Number) });
  });

  it.each([
    ['?q=کفش&in_stock=true', ['woo_1']],
    ['?q=کفش&max_price=1000000', ['woo_2']],
    ['?q=کفش&min_price=1000000', ['woo_1']],
    ['?q=کفش&category=کفش', ['woo_1']],
    ['?q=کلاه&mode=text', ['woo_3']],
    ['?q=کلاه&mode=text&literal=true&store=shoes', ['woo_3']],
    ['?q=%22%20OR%20*%20NEAR(&mode=text', []],
  ])('%s', async (query, found) => {
    const { status, json } = await ask(query);
    expect(status).toBe(200);
    expect(json.results.map((one: SearchResult) => one.external_id)).toEqual(found);
  });

  it('finds by meaning alone', async () => {
    const { json } = await ask('?q=کلاه&mode=vector');
    expect(json.results[0].external_id).toBe('woo_3');
  });

  it('takes a question of 10 kB', async () => {
    const long = encodeURIComponent('کفش ورزشی سبک '.repeat(400).slice(0, 5000));
    expect((await ask(`?q=${long}`)).status).toBe(200);
  });
});

describe('what is refused', () => {
  it.each([
    '',
    '?q=',
    '?q=a&limit=0',
    '?q=a&limit=101',
    '?q=a&limit=ten',
    '?q=a&mode=magic',
    '?q=a&format=xml',
    '?q=a&format=prompt&budget=99',
    '?q=a&in_stock=2',
    '?q=a&min_price=x',
    '?q=a&q=b',
  ])('400: %s', async (query) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: 'invalid_usage', detail: expect.any(String) });
  });

  it('403 for another store, 404 for none', async () => {
    expect((await ask('?q=a&store=books')).status).toBe(403);
    expect((await ask('?q=a&store=nobody', site.admin)).status).toBe(404);
  });

  it('400 for an admin who names no store while there are several', async () => {
    const answer = await ask('?q=a', site.admin);
    expect(answer.status).toBe(400);
    expect(answer.json.detail).toBe('There are several stores. Name one: ?store=books or ?store=shoes.');
    expect((await ask('?q=کفش&store=shoes', site.admin)).json.store).toBe('shoes');
  });
});

describe('as a prompt', () => {
  it('is plain text', async () => {
    const { status, headers, text } = await ask('?q=کفش&format=prompt&limit=1');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text).toContain('\n1. کفش');
    expect(text).toContain('Stock: ');
    const nothing = await ask('?q=zzzzqqqq&format=prompt&mode=text');
    expect(nothing.text).toBe('No product was found.\n');
  });

  it('keeps to its budget', async () => {
    const whole = await ask('?q=کفش&format=prompt');
    const small = await ask('?q=کفش&format=prompt&budget=120');
    expect(whole.text).toContain('\n2. کفش');
    expect(small.text).toContain('\n1. کفش');
    expect(small.text).toContain('No room for ');
    expect(small.text.length).toBeLessThan(whole.text.length);
  });
});
