// Mending drift: exactly what was found, under the lock of the store's pulls, with the guards of a pull.
import { describe, expect, test } from 'vitest';
import type { ShopOptions } from '../../../examples/shop/server.ts';
import { lines, pulledMarket, type Verified } from '../../support/verifying.ts';

const WAYS: [string, ShopOptions][] = [
  ['by the manifest', { plugin: '2.0.0' }],
  ['by the listings', {}],
  ['by the listings of an old shop', { withoutBulkVariations: true, withoutTrashListing: true }],
];

const heal = (market: Verified, more = {}) => market.verify({ heal: true, ...more });
const storeOf = async ({ site }: Verified) => {
  const store = await site.app.db.stores.find('market');
  if (store === null) throw new Error('no store');
  return store;
};

describe.each(WAYS)('%s', (_, options) => {
  test('missing is read, stale is read again, extra goes; then there is no drift', async () => {
    const market = await pulledMarket(options);
    const { shop } = market;
    const made = shop.create({ name: 'کفش نو', regular_price: '5000', status: 'publish' });
    const [renamed, gone, phone] = [shop.idOf('LAMP'), shop.idOf('BOOK'), shop.idOf('PHONE')];
    const { variations } = shop.product(phone) as { variations: number[] };
    const [changed = 0, removed = 0] = variations;
    shop.update(renamed, { name: 'نام تازه' });
    shop.updateVariation(changed, { regular_price: '777' });
    for (const id of [gone, removed]) shop.remove(id);
    const { drift, healed } = await heal(market);
    expect(drift.length).toBe(6);
    expect(healed).toMatchObject({ left: [], heldBack: null, hidden: 0, counts: { created: 1, deleted: 2 } });
    expect((await market.held(made.id))?.state.title).toBe('کفش نو');
    expect((await market.held(renamed))?.state.title).toBe('نام تازه');
    expect((await market.held(changed))?.state.price).toBe('777');
    expect([await market.held(gone), await market.held(removed)]).toEqual([null, null]);
    expect((await market.verify()).drift).toEqual([]);
  });

  test('a variable product that went into the trash takes its variations along', async () => {
    const market = await pulledMarket(options);
    market.shop.trash(market.shop.idOf('PHONE'));
    const { drift, healed } = await heal(market);
    expect(lines(drift)).toEqual(lines(drift).filter((line) => line.startsWith('in_trash')));
    expect([drift.length, healed?.left]).toEqual([4, []]);
    expect((await market.verify()).drift).toEqual([]);
  });

  test('only what differs is read in full', async () => {
    const market = await pulledMarket(options);
    const id = market.shop.idOf('LAMP');
    market.shop.update(id, { name: 'New' });
    const before = market.shop.requests.length;
    await heal(market);
    const read = market.shop.requests.slice(before).filter(({ query }) => query._fields?.includes('description'));
    expect(read.map(({ query }) => query.include)).toEqual([String(id)]);
  });

  test('a mass of removals is kept until the operator says so', async () => {
    const market = await pulledMarket(options);
    const gone = ['CASE', 'BOOK', 'LAMP', 'CUP'].map((sku) => market.shop.idOf(sku));
    for (const id of gone) market.shop.remove(id);
    const held = await heal(market);
    expect(held.healed?.heldBack).toMatch(/^4 products .*kept.*: pilito verify market --heal --allow-mass-delete$/);
    expect(held.healed?.left.map(({ why }) => why)).toEqual(gone.map(() => 'It was kept.'));
    for (const id of gone) expect(await market.held(id)).not.toBeNull();
    expect((await heal(market, { allowMassDelete: true })).healed).toMatchObject({ left: [], counts: { deleted: 4 } });
  });
});

test('a whole other catalogue at the address removes nothing either', async () => {
  const market = await pulledMarket();
  for (let n = 0; n < 60; n++) market.shop.create({ name: `New ${n}`, regular_price: '1', status: 'publish' });
  for (const sku of ['CASE', 'BOOK', 'LAMP', 'CUP']) market.shop.remove(market.shop.idOf(sku));
  const { healed } = await heal(market);
  expect(healed?.counts).toMatchObject({ created: 60, deleted: 0 });
  expect(healed?.heldBack).not.toBeNull();
});

