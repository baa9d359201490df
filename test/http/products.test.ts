// The catalogue over HTTP: rows, exact prices, filters, pages, numbers, and who sees which store.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { T0 } from '../support/database.ts';
import { envelope, signed } from '../support/http-deliveries.ts';
import { PRODUCTS, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

let site: Site;
const list = async (query = '', token = site.read) => (await site.get(`${PRODUCTS}${query}`, token)).json;
const ids = async (query = '', token = site.read): Promise<string[]> =>
  (await list(query, token)).results.map((one: { external_id: string }) => one.external_id);

const phone = {
  id: 10,
  parent_id: 0,
  name: 'گوشی &amp; قاب',
  type: 'variable',
  status: 'publish',
  permalink: 'https://shoes.example/phone',
  short_description: '<p>کوتاه</p>',
  description: '<p>بلند</p>',
  sku: 'PH-1',
  price: '18.50',
  regular_price: '20.00',
  sale_price: '18.50',
  date_on_sale_from_gmt: '2026-11-22T00:00:00',
  date_on_sale_to_gmt: '2026-11-23T00:00:00',
  on_sale: true,
  stock_status: 'instock',
  stock_quantity: 2.5,
  categories: [
    { id: 1, name: 'موبایل' },
    { id: 2, name: 'دیجیتال' },
  ],
  brands: [{ id: 3, name: 'سامسونگ' }],
  tags: [{ id: 4, name: 'نو' }],
  attributes: [
    { name: 'رنگ', options: ['سیاه', 'سفید'], variation: true },
    { name: '__proto__', options: ['x'] },
  ],
  images: [{ src: 'https://shoes.example/1.jpg' }, { src: 'https://shoes.example/2.jpg' }],
  date_created_gmt: '2026-01-01T00:00:00',
  date_modified_gmt: '2026-11-22T08:00:00',
};

beforeAll(async () => {
  site = await startSite();
  const books = await site.token({ store: 'books' });
  const shoes: { id: number; [field: string]: unknown }[] = [
    { id: 1, name: 'کفش ورزشی', price: 45000000, regular_price: 45000000, categories: ['کفش'], tags: ['ورزشی'] },
    {
      id: 2,
      name: 'Boots',
      price: 850000,
      regular_price: 950000,
      sale_price: 850000,
      on_sale: true,
      categories: ['کفش'],
    },
    { id: 3, name: 'Sandals 100%', price: 9, regular_price: 9, stock_status: 'outofstock', stock_quantity: 0 },
    { id: 4, name: 'Draft', price: 7, regular_price: 7, status: 'draft', currency: 'USD' },
  ];
  for (const product of shoes) await site.send('POST', WEBHOOK, site.ingest, envelope(product));
  const huge =
    '{"event_id":"h","event_type":"product.updated","product":{"id":5,"name":"Yacht","price":123456789012345678901234567890.10}}';
  await site.send('POST', WEBHOOK, site.ingest, huge);
  const body = JSON.stringify(phone);
  await site.send('POST', `${WEBHOOK}shoes/`, null, body, signed(body));
  await site.send('POST', WEBHOOK, books.secret, envelope({ id: 1, name: 'A book', price: 3, currency: 'EUR' }));
  await site.work();
});
afterAll(() => site.close());

describe('a row', () => {
  it('is the contract’s, with facts of this moment', async () => {
    const { results } = await list('?search=گوشی');
    expect(results).toHaveLength(1);
    const { specifications, ...row } = results[0];
    expect(row).toEqual({
      id: expect.any(Number),
      store: 'shoes',
      title: 'گوشی & قاب',
      product_type: 'variable',
      short_description: 'کوتاه',
      description: 'بلند',
      link: 'https://shoes.example/phone',
      price: '18.50',
      original_price: '20.00',
      sale_price: '18.50',
      final_price: '18.50',
      // WooCommerce names none in a product; the store's is known from the others.
      currency: 'IRT',
      has_discount: true,
      discount_amount: '1.50',
      category: 'موبایل',
      categories: ['موبایل', 'دیجیتال'],
      brand: 'سامسونگ',
      tags: ['نو'],
      is_active: true,
      in_stock: true,
      stock_quantity: '2.5',
      main_image: 'https://shoes.example/1.jpg',
      images: ['https://shoes.example/1.jpg', 'https://shoes.example/2.jpg'],
      external_id: 'woo_10',
      external_source: 'woocommerce',
      parent_external_id: null,
      sku: 'PH-1',
      created_at: '2026-01-01T00:00:00.000Z',
      updated_at: expect.stringMatching(/Z$/),
      synced_at: new Date(T0).toISOString(),
    });
    expect(Object.entries(specifications)).toEqual([
      ['رنگ', ['سیاه', 'سفید']],
      ['__proto__', ['x']],
    ]);
    expect((await site.get(`${PRODUCTS}${row.id}/`, site.read)).json).toEqual({ ...row, specifications });
  });

  it('loses the discount when the sale ends, with nothing new from the shop', async () => {
    site.clock.at = Date.UTC(2026, 10, 23);
    const { results } = await list('?search=گوشی');
    expect(results[0]).toMatchObject({
      price: '20.00',
      final_price: '20.00',
      has_discount: false,
      discount_amount: null,
    });
    expect(await ids('?has_discount=true')).toEqual(['woo_2']);
    site.clock.at = T0;
  });

  it('has exact prices of any size, and whole stock as a number', async () => {
    const rows = (await list('?page_size=100')).results;
    const price = (id: string) => rows.find((one: { external_id: string }) => one.external_id === id)?.price;
    expect(price('woo_1')).toBe('45000000');
    expect(price('woo_5')).toBe('123456789012345678901234567890.10');
    expect(rows[1]).toMatchObject({ price: '850000', original_price: '950000', discount_amount: '100000' });
    expect(rows[1].stock_quantity).toBe(3);
    expect(rows[4]).toMatchObject({ stock_quantity: null, main_image: null, category: null, brand: null });
  });
});

describe('filters', () => {
  it.each([
    ['', ['woo_1', 'woo_2', 'woo_3', 'woo_4', 'woo_5', 'woo_10']],
    ['?search=كفش', ['woo_1']],
    ['?search=100%25', ['woo_3']],
    ['?external_source=woocommerce&search=boots', ['woo_2']],
    ['?external_source=shopify', []],
    ['?product_type=variable', ['woo_10']],
    ['?category=کفش', ['woo_1', 'woo_2']],
    ['?brand=سامسونگ', ['woo_10']],
    ['?is_active=false', ['woo_4']],
    ['?in_stock=0', ['woo_3']],
    ['?in_stock=true&is_active=1&category=کفش', ['woo_1', 'woo_2']],
    ['?has_discount=true', ['woo_2', 'woo_10']],
    ['?min_price=850000', ['woo_1', 'woo_2', 'woo_5']],
    ['?min_price=۸۵۰۰۰۰&max_price=45000000.00', ['woo_1', 'woo_2']],
    ['?max_price=18.50', ['woo_3', 'woo_4', 'woo_10']],
    ['?currency=USD', ['woo_4']],
    ['?ordering=price', ['woo_4', 'woo_3', 'woo_10', 'woo_2', 'woo_1', 'woo_5']],
    ['?ordering=-price&page_size=2', ['woo_5', 'woo_1']],
    ['?search=&category=&unknown=1&page_size=1', ['woo_1']],
    ['?store=shoes&page_size=1', ['woo_1']],
  ])('%s', async (query, found) => {
    expect(await ids(query)).toEqual(found);
  });

  it.each(['created_at', '-created_at', 'updated_at', '-updated_at', 'title', '-title'])('orders by %s', async (by) => {
    expect(await ids(`?ordering=${by}`)).toHaveLength(6);
  });

  it.each([
    ['?min_price=cheap', 'min_price'],
    ['?max_price=1,5', 'max_price'],
    ['?in_stock=yes', 'in_stock'],
    ['?ordering=stock', 'created_at, -created_at'],
    ['?page=0', 'page'],
    ['?page_size=-1', 'page_size'],
    ['?category=a&category=b', 'category'],
    [`?search=${'x'.repeat(400)}`, 'search'],
  ])('400: %s', async (query, said) => {
    const answer = await site.get(`${PRODUCTS}${query}`, site.read);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: 'invalid_usage', detail: expect.stringContaining(said) });
  });
});

