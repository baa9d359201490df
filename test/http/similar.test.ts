// The route of similar products: which it finds for which id, and what it refuses.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyDue } from '../../src/app/apply.ts';
import { envelope, signed } from '../support/http-deliveries.ts';
import { PRODUCTS, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

let site: Site;
const ask = (id: string | number, query = '', token = site.read) =>
  site.get(`${PRODUCTS}${id}/similar/${query}`, token);
const found = async (id: string, query = ''): Promise<string[]> =>
  (await ask(id, query)).json.results.map((one: { external_id: string }) => one.external_id);

const CATALOGUE = [
  { id: 1, name: 'کفش کوهنوردی مردانه', description: 'زیرهٔ محکم برای کوه', categories: ['کفش'] },
  {
    id: 2,
    name: 'کفش کوهنوردی زنانه',
    description: 'زیرهٔ محکم برای کوه',
    categories: ['کفش'],
    stock_status: 'outofstock',
  },
  { id: 3, name: 'کفش ورزشی مردانه', description: 'سبک برای دویدن', categories: ['کفش'] },
  { id: 4, name: 'Pressure cooker', description: 'Steel pot, six litres', categories: ['Kitchen'] },
  { id: 5, name: 'کفش کوهنوردی بچگانه', description: 'زیرهٔ محکم برای کوه', categories: ['کفش'], status: 'draft' },
];

const SANDAL = {
  name: 'صندل کوهنوردی',
  status: 'publish',
  permalink: 'https://shoes.example/sandal',
  date_modified_gmt: '2026-11-22T08:00:00',
};

beforeAll(async () => {
  site = await startSite();
  for (const product of CATALOGUE) await site.send('POST', WEBHOOK, site.ingest, envelope(product));
  const books = await site.token({ store: 'books' });
  await site.send('POST', WEBHOOK, books.secret, envelope({ id: 1, name: 'کفش کوهنوردی مردانه' }));
  const parent = JSON.stringify({
    ...SANDAL,
    id: 70,
    type: 'variable',
    categories: [{ id: 1, name: 'کفش' }],
    variations: [71],
  });
  const variation = JSON.stringify({
    ...SANDAL,
    id: 71,
    parent_id: 70,
    type: 'variation',
    price: '5',
    regular_price: '5',
  });
  for (const body of [parent, variation]) await site.send('POST', `${WEBHOOK}shoes/`, null, body, signed(body));
  await site.work();
});
afterAll(() => site.close());

describe('products like one', () => {
  it('come nearest first, without itself, and of its store only', async () => {
    const { status, json } = await ask('woo_1');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      similar_to: { external_id: 'woo_1', title: 'کفش کوهنوردی مردانه' },
      store: 'shoes',
      mode: 'vector',
      took_ms: expect.any(Number),
      interpreted: { filters: {}, notices: [] },
      count: json.results.length,
    });
    const ids = json.results.map((one: { external_id: string }) => one.external_id);
    expect(ids[0]).toBe('woo_2');
    expect(ids).not.toContain('woo_1');
    expect(ids).not.toContain('woo_4');
    expect(ids).not.toContain('woo_5');
    expect(json.results.map((one: { rank: number }) => one.rank)).toEqual(ids.map((_: string, at: number) => at + 1));
  });

  it('are results as a search gives them', async () => {
    const [first] = (await ask('woo_1')).json.results;
    const search = await site.get('/api/v1/web-knowledge/search/?q=کفش', site.read);
    expect(Object.keys(first)).toEqual(Object.keys(search.json.results[0]));
    expect(first).toMatchObject({ price: '1000', currency: 'IRT', in_stock: false, url: 'https://shoes.example/2' });
  });

  it('can be limited, and filtered by stock', async () => {
    expect(await found('woo_1', '?limit=1')).toEqual(['woo_2']);
    expect(await found('woo_1', '?in_stock=true')).not.toContain('woo_2');
  });

  it('are found by row number too', async () => {
    const row = (await site.get(`${PRODUCTS}woo_1/`, site.read)).json.id;
    expect((await ask(row)).json.similar_to.external_id).toBe('woo_1');
  });

  it('are those of the parent for a variation', async () => {
    const { json } = await ask('woo_71');
    expect(json.similar_to.external_id).toBe('woo_70');
    expect(json.results.map((one: { external_id: string }) => one.external_id)).not.toContain('woo_70');
    expect(json.count).toBeGreaterThan(0);
  });

  it('are found by name for what customers cannot find, which says so', async () => {
    const { json } = await ask('woo_5');
    expect(json.interpreted.notices).toEqual(['Compared by name, because customers cannot find it now.']);
    expect(json.mode).toBe('hybrid');
    expect(json.results[0].external_id).toMatch(/^woo_[12]$/);
  });

  it('come as a prompt', async () => {
    const { headers, text } = await ask('woo_1', '?format=prompt&budget=400&in_stock=1');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toContain('Filters: in_stock = true.');
    expect(text).toMatch(/\n1\. کفش ورزشی مردانه\nPrice: 1000 IRT\nStock: in stock\n/);
  });
});

it('compares by name while nothing is embedded', async () => {
  const fresh = await startSite();
  for (const product of CATALOGUE) await fresh.send('POST', WEBHOOK, fresh.ingest, envelope(product));
  await applyDue(fresh.app, 'test');
  const { json } = await fresh.get(`${PRODUCTS}woo_1/similar/`, fresh.read);
  const ids = json.results.map((one: { external_id: string }) => one.external_id);
  expect(ids.sort()).toEqual(['woo_2', 'woo_3']);
  expect(json.interpreted.notices[0]).toBe('Compared by name, because it is not embedded yet.');
  await fresh.close();
});

describe('what is refused', () => {
  it('is an id nobody has, with a hint', async () => {
    const { status, json } = await ask('woo_404');
    expect(status).toBe(404);
    expect(json).toEqual({ error: 'not_found', detail: expect.stringContaining('such as woo_414') });
  });

  it('is a product of another store', async () => {
    const [book] = (await site.get(`${PRODUCTS}?store=books`, site.admin)).json.results;
    expect((await ask(book.id)).status).toBe(404);
    expect((await ask(book.id, '', site.admin)).json.store).toBe('books');
  });

  it('is an admin token that names no store, an ingest token, and none', async () => {
    expect((await ask('woo_1', '', site.admin)).status).toBe(400);
    expect((await ask('woo_1', '?store=shoes', site.admin)).status).toBe(200);
    expect((await ask('woo_1', '', site.ingest)).status).toBe(403);
    expect((await site.get(`${PRODUCTS}woo_1/similar/`)).status).toBe(401);
  });

  it.each(['?limit=0', '?limit=101', '?in_stock=maybe', '?format=table', '?budget=99', '?budget=20001'])(
    '400: %s',
    async (query) => {
      expect((await ask('woo_1', query)).status).toBe(400);
    },
  );
});
