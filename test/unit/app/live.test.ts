// Price and stock asked of the shop for an answer: what changes in it, what is left out, and what happens without it.
import { expect, onTestFinished, test } from 'vitest';
import type { CatalogueEntry } from '../../../examples/shop/catalogue.ts';
import { type LiveShops, openLive } from '../../../src/app/live.ts';
import { type SearchAnswer, type SearchRequest, search } from '../../../src/app/search.ts';
import { getStore, updateStore } from '../../../src/app/stores.ts';
import { PilitoError } from '../../../src/domain/errors.ts';
import { type Market, openMarket } from '../../support/pulling.ts';

const shirt = (sku: string, name: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => {
  return { sku, name, categories: ['books'], price: '100000', ...more };
};

const GOODS: CatalogueEntry[] = [
  shirt('RED', 'Red shirt'),
  shirt('BLUE', 'Blue shirt', { price: '200000' }),
  shirt('GREEN', 'Green shirt', { price: '300000' }),
  {
    ...shirt('SIZED', 'Sized shirt', { price: '' }),
    options: { Size: ['S', 'L'] },
    variations: [
      { pick: ['S'], price: '400000' },
      { pick: ['L'], price: '500000' },
    ],
  },
];

interface Shown extends Market {
  live: LiveShops;
  /** Asks for shirts, live. */
  ask(request?: Partial<SearchRequest>): Promise<SearchAnswer>;
  /** Requests for products and variations since the last question. */
  asked(): string[];
}

async function shown({ timeoutMs = 2_500, options = {} } = {}): Promise<Shown> {
  const market = await openMarket({ catalogue: GOODS, ...options });
  const { app } = market.site;
  await market.pull();
  const live = openLive(app, { timeoutMs });
  onTestFinished(() => live.close());
  let before = 0;
  const usual = { query: 'shirt', limit: 10, mode: 'text', facts: {}, explain: false, live } as const;
  return {
    ...market,
    live,
    ask: async (request = {}) => {
      market.later(1);
      before = market.shop.requests.length;
      return search(app, { ...usual, store: await getStore(app, 'market'), ...request });
    },
    asked: () => market.shop.requests.slice(before).map(({ path }) => path.replace(/.*\/wc\/v3/, '')),
  };
}

const of = ({ results }: SearchAnswer, { shop }: Shown, sku: string) =>
  results.find(({ external_id }) => external_id === `woo_${shop.idOf(sku)}`);

test('price and stock are the shop’s of this moment, in one request, and are marked', async () => {
  const place = await shown();
  place.shop.update(place.shop.idOf('RED'), { regular_price: '111111.50' });
  place.shop.update(place.shop.idOf('BLUE'), { stock_status: 'outofstock' });
  const answer = await place.ask();
  expect(place.asked()).toEqual(['/products']);
  expect(answer.count).toBe(4);
  expect(answer.interpreted.notices).toEqual([]);
  const synced_at = new Date(place.site.clock.at).toISOString();
  expect(of(answer, place, 'RED')).toMatchObject({ price: '111111.50', currency: 'IRT', live: true, synced_at });
  expect(of(answer, place, 'RED')?.text).toContain('Price: 111111.50 IRT. In stock.');
  expect(of(answer, place, 'BLUE')).toMatchObject({ price: '200000', in_stock: false, live: true });
});

test('nothing of it is written down', async () => {
  const place = await shown();
  place.shop.update(place.shop.idOf('RED'), { regular_price: '111111' });
  await place.ask();
  const plain = await place.ask({ live: undefined });
  expect(place.asked()).toEqual([]);
  expect(of(plain, place, 'RED')).toMatchObject({ price: '100000' });
  expect(of(plain, place, 'RED')).not.toHaveProperty('live');
});

test('a sale counts while it runs, whatever the shop’s own price says', async () => {
  const place = await shown();
  const hour = (hours: number) => new Date(place.site.clock.at + hours * 3_600_000).toISOString().slice(0, 19);
  const sale = { sale_price: '90000', date_on_sale_from_gmt: hour(-1), date_on_sale_to_gmt: hour(1) };
  place.shop.update(place.shop.idOf('RED'), sale);
  expect(of(await place.ask(), place, 'RED')?.price).toBe('90000');
  place.later(120);
  expect(of(await place.ask(), place, 'RED')?.price).toBe('100000');
});

test('what is gone, in the trash or hidden is left out, and the next hit takes its place', async () => {
  const place = await shown();
  const [red, blue, green] = ['RED', 'BLUE', 'GREEN'].map((sku) => place.shop.idOf(sku));
  place.shop.remove(red ?? 0);
  place.shop.trash(blue ?? 0);
  place.shop.update(green ?? 0, { status: 'draft' });
  const answer = await place.ask({ limit: 2 });
  expect(answer.results.map(({ title, rank }) => [title, rank])).toEqual([['Sized shirt', 1]]);
  const [notice = ''] = answer.interpreted.notices;
  for (const id of [red, blue, green]) expect(notice).toContain(`woo_${id} (no longer for sale)`);
});

test('what no longer fits the filters is left out, with the reason', async () => {
  const place = await shown();
  place.shop.update(place.shop.idOf('RED'), { regular_price: '999000' });
  place.shop.update(place.shop.idOf('BLUE'), { stock_status: 'outofstock' });
  const answer = await place.ask({ facts: { maxPrice: '350000', inStock: true } });
  expect(answer.results.map(({ title }) => title)).toEqual(['Green shirt']);
  expect(answer.interpreted.notices[0]).toMatch(
    /\(another price\).*\(out of stock\)|\(out of stock\).*\(another price\)/,
  );
});

test('the cheapest comes first by the prices of this moment', async () => {
  const place = await shown();
  place.shop.update(place.shop.idOf('GREEN'), { regular_price: '50000' });
  const answer = await place.ask({ query: 'cheapest shirt' });
  expect(answer.results.map(({ title }) => title)).toEqual(['Green shirt', 'Red shirt', 'Blue shirt', 'Sized shirt']);
});

test('a variable product that changed is told by its variations', async () => {
  const place = await shown();
  const { variations = [] } = (place.shop.product(place.shop.idOf('SIZED')) ?? {}) as { variations?: number[] };
  place.later(1);
  place.shop.updateVariation(variations[0] ?? 0, { regular_price: '410000' });
  place.shop.updateVariation(variations[1] ?? 0, { regular_price: '620000' });
  const answer = await place.ask();
  expect(place.asked()).toEqual(['/products', '/variations']);
  expect(of(answer, place, 'SIZED')).toMatchObject({ price: '410000', live: true, facts: { highestPrice: '620000' } });
});

test('where variations cannot be had, the price from which on is known', async () => {
  const place = await shown({ options: { withoutBulkVariations: true } });
  const { variations = [] } = (place.shop.product(place.shop.idOf('SIZED')) ?? {}) as { variations?: number[] };
  place.later(1);
  place.shop.updateVariation(variations[0] ?? 0, { regular_price: '410000' });
  const result = of(await place.ask(), place, 'SIZED');
  expect(result).toMatchObject({ price: '410000', live: true, facts: { highestPrice: null } });
});

const AS_KNOWN = /^Price and stock are as last known: /;

test.each([
  ['fails', 'fatal-500', 'the shop cannot be reached now'],
  ['is in maintenance', 'maintenance-503', 'the shop cannot be reached now'],
  ['answers a web page', 'html-200', 'the shop answered oddly'],
  ['is behind a firewall', 'forbidden-waf', 'something before the shop turned us away'],
  ['shows none of them', { status: 200, headers: [], body: '[]' }, 'the shop answered oddly'],
] as const)('a shop that %s: what is known, and why', async (_, answer, why) => {
  const place = await shown();
  place.shop.misbehave({ answer });
  const told = await place.ask();
  expect(place.asked()).toEqual(['/products']);
  expect(told.interpreted.notices).toEqual([`Price and stock are as last known: ${why}.`]);
  expect(told.results.map(({ live }) => live)).toEqual([false, false, false, false]);
  expect(of(told, place, 'RED')?.price).toBe('100000');
});

test('a shop that says nothing is not waited for', async () => {
  const place = await shown({ timeoutMs: 30 });
  place.shop.misbehave({ answer: 'timeout' });
  const answer = await place.ask();
  expect([answer.count, answer.interpreted.notices[0]]).toEqual([4, expect.stringMatching(AS_KNOWN)]);
});

test('after a failure it is left alone for a while', async () => {
  const place = await shown();
  const recover = place.shop.misbehave({ answer: 'fatal-500' });
  await place.ask();
  recover();
  place.later(-1);
  expect((await place.ask()).interpreted.notices[0]).toMatch(AS_KNOWN);
  expect(place.asked()).toEqual([]);
  expect((await place.ask()).interpreted.notices).toEqual([]);
});

test('not everybody is let through to the shop at once', async () => {
  const place = await shown();
  const answers = await Promise.all(Array.from({ length: 6 }, () => place.ask()));
  const busy = answers.flatMap(({ interpreted }) => interpreted.notices);
  expect(busy).toEqual(
    Array(2).fill('Price and stock are as last known: too many questions to the shop are under way.'),
  );
});

test('a store without keys says so, and other keys are taken at once', async () => {
  const place = await shown();
  const { app } = place.site;
  await updateStore(app, 'market', { consumerSecret: 'cs_wrong' });
  expect((await place.ask()).interpreted.notices).toEqual([
    'Price and stock are as last known: the shop does not accept the keys.',
  ]);
  await updateStore(app, 'market', { consumerSecret: place.shop.consumerSecret });
  expect((await place.ask()).interpreted.notices).toEqual([]);
  const books = await getStore(app, 'books');
  const known = await app.db.search.load([{ productId: 1, score: 1, chunkId: null }], 0);
  expect((await place.live.ask(books, known, 0)).why).toBe('the store has no address or no API keys');
  const source = async () => Promise.reject(new PilitoError('internal', 'no such source'));
  const unable = openLive({ ...app, source });
  expect((await unable.ask(await getStore(app, 'market'), known, 0)).why).toBe('the shop could not be asked');
});

test('nothing found asks nothing', async () => {
  const place = await shown();
  const answer = await place.ask({ query: 'qqqqzzzz' });
  expect([answer.count, place.asked(), answer.interpreted.notices]).toEqual([0, [], []]);
});

test('of more hits than one request holds, the last are as they are known, and not taken for gone', async () => {
  const catalogue = Array.from({ length: 105 }, (_, at) => shirt(`S${at}`, `Shirt number ${at}`));
  const place = await shown({ options: { catalogue } });
  const answer = await place.ask({ limit: 100 });
  expect(place.asked()).toEqual(['/products']);
  expect(answer.interpreted.notices).toEqual([]);
  expect(answer.count).toBe(100);
});
