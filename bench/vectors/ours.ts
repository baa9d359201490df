// pilito's vector leg: products whose texts have a cloud's vectors, asked through the port that a search uses, filters
// inside.
import { join } from 'node:path';
import { openSqlite } from '../../src/adapters/sqlite/database.ts';
import { strideOf } from '../../src/adapters/sqlite/simd/codes.ts';
import type { Database } from '../../src/ports/database.ts';
import type { Incoming } from '../../src/ports/products.ts';
import type { Facts } from '../../src/ports/search.ts';
import { type Engine, LIMIT } from '../asking.ts';
import { type Cloud, vectorAt } from './clouds.ts';
import { isInStock, priceOf } from './facts.ts';

const OWNER = 'bench';
const LEASE_MS = 3_600_000;
const BATCH = 500;
const NOW = 1;
const noSecrets = { consumerKey: null, consumerSecret: null, webhookSecrets: [] };

export interface Ours {
  /** Asks the first store. */
  engine(facts: Facts): Engine<Float32Array>;
  close(): Promise<void>;
}

/** The cloud's vectors, as many in each store as in any other, one store after the other. */
export async function openOurs(directory: string, cloud: Cloud, stores: number): Promise<Ours> {
  const db = openSqlite({ path: join(directory, 'pilito.db') });
  const { dimensions } = cloud;
  const fingerprint = { provider: 'openai', model: 'bench', dimensions, format: 1 } as const;
  const each = cloud.vectors.length / dimensions / stores;
  const storeIds: number[] = [];
  for (let store = 0; store < stores; store++) storeIds.push(await fill(db, store, each));

  const want = { fingerprint, storeIds, fitted: false };
  for (;;) {
    const { claimed } = await db.chunks.claim(want, OWNER, BATCH, LEASE_MS, NOW);
    if (claimed.length === 0) break;
    const results = claimed.map(({ id, hash, text }) => ({
      ...{ id, hash, ok: true as const },
      vector: vectorAt(cloud, numberIn(text)),
    }));
    await db.chunks.save(fingerprint, OWNER, results);
  }
  while ((await db.chunks.sweep(BATCH)) > 0);

  const [first = 0] = storeIds;
  return {
    engine: (facts) => ({
      name: 'pilito',
      ask: async (question) => {
        const hits = await db.search.vectorHits(first, fingerprint, question, facts, LIMIT, NOW);
        // Products are numbered from 1 in the order in which they came.
        return hits.map(({ productId }) => productId - 1);
      },
      close: () => {},
    }),
    close: () => db.close(),
  };
}

async function fill(db: Database, store: number, products: number): Promise<number> {
  const input = { slug: `shop-${store}`, name: 'bench', source: 'woocommerce', url: null, currency: null } as const;
  const { id } = await db.stores.add({ ...input, language: 'en', allowPrivateNetwork: false }, noSecrets, NOW);
  for (let at = 0; at < products; at += BATCH) {
    const count = Math.min(BATCH, products - at);
    const some = Array.from({ length: count }, (_, more) => incoming(store * products + at + more));
    await db.products.apply(id, 'woocommerce', some, NOW);
  }
  return id;
}

function incoming(number: number): Incoming {
  const stockStatus = isInStock(number) ? 'instock' : 'outofstock';
  const state = { title: `Product ${number}`, price: String(priceOf(number)), stockStatus };
  const report = { externalId: String(number), parentExternalId: null, modifiedAt: NOW, state };
  return {
    change: { kind: 'report', report, restores: false },
    arrival: { arrivedAt: NOW, sequence: 0, confirms: true },
  };
}

function numberIn(text: string): number {
  return Number(/\d+/.exec(text)?.[0]);
}

/** As fast as the C library reads memory: looks for a byte that is nowhere among as many as the codes have. */
export function memoryStream(cloud: Cloud): Engine<Float32Array> {
  const codes = Buffer.alloc((cloud.vectors.length / cloud.dimensions) * strideOf(cloud.dimensions), 1);
  return {
    name: 'reading the codes',
    ask: () => {
      if (codes.indexOf(0x80) !== -1) throw new Error('there is no such byte');
      return null;
    },
    close: () => {},
  };
}
