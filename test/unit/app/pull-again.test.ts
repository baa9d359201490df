// A pull that finds the shop telling what it told before: nothing is read, and everything is confirmed.
import { expect, test } from 'vitest';
import { gone } from '../../support/database.ts';
import { openMarket } from '../../support/pulling.ts';

test('all is unchanged, variations too, and counted as what it is', async () => {
  const market = await openMarket();
  const { summary: first } = await market.pull({ full: true });
  const { summary: again } = await market.pull({ full: true });
  const { products, variations } = first;
  expect(variations).toBeGreaterThan(0);
  expect(again).toMatchObject({ products, variations, unchanged: products + variations, created: 0, updated: 0 });
});

test('an edit in the shop is read, the rest is not', async () => {
  const market = await openMarket();
  await market.pull({ full: true });
  const id = market.shop.idOf('PH-A15');
  market.shop.update(id, { name: 'Another phone' });
  const { summary } = await market.pull({ full: true });
  expect(summary).toMatchObject({ updated: 1, failed: 0 });
  expect((await market.held(id))?.state.title).toBe('Another phone');
});

test('what was removed here and still stands in the shop comes back', async () => {
  const market = await openMarket();
  await market.pull({ full: true });
  const id = market.shop.idOf('PH-A15');
  const { db, clock } = market.site.app;
  const store = await db.stores.find('market');
  await db.products.apply(store?.id ?? 0, 'woocommerce', [gone(id, clock.now())], clock.now());
  expect(await market.held(id)).toBeNull();
  expect((await market.pull({ full: true })).summary).toMatchObject({ updated: 1 });
  expect(await market.held(id)).not.toBeNull();
});

test('a dry run says the same and confirms nothing', async () => {
  const market = await openMarket();
  const { summary } = await market.pull({ full: true });
  const id = market.shop.idOf('PH-A15');
  const before = await market.held(id);
  const dry = await market.pull({ full: true, dryRun: true });
  expect(dry.summary.unchanged).toBe(summary.products + summary.variations);
  expect(await market.held(id)).toEqual(before);
});
