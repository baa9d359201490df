// A market that was pulled and is then compared with its shop: drift by kind, as `reason id` lines.
import type { CatalogueEntry } from '../../examples/shop/catalogue.ts';
import type { ShopOptions } from '../../examples/shop/server.ts';
import { getStore } from '../../src/app/stores.ts';
import { type VerifyReport, type VerifyRequest, verify } from '../../src/app/verify.ts';
import type { Drift } from '../../src/app/verify-drift.ts';
import { type Market, openMarket } from './pulling.ts';

export interface Verified extends Market {
  /** Compares a few minutes after whatever was before, so that nothing is in flight; mends with `heal`. */
  verify(options?: Partial<VerifyRequest>): Promise<VerifyReport>;
}

const simple = (sku: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => {
  return { sku, name: `چیز ${sku}`, categories: ['books'], price: '100000', ...more };
};

/** A little of everything: a phone in three colours, things that are drafts, to come, or in the trash. */
const GOODS: CatalogueEntry[] = [
  {
    ...simple('PHONE', { name: 'گوشی گلکسی', price: '' }),
    options: { رنگ: ['سیاه', 'سفید', 'آبی'] },
    variations: ['سیاه', 'سفید', 'آبی'].map((colour, at) => ({ pick: [colour], price: `${at + 1}000000` })),
  },
  ...['CASE', 'BOOK', 'LAMP', 'CUP', 'PEN', 'BAG', 'HAT', 'MAP', 'KEY'].map((sku) => simple(sku)),
  simple('DRAFT', { more: { status: 'draft' } }),
  simple('SOON', { inDays: 30 }),
  simple('BIN', { trashed: true }),
];

export async function pulledMarket(options: ShopOptions = {}): Promise<Verified> {
  const market = await openMarket({ catalogue: GOODS, ...options });
  await market.pull();
  const usual = { heal: false, allowMassDelete: false, pageSize: 100, concurrency: 2 };
  return {
    ...market,
    verify: async (request = {}) => {
      market.later(5);
      const store = await getStore(market.site.app, 'market');
      return verify(market.site.app, { ...usual, store, signal: new AbortController().signal, ...request });
    },
  };
}

export function lines(drift: readonly Drift[]): string[] {
  return drift.map(({ reason, externalId }) => `${reason} ${externalId}`).sort();
}
