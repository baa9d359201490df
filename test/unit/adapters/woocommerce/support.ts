// Opening a fake shop as a pull would, with time and chance in the test's hands.
import { onTestFinished } from 'vitest';
import { type WooCommerceDeps, wooCommerceSource } from '../../../../src/adapters/woocommerce/source.ts';
import type { PullCursor, PullPage, PullPlan, Shop, ShopAccess } from '../../../../src/ports/source.ts';
import { type FakeShop, fakeShop, type Item, type json, KEY, SECRET } from './fake-shop.ts';
import { recorded, tls } from './recorded.ts';

export const NOW = Date.parse('2026-11-22T12:00:00Z');
export const FULL: PullPlan = { modifiedAfter: null, pageSize: 100, concurrency: 2 };

let nonce = 0;

export async function startShop(ids: readonly number[] | readonly Item[] = [], secure = false): Promise<FakeShop> {
  const shop = await fakeShop(ids, secure);
  onTestFinished(() => shop.close());
  return shop;
}

/** Opens it; what the client would have slept is in `slept`, milliseconds. */
export function openFake(
  url: string,
  deps: Partial<WooCommerceDeps> = {},
  access: Partial<ShopAccess> = {},
): { shop: Shop; slept: number[] } {
  const slept: number[] = [];
  const source = wooCommerceSource({
    version: '1.2.3',
    now: () => NOW,
    random: () => 0.5,
    nonce: () => `nonce${++nonce}`,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
    },
    ca: tls.cert,
    ...deps,
  });
  const shop = source.open({ url, consumerKey: KEY, consumerSecret: SECRET, allowPrivateNetwork: true, ...access });
  onTestFinished(() => shop.close());
  return { shop, slept };
}

export async function collect(
  shop: Shop,
  plan: Partial<PullPlan> = {},
  from: PullCursor | null = null,
): Promise<PullPage[]> {
  const pages: PullPage[] = [];
  for await (const page of shop.pages({ ...FULL, ...plan }, from, new AbortController().signal)) pages.push(page);
  return pages;
}

/** The numbers of the products and variations reported, in order. */
export function idsOf(pages: readonly PullPage[]): number[] {
  return pages.flatMap((page) => page.reports.map((report) => Number(report.externalId.slice(4))));
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export function without(ids: readonly number[], ...gone: number[]): number[] {
  return ids.filter((id) => !gone.includes(id));
}

/** Answers the first `times` requests with a recording, status and all. */
export function replay(name: string, times = 1) {
  const { status, headers, body } = recorded(name);
  const kept = headers.filter(([key]) => !/^(transfer-encoding|connection|content-length|date)$/i.test(key));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return ({ number }: { number: number }, response: Parameters<typeof json>[0]) => {
    if (number > times) return false;
    response.writeHead(status, Object.fromEntries(kept)).end(text);
    return true;
  };
}
