// A database full of texts that wait to be embedded, filled once and copied for every round.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../src/app/app.ts';
import { embedDue } from '../../src/app/embed.ts';
import { fitDue } from '../../src/app/fit.ts';
import { ownerName } from '../../src/app/owner.ts';
import { wantsOf } from '../../src/app/wants.ts';
import { readConfig } from '../../src/config.ts';
import type { Embedder } from '../../src/ports/embedder.ts';
import type { Incoming } from '../../src/ports/products.ts';
import { wire } from '../../src/wire.ts';
import { clocks, since, type Took } from './clocks.ts';
import type { Product } from './products.ts';

const BATCH = 100;
const noSecrets = { consumerKey: null, consumerSecret: null, webhookSecrets: [] };
const { signal } = new AbortController();

export interface Catalogue {
  /** Has a fresh copy embedded as the worker does it: claimed, embedded, saved, until search has moved. */
  embed(embedder: Embedder): Promise<Took>;
  /** From here on copies have a model fitted to their texts; its embedder, which reads its rows from the original. */
  fit(): Promise<Embedder>;
  remove(): Promise<void>;
}

export async function catalogueOf(products: readonly Product[]): Promise<Catalogue> {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-bench-'));
  const filled = join(directory, 'filled');
  mkdirSync(filled);
  const open = (place: string) => wire(readConfig({ db: join(place, 'pilito.db') }, { PILITO_EMBEDDER: 'local' }));
  const opened: App[] = [];
  const app = await open(filled);
  await fill(app, products);
  await app.close();

  return {
    embed: async (embedder) => {
      const copy = join(directory, 'copy');
      cpSync(filled, copy, { recursive: true });
      const own = await open(copy);
      try {
        return await embedAll({ ...own, embedder, embedderFor: async () => embedder }, products.length);
      } finally {
        await own.close();
        rmSync(copy, { recursive: true });
      }
    },
    fit: async () => {
      const own = await open(filled);
      opened.push(own);
      await fitDue(own, ownerName(own.newId()), signal);
      const fitted = (await wantsOf(own)).find((want) => want.fitted);
      const embedder = fitted && (await own.embedderFor(fitted.fingerprint));
      if (!embedder) throw new Error('no model was fitted');
      return embedder;
    },
    remove: async () => {
      for (const one of opened) await one.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function embedAll(app: App, texts: number): Promise<Took> {
  const owner = ownerName(app.newId());
  const start = clocks();
  for (let done = 0; done < texts; ) {
    const { embedded, failed } = await embedDue(app, owner, signal);
    if (embedded === 0 || failed > 0)
      throw new Error(`${done + embedded} of ${texts} texts embedded, ${failed} failed`);
    done += embedded;
    await new Promise(setImmediate);
  }
  const took = since(start);
  const [store] = await app.db.stores.list();
  if (!store || (await app.db.search.liveFingerprint(store.id)) === null) throw new Error('search did not move');
  return took;
}

async function fill(app: App, products: readonly Product[]): Promise<void> {
  const store = { slug: 'bench', name: 'bench', source: 'woocommerce', url: null, currency: null };
  const { id } = await app.db.stores.add({ ...store, language: 'en', allowPrivateNetwork: false }, noSecrets, 1);
  const incoming = products.map(incomingOf);
  for (let at = 0; at < products.length; at += BATCH) {
    await app.db.products.apply(id, 'woocommerce', incoming.slice(at, at + BATCH), 1);
  }
}

function incomingOf({ title, description }: Product, number: number): Incoming {
  const report = { externalId: String(number), parentExternalId: null, modifiedAt: 1, state: { title, description } };
  return {
    change: { kind: 'report', report, restores: false },
    arrival: { arrivedAt: 1, sequence: 0, confirms: true },
  };
}
