// The metrics of a server whose work is done elsewhere: by its worker thread, and by processes of cron.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, workspace } from '../support/cli.ts';
import { type Samples, samplesIn } from '../support/samples.ts';

const place = workspace();
const secrets = { ingest: '', admin: '' };
const DONE = { store: 'shoes', topic: 'product.updated', outcome: 'done' };
let serving: Running & { url: string };

beforeAll(async () => {
  await place.json(['store', 'add', 'shoes', '--language', 'en']);
  secrets.ingest = (await place.json(['token', 'create', '--store', 'shoes'])).token;
  secrets.admin = (await place.json(['token', 'create', '--scope', 'admin'])).token;
});
afterAll(place.remove);

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

async function deliver(id: number): Promise<number> {
  const product = { id, name: `Lamp ${id}`, price: 45_000_000 };
  const body = JSON.stringify({ event_id: `m_${id}`, event_type: 'product.updated', product });
  const headers = { ...bearer(secrets.ingest), 'content-type': 'application/json' };
  const address = `${serving.url}/api/integrations/woocommerce/webhook/`;
  return (await fetch(address, { method: 'POST', headers, body })).status;
}

async function scrape(): Promise<Samples> {
  return samplesIn(await (await fetch(`${serving.url}/metrics`, { headers: bearer(secrets.admin) })).text());
}

it('are for admins where that is wanted, and tell what a worker of cron did', async () => {
  serving = await place.serve(['--no-worker'], { env: { PILITO_METRICS: 'admin' } });
  expect((await fetch(`${serving.url}/metrics`)).status).toBe(401);
  expect(await deliver(1)).toBe(202);
  const before = await scrape();
  expect(before.of('pilito_queue_events', { store: 'shoes' })).toBe(1);
  expect(before.of('pilito_events_total', DONE)).toBeUndefined();
  await place.json(['worker', '--once']);
  const after = await scrape();
  expect(after.of('pilito_events_total', DONE)).toBe(1);
  expect(after.of('pilito_texts_total', { provider: 'local', outcome: 'embedded' })).toBe(1);
  expect(after.of('pilito_queue_events', { store: 'shoes' })).toBe(0);
  await serving.stop();
});

it('go on after a restart with what the worker thread does, and are open by default', async () => {
  serving = await place.serve();
  expect(await deliver(2)).toBe(202);
  await expect.poll(async () => (await scrape()).of('pilito_events_total', DONE), { timeout: 20_000 }).toBe(2);
  const samples = await scrape();
  expect(samples.of('pilito_deliveries_total', { ...DELIVERY, verdict: 'accepted' })).toBe(1);
  expect(samples.of('pilito_scrape_complete')).toBe(1);
  expect(samples.of('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  await serving.stop();
});

const DELIVERY = { store: 'shoes', topic: 'product.updated' };

it('can be switched off; the description of the API then knows nothing of them', async () => {
  serving = await place.serve([], { env: { PILITO_METRICS: 'off', PILITO_PUBLIC_URL: 'https://api.shop.example' } });
  expect((await fetch(`${serving.url}/metrics`)).status).toBe(404);
  const description: unknown = await (await fetch(`${serving.url}/openapi.json`)).json();
  expect(description).toMatchObject({ openapi: '3.1.1', servers: [{ url: 'https://api.shop.example' }] });
  expect(description).toHaveProperty(['paths', '/healthz']);
  expect(description).not.toHaveProperty(['paths', '/metrics']);
  await serving.stop();
});
