// How much a `serve` reads of its database before it listens does not grow with the products: after a crash it is there
// at once, however large the shop. How long it took is told beside it, for `PILITO_TEST_PRODUCTS=100000` too:
// npx vitest run --config test/vitest.config.ts --reporter verbose test/e2e/start.test.ts
import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSqlite } from '../../src/adapters/sqlite/database.ts';
import { workspace } from '../support/cli.ts';
import { addStore, observed, report } from '../support/database.ts';

const PRODUCTS = Number(process.env.PILITO_TEST_PRODUCTS ?? 5_000);
const MEGABYTE = 1024 * 1024;

/** Of a `serve` after one that was killed: bytes it has read when it says that it listens, and milliseconds until then. */
async function startAfterCrash(products: number): Promise<{ read: number; ms: number; size: number }> {
  const home = workspace();
  try {
    const db = openSqlite({ path: home.db });
    const store = await addStore(db);
    const now = Date.now();
    for (let from = 0; from < products; from += 500) {
      const some = Array.from({ length: Math.min(500, products - from) }, (_, n) =>
        observed(report(from + n + 1, { description: `Lamp ${from + n} `.repeat(200) }), now),
      );
      await db.products.apply(store.id, 'woocommerce', some, now);
    }
    await db.close();
    await (await home.serve(['--no-worker'])).stop('SIGKILL');
    const began = performance.now();
    const serve = await home.serve(['--no-worker']);
    const ms = performance.now() - began;
    const io = readFileSync(`/proc/${serve.child.pid}/io`, 'utf8');
    await serve.stop('SIGKILL');
    return { read: Number(/^rchar: (\d+)$/m.exec(io)?.[1]), ms, size: statSync(home.db).size };
  } finally {
    home.remove();
  }
}

test.skipIf(!existsSync('/proc/self/io'))(
  'a start after a crash reads no more of a large database than of a small one',
  async ({ annotate }) => {
    const [small, large] = [await startAfterCrash(10), await startAfterCrash(PRODUCTS)];
    await annotate(`${PRODUCTS} products, ${Math.round(large.size / MEGABYTE)} MB: ${Math.round(large.ms)} ms`);
    await annotate(`10 products: ${Math.round(small.ms)} ms`);
    expect(large.size - small.size).toBeGreaterThan(10 * MEGABYTE);
    expect(large.read - small.read).toBeLessThan(MEGABYTE);
  },
  900_000,
);
