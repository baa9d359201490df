// A shop that answers like no shop should: every oddity has its sentence and its exit code, takes little memory, leaves the
// catalogue as it was or better, and the next honest pull mends what there is to mend.
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { workspace } from '../support/cli.ts';
import { type Manners, type Passed, type Relay, relayedShop } from '../support/relay.ts';

const place = workspace();
let relay: Relay;
let before: { active: number; names: string };

beforeAll(async () => {
  relay = await relayedShop();
  const keys = ['--consumer-key', '-', '--consumer-secret', '-', '--allow-private-network'];
  const input = `${relay.shop.consumerKey}\n${relay.shop.consumerSecret}\n`;
  await place.json(['store', 'add', 'odd', '--url', relay.url, ...keys], { input });
  await place.json(['pull', 'odd']);
  before = await catalogue();
});
afterEach(async () => {
  relay.behave(null);
  expect((await place.run(['pull', 'odd', '--full'])).code).toBe(0);
  expect((await place.run(['verify', 'odd'])).code).toBe(0);
  expect(await catalogue()).toEqual(before);
});
afterAll(async () => {
  await relay.close();
  place.remove();
});

async function catalogue() {
  const { results } = await place.json(['products', 'list', '--limit', '100']);
  const { products } = await place.json(['status']);
  return { active: products, names: results.map(({ title }: { title: string }) => title).join('\n') };
}

const isListing = ({ pathname }: URL) => /\/(products|variations)\/?$/.test(pathname);

/** Listings are answered otherwise, all else as it is. */
const listings =
  (change: (passed: Passed, asked: URL) => { json?: unknown; headers?: Record<string, string> }): Manners =>
  async (asked, answer, pass) => {
    const passed = await pass();
    const { json = passed.json, headers = passed.headers } = isListing(asked) ? change(passed, asked) : {};
    answer.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
  };

/** Goes on until nobody reads any more. */
function pour(answer: ServerResponse, chunk: Buffer): void {
  const more = () => {
    while (!answer.destroyed && answer.write(chunk));
  };
  answer.on('drain', more);
  more();
}

const oldTotals = (total: string) => listings(({ headers }) => ({ headers: { ...headers, 'x-wp-total': total } }));
let seen: unknown[] | null = null;

describe('a pull meets', () => {
  test.each<[string, Manners, number, RegExp]>([
    [
      'an empty shop over night',
      listings(() => ({ json: [], headers: { 'x-wp-total': '0' } })),
      3,
      /--allow-mass-delete/,
    ],
    ['an object for a list', listings(() => ({ json: { code: 'odd' } })), 5, /no list/],
    ['numbers for products', listings(() => ({ json: [1, 2, 3] })), 5, /not asked for/],
    [
      'the same page for ever',
      listings(({ json }) => {
        seen ??= json;
        return { json: seen, headers: { 'x-wp-total': '100000' } };
      }),
      5,
      /same page again and again/,
    ],
    [
      'an answer without end',
      (_, answer) => pour(answer.writeHead(200), Buffer.alloc(65_536, '[')),
      5,
      /larger than we read/,
    ],
  ])('%s', { timeout: 60_000 }, async (_, manners, code, sentence) => {
    relay.behave(manners);
    const ended = await place.run(['pull', 'odd', '--full']);
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringMatching(sentence)]);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect((await catalogue()).active).toBe(before.active);
  });

  test.each<[string, Manners]>([
    ['a total that is too low', oldTotals('1')],
    ['a total that is too high', oldTotals('1000000000')],
    ['a total that is no number', oldTotals('NaN')],
    [
      'ids as texts',
      listings(({ json }) => ({ json: json.map((one: { id: number }) => ({ ...one, id: `${one.id}` })) })),
    ],
    ['everything twice', listings(({ json }) => ({ json: [...json, ...json] }))],
  ])('%s, and is not led astray', { timeout: 60_000 }, async (_, manners) => {
    relay.behave(manners);
    const ended = await place.run(['pull', 'odd', '--full']);
    expect([ended.code, ended.stderr.match(/^\s+at /m)]).toEqual([0, null]);
    expect(await catalogue()).toEqual(before);
  });

  test('products of ten megabytes, in bounded memory', { timeout: 60_000 }, async () => {
    const huge = 'word '.repeat(2_000_000);
    let told = 0;
    const growing = (one: object) => (told++ % 20 === 0 ? { ...one, description: huge } : one);
    relay.behave(listings(({ json }) => ({ json: json.map(growing) })));
    const running = place.start(['pull', 'odd', '--full', '--page-size', '20']);
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, peakOf(running.child.pid));
    }, 50);
    const ended = await running.ended;
    clearInterval(watch);
    expect([ended.code, ended.stderr.match(/^\s+at /m)]).toEqual([0, null]);
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(700);
  });
});

/** The most memory it has had, MB. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

describe('others meet it too', () => {
  const oddities: [string, Manners][] = [
    ['nonsense', listings(() => ({ json: { a: [null] } }))],
    ['an answer without end', (_, answer) => pour(answer.writeHead(200), Buffer.alloc(65_536, '['))],
  ];
  const commands = [
    ['verify', 'odd'],
    ['doctor', 'odd'],
    ['webhooks', 'list', 'odd'],
    ['search', 'shirt', '--live'],
  ];

  test.each(oddities)('%s', { timeout: 120_000 }, async (_, manners) => {
    relay.behave(manners);
    const ends = await Promise.all(commands.map((args) => place.run(args)));
    for (const [at, { code, stdout, stderr }] of ends.entries()) {
      const name = commands[at]?.join(' ');
      expect([name, stdout + stderr]).toEqual([name, expect.not.stringMatching(/^\s+at |TypeError|undefined/m)]);
      expect([name, code === null]).toEqual([name, false]);
    }
    expect(ends[3]?.code).toBe(0);
  });
});
