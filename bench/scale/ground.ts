// A catalogue of some size on which costs are measured: pulled from the made-up shop, twice, and embedded, each step
// timed; with an event log that has heard of every product once.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { inboxPath } from '../../src/adapters/sqlite/upkeep.ts';
import type { App } from '../../src/app/app.ts';
import { getStore } from '../../src/app/stores.ts';
import { readConfig } from '../../src/config.ts';
import type { Store } from '../../src/domain/store.ts';
import { wire } from '../../src/wire.ts';
import { workOnce } from '../../src/worker/worker.ts';
import { type Bench, bench } from '../load/processes.ts';
import { openShop } from '../shop/pulling.ts';

export interface Ground {
  home: Bench;
  products: number;
  /** Of the shop's own JSON, the fields that a pull asks for. */
  jsonBytes: number;
  /** Milliseconds. */
  took: { pull: number; again: number; embed: number };
  /** Opens the database in this process for as long as `use` needs it. */
  within<Result>(use: (app: App, store: Store) => Promise<Result>): Promise<Result>;
  /** What `pilito serve` holds in memory after some questions, bytes; 0 where the system does not tell. */
  serving(questions: readonly string[]): Promise<number>;
  /** Both files. */
  bytes(): { catalogue: number; inbox: number };
}

const KEYS = ['--consumer-key', 'ck_bench', '--consumer-secret', 'cs_bench'];
/** Deliveries that arrive together. */
const TOGETHER = 64;

/** `delivery` is the body of each event in the log. */
export async function groundOf(products: number, delivery: Buffer): Promise<Ground> {
  const home = bench();
  const shop = await openShop(products, 0);
  try {
    home.json(['store', 'add', 'shop', '--url', shop.url, '--allow-private-network', '--language', 'en', ...KEYS]);
    const first = home.json(['pull', 'shop', '--full']);
    if (first.created !== products) throw new Error(`${String(first.created)} of ${products} products were created`);
    const again = home.json(['pull', 'shop', '--full']);
    const within: Ground['within'] = async (use) => {
      const app = await wire(readConfig({ db: home.db }, { PILITO_EMBEDDER: 'local' }));
      try {
        return await use(app, await getStore(app, 'shop'));
      } finally {
        await app.close();
      }
    };
    const embed = await within(embedded);
    await within(filledLog(products, delivery));
    return {
      ...{ home, products, within },
      jsonBytes: Number(first.bytes),
      took: { pull: Number(first.duration_ms), again: Number(again.duration_ms), embed },
      serving: (questions) => memoryOf(home, questions),
      bytes: () => ({ catalogue: statSync(home.db).size, inbox: statSync(inboxPath(home.db)).size }),
    };
  } catch (error) {
    home.remove();
    throw error;
  } finally {
    await shop.stop();
  }
}

async function embedded(app: App): Promise<number> {
  const started = performance.now();
  await workOnce(app, new AbortController().signal);
  return performance.now() - started;
}

/** An event for each product, which has ended. */
function filledLog(products: number, body: Buffer) {
  return async (app: App, { id: storeId, slug: store, source }: Store): Promise<void> => {
    const whence = { source, tokenName: null, headers: '{}', sourceIp: '203.0.113.7', userAgent: 'bench' };
    const event = (n: number) =>
      app.db.events.append({
        ...{ storeId, store, ...whence, eventId: `bench-${n}`, eventType: 'product.updated', productId: `${n}`, body },
        ...{ status: 'done', errorMessage: null, dedupe: null, receivedAt: Date.now() },
      });
    for (let n = 0; n < products; n += TOGETHER) {
      await Promise.all(Array.from({ length: Math.min(TOGETHER, products - n) }, (_, at) => event(n + at)));
    }
  };
}

async function memoryOf(home: Bench, questions: readonly string[]): Promise<number> {
  const token = String(home.json(['token', 'create', '--store', 'shop', '--scope', 'read']).token);
  const serving = await home.serve();
  try {
    for (const question of questions) {
      const address = `${serving.url}/api/v1/web-knowledge/search/?q=${encodeURIComponent(question)}`;
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      if (!answer.ok) throw new Error(`A question was answered with ${answer.status}`);
      await answer.arrayBuffer();
    }
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(serving.pid)], { encoding: 'utf8' });
    return Number(stdout ?? 0) * 1024;
  } finally {
    await serving.stop();
  }
}

/** Milliseconds of a command from start to end. */
export function commandTime({ home }: Ground, args: readonly string[]): number {
  const started = performance.now();
  const binary = join(process.cwd(), 'bin', 'pilito.js');
  const { status } = spawnSync(process.execPath, [binary, '--db', home.db, ...args], { stdio: 'ignore' });
  if (status !== 0) throw new Error(`pilito ${args.join(' ')} ended with ${status}`);
  return performance.now() - started;
}
