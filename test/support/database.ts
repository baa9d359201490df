// A real database in a directory of its own, and the small makings that tests put into it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openSqlite } from '../../src/adapters/sqlite/database.ts';
import type { Change, ProductReport, ProductState } from '../../src/domain/product.ts';
import type { Store } from '../../src/domain/store.ts';
import type { Database } from '../../src/ports/database.ts';
import type { NewEvent } from '../../src/ports/events.ts';
import type { Incoming } from '../../src/ports/products.ts';

export interface TestDatabase {
  db: Database;
  path: string;
  /** Opens the same files once more, as a second process would. */
  again(): Database;
  dispose(): Promise<void>;
}

export type OpenDatabase = () => TestDatabase;

/** For each test a database and a store in it: `at.db`, `at.store`. */
export interface Ground extends TestDatabase {
  store: Store;
}

export function freshGround(open: OpenDatabase): Ground {
  const ground = {} as Ground;
  beforeEach(async () => {
    const opened = open();
    Object.assign(ground, opened, { store: await addStore(opened.db) });
  });
  afterEach(() => ground.dispose());
  return ground;
}

export function sqliteInTemp(): TestDatabase {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-test-'));
  const path = join(directory, 'pilito.db');
  const opened = [openSqlite({ path })];
  const [db] = opened;
  if (!db) throw new Error('no database');
  return {
    db,
    path,
    again: () => {
      const other = openSqlite({ path });
      opened.push(other);
      return other;
    },
    dispose: async () => {
      for (const one of opened) await one.close().catch(() => {});
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export function addStore(db: Database, slug = 'shoes'): Promise<Store> {
  const input = { slug, name: slug, source: 'woocommerce', url: null, language: 'en', currency: 'IRT' } as const;
  const none = { consumerKey: null, consumerSecret: null, webhookSecrets: [] };
  return db.stores.add({ ...input, allowPrivateNetwork: false }, none, 1_000);
}

export const T0 = Date.UTC(2026, 10, 22, 9, 0, 0);
export const minutes = (n: number): number => T0 + n * 60_000;

export function report(id: number, state: Partial<ProductState>, modifiedAt: number | null = T0): ProductReport {
  return { externalId: `woo_${id}`, parentExternalId: null, modifiedAt, state: { title: `Product ${id}`, ...state } };
}

/** A report as a delivery: arrived at its own time unless said otherwise. */
export function told(one: ProductReport, arrivedAt = one.modifiedAt ?? T0, sequence = 1): Incoming {
  return {
    change: { kind: 'report', report: one, restores: false },
    arrival: { arrivedAt, sequence, confirms: false },
  };
}

/** A report as a pull: read from the shop at `arrivedAt`. */
export function observed(one: ProductReport, arrivedAt: number): Incoming {
  const change: Change = { kind: 'report', report: one, restores: false };
  return { change, arrival: { arrivedAt, sequence: 0, confirms: true } };
}

export function gone(id: number, arrivedAt: number, modifiedAt: number | null = null): Incoming {
  const change: Change = { kind: 'delete', externalId: `woo_${id}`, modifiedAt };
  return { change, arrival: { arrivedAt, sequence: 1, confirms: false } };
}

export function delivery(store: Store, fields: Partial<NewEvent> = {}): NewEvent {
  return {
    storeId: store.id,
    store: store.slug,
    source: 'woocommerce',
    tokenName: null,
    eventId: 'evt_1',
    eventType: 'product.updated',
    productId: 'woo_1',
    body: Buffer.from('{"id":1}'),
    headers: '{}',
    status: 'pending',
    errorMessage: null,
    dedupe: null,
    sourceIp: '203.0.113.7',
    userAgent: 'WooCommerce/11.0.1 Hookshot (WordPress/7.1)',
    receivedAt: T0,
    ...fields,
  };
}
