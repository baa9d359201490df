// The worker when things go wrong: bad events, an embedder that is out, a text nobody can embed, two of it at once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openaiEmbedder } from '../../src/adapters/openai.ts';
import type { App } from '../../src/app/app.ts';
import { embedDue } from '../../src/app/embed.ts';
import { search } from '../../src/app/search.ts';
import { getStore } from '../../src/app/stores.ts';
import { wantsOf } from '../../src/app/wants.ts';
import { work, workOnce } from '../../src/worker/worker.ts';
import { delivery } from '../support/database.ts';
import { envelope } from '../support/http-deliveries.ts';
import { type Site, startSite, WEBHOOK } from '../support/http-site.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';

const SILENT = { warn: () => {}, error: () => {} };

let site: Site;
let never: AbortController;

beforeEach(() => {
  never = new AbortController();
});
afterEach(() => site.close());

const send = (id: number, fields: Record<string, unknown> = {}) =>
  site.send('POST', WEBHOOK, site.ingest, envelope({ id, ...fields }, 'product.updated', `e${id}${fields.name ?? ''}`));
const run = (app: App = site.app) => workOnce(app, never.signal);
const event = async (id: number) => {
  const found = await site.app.db.events.find(id);
  if (!found) throw new Error(`no event ${id}`);
  return found;
};

describe('an event that cannot be read', () => {
  test('is tried three times more, later each time, then dead, and replay brings it back', async () => {
    site = await startSite();
    const store = await getStore(site.app, 'shoes');
    const { id } = await site.app.db.events.append(
      delivery(store, { body: Buffer.from('{"id":'), receivedAt: site.clock.at }),
    );
    const waits: number[] = [];
    for (let tries = 1; tries <= 3; tries++) {
      await run();
      const { status, attempts, errorMessage } = await event(id);
      expect([status, attempts]).toEqual(['failed', tries]);
      const due = Date.parse(/next try (\S+)/.exec(errorMessage ?? '')?.[1] ?? '');
      waits.push(due - site.clock.at);
      await run();
      expect((await event(id)).attempts).toBe(tries);
      site.clock.at = due;
    }
    expect(waits).toEqual([5_000, 30_000, 180_000]);
    await run();
    expect(await event(id)).toMatchObject({ status: 'dead', attempts: 4 });
    site.clock.at += 86_400_000;
    expect((await run()).failed).toBe(0);
    expect(await site.app.db.events.replay({ status: 'dead' }, site.clock.at, false)).toBe(1);
    await run();
    expect(await event(id)).toMatchObject({ status: 'failed', attempts: 1 });
  });

  test('fails alone', async () => {
    site = await startSite();
    const store = await getStore(site.app, 'shoes');
    await send(1);
    const bad = await site.app.db.events.append(
      delivery(store, { body: Buffer.from('{"id":'), receivedAt: site.clock.at }),
    );
    await send(2);
    await run();
    expect((await event(bad.id)).status).toBe('failed');
    expect((await event(bad.id - 1)).status).toBe('done');
    expect((await event(bad.id + 1)).status).toBe('done');
  });

  test('of a store that was removed is skipped', async () => {
    site = await startSite();
    await send(1);
    await site.app.db.stores.remove((await getStore(site.app, 'shoes')).id);
    await run();
    expect(await event(1)).toMatchObject({ status: 'skipped', errorMessage: 'the store was removed' });
  });
});

