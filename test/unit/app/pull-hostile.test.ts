// Pulls from a shop that answers like none should: each oddity has its sentence, none of them costs the catalogue a product,
// and the next honest pull finds or makes everything as the shop has it.
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CatalogueEntry } from '../../../examples/shop/catalogue.ts';
import { getStore, updateStore } from '../../../src/app/stores.ts';
import { verify } from '../../../src/app/verify.ts';
import { type Market, openMarket } from '../../support/pulling.ts';
import { items, listings, type Manners, pour, type Relay, said, startRelay } from '../../support/relay.ts';

const MiB = 1024 * 1024;
const IMPATIENT = { headers: 300, body: 300, total: 600 };

const lamp = (sku: string, name: string): CatalogueEntry => ({ sku, name, categories: ['books'], price: '100' });
const GOODS: CatalogueEntry[] = [
  ...Array.from({ length: 24 }, (_, at) => lamp(`P${at}`, `Lamp ${at}`)),
  {
    ...lamp('SIZED', 'Sized lamp'),
    options: { Size: ['S', 'L'] },
    variations: [
      { pick: ['S'], price: '400' },
      { pick: ['L'], price: '500' },
    ],
  },
];

/** Pulled in full, behind a relay. */
async function pulled(timeouts = {}): Promise<Market & { relay: Relay; known: () => Promise<string[]> }> {
  const relay = await startRelay();
  const market = await openMarket({ home: relay.url, catalogue: GOODS }, { maxBytes: MiB, timeouts });
  onTestFinished(() => relay.close());
  relay.lead(market.shop.url);
  const { app } = market.site;
  await updateStore(app, 'market', { url: relay.url });
  await market.pull({ full: true });
  const { id, source } = await getStore(app, 'market');
  const known = async () => (await app.db.products.livingIds(id, source)).toSorted();
  return { ...market, relay, known };
}

/** Pulls in full once more, from a shop in its right mind; no difference may be left. */
async function mended({ site: { app }, relay, pull }: Awaited<ReturnType<typeof pulled>>) {
  relay.behave(null);
  const report = await pull({ full: true });
  const usual = { heal: false, allowMassDelete: false, pageSize: 100, concurrency: 2 };
  const { signal } = new AbortController();
  const { drift } = await verify(app, { ...usual, store: await getStore(app, 'market'), signal });
  return { partial: report.partial, drift };
}

const HTML = 'text/html';
const broken = (headers: Record<string, string>, body: string | Buffer): Manners => {
  return (_, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json', ...headers });
    answer.write(body, () => answer.destroy());
  };
};
const bomb = gzipSync(Buffer.alloc(64 * MiB, '['));
const whole = gzipSync(JSON.stringify(Array.from({ length: 999 }, (_, id) => ({ id, name: `${Math.sin(id)}` }))));
const inAnHour = { 'retry-after': 'Sun, 22 Nov 2099 12:00:00 GMT' };
const circle: Manners = ({ pathname }, answer) => void answer.writeHead(302, { location: pathname }).end();
const sameForEver = () => {
  let first: unknown = null;
  return listings(({ json }) => {
    first ??= json;
    return { json: first, headers: {} };
  });
};

