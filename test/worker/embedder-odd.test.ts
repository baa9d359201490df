// The worker and an embedder that misbehaves in every way we could think of: what it gave is not believed, products are found
// by their text all the while, the log says why, and what waited is embedded once the embedder is itself again.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openaiEmbedder } from '../../src/adapters/openai.ts';
import { search } from '../../src/app/search.ts';
import { getStore } from '../../src/app/stores.ts';
import { wantsOf } from '../../src/app/wants.ts';
import type { ErrorCode } from '../../src/domain/errors.ts';
import { work, workOnce } from '../../src/worker/worker.ts';
import { envelope } from '../support/http-deliveries.ts';
import { type Site, startSite, WEBHOOK } from '../support/http-site.ts';
import { type Fault, type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';

let server: OpenAiServer;
let site: Site;

beforeEach(async () => {
  server = await startOpenAiServer();
  const embedder = openaiEmbedder({ apiKey: 'sk-made-up', baseUrl: server.url, dimensions: 64, timeoutMs: 1_000 });
  site = await startSite({ change: (app) => ({ ...app, embedder, embedderFor: async () => embedder }) });
});
afterEach(async () => {
  await site.close();
  await server.close();
});

const counts = async () => site.app.db.chunks.counts(await wantsOf(site.app));
const send = (id: number, name: string) =>
  site.send('POST', WEBHOOK, site.ingest, envelope({ id, name }, 'product.updated', `e${id}`));

async function found(mode: 'hybrid' | 'vector'): Promise<string[]> {
  const store = await getStore(site.app, 'shoes');
  const answer = await search(site.app, { store, query: 'lamp', limit: 5, mode, facts: {}, explain: false });
  return answer.results.map(({ title }) => title).toSorted();
}

/** The worker's first words of trouble; it is stopped then. */
async function told(): Promise<Record<string, unknown>> {
  const stop = new AbortController();
  const words: Record<string, unknown>[] = [];
  const hear = (fields: Record<string, unknown>, message: string) => {
    words.push({ ...fields, message });
    stop.abort();
  };
  await work(site.app, { warn: hear, error: hear }, stop.signal);
  return words[0] ?? {};
}

const LAMPS = ['Desk lamp', 'Floor lamp'];

test.each<[string, Fault, ErrorCode, RegExp]>([
  ['asks to slow down', { status: 429 }, 'embedder_unavailable', /cannot answer now: 429/],
  ['fails', { status: 500 }, 'embedder_unavailable', /cannot answer now: 500/],
  ['begins and falls silent', { spoil: 'stalled' }, 'embedder_unavailable', /no answer within 1 s/],
  ['has no end', { spoil: 'endless' }, 'embedder_unavailable', /longer than|no answer within/],
  ['cuts its JSON', { spoil: 'broken json' }, 'embedder_unavailable', /cannot be reached/],
  ['no longer takes the key', { status: 401 }, 'embedder_refused', /refused our key/],
  ['no longer knows the model', { status: 404 }, 'embedder_refused', /does not know the model/],
  ['shows a web page as JSON', { spoil: 'web page' }, 'embedder_unavailable', /cannot be reached/],
  [
    'shows a web page',
    { spoil: 'web page', headers: { 'content-type': 'text/html' } },
    'embedder_mismatch',
    /not a list/,
  ],
  ['answers something else', { spoil: 'no list' }, 'embedder_mismatch', /not a list/],
  ['gives fewer vectors', { spoil: 'fewer' }, 'embedder_mismatch', /1 vectors for 2/],
  ['gives more vectors', { spoil: 'more' }, 'embedder_mismatch', /3 vectors for 2/],
  ['gives one text two', { spoil: 'same index' }, 'embedder_mismatch', /for text 0 of 2/],
  ['gives other dimensions', { spoil: 'dimensions' }, 'embedder_mismatch', /63 dimensions where 64/],
  ['cuts a number in two', { spoil: 'half a number' }, 'embedder_mismatch', /63.5 dimensions where 64/],
  ['gives NaN', { spoil: 'nan' }, 'embedder_mismatch', /not finite/],
  ['gives Infinity', { spoil: 'infinite' }, 'embedder_mismatch', /not finite/],
  ['gives nulls for numbers', { spoil: 'nulls' }, 'embedder_mismatch', /not finite/],
  ['gives null for a vector', { spoil: 'null' }, 'embedder_mismatch', /not a vector/],
])('an embedder that %s', async (_, fault, code, message) => {
  await send(1, 'Desk lamp');
  await send(2, 'Floor lamp');
  server.misbehave(fault);
  expect(await told()).toMatchObject({ code, message: expect.stringMatching(message) });
  expect(await counts()).toEqual({ total: 2, pending: 2 });
  expect(await found('hybrid')).toEqual(LAMPS);

  server.misbehave(null);
  site.clock.at += 3_600_000;
  expect(await workOnce(site.app, new AbortController().signal)).toMatchObject({ embedded: 2, failed: 0 });
  expect(await counts()).toEqual({ total: 2, pending: 0 });
  expect(await found('vector')).toEqual(LAMPS);
});

test('a key revoked in the middle keeps what was embedded, and the rest waits', async () => {
  await send(1, 'Desk lamp');
  await workOnce(site.app, new AbortController().signal);
  await send(2, 'Floor lamp');
  server.misbehave({ status: 401 });
  expect(await told()).toMatchObject({ code: 'embedder_refused', hint: expect.stringContaining('OPENAI_API_KEY') });
  expect(await counts()).toEqual({ total: 2, pending: 1 });
  expect(await found('hybrid')).toEqual(LAMPS);
});
