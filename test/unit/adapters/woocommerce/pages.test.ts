import { describe, expect, test } from 'vitest';
import { html, json, product } from './fake-shop.ts';
import { items } from './recorded.ts';
import { collect, idsOf, NOW, openFake, range, startShop, without } from './support.ts';

describe('a full pull', () => {
  test('gives every product, then every variation, once', async () => {
    const variations = [
      product(301, { type: 'variation', parent_id: 300 }),
      product(302, { type: 'variation', parent_id: 300 }),
    ];
    const fake = await startShop([
      ...range(1, 250).map((id) => product(id)),
      product(300, { type: 'variable', variations: [301, 302] }),
      ...variations,
    ]);
    const { shop } = openFake(fake.url);
    const pages = await collect(shop);
    expect(idsOf(pages)).toEqual([...range(1, 250), 300, 301, 302]);
    expect(pages.map((page) => page.reports.length)).toEqual([100, 99, 52, 2]);
    expect(pages.at(-1)?.cursor).toEqual({ phase: 'done' });
    expect(shop.totals()).toMatchObject({ requests: 4, retries: 0 });
    expect(shop.oddities()).toEqual([]);
  });

  test('asks for little, in a stable order, and says who asks', async () => {
    const fake = await startShop([1]);
    await collect(openFake(fake.url).shop);
    const { path, query, headers } = fake.asked[0] ?? { query: new URLSearchParams(), headers: {} };
    expect(path).toBe('/wp-json/wc/v3/products');
    expect(Object.fromEntries(query)).toMatchObject({
      orderby: 'id',
      order: 'asc',
      per_page: '100',
      offset: '0',
      page: '1',
    });
    const fields = query.get('_fields')?.split(',');
    expect(fields).toEqual(
      expect.arrayContaining(['id', 'variations', 'parent_id', 'permalink', 'images', 'post_password', 'brands']),
    );
    for (const dear of ['meta_data', 'related_ids', 'price_html', '_links', 'downloads'])
      expect(fields).not.toContain(dear);
    expect(query.has('include_status')).toBe(false);
    expect(query.has('modified_after')).toBe(false);
    expect(headers['user-agent']).toBe('pilito/1.2.3');
    expect(headers.accept).toBe('application/json');
  });

  test('an empty shop gives one empty page', async () => {
    const fake = await startShop();
    expect(await collect(openFake(fake.url).shop)).toMatchObject([
      { reports: [], askedAt: NOW, cursor: { phase: 'variations' } },
    ]);
  });

  test('real answers are read', async () => {
    const real = items('products/variations-PH-IP15');
    const fake = await startShop();
    fake.intercept = ({ path }, response) =>
      path.endsWith('/variations') && json(response, 200, real, { 'X-WP-Total': String(real.length) });
    const pages = await collect(openFake(fake.url).shop);
    expect(pages.at(-1)?.reports.map((report) => report.parentExternalId)).toEqual(Array(5).fill('woo_62'));
  });

  test('an item that cannot be read fails alone', async () => {
    const fake = await startShop([product(1), product(2, { name: { no: 'text' } }), product(3)]);
    const [page] = await collect(openFake(fake.url).shop);
    expect(page?.reports.map(({ externalId }) => externalId)).toEqual(['woo_1', 'woo_3']);
    expect(page?.failed).toEqual([{ externalId: 'woo_2', reason: expect.stringContaining('name') }]);
  });
});

describe('trap 13: pages drift', () => {
  test('a product deleted between two pages hides no other', async () => {
    const fake = await startShop(range(1, 300));
    fake.intercept = ({ number }) => {
      if (number === 2) fake.items.delete(50);
      return false;
    };
    const { shop } = openFake(fake.url);
    expect(idsOf(await collect(shop, { concurrency: 1 }))).toEqual(range(1, 300));
    expect(shop.oddities()).toEqual([]);
  });

  test('nor do a hundred and fifty, with pages asked for ahead', async () => {
    const fake = await startShop(range(1, 500));
    fake.intercept = ({ number }) => {
      if (number === 4) for (const id of range(20, 169)) fake.items.delete(id);
      return false;
    };
    const got = idsOf(await collect(openFake(fake.url).shop, { concurrency: 3 }));
    expect(without(range(1, 500), ...range(20, 169)).filter((id) => !got.includes(id))).toEqual([]);
    expect(new Set(got).size).toBe(got.length);
  });

  test('a product created meanwhile is found at the end', async () => {
    const fake = await startShop(range(1, 150));
    fake.intercept = ({ number }) => {
      if (number === 2) fake.items.set(999, product(999));
      return false;
    };
    expect(idsOf(await collect(openFake(fake.url).shop))).toEqual([...range(1, 150), 999]);
  });
});

