// A shop that runs our plugin: an incremental pull compares its manifest and reads only what differs.
import { expect, test } from 'vitest';
import { type Market, openMarket } from '../../support/pulling.ts';

const MANIFEST = '/pilito/v1/manifest';
const CURRENCY = '/wc/v3/data/currencies/current';
const PRODUCTS = '/wc/v3/products';
const VARIATIONS = '/wc/v3/variations';

/** A market that was pulled in full. */
async function pulled(): Promise<Market> {
  const market = await openMarket({ plugin: '2.0.0' });
  await market.pull();
  return market;
}

const variationsOf = ({ shop }: Market, sku: string): number[] => {
  const { variations } = shop.product(shop.idOf(sku)) as { variations: number[] };
  return variations;
};

test('nothing changed: the manifest is all that is read, and the notice says why', async () => {
  const market = await pulled();
  const { summary, notices } = await market.pull();
  expect(market.asked()).toEqual([CURRENCY, MANIFEST]);
  expect(summary).toMatchObject({
    mode: 'incremental',
    pages: 0,
    products: 0,
    variations: 0,
    unchanged: 0,
    updated: 0,
  });
  expect(notices).toEqual([expect.stringMatching(/^The shop runs Pilito Product Sync 2\.0\.0: /)]);
});

test('a shop without the plugin is asked what changed, and nothing is said', async () => {
  const market = await openMarket();
  await market.pull();
  const { notices } = await market.pull();
  expect(market.asked()).not.toContain(MANIFEST);
  expect(market.asked()).toContain(PRODUCTS);
  expect(notices).toEqual([]);
});

test('a full pull walks all pages and never asks for the manifest', async () => {
  const market = await pulled();
  const { summary } = await market.pull({ full: true });
  expect(market.asked()).not.toContain(MANIFEST);
  expect(summary).toMatchObject({ mode: 'full', unchanged: summary.products + summary.variations });
});

test('whoever names a moment reads again what changed since, whether it differs or not', async () => {
  const market = await pulled();
  await market.pull({ since: market.site.clock.at - 3_600_000 });
  expect(market.asked()).not.toContain(MANIFEST);
});

test('only what differs is read: a product, a variation alone, a new product', async () => {
  const market = await pulled();
  const { shop } = market;
  const [variation = 0] = variationsOf(market, 'PH-IP15');
  shop.update(shop.idOf('PH-A15'), { name: 'نام تازه' });
  const made = shop.create({ name: 'کفش نو', regular_price: '5000', status: 'publish' });
  const before = await market.pull();
  expect(before.summary).toMatchObject({ products: 2, variations: 0, created: 1, updated: 1, pages: 1 });
  shop.updateVariation(variation, { regular_price: '777', sale_price: '' });
  const { summary } = await market.pull();
  // The shop dates the parent of a changed variation.
  expect(summary).toMatchObject({ products: 1, variations: 1, pages: 2 });
  expect(market.asked()).toEqual([CURRENCY, MANIFEST, PRODUCTS, VARIATIONS]);
  expect((await market.held(variation))?.state.price).toBe('777');
  expect((await market.held(made.id))?.state.title).toBe('کفش نو');
  expect((await market.held(shop.idOf('PH-A15')))?.state.title).toBe('نام تازه');
});

test('trap 3: with the plugin a deletion for good is noticed by an incremental pull, a variation’s too', async () => {
  const market = await pulled();
  const id = market.shop.idOf('EN-EBOOK');
  const [variation = 0] = variationsOf(market, 'PH-IP15');
  market.shop.remove(id);
  market.shop.remove(variation);
  // Its parent, which is read again, no longer lists the variation.
  expect((await market.pull()).summary).toMatchObject({ deleted: 1, products: 1 });
  expect([await market.held(id), await market.held(variation)]).toEqual([null, null]);
  expect((await market.pull()).summary).toMatchObject({ deleted: 0, requests: 2 });
});

