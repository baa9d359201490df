// Drift between a catalogue and its shop, by the shop's manifest and by its listings: what is told, and what is not.
import { describe, expect, test } from 'vitest';
import type { ShopOptions } from '../../../examples/shop/server.ts';
import { delivery } from '../../support/database.ts';
import { lines, pulledMarket, type Verified } from '../../support/verifying.ts';

const variationsOf = ({ shop }: Verified, sku: string): number[] => {
  const { variations } = shop.product(shop.idOf(sku)) as { variations: number[] };
  return variations;
};

const WAYS: [string, ShopOptions][] = [
  ['by the manifest', { plugin: '2.0.0' }],
  ['by the listings', {}],
  ['by the listings of an old shop', { withoutBulkVariations: true, withoutTrashListing: true }],
];

describe.each(WAYS)('%s', (_, options) => {
  const { plugin } = options;

  test('a catalogue that was just pulled has no drift, drafts, scheduled products and variations included', async () => {
    const market = await pulledMarket(options);
    const report = await market.verify();
    expect(report).toMatchObject({ store: 'market', by: plugin ? 'manifest' : 'listings', drift: [], inFlight: [] });
    expect([report.checked, report.held]).toEqual([15, 15]);
  });

  test('what is new, changed, trashed and gone is told, each with its reason', async () => {
    const market = await pulledMarket(options);
    const { shop } = market;
    const made = shop.create({ name: 'کفش نو', regular_price: '5000', status: 'publish' });
    const [renamed, gone, binned] = [shop.idOf('LAMP'), shop.idOf('BOOK'), shop.idOf('CASE')];
    shop.update(renamed, { name: 'نام تازه' });
    shop.remove(gone);
    shop.trash(binned);
    const { drift } = await market.verify();
    expect(lines(drift)).toEqual(
      [`unknown woo_${made.id}`, `newer_in_shop woo_${renamed}`, `gone woo_${gone}`, `in_trash woo_${binned}`].sort(),
    );
    expect(drift.map(({ kind }) => kind).sort()).toEqual(['extra', 'extra', 'missing', 'stale']);
  });

  test('a stale product names both times', async () => {
    const market = await pulledMarket(options);
    const id = market.shop.idOf('LAMP');
    const { date_modified_gmt: before } = market.shop.product(id) ?? {};
    market.shop.update(id, { name: 'New' });
    const changedAt = market.site.clock.at;
    const [stale] = (await market.verify()).drift;
    expect(stale?.shop?.modifiedAt).toBe(changedAt);
    expect(stale?.here?.modifiedAt).toBe(Date.parse(`${before}Z`));
  });

  test('variations are compared one by one', async () => {
    const market = await pulledMarket(options);
    const parent = market.shop.idOf('PHONE');
    const [changed = 0, gone = 0] = variationsOf(market, 'PHONE');
    market.shop.updateVariation(changed, { regular_price: '777' });
    market.shop.remove(gone);
    const made = market.shop.createVariation(parent, { regular_price: '9', attributes: [] });
    const { drift } = await market.verify();
    expect(lines(drift)).toEqual(
      [
        ...[`newer_in_shop woo_${parent}`, `newer_in_shop woo_${changed}`],
        ...[`gone woo_${gone}`, `unknown woo_${made.id}`],
      ].sort(),
    );
    expect(drift.find(({ reason }) => reason === 'unknown')?.shop?.parentExternalId).toBe(`woo_${parent}`);
  });

  test('what was deleted here and lives in the shop is missing', async () => {
    const market = await pulledMarket(options);
    const { db, clock } = market.site.app;
    const id = market.shop.idOf('LAMP');
    const store = await db.stores.find('market');
    const change = { kind: 'delete', externalId: `woo_${id}`, modifiedAt: null } as const;
    const arrival = { arrivedAt: clock.now(), sequence: 1, confirms: false };
    await db.products.apply(store?.id ?? 0, 'woocommerce', [{ change, arrival }], clock.now());
    expect(lines((await market.verify()).drift)).toEqual([`deleted_here woo_${id}`]);
  });

  test('a status of its own is drift, also without a newer time', async () => {
    const market = await pulledMarket(options);
    const day = new Date(market.site.clock.at + 86_400_000).toISOString().slice(0, 19);
    const { id } = market.shop.create({ name: 'فردا', regular_price: '1', status: 'future', date_created_gmt: day });
    market.shop.update(id, { name: 'پس‌فردا' });
    await market.pull();
    market.later(24 * 60);
    market.shop.runScheduled();
    expect(lines((await market.verify()).drift)).toEqual([`other_status woo_${id}`]);
  });

  test('what changed within the last minute is in flight', async () => {
    const market = await pulledMarket(options);
    const id = market.shop.idOf('LAMP');
    market.later(5);
    market.shop.update(id, { name: 'New' });
    market.later(-5);
    const { drift, inFlight } = await market.verify();
    expect([drift, inFlight.map(({ why }) => why)]).toEqual([[], ['just_changed']]);
  });

  test('what an event waits for is in flight, and the family of it', async () => {
    const market = await pulledMarket(options);
    const { db } = market.site.app;
    const store = await db.stores.find('market');
    if (store === null) throw new Error('no store');
    const [variation = 0] = variationsOf(market, 'PHONE');
    const gone = market.shop.idOf('BOOK');
    market.shop.updateVariation(variation, { regular_price: '777' });
    market.shop.remove(gone);
    for (const id of [variation, gone]) await db.events.append(delivery(store, { productId: String(id) }));
    const { drift, inFlight } = await market.verify();
    expect(drift).toEqual([]);
    expect(lines(inFlight.map((one) => one.drift))).toEqual(
      [
        ...[`newer_in_shop woo_${market.shop.idOf('PHONE')}`, `newer_in_shop woo_${variation}`],
        `gone woo_${gone}`,
      ].sort(),
    );
    expect(new Set(inFlight.map(({ why }) => why))).toEqual(new Set(['pending_event']));
  });
});