describe('pages', () => {
  it('name their neighbours with the other parameters kept', async () => {
    const query = '?category=کفش&page_size=1&page=1';
    const first = await list(query);
    expect(first).toMatchObject({ count: 2, previous: null });
    expect(first.next.startsWith(`${site.url}${PRODUCTS}?`)).toBe(true);
    const second = await (await fetch(first.next, { headers: { authorization: `Bearer ${site.read}` } })).json();
    expect(second).toMatchObject({ count: 2, next: null, results: [{ external_id: 'woo_2' }] });
    expect(await list('?page=99')).toMatchObject({ count: 6, next: null, results: [] });
  });

  it('use the public address where one is set, and what a trusted proxy says where none is', async () => {
    const fixed = await startSite({ publicUrl: 'https://pilito.example/shop' });
    await fixed.send('POST', WEBHOOK, fixed.ingest, envelope({ id: 1 }));
    await fixed.send('POST', WEBHOOK, fixed.ingest, envelope({ id: 2 }));
    await fixed.work();
    const paged = await fixed.get(`${PRODUCTS}?page_size=1`, fixed.read);
    expect(paged.json.next).toBe(`https://pilito.example/shop${PRODUCTS}?page_size=1&page=2`);
    await fixed.close();
    const proxied = await startSite({ trustProxy: 1 });
    await proxied.token({ store: 'books' });
    const headers = { 'x-forwarded-host': 'pilito.example', 'x-forwarded-proto': 'https' };
    const list = await proxied.send(
      'GET',
      '/api/v1/integrations/tokens/?page_size=1',
      proxied.admin,
      undefined,
      headers,
    );
    expect(list.json.next).toBe('https://pilito.example/api/v1/integrations/tokens/?page_size=1&page=2');
    await proxied.close();
  });
});