test('without drift nothing is written, and the next pull begins where it would have', async () => {
  const market = await pulledMarket();
  const { id } = await storeOf(market);
  const { pulls } = market.site.app.db;
  const before = await pulls.watermark(id);
  expect((await heal(market)).healed).toBeNull();
  market.shop.update(market.shop.idOf('LAMP'), { name: 'New' });
  await heal(market);
  expect(await pulls.watermark(id)).toBe(before);
  expect((await market.pull()).summary.mode).toBe('incremental');
});

test('it waits for no pull, and no pull runs beside it', async () => {
  const market = await pulledMarket();
  const { id: storeId } = await storeOf(market);
  const now = market.site.clock.at + 5 * 60_000;
  const lock = { storeId, mode: 'full', modifiedAfter: null, owner: 'another:1', isGone: () => false } as const;
  const pull = await market.site.app.db.pulls.begin({ ...lock, now });
  await expect(heal(market)).rejects.toMatchObject({ code: 'locked' });
  market.later(-5);
  expect((await market.verify()).notices.at(-1)).toMatch(/^A pull of this store is running/);
  await market.site.app.db.pulls.finish(pull.id, pull.owner, 'done', now);

  const running: boolean[] = [];
  const onLot = () => void market.site.app.db.pulls.running(storeId, () => false, now).then((is) => running.push(is));
  await heal(market, { onLot });
  expect(running).toContain(true);
  expect(await market.site.app.db.pulls.last(storeId)).toMatchObject({ status: 'done' });
});

test('what cannot be read is left, with the reason', async () => {
  const market = await pulledMarket();
  const id = market.shop.idOf('LAMP');
  market.shop.update(id, { name: 'New' });
  const broken = { ...market.shop.product(id), name: { en: 'New' } };
  market.shop.misbehave({
    when: ({ query }) => query.include === String(id),
    answer: { status: 200, headers: [], body: JSON.stringify([broken]) },
  });
  const { healed } = await heal(market);
  expect(healed?.left).toMatchObject([{ drift: { kind: 'stale' }, why: expect.stringContaining('could not be read') }]);
  expect(await market.site.app.db.pulls.last((await storeOf(market)).id)).toMatchObject({ status: 'partial' });
});

test('what the manifest names and the REST API hides is kept in mind, and is no drift any more', async () => {
  const market = await pulledMarket({ plugin: '2.0.0' });
  market.shop.create({ name: 'ترجمه', regular_price: '1' });
  const listing = ({ path }: { path: string }) => /\/(products|variations)$/.test(path);
  market.shop.misbehave({ when: listing, answer: { status: 200, headers: [], body: '[]' } });
  expect((await heal(market)).healed).toMatchObject({ hidden: 1, left: [] });
  expect((await market.verify()).drift).toEqual([]);
});

test('odd answers remove nothing, and the rest is mended', async () => {
  const market = await pulledMarket();
  const [renamed, gone] = [market.shop.idOf('LAMP'), market.shop.idOf('BOOK')];
  market.shop.update(renamed, { name: 'New' });
  market.shop.remove(gone);
  market.shop.misbehave({ when: ({ path }) => path.endsWith('/products'), answer: 'php-warning' });
  const { healed } = await heal(market);
  expect(healed?.heldBack).toContain('the shop answered oddly');
  expect(healed?.left.map(({ drift }) => drift.externalId)).toEqual([`woo_${gone}`]);
  expect((await market.held(renamed))?.state.title).toBe('New');
});

test('what is newer here stays, and is said to', async () => {
  const market = await pulledMarket();
  const { db, clock } = market.site.app;
  const id = market.shop.idOf('LAMP');
  const report = { externalId: `woo_${id}`, parentExternalId: null, modifiedAt: clock.now() - 7_000, state: {} };
  const arrival = { arrivedAt: clock.now(), sequence: 1, confirms: false };
  const item = { change: { kind: 'report', report, restores: false }, arrival } as const;
  await db.products.apply((await storeOf(market)).id, 'woocommerce', [item], clock.now());
  const { healed } = await heal(market);
  expect(healed?.left).toMatchObject([
    { drift: { reason: 'newer_here' }, why: expect.stringContaining('newest wins') },
  ]);
});
