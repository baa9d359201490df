// What `worker --once` tells on its way, and the words that are made of it: of how many events, of how many texts.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getStore } from '../../src/app/stores.ts';
import type { Standing } from '../../src/cli/progress.ts';
import { stepTeller } from '../../src/cli/work-progress.ts';
import { nothingYet, workOnce } from '../../src/worker/worker.ts';
import { delivery } from '../support/database.ts';
import { envelope } from '../support/http-deliveries.ts';
import { type Site, startSite } from '../support/http-site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.close());

async function deliver(count: number): Promise<void> {
  const store = await getStore(site.app, 'shoes');
  for (let id = 1; id <= count; id++) {
    const body = Buffer.from(JSON.stringify(envelope({ id, name: `Shoe ${id}` }, 'product.updated', `e${id}`)));
    await site.app.db.events.append(delivery(store, { eventId: `e${id}`, dedupe: null, body }));
  }
}

test('steps say what is done of how much', async () => {
  await deliver(120);
  const told: Standing[] = [];
  const summary = nothingYet();
  const progress = { at: (one: Standing) => void told.push(one), waits: () => {}, ready: async () => {} };
  await workOnce(site.app, new AbortController().signal, summary, stepTeller(site.app, summary, progress));
  const last = (doing: string) => told.filter((one) => one.doing === doing).at(-1);
  expect(summary).toMatchObject({ applied: 120, embedded: 120 });
  expect(last('applying events')).toMatchObject({ done: 120, total: 120, unit: 'events' });
  expect(last('embedding texts')).toMatchObject({ done: 120, total: 120, unit: 'texts' });
  expect([...new Set(told.map(({ doing }) => doing))]).toEqual(['applying events', 'embedding texts']);
});

test('a signal between two batches is heard: what was applied by then stays, the rest is left', async () => {
  await deliver(120);
  const stop = new AbortController();
  setImmediate(() => setImmediate(() => stop.abort()));
  const { applied } = await workOnce(site.app, stop.signal);
  expect(applied).toBeLessThan(120);
  expect((await workOnce(site.app, new AbortController().signal)).applied).toBe(120 - applied);
});
