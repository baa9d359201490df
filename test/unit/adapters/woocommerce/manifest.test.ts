// The manifest as the adapter reads it, and the reading of what it calls different.
import { expect, test } from 'vitest';
import type { ManifestLine, PullPage, Shop } from '../../../../src/ports/source.ts';
import { type FakeShop, html, json, product } from './fake-shop.ts';
import { idsOf, NOW, openFake, range, startShop } from './support.ts';

const never = new AbortController().signal;

const line = (id: number, parent: number | null = null): ManifestLine => ({
  externalId: `woo_${id}`,
  parentExternalId: parent === null ? null : `woo_${parent}`,
  modifiedAt: NOW,
  status: 'publish',
});

/** Serves these rows, `most` a page, as the plugin does. */
function serveManifest(fake: FakeShop, rows: unknown[][], most = 5_000): void {
  fake.intercept = ({ path, query }, response) => {
    if (!path.endsWith('/wp-json/pilito/v1/manifest')) return false;
    const items = rows.filter(([id]) => Number(id) > Number(query.get('after'))).slice(0, most);
    return json(response, 200, { count: rows.length, items, next: items.length < most ? null : items.at(-1)?.[0] });
  };
}

async function linesOf(shop: Shop): Promise<ManifestLine[]> {
  const lines: ManifestLine[] = [];
  for await (const lot of shop.manifest(never)) lines.push(...lot);
  return lines;
}

async function read(shop: Shop, lines: readonly ManifestLine[], pageSize = 100): Promise<PullPage[]> {
  const pages: PullPage[] = [];
  for await (const page of shop.read(lines, { pageSize, concurrency: 2 }, never)) pages.push(page);
  return pages;
}

test('every request says that it is pilito’s, by User-Agent and by a header', async () => {
  const fake = await startShop([product(1)]);
  await openFake(fake.url).shop.about();
  expect(fake.asked[0]?.headers).toMatchObject({ 'user-agent': 'pilito/1.2.3', 'x-pilito-client': 'pull' });
});

test.each([
  ['2.0.0', true],
  ['2.1.0-beta.1', true],
  ['', false],
  ['<b>2.0.0</b>', false],
])('the plugin is known by its header: %j', async (version, known) => {
  const fake = await startShop();
  fake.intercept = (_, response) => json(response, 200, { code: 'IRT' }, { 'X-Pilito-Product-Sync': version });
  const { hasManifest, notices } = await openFake(fake.url).shop.about();
  expect([hasManifest, notices.length]).toEqual([known, known ? 1 : 0]);
});

test('lines over several pages, with what is in the trash, and no date that says nothing', async () => {
  const fake = await startShop();
  const rows = [
    [3, 0, '2026-11-22T11:36:06', 'publish'],
    [5, 3, '2026-11-22T11:36:07', 'private'],
    [8, 0, null, 'draft'],
    [9, 0, '2027-06-01T12:00:00', 'future'],
    [10, 0, '2026-11-22T11:00:00', 'future'],
    [12, 0, '2026-11-22T11:00:00', 'trash'],
  ];
  serveManifest(fake, rows, 2);
  const lines = await linesOf(openFake(fake.url).shop);
  expect(fake.asked.map(({ query }) => query.get('after'))).toEqual(['0', '5', '9', '12']);
  expect(
    lines.map(({ modifiedAt, ...rest }) => ({ ...rest, at: modifiedAt && new Date(modifiedAt).toISOString() })),
  ).toEqual([
    { externalId: 'woo_3', parentExternalId: null, status: 'publish', at: '2026-11-22T11:36:06.000Z' },
    { externalId: 'woo_5', parentExternalId: 'woo_3', status: 'private', at: '2026-11-22T11:36:07.000Z' },
    { externalId: 'woo_8', parentExternalId: null, status: 'draft', at: null },
    { externalId: 'woo_9', parentExternalId: null, status: 'future', at: null },
    { externalId: 'woo_10', parentExternalId: null, status: 'future', at: '2026-11-22T11:00:00.000Z' },
    { externalId: 'woo_12', parentExternalId: null, status: 'trash', at: '2026-11-22T11:00:00.000Z' },
  ]);
});

test('an empty shop has an empty manifest', async () => {
  const fake = await startShop();
  serveManifest(fake, []);
  expect(await linesOf(openFake(fake.url).shop)).toEqual([]);
});

test('where addresses are not rewritten it is read at /index.php/ like everything else', async () => {
  const fake = await startShop([product(1)]);
  fake.lacks.add('rewriting');
  const { shop } = openFake(fake.url);
  await shop.about();
  fake.intercept = ({ path }, response) =>
    path === '/index.php/wp-json/pilito/v1/manifest' && json(response, 200, { count: 0, items: [], next: null });
  expect(await linesOf(shop)).toEqual([]);
});

test('differences are read in lots, products before variations, each at its listing', async () => {
  const ids = range(1, 130);
  const fake = await startShop([
    ...ids.map((id) => product(id)),
    product(500, { type: 'variation', parent_id: 1 }),
    product(501, { type: 'variation', parent_id: 2 }),
  ]);
  const pages = await read(openFake(fake.url).shop, [line(500, 1), line(501, 2), ...ids.map((id) => line(id))]);
  expect(idsOf(pages)).toEqual([...ids, 500, 501]);
  expect(pages.map(({ reports, askedAt }) => [reports.length, askedAt])).toEqual([
    [100, NOW],
    [30, NOW],
    [2, NOW],
  ]);
  expect(fake.asked.map(({ path }) => path.slice(path.lastIndexOf('/')))).toEqual([
    '/products',
    '/products',
    '/variations',
  ]);
});

test('shops that list variations by parent are asked once for each parent', async () => {
  const unnamed = { type: undefined, parent_id: 7 };
  const fake = await startShop([product(7, { type: 'variable' }), ...[71, 72, 73].map((id) => product(id, unnamed))]);
  fake.lacks.add('bulk_variations');
  const [page] = await read(openFake(fake.url).shop, [line(71, 7), line(73, 7)]);
  expect(page?.reports.map(({ externalId, parentExternalId }) => [externalId, parentExternalId])).toEqual([
    ['woo_71', 'woo_7'],
    ['woo_73', 'woo_7'],
  ]);
});

test('what is a variation without a parent, or a product with one, is found all the same', async () => {
  const fake = await startShop([product(1, { type: 'variation' }), product(2, { parent_id: 9 })]);
  expect(idsOf(await read(openFake(fake.url).shop, [line(1), line(2, 9)]))).toEqual([1, 2]);
});

test('what is gone or in the trash by now is left out or named as such', async () => {
  const fake = await startShop([product(1, { status: 'trash' })]);
  const [page] = await read(openFake(fake.url).shop, [line(1), line(2)]);
  expect([page?.reports, page?.trashed.map(({ externalId }) => externalId)]).toEqual([[], ['woo_1']]);
});

test('a lot that is too much for the shop is asked for in halves', async () => {
  const fake = await startShop(range(1, 40));
  fake.intercept = ({ query }, response) =>
    (query.get('include') ?? '').split(',').length > 15 && html(response, 500, 'memory');
  const pages = await read(
    openFake(fake.url).shop,
    range(1, 40).map((id) => line(id)),
  );
  expect(idsOf(pages)).toEqual(range(1, 40));
});