describe('an embedder', () => {
  let server: OpenAiServer;

  beforeEach(async () => {
    server = await startOpenAiServer();
    const embedder = openaiEmbedder({ apiKey: 'sk-made-up', baseUrl: server.url, dimensions: 64 });
    site = await startSite({ change: (app) => ({ ...app, embedder, embedderFor: async () => embedder }) });
  });
  afterEach(() => server.close());

  const counts = async () => site.app.db.chunks.counts(await wantsOf(site.app));
  const ask = async (mode: 'hybrid' | 'vector') => {
    const store = await getStore(site.app, 'shoes');
    return search(site.app, { store, query: 'lamp', limit: 5, mode, facts: {}, explain: false });
  };

  test('that asks to slow down is waited for as long as it says, and no try is spent', async () => {
    await send(1, { name: 'Desk lamp' });
    server.misbehave({ status: 429, headers: { 'retry-after': '7' } });
    await expect(run()).rejects.toMatchObject({ code: 'embedder_unavailable', retryAfterMs: 7_000 });
    expect(await counts()).toEqual({ total: 1, pending: 1 });
    expect((await ask('hybrid')).results.map((row) => row.title)).toEqual(['Desk lamp']);
    server.misbehave(null);
    expect((await run()).embedded).toBe(0);
    site.clock.at += 7_000;
    expect((await run()).embedded).toBe(1);
    expect((await ask('vector')).results.map((row) => row.title)).toEqual(['Desk lamp']);
  });

  test('that is out leaves hybrid search with its text, and says so', async () => {
    await send(1, { name: 'Desk lamp' });
    await run();
    server.misbehave({ status: 500 });
    const answer = await ask('hybrid');
    expect(answer.results.map((row) => row.title)).toEqual(['Desk lamp']);
    expect(answer.interpreted.notices[0]).toMatch(/^Searched by text only/);
    await expect(ask('vector')).rejects.toMatchObject({ code: 'embedder_unavailable' });
  });

  test('that gives other dimensions than promised is refused loudly, and nothing wrong is stored', async () => {
    await send(1, { name: 'Desk lamp' });
    server.misbehave({ spoil: 'dimensions' });
    await expect(run()).rejects.toMatchObject({ code: 'embedder_mismatch' });
    expect(await counts()).toEqual({ total: 1, pending: 1 });
  });

  test('that will not take one text embeds the others, and gives that one up in the end', async () => {
    await send(1, { name: 'Desk lamp' });
    await send(2, { name: 'POISON lamp' });
    await send(3, { name: 'Floor lamp' });
    server.misbehave({ status: 400, marker: 'POISON', message: 'cannot' });
    const summary = await run();
    expect([summary.embedded, summary.failed]).toEqual([2, 1]);
    for (let tries = 0; tries < 3; tries++) {
      site.clock.at += 10 * 60_000;
      await run();
    }
    expect(await counts()).toEqual({ total: 3, pending: 0 });
    expect((await ask('hybrid')).results).toHaveLength(3);
  });

  test('that is asked to stop gives its chunks back', async () => {
    await send(1, { name: 'Desk lamp' });
    await run().catch(() => {});
    await send(2, { name: 'Floor lamp' });
    server.hold();
    const stop = new AbortController();
    const before = server.requests.length;
    const working = work(site.app, SILENT, stop.signal);
    await server.arrived(before + 1);
    stop.abort();
    await working;
    server.release();
    expect(await counts()).toEqual({ total: 2, pending: 1 });
    expect((await embedDue(site.app, 'next')).embedded).toBe(1);
  });
});

test('two workers on one database share the work and do nothing twice', async () => {
  site = await startSite();
  const other: App = { ...site.app, db: site.again() };
  const stop = new AbortController();
  const both = [work(site.app, SILENT, stop.signal), work(other, SILENT, stop.signal)];
  await Promise.all(Array.from({ length: 300 }, (_, n) => send(n + 1, { name: `Lamp ${n}` })));
  let left = 1;
  while (left > 0) {
    await new Promise(setImmediate);
    const { pendingEvents, pendingChunks } = await site.app.db.status(await wantsOf(site.app));
    left = pendingEvents + pendingChunks;
  }
  stop.abort();
  const [one, two] = await Promise.all(both);
  expect((one?.applied ?? 0) + (two?.applied ?? 0)).toBe(300);
  expect((one?.embedded ?? 0) + (two?.embedded ?? 0)).toBe(300);
  expect((await site.app.db.events.stats({})).byStatus).toMatchObject({ done: 300, failed: 0, pending: 0 });
});

describe('the currency of a store', () => {
  test('is learnt from the first product that names one, and is the shop’s own affair afterwards', async () => {
    site = await startSite();
    const currency = async () => (await getStore(site.app, 'shoes')).currency;
    expect(await currency()).toBeNull();
    await send(1, { currency: '' });
    await run();
    expect(await currency()).toBeNull();
    await send(2, { currency: 'IRT' });
    await run();
    expect(await currency()).toBe('IRT');
    await send(3, { currency: 'EUR' });
    await run();
    expect(await currency()).toBe('IRT');
  });
});
