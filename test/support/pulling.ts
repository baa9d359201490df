// A store that is pulled from the example shop, both in the test's hands: their one clock, what the shop runs, no waits.
import { onTestFinished } from 'vitest';
import { createShop, type ExampleShop, type ShopOptions } from '../../examples/shop/server.ts';
import { type WooCommerceDeps, wooCommerceSource } from '../../src/adapters/woocommerce/source.ts';
import { type PullReport, pull } from '../../src/app/pull.ts';
import type { PullRequest } from '../../src/app/pull-run.ts';
import { addStore, getStore } from '../../src/app/stores.ts';
import type { ProductRow } from '../../src/ports/products.ts';
import { type Site, startSite } from './http-site.ts';

export interface Market {
  site: Site;
  shop: ExampleShop;
  /** Pulls a minute after whatever was before; another minute passes then. */
  pull(options?: Partial<PullRequest>): Promise<PullReport>;
  /** What the last pull asked for, below `/wp-json`, in order. */
  asked(): string[];
  /** What is held of a product; null when nothing is. */
  held(id: number): Promise<ProductRow | null>;
  later(minutes: number): void;
}

export async function openMarket(options: ShopOptions = {}, deps: Partial<WooCommerceDeps> = {}): Promise<Market> {
  const site: Site = await startSite({
    change: (app) => {
      const now = () => app.clock.now();
      const source = wooCommerceSource({ version: '0.0.0', now, sleep: async () => {}, ...deps });
      return { ...app, source: async () => source };
    },
  });
  const shop = await createShop({ clock: () => site.clock.at, delivers: 'when-told', ...options });
  onTestFinished(async () => {
    await shop.close();
    await site.close();
  });
  const { url, consumerKey, consumerSecret } = shop;
  await addStore(site.app, 'market', { url, consumerKey, consumerSecret, allowPrivateNetwork: true });
  let before = 0;
  const later = (minutes: number) => {
    site.clock.at += minutes * 60_000;
  };

  return {
    ...{ site, shop, later },
    pull: async (request = {}) => {
      later(1);
      before = shop.requests.length;
      const usual = { full: false, since: null, dryRun: false, allowMassDelete: false, pageSize: 100, concurrency: 2 };
      const store = await getStore(site.app, 'market');
      const report = await pull(site.app, { ...usual, store, signal: new AbortController().signal, ...request });
      later(1);
      return report;
    },
    asked: () => shop.requests.slice(before).map(({ path }) => path.replace('/wp-json', '')),
    held: (id) => site.app.db.products.findByExternalId('market', `woo_${id}`),
  };
}
