// Walks that are cut off, go on, or list variations parent by parent.
import { describe, expect, test } from 'vitest';
import { json, product } from './fake-shop.ts';
import { collect, FULL, idsOf, NOW, openFake, range, startShop } from './support.ts';

describe('shops before 10.3 list variations only under their parent', () => {
  const child = (id: number, parent_id: number, more = {}) => product(id, { type: 'variation', parent_id, ...more });

  async function oldShop() {
    const parents = [10, 20, 30].map((id) => product(id, { type: 'variable' }));
    const fake = await startShop([
      product(1),
      ...parents,
      ...range(100, 104).map((id) => child(id, 10)),
      child(200, 30),
    ]);
    fake.lacks.add('bulk_variations');
    return fake;
  }

  test('all of them, though the items do not say what they are', async () => {
    const fake = await oldShop();
    for (const item of fake.items.values()) {
      if (item.type === 'variation') fake.items.set(item.id, { ...item, name: undefined });
    }
    const pages = await collect(openFake(fake.url).shop);
    expect(idsOf(pages)).toEqual([1, 10, 20, 30, 100, 101, 102, 103, 104, 200]);
    expect(pages.at(-1)?.reports.map((report) => report.parentExternalId)).toEqual([
      ...Array(5).fill('woo_10'),
      'woo_30',
    ]);
    expect(
      fake.asked
        .filter(({ path }) => path.endsWith('/variations'))
        .map(({ path }) => path.replace('/wp-json/wc/v3', '')),
    ).toEqual(['/variations', '/products/10/variations', '/products/20/variations', '/products/30/variations']);
  });

  test('a pull cut off among them lists the parents again and goes on behind the last', async () => {
    const fake = await oldShop();
    const [, first] = await collect(openFake(fake.url).shop, { pageSize: 5, concurrency: 1 });
    expect(first?.cursor).toEqual({ phase: 'variations', mode: 'parents', after: 10 });
    fake.asked.length = 0;
    const rest = await collect(openFake(fake.url).shop, {}, first?.cursor ?? null);
    expect(idsOf(rest)).toEqual([200]);
    expect(fake.asked[0]?.query.get('type')).toBe('variable');
    expect(fake.asked.some(({ path }) => path.includes('/products/10/'))).toBe(false);
  });

  test('an incremental pull asks only the parents that changed, and reads them whole', async () => {
    const fake = await oldShop();
    const parent = fake.items.get(10);
    if (parent !== undefined) fake.items.set(10, { ...parent, date_modified_gmt: '2026-11-22T11:50:00' });
    const since = Date.parse('2026-11-22T11:40:00Z');
    expect(idsOf(await collect(openFake(fake.url).shop, { modifiedAfter: since }))).toEqual([10, ...range(100, 104)]);
    expect(fake.asked.some(({ path }) => path.includes('/products/30/'))).toBe(false);
  });

  test('trap 15: a parent that is gone meanwhile says nothing', async () => {
    const fake = await oldShop();
    fake.intercept = ({ path }, response) =>
      path.includes('/products/20/') && json(response, 200, [], { 'X-WP-Total': '0' });
    const pages = await collect(openFake(fake.url).shop);
    expect(pages.flatMap((page) => page.trashed)).toEqual([]);
    expect(idsOf(pages)).toContain(200);
  });
});

test('from every cursor a new process goes on to the same end', async () => {
  const fake = await startShop([
    ...range(1, 40).map((id) => product(id, { date_modified_gmt: '2026-11-22T11:50:00' })),
    ...range(101, 130).map((id) =>
      product(id, { type: 'variation', parent_id: 1, date_modified_gmt: '2026-11-22T11:50:00' }),
    ),
  ]);
  for (const modifiedAfter of [null, NOW - 3_600_000]) {
    const plan = { ...FULL, pageSize: 10, modifiedAfter };
    const pages = await collect(openFake(fake.url).shop, plan);
    const all = new Set(idsOf(pages));
    expect(all.size).toBe(70);
    for (const [index, page] of pages.entries()) {
      const cursor = JSON.parse(JSON.stringify(page.cursor));
      const rest = await collect(openFake(fake.url).shop, plan, cursor);
      expect(new Set([...idsOf(pages.slice(0, index + 1)), ...idsOf(rest)])).toEqual(all);
    }
  }
});

test('what was deleted while a pull lay still does not hide what follows', async () => {
  const fake = await startShop(range(1, 100));
  const pages = await collect(openFake(fake.url).shop, { pageSize: 20 });
  for (const id of range(5, 15)) fake.items.delete(id);
  const rest = await collect(openFake(fake.url).shop, { pageSize: 20 }, pages[1]?.cursor ?? null);
  expect(range(40, 100).filter((id) => !idsOf(rest).includes(id))).toEqual([]);
});

test('a pull that is stopped throws the reason and asks no more', async () => {
  const fake = await startShop(range(1, 300));
  const { shop } = openFake(fake.url);
  const stop = new AbortController();
  const walk = (async () => {
    for await (const _ of shop.pages(FULL, null, stop.signal)) stop.abort(new Error('enough'));
  })();
  await expect(walk).rejects.toThrow('enough');
  expect(fake.asked.length).toBeLessThanOrEqual(2);
});
