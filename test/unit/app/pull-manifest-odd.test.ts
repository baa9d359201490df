// A manifest that is not to be believed: nothing is done on the strength of it, and the pull goes the usual way.
import { expect, test } from 'vitest';
import { type Market, openMarket } from '../../support/pulling.ts';

const isManifest = ({ path }: { path: string }) => path.endsWith('/manifest');

function json(body: unknown, status = 200) {
  return { status, headers: [['Content-Type', 'application/json']], body: JSON.stringify(body) } as const;
}

const row = (id: number, at = '2026-11-22T09:00:00') => [id, 0, at, 'publish'];
const REFUSED = json({ code: 'woocommerce_rest_cannot_view', message: 'نه', data: { status: 403 } }, 403);
const NO_ROUTE = json({ code: 'rest_no_route', message: 'نه', data: { status: 404 } }, 404);

const ODD = [
  ['is a web page', 'html-200', /web page/],
  ['is cut off', 'cut-json', /broken JSON/],
  ['has another shape', json({ count: 1, items: [{ id: 5 }], next: null }), /shape/],
  ['is a list', json([row(1)]), /shape/],
  ['names ids that do not rise', json({ count: 2, items: [row(7), row(7)], next: null }), /out of order/],
  ['names fewer than it counts', json({ count: 9, items: [row(7)], next: null }), /names 1 of 9/],
  ['goes on elsewhere', json({ count: 9, items: [row(7)], next: 3 }), /go on/],
  ['is the same page for ever', json({ count: 9, items: [row(7)], next: 7 }), /out of order/],
  ['is empty and goes on', json({ count: 9, items: [], next: 0 }), /go on/],
  ['is refused', REFUSED, /does not let the keys read/],
  ['is not there', NO_ROUTE, /HTTP 404/],
  ['is behind a firewall', 'forbidden-waf', /turned us away/],
  ['fails', 'fatal-500', /HTTP 500/],
] as const;

/** Pulled in full, then one product renamed and one gone. */
async function changed(): Promise<Market & { gone: number; renamed: number }> {
  const market = await openMarket({ plugin: '2.0.0' });
  await market.pull();
  const [gone, renamed] = [market.shop.idOf('EN-EBOOK'), market.shop.idOf('PH-A15')];
  market.shop.remove(gone);
  market.shop.update(renamed, { name: 'Renamed' });
  return { ...market, gone, renamed };
}

test.each(ODD)('one that %s', async (_, answer, says) => {
  const market = await changed();
  const recover = market.shop.misbehave({ when: isManifest, answer });
  const { summary, notices, heldBack } = await market.pull();
  expect(notices.at(-1)).toMatch(says);
  expect(notices.at(-1)).toContain('only a full pull notices what was deleted');
  expect(summary).toMatchObject({ mode: 'incremental', updated: 1, deleted: 0 });
  expect(heldBack).toBeNull();
  expect((await market.held(market.renamed))?.state.title).toBe('Renamed');
  recover();
  expect((await market.pull()).summary.deleted).toBe(1);
});

test('words around it hold every removal back', async () => {
  const market = await changed();
  market.shop.misbehave({ when: isManifest, answer: 'php-warning' });
  const { summary, heldBack } = await market.pull();
  expect(summary).toMatchObject({ updated: 1, deleted: 0, skipped: 1 });
  expect(heldBack).toContain('oddly');
  expect(await market.held(market.gone)).not.toBeNull();
});

test('a product it leaves out, which the shop still has, stays', async () => {
  const market = await changed();
  const ids = market.shop
    .ids()
    .concat(market.shop.ids('variations'))
    .sort((a, b) => a - b);
  const items = ids.filter((id) => id !== market.renamed).map((id) => [id, 0, null, 'publish']);
  market.shop.misbehave({ when: isManifest, answer: json({ count: items.length, items, next: null }) });
  expect((await market.pull()).summary.deleted).toBe(1);
  expect((await market.held(market.renamed))?.state.title).toBe('Renamed');
});

test('a shop that is out ends the pull, and the next one makes up for it', async () => {
  const market = await changed();
  const recover = market.shop.misbehave({ answer: 'maintenance-503' });
  await expect(market.pull()).rejects.toMatchObject({ code: 'shop_unreachable' });
  recover();
  expect((await market.pull()).summary).toMatchObject({ updated: 1, deleted: 1 });
});

test('a pull that broke off while it read the differences begins again, and does the rest', async () => {
  const market = await changed();
  const listing = ({ path, query }: { path: string; query: Readonly<Record<string, string>> }) =>
    path.endsWith('/products') && query.include !== undefined;
  const recover = market.shop.misbehave({ when: listing, answer: 'forbidden-waf' });
  await expect(market.pull()).rejects.toMatchObject({ code: 'shop_blocked' });
  recover();
  expect((await market.pull()).summary).toMatchObject({ products: 1, updated: 1, deleted: 1 });
});
