// The metrics as Prometheus gets them: what was done is counted, by labels that nobody outside can make, and whoever
// did it.
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { withVerbs } from '../../src/adapters/sqlite/errors.ts';
import { tallyIn } from '../../src/app/tally.ts';
import { PilitoError } from '../../src/domain/errors.ts';
import { envelope, signed } from '../support/http-deliveries.ts';
import { PRODUCTS, SEARCH, type Site, type SiteOptions, startSite, WEBHOOK } from '../support/http-site.ts';
import { type Samples, samplesIn } from '../support/samples.ts';

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});

async function opened(options?: SiteOptions) {
  const site = await startSite(options);
  sites.push(site);
  const scrape = async (): Promise<Samples> => samplesIn((await site.get('/metrics')).text);
  return { site, scrape };
}

describe('who may read them', () => {
  const statuses = async (metricsFor: 'open' | 'admin' | 'off') => {
    const { site } = await opened({ metricsFor });
    const answers = [null, site.read, site.admin].map(
      async (token) => (await site.send('GET', '/metrics', token)).status,
    );
    return Promise.all(answers);
  };

  test.each([
    ['open', [200, 200, 200]],
    ['admin', [401, 403, 200]],
    ['off', [404, 404, 404]],
  ] as const)('%s: without a token, with a read token, as admin', async (metricsFor, expected) => {
    expect(await statuses(metricsFor)).toEqual(expected);
  });

  test('they come in the text format, and are not to be kept', async () => {
    const { site } = await opened();
    const { headers } = await site.get('/metrics');
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('a delivery', () => {
  test('is counted when it comes in, when it waits, and when it is applied', async () => {
    const { site, scrape } = await opened();
    await site.send('POST', WEBHOOK, site.ingest, envelope({ id: 1 }, 'product.created'));
    await site.send('POST', WEBHOOK, site.ingest, envelope({ id: 1 }, 'product.created'));
    site.clock.at += 7_000;
    const before = await scrape();
    const came = { store: 'shoes', topic: 'product.created' };
    expect(before.of('pilito_deliveries_total', { ...came, verdict: 'accepted' })).toBe(1);
    expect(before.of('pilito_deliveries_total', { ...came, verdict: 'duplicate' })).toBe(1);
    expect(before.of('pilito_ack_duration_seconds_count', { route: 'webhook' })).toBe(2);
    expect(before.of('pilito_queue_events', { store: 'shoes' })).toBe(1);
    expect(before.of('pilito_queue_oldest_seconds', { store: 'shoes' })).toBe(7);
    expect(before.of('pilito_queue_events', { store: 'books' })).toBe(0);
    await site.work();
    const after = await scrape();
    expect(after.of('pilito_events_total', { ...came, outcome: 'done' })).toBe(1);
    expect(after.of('pilito_event_delay_seconds_bucket', { le: '5' })).toBe(0);
    expect(after.of('pilito_event_delay_seconds_bucket', { le: '10' })).toBe(1);
    expect(after.of('pilito_event_delay_seconds_sum')).toBe(7);
    expect(after.of('pilito_apply_duration_seconds_count')).toBe(1);
    expect(after.of('pilito_queue_oldest_seconds', { store: 'shoes' })).toBe(0);
    expect(after.of('pilito_products', { store: 'shoes' })).toBe(1);
    expect(after.of('pilito_pending_chunks', { store: 'shoes' })).toBe(0);
    expect(after.of('pilito_texts_total', { provider: 'local', outcome: 'embedded' })).toBe(1);
    expect(after.of('pilito_index_duration_seconds_count', { provider: 'local' })).toBe(1);
  });

  test('of whatever its sender calls it makes no label of its own', async () => {
    const { site, scrape } = await opened();
    for (const topic of ['order.created', 'x"} 1 evil{a="', 'product.updated']) {
      const body = JSON.stringify({ id: 5, name: topic });
      const headers = { ...signed(body), 'x-wc-webhook-topic': topic };
      await site.send('POST', `${WEBHOOK}shoes/`, null, body, headers);
    }
    await site.get('/no/such/address');
    await site.get(`${PRODUCTS}12345/`, site.read);
    const samples = await scrape();
    expect(samples.labels('pilito_deliveries_total', 'topic')).toEqual(['other', 'product.updated']);
    expect(samples.labels('pilito_http_requests_total', 'route')).toEqual([
      '(none)',
      '/api/integrations/woocommerce/webhook/:store/',
      '/api/v1/web-knowledge/products/:id/',
    ]);
  });

  test('that was turned away, or could not be stored, is no acknowledgement', async () => {
    let full = false;
    const { site, scrape } = await opened({
      change: (app) => {
        const { append } = app.db.events;
        const failing: typeof append = async (event) => {
          if (full) throw new PilitoError('storage_unavailable', 'full');
          return append(event);
        };
        return { ...app, db: { ...app.db, events: withVerbs(app.db.events, { append: failing }) } };
      },
    });
    const native = (body: string) => site.send('POST', `${WEBHOOK}shoes/`, null, body, { ...signed(body), ...WRONG });
    await native('{"id":1}');
    full = true;
    await site.send('POST', WEBHOOK, site.ingest, envelope({ id: 2 }));
    const samples = await scrape();
    const of = (verdict: string) => ({ store: 'shoes', topic: 'product.updated', verdict });
    expect(samples.of('pilito_deliveries_total', of('rejected'))).toBe(1);
    expect(samples.of('pilito_deliveries_total', of('unstored'))).toBe(1);
    expect(samples.names('pilito_ack_duration_seconds')).toEqual([]);
    const route = '/api/integrations/woocommerce/webhook/';
    expect(samples.of('pilito_http_requests_total', { method: 'POST', route, status: '503' })).toBe(1);
  });
});

const WRONG = { 'x-wc-webhook-signature': 'AAAA' };

test('a search is counted by whether it found anything, and timed', async () => {
  const { site, scrape } = await opened();
  await site.send('POST', WEBHOOK, site.ingest, envelope({ id: 1, name: 'Trail runner' }));
  await site.work();
  for (const q of ['trail', 'runner', 'qqqq']) await site.get(`${SEARCH}?q=${q}&mode=text`, site.read);
  const samples = await scrape();
  expect(samples.of('pilito_searches_total', { store: 'shoes', outcome: 'found' })).toBe(2);
  expect(samples.of('pilito_searches_total', { store: 'shoes', outcome: 'nothing' })).toBe(1);
  expect(samples.of('pilito_search_duration_seconds_count', { mode: 'text' })).toBe(3);
});

test('an event that fails counts each time, and stands as dead in the end', async () => {
  const { site, scrape } = await opened();
  const broken = '{"id":5,"name":}';
  await site.send('POST', `${WEBHOOK}shoes/`, null, broken, signed(broken));
  for (let tries = 0; tries < 4; tries++) {
    await site.work();
    site.clock.at += 86_400_000;
  }
  const samples = await scrape();
  const of = { store: 'shoes', topic: 'product.updated' };
  expect(samples.of('pilito_events_total', { ...of, outcome: 'failed' })).toBe(3);
  expect(samples.of('pilito_events_total', { ...of, outcome: 'dead' })).toBe(1);
  expect(samples.of('pilito_dead_events', { store: 'shoes' })).toBe(1);
  expect(samples.of('pilito_queue_events', { store: 'shoes' })).toBe(0);
});

test('what another process did is told too, and outlives it', async () => {
  const { site, scrape } = await opened();
  const other = site.again();
  for (const result of ['done', 'failed', 'done']) {
    const tally = tallyIn(other.measures);
    tally.count('pilito_pulls_total', { store: 'shoes', mode: 'full', result });
    tally.observe('pilito_index_duration_seconds', { provider: 'openai' }, 0.3);
    await tally.flush();
  }
  tallyIn(other.measures).count('pilito_pulls_total', { store: 'nobody', mode: 'full', result: 'done' });
  await other.close();
  const samples = await scrape();
  expect(samples.of('pilito_pulls_total', { store: 'shoes', mode: 'full', result: 'done' })).toBe(2);
  expect(samples.of('pilito_index_duration_seconds_bucket', { provider: 'openai', le: '0.25' })).toBe(0);
  expect(samples.of('pilito_index_duration_seconds_bucket', { provider: 'openai', le: '0.5' })).toBe(3);
  expect(samples.of('pilito_index_duration_seconds_bucket', { provider: 'openai', le: '+Inf' })).toBe(3);
  expect(samples.labels('pilito_pulls_total', 'store')).toEqual(['shoes']);
});

test('a removed store is told of no more', async () => {
  const { site, scrape } = await opened();
  await site.send('POST', WEBHOOK, site.ingest, envelope({ id: 1 }));
  await site.work();
  const store = await site.app.db.stores.find('shoes');
  await site.app.db.stores.remove(store?.id ?? 0);
  const samples = await scrape();
  expect(samples.labels('pilito_events_total', 'store')).toEqual([]);
  expect(samples.labels('pilito_products', 'store')).toEqual(['books']);
});

test('a database that cannot be read leaves the numbers of the process, and says so', async () => {
  const { site, scrape } = await opened();
  expect((await scrape()).of('pilito_scrape_complete')).toBe(1);
  const raw = new BetterSqlite3(site.path);
  raw.exec('ALTER TABLE stores RENAME TO stores_away');
  raw.close();
  const samples = await scrape();
  expect(samples.of('pilito_scrape_complete')).toBe(0);
  expect(samples.of('pilito_http_requests_total', { method: 'GET', route: '/metrics', status: '200' })).toBe(1);
  expect(samples.of('pilito_build_info', { version: '0.0.0', node: 'v20' })).toBe(1);
  expect(samples.names('pilito_products')).toEqual([]);
  expect(samples.of('process_start_time_seconds')).toBeGreaterThan(0);
});
