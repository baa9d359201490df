// A pilito of its own for each catalogue: filled through the same door as a pull, worked until nothing is due.
import { join } from 'node:path';
import { readConfiguration, requestOf } from '../../src/app/evaluate-configuration.ts';
import { fitDue } from '../../src/app/fit.ts';
import { ownerName } from '../../src/app/owner.ts';
import { search } from '../../src/app/search.ts';
import { readConfig } from '../../src/config.ts';
import type { Incoming } from '../../src/ports/products.ts';
import { wire } from '../../src/wire.ts';
import { workOnce } from '../../src/worker/worker.ts';
import type { Catalogue, Product, System } from './product.ts';

export const PILITO = 'pilito';

/** The same database asked in several ways. */
const WAYS: Record<string, string> = {
  [PILITO]: '',
  'pilito without aliases': 'aliases=off',
  'pilito text only': 'mode=text',
  'pilito vector only': 'mode=vector',
};

const BATCH = 100;

export interface Shop {
  systems: System[];
  /** Seconds. */
  applied: number;
  /** Seconds: fitting the model to the catalogue. */
  fitted: number;
  /** Seconds: embedding every text by it. */
  embedded: number;
  close(): Promise<void>;
}

export async function shopOf({ products, language, currency }: Catalogue, directory: string): Promise<Shop> {
  const config = readConfig({ db: join(directory, 'pilito.db') }, { PILITO_EMBEDDER: 'local' });
  const app = await wire(config);
  const noSecrets = { consumerKey: null, consumerSecret: null, webhookSecrets: [] };
  const store = await app.db.stores.add(
    { slug: 'bench', name: 'bench', source: 'woocommerce', url: null, language, currency, allowPrivateNetwork: false },
    noSecrets,
    app.clock.now(),
  );
  const applied = await seconds(async () => {
    for (let at = 0; at < products.length; at += BATCH) {
      await app.db.products.apply(store.id, 'woocommerce', products.slice(at, at + BATCH).map(incoming), 1);
    }
  });
  const { signal } = new AbortController();
  const fitted = await seconds(() => fitDue(app, ownerName(app.newId()), signal));
  const embedded = await seconds(() => workOnce(app, signal));
  const systems = Object.entries(WAYS).map(([name, settings]) => {
    const way = requestOf(readConfiguration(settings));
    const ask = async (query: string, limit: number) => {
      const { results } = await search(app, { store, query, limit, facts: {}, explain: false, ...way });
      return results.map((result) => result.external_id);
    };
    return { name, ask, isPart: name !== PILITO };
  });
  return { systems, applied, fitted, embedded, close: () => app.close() };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function incoming({ id, title, sku, brand, categories, description, attributes, price }: Product): Incoming {
  const state = {
    ...{ title, sku, categories, description, price },
    brands: brand === '' ? [] : [brand],
    attributes: attributes.map(({ name, value }) => ({ name, options: [value], forVariations: false })),
  };
  const report = { externalId: id, parentExternalId: null, modifiedAt: 1, state };
  return {
    change: { kind: 'report', report, restores: false },
    arrival: { arrivedAt: 1, sequence: 0, confirms: true },
  };
}
