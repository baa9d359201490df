// What use cases tell the metrics beside deliveries and searches: embedders and pulls, through their real parts.
import { afterEach, expect, test } from 'vitest';
import { openaiEmbedder } from '../../../src/adapters/openai.ts';
import { embedderCounter } from '../../../src/app/counted-embedder.ts';
import type { Metrics } from '../../../src/ports/metrics.ts';
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts';
import { openMarket } from '../../support/pulling.ts';
import { samplesIn } from '../../support/samples.ts';

let server: OpenAiServer | undefined;
afterEach(() => server?.close());

/** Counts as a plain list of sums, by name and labels. */
function counting(): Metrics & { told: Record<string, number> } {
  const told: Record<string, number> = {};
  const count = (name: string, labels: object, by = 1) => {
    const key = [name.replace('pilito_embed_', ''), ...Object.values(labels)].join(' ');
    told[key] = (told[key] ?? 0) + by;
  };
  return { told, count, observe: () => {} };
}

test('an embedder counts its requests and tokens, failed ones too, and why they failed', async () => {
  server = await startOpenAiServer();
  const metrics = counting();
  const counted = embedderCounter(metrics);
  const inner = openaiEmbedder({ apiKey: 'k', baseUrl: server.url, dimensions: 8 });
  const embedder = counted(inner);
  expect(counted(inner)).toBe(embedder);
  await embedder.embed(['red shoe', 'blue shoe']);
  await embedder.embedQuery('shoe');
  expect(metrics.told).toEqual({ 'requests_total openai': 2, 'tokens_total openai': 5 });
  server.misbehave({ status: 401 }, 1);
  await expect(embedder.embed(['a'])).rejects.toMatchObject({ code: 'embedder_refused' });
  server.misbehave({ status: 503 }, 1);
  await expect(embedder.embed(['b'])).rejects.toMatchObject({ code: 'embedder_unavailable' });
  server.hold();
  const impatient = embedder.embedQuery('c', AbortSignal.timeout(1));
  await expect(impatient).rejects.toThrow();
  const stopped = new AbortController();
  const asked = embedder.embedQuery('d', stopped.signal);
  stopped.abort();
  await expect(asked).rejects.toThrow();
  server.release();
  expect(metrics.told).toMatchObject({
    'failures_total openai refused': 1,
    'failures_total openai unavailable': 1,
    'failures_total openai timeout': 1,
  });
  expect(Object.keys(metrics.told).filter((key) => key.includes('failures'))).toHaveLength(3);
});

test('a pull counts how it ended and what it brought; a dry run counts as nothing', async () => {
  const catalogue = ['Red', 'Blue'].map((name) => ({ sku: name, name, categories: ['books'], price: '1000' }));
  const market = await openMarket({ catalogue });
  await market.pull({ dryRun: true });
  await market.pull();
  await market.pull({ full: true });
  const gone = new AbortController();
  gone.abort();
  await expect(market.pull({ full: true, signal: gone.signal })).rejects.toThrow();
  market.shop.misbehave({ answer: { status: 401, headers: [], body: '{"code":"woocommerce_rest_cannot_view"}' } });
  await expect(market.pull()).rejects.toThrow();
  const samples = samplesIn((await market.site.get('/metrics')).text);
  const pulls = (mode: string, result: string) => samples.of('pilito_pulls_total', { store: 'market', mode, result });
  expect([pulls('full', 'done'), pulls('full', 'stopped'), pulls('incremental', 'failed')]).toEqual([2, 1, 1]);
  const products = (outcome: string) => samples.of('pilito_pulled_products_total', { store: 'market', outcome });
  expect([products('created'), products('unchanged')]).toEqual([2, 2]);
  expect(samples.of('pilito_last_pull_status', { store: 'market', status: 'failed' })).toBe(1);
  expect(samples.of('pilito_last_pull_status', { store: 'market', status: 'done' })).toBe(0);
  const [last = 0, good = 0] = ['', 'good_'].map((kind) =>
    samples.of(`pilito_last_${kind}pull_timestamp_seconds`, { store: 'market' }),
  );
  expect(good).toBeGreaterThan(0);
  expect(last).toBeGreaterThan(good);
});