describe('servers that page in their own way', () => {
  test('one that ignores "offset"', async () => {
    const fake = await startShop(range(1, 950));
    fake.lacks.add('offset');
    expect(idsOf(await collect(openFake(fake.url).shop))).toEqual(range(1, 950));
    expect(fake.asked.length).toBeLessThan(16);
  });

  test.each([[0], [-60], [700], [null]])('counts off by %s', async (lie) => {
    const fake = await startShop(range(1, 130));
    fake.totalLie = lie;
    const { shop } = openFake(fake.url);
    expect(idsOf(await collect(shop))).toEqual(range(1, 130));
  });

  test('one that gives at most 30 a page', async () => {
    const fake = await startShop(range(1, 100));
    fake.maxPerPage = 30;
    expect(idsOf(await collect(openFake(fake.url).shop))).toEqual(range(1, 100));
  });

  test('the same page for ever', async () => {
    const fake = await startShop();
    const page = range(1, 100).map((id) => product(id));
    fake.intercept = (_, response) => json(response, 200, page, { 'X-WP-Total': '5000' });
    await expect(collect(openFake(fake.url).shop)).rejects.toMatchObject({
      code: 'shop_odd',
      message: expect.stringContaining('same page'),
    });
  });

  test('a list written as a map', async () => {
    const fake = await startShop();
    fake.intercept = ({ path }, response) =>
      path.endsWith('/products') && json(response, 200, { 1: product(4), 3: product(6) });
    expect(idsOf(await collect(openFake(fake.url).shop))).toEqual([4, 6]);
  });

  test('no list at all', async () => {
    const fake = await startShop();
    fake.intercept = (_, response) => json(response, 200, { success: true });
    await expect(collect(openFake(fake.url).shop)).rejects.toMatchObject({ code: 'shop_odd' });
  });
});

describe('a shop that is too slow', () => {
  test('is asked for half as much where a page times out', async () => {
    const fake = await startShop(range(1, 130));
    fake.intercept = ({ query }) => Number(query.get('per_page')) > 25;
    const { shop, slept } = openFake(fake.url, { timeouts: { headers: 60 } });
    expect(idsOf(await collect(shop))).toEqual(range(1, 130));
    expect(slept).toEqual([]);
    expect([...new Set(fake.asked.map(({ query }) => query.get('per_page')))].slice(0, 3)).toEqual(['100', '50', '25']);
    expect(shop.oddities()).toEqual([]);
  });

  test('and where it breaks down, after the usual tries', async () => {
    const fake = await startShop(range(1, 60));
    fake.intercept = ({ query }, response) =>
      Number(query.get('per_page')) > 50 && html(response, 502, '<h1>Bad Gateway</h1>');
    const { shop, slept } = openFake(fake.url);
    expect(idsOf(await collect(shop, { concurrency: 1 }))).toEqual(range(1, 60));
    expect(slept).toEqual([1000, 2000, 4000]);
  });

  test('to the smallest page, and no further', async () => {
    const fake = await startShop(range(1, 60));
    fake.intercept = () => true;
    const { shop } = openFake(fake.url, { timeouts: { total: 40 } });
    await expect(collect(shop)).rejects.toMatchObject({
      code: 'shop_unreachable',
      message: expect.stringContaining('in time'),
    });
    expect([...new Set(fake.asked.map(({ query }) => query.get('per_page')))]).toEqual(['100', '50', '25', '12', '10']);
  });
});

describe('an incremental pull', () => {
  const since = Date.parse('2026-11-22T11:40:23.900Z');
  const late = { date_modified_gmt: '2026-11-22T11:50:00' };

  test('trap 1: asks with naive UTC and for what is in the trash', async () => {
    const fake = await startShop([product(1), product(2, late), product(3, { ...late, status: 'trash' })]);
    const pages = await collect(openFake(fake.url).shop, { modifiedAfter: since });
    for (const { query } of fake.asked) {
      expect(query.get('modified_after')).toBe('2026-11-22T11:40:23');
      expect(query.get('dates_are_gmt')).toBe('true');
      expect(query.get('include_status')).toBe('any,trash');
    }
    expect(idsOf(pages)).toEqual([2]);
    expect(pages[0]?.trashed).toEqual([{ externalId: 'woo_3', modifiedAt: Date.parse('2026-11-22T11:50:00Z') }]);
    expect(fake.asked.length).toBe(2);
  });

  test('asks for the trash by itself where an old shop ignored that', async () => {
    const fake = await startShop([product(2, late), product(3, { ...late, status: 'trash' })]);
    fake.lacks.add('include_status');
    const pages = await collect(openFake(fake.url).shop, { modifiedAfter: since });
    expect(pages.flatMap((page) => page.trashed.map(({ externalId }) => externalId))).toEqual(['woo_3']);
    expect(idsOf(pages)).toEqual([2]);
    expect(fake.asked.map(({ query }) => query.get('status'))).toEqual([null, 'trash', null]);
  });

  test('what changed variations are found in their listing', async () => {
    const fake = await startShop([
      product(1, { type: 'variable' }),
      product(5, { ...late, type: 'variation', parent_id: 1 }),
    ]);
    expect(idsOf(await collect(openFake(fake.url).shop, { modifiedAfter: since }))).toEqual([5]);
  });
});