describe('stores', () => {
  it('are closed to another store’s token', async () => {
    const answer = await site.get(`${PRODUCTS}?store=books`, site.read);
    expect([answer.status, answer.json.error]).toEqual([403, 'forbidden']);
    expect((await site.get(`${PRODUCTS}stats/?store=books`, site.read)).status).toBe(403);
    const book = (await list('?store=books', site.admin)).results[0];
    expect((await site.get(`${PRODUCTS}${book.id}/`, site.read)).status).toBe(404);
    expect((await site.get(`${PRODUCTS}${book.id}/`, site.admin)).json.title).toBe('A book');
  });

  it('are all open to an admin, who may name one', async () => {
    expect((await list('', site.admin)).count).toBe(7);
    expect(await ids('?store=books', site.admin)).toEqual(['woo_1']);
    expect((await site.get(`${PRODUCTS}?store=nobody`, site.admin)).status).toBe(404);
  });

  it('a product is had by its number and by the id that searches give', async () => {
    const { json } = await site.get(`${PRODUCTS}woo_1/`, site.read);
    expect((await site.get(`${PRODUCTS}${json.id}/`, site.read)).json).toEqual(json);
    expect((await site.get(`${PRODUCTS}woo_1/?store=shoes`, site.admin)).json).toEqual(json);
    expect((await site.get(`${PRODUCTS}woo_1/`, site.admin)).status).toBe(400);
  });

  it('404 for a product that is not there', async () => {
    for (const id of ['9999', 'woo_999', '0']) {
      const answer = await site.get(`${PRODUCTS}${id}/`, site.read);
      expect([answer.status, answer.json.error]).toEqual([404, 'not_found']);
    }
  });
});

describe('numbers', () => {
  it('are the contract’s', async () => {
    const { json } = await site.get(`${PRODUCTS}stats/`, site.read);
    expect(json).toEqual({
      total_products: 6,
      active_products: 5,
      inactive_products: 1,
      in_stock_products: 5,
      out_of_stock_products: 1,
      products_with_discount: 2,
      by_source: { woocommerce: 6 },
      by_category: { کفش: 2, موبایل: 1, دیجیتال: 1 },
      price_range: { min: '7', max: '123456789012345678901234567890.10', average: expect.any(String) },
      currency: expect.any(String),
    });
    const books = await site.get(`${PRODUCTS}stats?store=books`, site.admin);
    expect(books.json).toMatchObject({
      total_products: 1,
      price_range: { min: '3', max: '3', average: '3' },
      currency: 'EUR',
    });
    const none = await site.get(`${PRODUCTS}stats/?search=nothing`, site.read);
    expect(none.json).toMatchObject({ total_products: 0, price_range: { min: null, max: null, average: null } });
  });
});
