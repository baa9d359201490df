// The worker keeps the event log short by itself, for as long as the operator said.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getStore } from '../../src/app/stores.ts';
import { work, workOnce } from '../../src/worker/worker.ts';
import { delivery } from '../support/database.ts';
import { type Site, startSite } from '../support/http-site.ts';

const DAY_MS = 86_400_000;
const SILENT = { warn: () => {}, error: () => {} };

let site: Site;
beforeEach(async () => {
  site = await startSite();
  const store = await getStore(site.app, 'shoes');
  for (const age of [40, 20, 0]) {
    await site.app.db.events.append(delivery(store, { status: 'done', receivedAt: site.clock.at - age * DAY_MS }));
  }
});
afterEach(() => site.close());

const length = async () => (await site.app.db.events.list({}, { limit: 0, offset: 0 })).count;

test('`worker --once` forgets what is older', async () => {
  await workOnce({ ...site.app, keepEventsMs: 30 * DAY_MS }, new AbortController().signal);
  expect(await length()).toBe(2);
});

test('a worker that runs on does so too', async () => {
  const stopping = new AbortController();
  const worked = work({ ...site.app, keepEventsMs: 10 * DAY_MS }, SILENT, stopping.signal);
  await expect.poll(length).toBe(1);
  stopping.abort();
  await worked;
});

test('for ever is for ever', async () => {
  await workOnce(site.app, new AbortController().signal);
  expect(await length()).toBe(3);
});
