// An embedder over the network is kept busy: several requests are under way while what came back is saved.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openaiEmbedder } from '../../src/adapters/openai.ts';
import { embedDue } from '../../src/app/embed.ts';
import { getStore } from '../../src/app/stores.ts';
import { wantsOf } from '../../src/app/wants.ts';
import { report, T0, told } from '../support/database.ts';
import { type Site, startSite } from '../support/http-site.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';

const REQUEST = 256;

let server: OpenAiServer;
let site: Site;
beforeEach(async () => {
  server = await startOpenAiServer();
  const embedder = openaiEmbedder({ baseUrl: server.url, dimensions: 8, model: 'm', concurrency: 2 });
  site = await startSite({ change: (app) => ({ ...app, embedder, embedderFor: async () => embedder }) });
});
afterEach(async () => {
  server.release();
  await site.close();
  await server.close();
});

async function put(count: number): Promise<void> {
  const { id } = await getStore(site.app, 'shoes');
  const items = Array.from({ length: count }, (_, n) => told(report(n + 1, { title: `Shoe ${n}`, price: '1' }, T0)));
  await site.app.db.products.apply(id, 'woocommerce', items, T0);
}

const pending = async () => (await site.app.db.chunks.counts(await wantsOf(site.app))).pending;
const asked = () => server.requests.flatMap(({ input }) => input);

test('as many requests as allowed go out before one is answered, and every text is asked for once', async () => {
  await put(4 * REQUEST);
  server.hold();
  const done = embedDue(site.app, 'me');
  await server.arrived(2);
  expect(server.requests.map(({ input }) => input.length)).toEqual([REQUEST, REQUEST]);
  server.release();
  expect(await done).toEqual({ embedded: 4 * REQUEST, reused: 0, failed: 0 });
  expect([asked().length, new Set(asked()).size, await pending()]).toEqual([4 * REQUEST, 4 * REQUEST, 0]);
});

test('what is done is told batch by batch', async () => {
  await put(2 * REQUEST + 1);
  const told: number[] = [];
  await embedDue(site.app, 'me', undefined, ({ embedded }) => void told.push(embedded));
  expect(told.sort((a, b) => a - b)).toEqual([1, REQUEST, REQUEST]);
});

test('one request that fails stops the others, and what they had is kept or given back', async () => {
  await put(4 * REQUEST);
  server.misbehave({ status: 503, headers: { 'retry-after': '3' } }, 1);
  await expect(embedDue(site.app, 'me')).rejects.toMatchObject({ code: 'embedder_unavailable', retryAfterMs: 3_000 });
  const left = await pending();
  expect(left).toBeGreaterThanOrEqual(REQUEST);
  expect((await embedDue(site.app, 'me')).embedded).toBe(left - REQUEST);
  site.clock.at += 3_000;
  expect((await embedDue(site.app, 'other')).embedded).toBe(REQUEST);
});