test('into the trash and back again, with all variations', async () => {
  const market = await pulled();
  const id = market.shop.idOf('PH-IP15');
  const variations = variationsOf(market, 'PH-IP15');
  market.shop.trash(id);
  expect((await market.pull()).summary.deleted).toBe(1 + variations.length);
  expect(await market.held(id)).toBeNull();
  expect((await market.pull()).summary).toMatchObject({ requests: 2, deleted: 0 });
  market.shop.restore(id);
  const { summary } = await market.pull();
  expect(summary).toMatchObject({ products: 1, variations: variations.length, updated: 1 + variations.length });
  expect((await market.held(id))?.isActive).toBe(true);
  for (const one of variations) expect(await market.held(one)).not.toBeNull();
  expect((await market.pull()).summary.requests).toBe(2);
});

test('trap 2: a scheduled product is read once, again when it is edited, and again when it appears', async () => {
  const market = await pulled();
  const { shop } = market;
  const day = new Date(market.site.clock.at + 86_400_000).toISOString().slice(0, 19);
  const { id } = shop.create({ name: 'فردا', regular_price: '1', status: 'future', date_created_gmt: day });
  expect((await market.pull()).summary).toMatchObject({ products: 1, created: 1 });
  expect((await market.pull()).summary.products).toBe(0);
  shop.update(id, { name: 'پس‌فردا' });
  expect((await market.pull()).summary).toMatchObject({ products: 1, updated: 1 });
  market.later(24 * 60);
  shop.runScheduled();
  expect((await market.pull()).summary).toMatchObject({ products: 1, updated: 1 });
  expect(await market.held(id)).toMatchObject({ isActive: true, state: { status: 'publish', title: 'پس‌فردا' } });
  expect((await market.pull()).summary.products).toBe(0);
});

test('what was read within seconds of its change is read once more, in case there were two', async () => {
  const market = await pulled();
  const { clock } = market.site;
  const id = market.shop.idOf('PH-A15');
  const second = clock.at;
  market.shop.update(id, { name: 'first' });
  // A pull begins a minute after what was before it.
  clock.at = second - 58_000;
  await market.pull();
  expect((await market.held(id))?.state.title).toBe('first');
  clock.at = second;
  market.shop.update(id, { name: 'second, within the same second' });
  await market.pull();
  expect((await market.held(id))?.state.title).toBe('second, within the same second');
  expect((await market.pull()).summary.products).toBe(0);
});

test('a mass of deletions is held back until the operator says so', async () => {
  const market = await pulled();
  for (const id of market.shop.ids().slice(0, 60)) market.shop.remove(id);
  const held = await market.pull();
  expect(held).toMatchObject({ partial: true, summary: { deleted: 0 }, heldBack: expect.stringContaining('kept') });
  expect(held.summary.skipped).toBeGreaterThan(60);
  expect((await market.pull({ allowMassDelete: true })).summary.deleted).toBe(held.summary.skipped);
});

test('a dry run compares too, and changes nothing', async () => {
  const market = await pulled();
  const id = market.shop.idOf('EN-EBOOK');
  market.shop.remove(id);
  market.shop.update(market.shop.idOf('PH-A15'), { name: 'New' });
  expect((await market.pull({ dryRun: true })).summary).toMatchObject({ deleted: 1, updated: 1 });
  expect(await market.held(id)).not.toBeNull();
});

test('what the REST API hides is not asked for at every pull, until it changes', async () => {
  const market = await pulled();
  const { id } = market.shop.create({ name: 'ترجمه', regular_price: '1' });
  const listing = ({ path }: { path: string }) => /\/(products|variations)$/.test(path);
  const empty = { status: 200, headers: [], body: '[]' } as const;
  const show = market.shop.misbehave({ when: listing, answer: empty });
  const { notices, summary } = await market.pull();
  expect(notices.at(-1)).toMatch(/^1 product of the shop's manifest cannot be had/);
  expect(summary).toMatchObject({ created: 0, deleted: 0, skipped: 0 });
  expect((await market.pull()).summary.requests).toBe(2);
  show();
  market.shop.update(id, { name: 'shown now' });
  await market.pull();
  expect((await market.held(id))?.state.title).toBe('shown now');
});

test('what is held and hidden now goes the guarded way', async () => {
  const market = await pulled();
  const id = market.shop.idOf('PH-A15');
  market.shop.update(id, { name: 'Hidden' });
  const listing = ({ path }: { path: string }) => /\/(products|variations)$/.test(path);
  market.shop.misbehave({ when: listing, answer: { status: 200, headers: [], body: '[]' } });
  expect((await market.pull()).summary.deleted).toBe(1);
  expect(await market.held(id)).toBeNull();
});