test('what arrives here meanwhile is in flight', async () => {
  const market = await pulledMarket();
  const { db, clock } = market.site.app;
  const store = await db.stores.find('market');
  const report = { externalId: 'woo_9999', parentExternalId: null, modifiedAt: clock.now(), state: { title: 'New' } };
  const onLot = () => {
    const arrival = { arrivedAt: clock.now(), sequence: 1, confirms: false };
    const item = { change: { kind: 'report', report, restores: true }, arrival } as const;
    void db.products.apply(store?.id ?? 0, 'woocommerce', [item], clock.now());
  };
  const { drift, inFlight } = await market.verify({ onLot });
  expect([drift, inFlight.map(({ why }) => why)]).toEqual([[], ['just_arrived']]);
});

test('listings are asked for next to nothing', async () => {
  const market = await pulledMarket();
  const before = market.shop.requests.length;
  await market.verify();
  const asked = market.shop.requests.slice(before).filter(({ path }) => /\/(products|variations)$/.test(path));
  expect(asked.map(({ path }) => path.replace(/.*\//, ''))).toEqual(['products', 'variations']);
  for (const { query } of asked) {
    expect(query._fields).toBe('id,parent_id,type,status,date_created_gmt,date_modified_gmt');
  }
});

test('a manifest that is not to be believed is said, and the listings are read', async () => {
  const market = await pulledMarket({ plugin: '2.0.0' });
  market.shop.misbehave({ when: ({ path }) => path.endsWith('/manifest'), answer: 'cut-json' });
  const { by, drift, notices } = await market.verify();
  expect([by, drift]).toEqual(['listings', []]);
  expect(notices.at(-1)).toMatch(/broken JSON.* So the shop's listings are read instead\.$/);
});

test.each(['fatal-500', 'html-200', 'forbidden-waf'] as const)('a shop that answers %s is no drift', async (answer) => {
  const market = await pulledMarket();
  market.shop.misbehave({ when: ({ path }) => path.endsWith('/variations'), answer });
  await expect(market.verify()).rejects.toMatchObject({ code: expect.stringMatching(/^shop_/) });
});

test('absence in odd answers is no drift', async () => {
  const market = await pulledMarket();
  market.shop.misbehave({ when: ({ path }) => path.endsWith('/products'), answer: 'php-warning' });
  expect((await market.verify()).drift).toEqual([]);
  market.shop.remove(market.shop.idOf('BOOK'));
  await expect(market.verify()).rejects.toMatchObject({ code: 'shop_odd', message: expect.stringContaining('1 of') });
});

test('what a listing leaves out and the shop still shows is not called gone', async () => {
  const market = await pulledMarket();
  const [first] = market.shop.ids();
  const one = { ...market.shop.product(first ?? 0), parent_id: 0 };
  const listing = { status: 200, headers: [['X-WP-Total', '1']], body: JSON.stringify([one]) } as const;
  market.shop.misbehave({
    when: ({ path, query }) => path.endsWith('/products') && query.include === undefined,
    answer: listing,
  });
  const { drift, checked } = await market.verify();
  expect([drift, checked]).toEqual([[], 15]);
});

test('a shop that was put back to an older state is told', async () => {
  const market = await pulledMarket();
  const { db, clock } = market.site.app;
  const id = market.shop.idOf('LAMP');
  const store = await db.stores.find('market');
  const report = { externalId: `woo_${id}`, parentExternalId: null, modifiedAt: clock.now() - 7_000, state: {} };
  const arrival = { arrivedAt: clock.now(), sequence: 1, confirms: false };
  const item = { change: { kind: 'report', report, restores: false }, arrival } as const;
  await db.products.apply(store?.id ?? 0, 'woocommerce', [item], clock.now());
  expect(lines((await market.verify()).drift)).toEqual([`newer_here woo_${id}`]);
});
