// Does a pull wait for anything but the shop? Beside curl, which fetches the same pages with as many requests at once and
// throws them away; and does its memory grow with the catalogue?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LISTING_FIELDS } from '../src/adapters/woocommerce/schema.ts';
import { type Figure, medianOf, spreadOf } from './figure.ts';
import type { Serving } from './load/processes.ts';
import { inTurn, ratioOf } from './rounds.ts';
import { openShop, run, storeOf } from './shop/pulling.ts';

const PRODUCTS = 50_000;
const PAGE = 100;
const WAIT_MS = 50;
/** What `pilito pull` does by itself. */
const AT_ONCE = 2;
const ROUNDS = 2;
const [FEW, MANY] = [1_000, 100_000];
const MEGABYTE = 1024 * 1024;

export async function pulling(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-bench-'));
  const shop = await openShop(PRODUCTS, WAIT_MS);
  const memory: number[] = [];
  let made = 0;
  let pull = await storeOf(shop, directory, 'pull');
  try {
    const { pilito, again, curl } = await inTurn(
      {
        pilito: async () => {
          pull = await storeOf(shop, directory, `pull-${++made}`);
          const pulled = await pull();
          if (pulled.created !== PRODUCTS) throw new Error(`${pulled.created} products were created`);
          memory.push(pulled.memory);
          return pulled.ms;
        },
        again: async () => (await pull()).ms,
        curl: () => curled(shop),
      },
      ROUNDS,
      0,
    );
    const few = await memoryOf(FEW, directory);
    const many = await memoryOf(MANY, directory);
    const seconds = (ms: readonly number[]) => `${(medianOf(ms) / 1000).toFixed(1)} s`;
    const sizes = [few, medianOf(memory), many].map((bytes) => `${Math.round(bytes / MEGABYTE)} MB`);
    return [
      {
        what: `pull of ${PRODUCTS.toLocaleString('en')} products, ${WAIT_MS} ms a page: time`,
        peer: 'curl --parallel, pages thrown away',
        ratio: ratioOf(pilito, curl),
        goal: { atMost: 1.3 },
        plain: `${seconds(pilito)}, ${seconds(curl)}`,
      },
      {
        ...{ what: 'the same again, nothing has changed: time', peer: 'curl --parallel, pages thrown away' },
        ...{ ratio: ratioOf(again, curl), goal: { atMost: 1.3 }, plain: `${seconds(again)}, ${seconds(curl)}` },
      },
      {
        what: `memory of a pull of ${MANY.toLocaleString('en')} products`,
        peer: '250 MB',
        ratio: spreadOf([many / (250 * MEGABYTE)]),
        goal: { atMost: 1 },
        plain: `${sizes.join(', ')} for 1,000, 50,000 and 100,000`,
      },
    ];
  } finally {
    await shop.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function curled({ url }: Serving): Promise<number> {
  const fields = `per_page=${PAGE}&_fields=${LISTING_FIELDS}`;
  const pages = `${url}/wp-json/wc/v3/products?${fields}&page=[1-${Math.ceil(PRODUCTS / PAGE)}]`;
  const started = performance.now();
  await run('curl', [
    '--silent',
    '--fail',
    '--parallel',
    '--parallel-max',
    String(AT_ONCE),
    '--output',
    '/dev/null',
    pages,
  ]);
  return performance.now() - started;
}

async function memoryOf(products: number, directory: string): Promise<number> {
  const shop = await openShop(products, 0);
  try {
    return (await (await storeOf(shop, directory, `memory-${products}`))()).memory;
  } finally {
    await shop.stop();
  }
}
