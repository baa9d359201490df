// How long does a command take before it does anything, beside a Node that does nothing at all? And how long a search,
// which opens a catalogue of 50,000 products with their vectors for one question?
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { bench } from './load/processes.ts';
import { inTurn, ratioOf } from './rounds.ts';
import { openShop } from './shop/pulling.ts';

const ROUNDS = 15;
const PRODUCTS = 50_000;
/** Three words of a title in the made-up catalogue, which is the same each time. */
const QUESTION = ['osdusolra', 'bledomiga', 'vesecuner'];
const BINARY = join(process.cwd(), 'bin', 'pilito.js');

function time(args: readonly string[]): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - started;
}

export async function startUp(): Promise<Figure[]> {
  const home = bench();
  const shop = await openShop(PRODUCTS, 0);
  const pilito =
    (...args: string[]) =>
    () =>
      time([BINARY, '--db', home.db, ...args]);
  try {
    const keys = ['--consumer-key', 'ck_bench', '--consumer-secret', 'cs_bench'];
    home.json(['store', 'add', 'shop', '--url', shop.url, '--allow-private-network', '--language', 'en', ...keys]);
    home.json(['pull', 'shop', '--full']);
    home.json(['worker', '--once']);
    const samples = await inTurn(
      {
        nothing: () => time(['-e', '0']),
        version: () => time([BINARY, '--version']),
        help: () => time([BINARY, '--help']),
        tokens: pilito('token', 'list'),
        status: pilito('status'),
        search: pilito('search', ...QUESTION),
      },
      ROUNDS,
    );
    const figure = (what: string, mine: readonly number[], atMost: number): Figure => ({
      what,
      peer: 'node -e 0',
      ratio: ratioOf(mine, samples.nothing),
      goal: { atMost },
    });
    return [
      figure('pilito --version', samples.version, 1.2),
      figure('pilito --help', samples.help, 1.2),
      figure('pilito token list', samples.tokens, 1.6),
      figure('pilito status', samples.status, 1.6),
      figure(`pilito search, over ${PRODUCTS.toLocaleString('en')} products`, samples.search, 2),
    ];
  } finally {
    await shop.stop();
    home.remove();
  }
}