describe('a pull ends, and says why, where the shop', () => {
  test.each<[string, Manners, string, RegExp]>([
    [
      'refuses its keys',
      said(401, '{"code":"woocommerce_rest_cannot_view"}'),
      'shop_refused',
      /did not accept the keys/,
    ],
    ['forbids reading', said(403, '{"code":"woocommerce_rest_cannot_view"}'), 'shop_refused', /does not let the keys/],
    ['is behind a firewall', said(403, '<h1>Denied</h1>', {}, HTML), 'shop_blocked', /turned us away \(HTTP 403/],
    ['asks for patience', said(429, ''), 'shop_blocked', /ask too often/],
    ['asks for two seconds', said(429, '', { 'retry-after': '2' }), 'shop_blocked', /ask too often/],
    ['asks for an hour', said(429, '', { 'retry-after': '3600' }), 'shop_blocked', /come back in 60 minutes/],
    ['names a far date', said(429, '', inAnHour), 'shop_blocked', /come back in \d+ minutes/],
    ['fails', said(500, 'Fatal error'), 'shop_unreachable', /HTTP 500 \(Fatal error\)/],
    ['is overloaded', said(503, ''), 'shop_unreachable', /HTTP 503/],
    ['hangs up', (_, answer) => void answer.destroy(), 'shop_unreachable', /broke the connection/],
    ['promises more than it gives', broken({ 'content-length': '9999' }, '[{"id":'), 'shop_unreachable', /broke off/],
    ['stops between chunks', broken({}, '[{"id":'), 'shop_unreachable', /broke off/],
    [
      'cuts what it packed',
      said(200, whole.subarray(0, 900), { 'content-encoding': 'gzip' }),
      'shop_unreachable',
      /broke/,
    ],
    ['packs what is not packed', said(200, '[]', { 'content-encoding': 'gzip' }), 'shop_unreachable', /broke off/],
    ['says nothing', said(200, ''), 'shop_odd', /with nothing instead of JSON/],
    ['shows a web page', said(200, '<html>Log in</html>', {}, HTML), 'shop_odd', /a web page instead of JSON/],
    ['answers an object', listings(() => ({ json: { code: 'odd' } })), 'shop_odd', /is no list/],
    ['answers null', listings(() => ({ json: null })), 'shop_odd', /is no list/],
    ['lists numbers', items((_, at) => at), 'shop_odd', /things without a number/],
    ['lists words', items(() => 'word'), 'shop_odd', /things without a number/],
    ['lists lists', items((item) => [item]), 'shop_odd', /things without a number/],
    [
      'moved to another house',
      said(301, '', { location: 'https://www.shop.example/' }),
      'shop_blocked',
      /redirects to/,
    ],
    ['sends in circles', circle, 'shop_odd', /in a circle/],
    ['gives one page for ever', sameForEver(), 'shop_odd', /again/],
    ['has no end', pour(), 'shop_odd', /larger than we read/],
    ['unpacks without end', said(200, bomb, { 'content-encoding': 'gzip' }), 'shop_odd', /larger than we read/],
  ])('%s', async (_, manners, code, message) => {
    await failed(await pulled(), manners, { code, message: expect.stringMatching(message) });
  });

  test.each<[string, Manners]>([
    ['never answers', () => {}],
    ['begins and falls silent', (_, answer) => void answer.write('[')],
    ['drips', drip((answer) => answer.write(' '))],
    ['drips headers', drip((answer) => answer.socket?.write('x'), 'HTTP/1.1 200 OK\r\nx-long: ')],
  ])('%s', async (_, manners) => {
    const message = expect.stringMatching(/did not answer in time/);
    await failed(await pulled(IMPATIENT), manners, { code: 'shop_unreachable', message });
  });
});

/** A pull that ends so leaves all that was there. */
async function failed(place: Awaited<ReturnType<typeof pulled>>, manners: Manners, error: object): Promise<void> {
  const before = await place.known();
  place.relay.behave(manners);
  await expect(place.pull({ full: true, pageSize: 10 })).rejects.toMatchObject(error);
  expect(await place.known()).toEqual(before);
  expect(await mended(place)).toEqual({ partial: false, drift: [] });
}

/** A little of an answer now and then, never its end. */
function drip(some: (answer: Parameters<Manners>[1]) => unknown, head = ''): Manners {
  return (_, answer) => {
    answer.socket?.write(head);
    const dripping = setInterval(() => some(answer), 20);
    answer.on('close', () => clearInterval(dripping));
  };
}

const totals = (total: string) => listings(({ headers }) => ({ headers: { ...headers, 'x-wp-total': total } }));
const renumbered = (number: (id: number) => unknown) => items((item) => ({ ...item, id: number(item.id) }));

describe('a pull loses nothing where the shop', () => {
  test.each<[string, Manners]>([
    ['counts too few', totals('1')],
    ['counts too many', totals('999999999')],
    ['counts beyond all numbers', totals('1e9')],
    ['counts below nothing', totals('-5')],
    ['counts no number', totals('NaN')],
    ['counts none', listings(() => ({ headers: {} }))],
    ['is empty over night', listings(() => ({ json: [], headers: { 'x-wp-total': '0' } }))],
    ['has empty pages in the middle', listings((passed, asked) => (pageOf(asked) === 2 ? { json: [] } : passed))],
    ['shows every other product', listings(({ json }) => ({ json: json.filter((_: unknown, at: number) => at % 2) }))],
    ['shows everything twice', listings(({ json }) => ({ json: [...json, ...json] }))],
    ['writes ids as words', renumbered((id) => String(id))],
    ['numbers everything 0', renumbered(() => 0)],
    ['numbers below nothing', renumbered((id) => -id)],
    ['numbers in parts', renumbered((id) => id + 0.5)],
    ['numbers beyond 2^53', renumbered((id) => 2 ** 53 + 2 * id)],
    ['has no ids', renumbered(() => undefined)],
    ['has null among its products', items((item, at) => (at === 1 ? null : item))],
    ['has null for every field', items(({ id }) => ({ id, name: null, status: null, type: null, price: null }))],
  ])('%s', async (_, manners) => {
    const place = await pulled();
    const before = await place.known();
    place.relay.behave(manners);
    const ended = await place.pull({ full: true, pageSize: 10 }).catch((error: { code: string }) => error.code);
    expect(['shop_odd', false, true]).toContain(typeof ended === 'string' ? ended : ended.partial);
    const after = await place.known();
    expect([...before].filter((id) => !after.includes(id))).toEqual([]);
    expect(await mended(place)).toEqual({ partial: false, drift: [] });
  });
});

test('a shop of nothing but huge products is read two at a time', async () => {
  const place = await pulled();
  const description = 'word '.repeat(60_000);
  place.relay.behave(items((item) => ({ ...item, description })));
  const { partial, summary } = await place.pull({ full: true, pageSize: 100 });
  expect([partial, summary.products, summary.deleted]).toEqual([false, 25, 0]);
});

function pageOf({ searchParams }: URL): number {
  return Number(searchParams.get('page'));
}
