// How fast does a shop's catalogue get into the table and the text index, beside programs that fetch page after page
// and keep each product as it comes? And how fast is it seen that nothing has changed, or only prices?
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, medianOf, spreadOf } from './figure.ts';
import { inTurn, ratioOf } from './rounds.ts';
import { openShop, type Pulled, peer, storeOf } from './shop/pulling.ts';

const PRODUCTS = 20_000;
const ROUNDS = 3;
/** Of the catalogue, for the slowest; its time counts for all of it. */
const [PAGE, PAGES] = [100, 20];

export async function importing(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-bench-'));
  const [shop, changing] = await Promise.all([openShop(PRODUCTS, 0), openShop(PRODUCTS, 0)]);
  let made = 0;
  const fresh = () => `import-${++made}`;
  const first: Pulled[] = [];
  try {
    const again = await storeOf(shop, directory, 'again');
    await again();
    const samples = await inTurn(
      {
        pilito: async () => {
          const pulled = await (await storeOf(shop, directory, fresh()))();
          if (pulled.created !== PRODUCTS) throw new Error(`${pulled.created} products were created`);
          first.push(pulled);
          return pulled.ms;
        },
        row: () => peer('row', shop, join(directory, fresh())),
        page: () => peer('page', shop, join(directory, fresh())),
        alone: async () =>
          (PRODUCTS / (PAGE * PAGES)) * (await peer('alone', shop, `${join(directory, fresh())}.db`, PAGES)),
        again: async () => {
          const pulled = await again();
          if (pulled.unchanged !== PRODUCTS) throw new Error(`${pulled.unchanged} products were unchanged`);
          return pulled.ms;
        },
        parse: () => peer('parse', shop, ''),
      },
      ROUNDS,
      0,
    );
    const dearer = await storeOf(changing, directory, 'dearer');
    const whole = await dearer();
    await fetch(`${changing.url}/change`);
    const prices = await dearer();
    const rate = (ms: readonly number[]) => `${Math.round(PRODUCTS / (medianOf(ms) / 1000)).toLocaleString('en')}/s`;
    const imports = `${rate(samples.pilito)}, `;
    return [
      {
        what: `import of ${PRODUCTS.toLocaleString('en')} products, faster`,
        peer: 'fetch page after page, zod, FTS5, each row by itself',
        ratio: ratioOf(samples.row, samples.pilito),
        goal: { atLeast: 6 },
        plain: imports + rate(samples.row),
      },
      {
        what: 'the same',
        peer: 'the same with a transaction a page',
        ratio: ratioOf(samples.page, samples.pilito),
        goal: { atLeast: 2.5 },
        plain: imports + rate(samples.page),
      },
      {
        what: 'the same',
        peer: "pilito's own parts, page after page and each product by itself",
        ratio: ratioOf(samples.alone, samples.pilito),
        goal: null,
        plain: imports + rate(samples.alone),
      },
      {
        what: 'the same again, nothing has changed: share of the rate',
        peer: 'fetching and JSON.parse alone, as many requests at once',
        ratio: ratioOf(samples.parse, samples.again),
        goal: { atLeast: 0.6 },
        plain: `${rate(samples.again)}, ${rate(samples.parse)}`,
      },
      {
        what: 'the same again, one price in five has changed: time',
        peer: 'the first import',
        ratio: spreadOf([prices.ms / whole.ms]),
        goal: null,
        plain: `${prices.updated.toLocaleString('en')} updated, ${prices.ms} ms`,
      },
    ];
  } finally {
    await Promise.all([shop.stop(), changing.stop()]);
    rmSync(directory, { recursive: true, force: true });
  }
}
