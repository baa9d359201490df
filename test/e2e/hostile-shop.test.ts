// The real binary and a shop that answers like no shop should: exit codes and sentences, little memory whatever comes, no
// command that hangs or shows its inside, and a catalogue that stays. What a pull makes of each oddity stands in
// unit/app/pull-hostile.test.ts.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { type Result, workspace } from '../support/cli.ts';
import { items, listings, type Manners, pour, type Relay, said, startRelay } from '../support/relay.ts';

const place = workspace();
let relay: Relay;
let shop: ExampleShop;
let held: number;

beforeAll(async () => {
  relay = await startRelay();
  shop = await createShop({ home: relay.url });
  relay.lead(shop.url);
  const keys = ['--consumer-key', '-', '--consumer-secret', '-', '--allow-private-network'];
  const input = `${shop.consumerKey}\n${shop.consumerSecret}\n`;
  await place.json(['store', 'add', 'odd', '--url', relay.url, ...keys], { input });
  await place.json(['pull', 'odd']);
  held = await products();
}, 30_000);
afterAll(async () => {
  await relay.close();
  await shop.close();
  place.remove();
});

const products = async (): Promise<number> => (await place.json(['status'])).products;
const MiB = 1024 * 1024;
const MOST_MIB = 600;
const bomb = gzipSync(Buffer.alloc(256 * MiB, '['));
const nonsense = listings(() => ({ json: { a: [null] } }));
const INSIDE = /^\s+at |TypeError|RangeError|\[object|undefined/m;

/** Runs it to its end; also the most memory it has had, MiB. */
async function watched(args: readonly string[]): Promise<Result & { peak: number }> {
  const { child, ended } = place.start(args);
  let peak = 0;
  const watching = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 20);
  const result = await ended.finally(() => clearInterval(watching));
  return { ...result, peak };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

describe('a pull meets', () => {
  test.each<[string, Manners, number, RegExp]>([
    ['nonsense', nonsense, 5, /is no list/],
    ['a refusal of its keys', said(401, '{"code":"woocommerce_rest_cannot_view"}'), 4, /did not accept the keys/],
    ['an empty shop', listings(() => ({ json: [], headers: { 'x-wp-total': '0' } })), 3, /--allow-mass-delete/],
    ['an answer without end', pour(), 5, /larger than we read/],
    ['a gzip bomb', said(200, bomb, { 'content-encoding': 'gzip' }), 5, /larger than we read/],
  ])('%s', { timeout: 60_000 }, async (_, manners, code, sentence) => {
    relay.behave(manners);
    const { peak, ...ended } = await watched(['pull', 'odd', '--full']);
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringMatching(sentence)]);
    expect(ended.stdout + ended.stderr).not.toMatch(INSIDE);
    if (process.platform === 'linux') expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(MOST_MIB);
    expect(await products()).toBe(held);
  });

  test('products of ten megabytes', { timeout: 60_000 }, async () => {
    const huge = 'word '.repeat(2 * MiB);
    relay.behave(items((item, at) => (at === 0 ? { ...item, description: huge } : item)));
    const { peak, code, stderr } = await watched(['pull', 'odd', '--full']);
    expect([code, stderr]).toEqual([0, expect.not.stringMatching(INSIDE)]);
    expect(peak).toBeLessThan(MOST_MIB);
    expect(await products()).toBe(held);
  });
});

const COMMANDS = [
  ['verify', 'odd'],
  ['doctor', 'odd'],
  ['webhooks', 'list', 'odd'],
  ['search', 'shirt', '--live'],
];

test.each<[string, Manners]>([
  ['a firewall', said(403, '<h1>Denied</h1>', {}, 'text/html')],
  ['nonsense', nonsense],
  ['an answer without end', pour()],
])('others meet %s, and none of them hangs or shows its inside', { timeout: 60_000 }, async (_, manners) => {
  relay.behave(manners);
  const ends = await Promise.all(COMMANDS.map((args) => place.run(args)));
  for (const [at, { code, stdout, stderr }] of ends.entries()) {
    const name = COMMANDS[at]?.[0];
    expect([name, stdout + stderr]).toEqual([name, expect.not.stringMatching(INSIDE)]);
    expect([name, code]).toEqual([name, name === 'search' ? 0 : expect.any(Number)]);
  }
});

test('the next honest pull mends what there is to mend', { timeout: 60_000 }, async () => {
  relay.behave(null);
  expect((await place.run(['pull', 'odd', '--full'])).code).toBe(0);
  expect((await place.run(['verify', 'odd'])).code).toBe(0);
  expect(await products()).toBe(held);
});
