// The main job on real input, by the real binary: a recorded shop is pulled, recorded deliveries come in, the worker
// embeds, and search answers in Persian and in English.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Running, type Workspace, workspace } from '../support/cli.ts';
import { RECORDED_SECRET, recordedDelivery, startRecordedShop } from '../support/recorded-shop.ts';

const PRODUCT = '71001';

let home: Workspace;
let shop: Awaited<ReturnType<typeof startRecordedShop>>;
let serve: Running & { url: string };
let token: string;

beforeAll(async () => {
  home = workspace();
  shop = await startRecordedShop();
  const keys = ['--consumer-key', 'ck_recorded', '--consumer-secret', 'cs_recorded'];
  const address = ['--url', shop.url, '--allow-private-network', '--webhook-secret', RECORDED_SECRET];
  await home.json(['store', 'add', 'tehran', ...address, ...keys]);
  token = (await home.json(['token', 'create', '--store', 'tehran'])).token;
});
afterAll(async () => {
  await serve?.stop();
  await shop.close();
  home.remove();
});

const events = async (...filter: string[]) => home.json(['events', 'list', ...filter]);
const status = () => home.json(['status']);

/** A delivery of the version 1 plugin. */
const tell = (eventId: string, fields: Record<string, unknown>, type = 'product.updated') =>
  post(
    'webhook/',
    JSON.stringify({ event_id: eventId, event_type: type, product: { id: Number(PRODUCT), ...fields } }),
    {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
  );
const deliver = (name: string) => {
  const { body, headers } = recordedDelivery(name);
  return post('webhook/tehran/', body, headers);
};

async function post(path: string, body: string | Uint8Array, headers: Record<string, string>) {
  const response = await fetch(`${serve.url}/api/integrations/woocommerce/${path}`, {
    method: 'POST',
    body,
    headers,
  });
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, it says itself
  const answer: any = await response.json();
  return { status: response.status, body: answer };
}

/** Waits until the worker beside `serve` has nothing left, watching what it writes. */
async function worked(): Promise<void> {
  let left = 1;
  while (left > 0) {
    const { pending_events, pending_chunks } = await status();
    left = pending_events + pending_chunks;
  }
}

describe('the main job', () => {
  test('the recorded shop is pulled whole', async () => {
    const summary = await home.json(['pull', 'tehran']);
    expect(summary).toMatchObject({
      store: 'tehran',
      mode: 'full',
      products: 80,
      variations: 55,
      created: 135,
      failed: 0,
    });
    expect(Object.keys(summary)).toEqual(
      'store mode pages products variations created updated unchanged deleted skipped failed requests retries bytes duration_ms watermark'.split(
        ' ',
      ),
    );
  });

  test('the worker makes it searchable', async () => {
    const { embedded, failed } = await home.json(['worker', '--once']);
    expect(failed).toBe(0);
    expect(embedded).toBeGreaterThan(50);
    expect(await status()).toMatchObject({ stores: 1, products: 135, pending_chunks: 0, pending_events: 0 });
  });

  test('search answers in Persian and in English', async () => {
    const titles = async (query: string) =>
      (await home.json(['search', query])).results.map((row: { title: string }) => row.title);
    expect((await titles('گوشي موبايل اپل'))[0]).toContain('iPhone 15');
    expect((await titles('hoodie with logo'))[0]).toMatch(/hoodie/i);
    const [row] = (await home.json(['search', 'زعفران سرگل'])).results;
    expect(Object.keys(row)).toEqual(
      'rank score external_id external_source title url price currency in_stock categories snippet text synced_at'.split(
        ' ',
      ),
    );
    expect(row).toMatchObject({ rank: 1, currency: 'IRT', external_source: 'woocommerce', in_stock: true });
  });

  test('drafts, private, protected and hidden products are known and never found', async () => {
    const { results } = await home.json(['products', 'list', '--no-active', '--limit', '100']);
    expect(results.length).toBeGreaterThan(5);
    const hidden = new Set(results.map((row: { external_id: string }) => row.external_id));
    for (const { title } of results.slice(0, 12)) {
      const found = (await home.json(['search', title, '--limit', '100'])).results;
      expect(found.filter((row: { external_id: string }) => hidden.has(row.external_id))).toEqual([]);
    }
  });

  test('a second pull finds everything unchanged and embeds nothing', async () => {
    const summary = await home.json(['pull', 'tehran', '--full']);
    expect(summary).toMatchObject({ mode: 'full', unchanged: 135, created: 0, updated: 0, deleted: 0 });
    expect(await home.json(['worker', '--once'])).toMatchObject({ embedded: 0, reused: 0 });
    expect(await home.json(['pull', 'tehran'])).toMatchObject({ mode: 'incremental', created: 0, updated: 0 });
  });

  test('a recorded signed delivery is accepted, applied and found', async () => {
    const admin = (await home.json(['token', 'create', '--scope', 'admin'])).token;
    serve = await home.serve();
    await deliver('rest-create-draft/02-product.created');
    await worked();
    const started = performance.now();
    const { status: code, body } = await deliver('rest-create-simple/03-product.created');
    expect(code).toBe(202);
    expect(body).toMatchObject({
      status: 'accepted',
      event_id: expect.any(String),
      processing_time_ms: expect.any(Number),
    });
    const acknowledged = performance.now() - started;
    const find = async (mode: string) => {
      const query = new URLSearchParams({ q: 'وبهوک چراغ مطالعه', mode, limit: '1' });
      const response = await fetch(`${serve.url}/api/v1/web-knowledge/search/?${query}`, {
        headers: { authorization: `Bearer ${admin}` },
      });
      return (await response.text()).includes('"woo_171"');
    };
    const found: Record<string, number> = {};
    for (const mode of ['text', 'vector']) {
      while (!(await find(mode))) await new Promise(setImmediate);
      found[mode] = performance.now() - started;
    }
    const ms = (value = 0) => `${Math.round(value)} ms`;
    process.stdout.write(
      `from delivery to acknowledged ${ms(acknowledged)}, found by text ${ms(found.text)}, by vector ${ms(found.vector)}\n`,
    );
  });

  test('the ping is answered with 200, a forged delivery with 401, and both are in the log', async () => {
    const ping = await post('webhook/tehran/', 'webhook_id=1', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(ping.status).toBe(200);
    const { body, headers } = recordedDelivery('rest-update-price/01-product.updated');
    const forged = await post('webhook/tehran/', Buffer.concat([body, Buffer.from(' ')]), headers);
    expect(forged.status).toBe(401);
    expect((await events('--status', 'rejected')).count).toBe(1);
    expect((await events('--type', 'ping')).count).toBe(1);
  });

  test('the same body twice: one done, one skipped', async () => {
    const first = await tell(
      'wc_1',
      { name: 'Desk lamp', price: 100, date_modified: '2026-11-22T10:00:00+03:30' },
      'product.created',
    );
    const again = await tell(
      'wc_1',
      { name: 'Desk lamp', price: 100, date_modified: '2026-11-22T10:00:00+03:30' },
      'product.created',
    );
    expect([first.status, again.status, again.body.status]).toEqual([202, 200, 'skipped']);
    await worked();
    const { results } = await events('--product', PRODUCT);
    expect(results.map((row: { status: string }) => row.status).sort()).toEqual(['done', 'skipped']);
  });

  test('a price change embeds nothing, a name change one chunk', async () => {
    const embedded = async (run: () => Promise<unknown>) => {
      await serve.stop();
      serve = await home.serve(['--no-worker']);
      await run();
      const summary = await home.json(['worker', '--once']);
      expect(summary.applied).toBe(1);
      return summary.embedded;
    };
    const at = (minute: number) => `2026-11-22T10:0${minute}:00+03:30`;
    expect(await embedded(() => tell('wc_2', { name: 'Desk lamp', price: 90, date_modified: at(1) }))).toBe(0);
    expect((await home.json(['products', 'show', `woo_${PRODUCT}`])).price).toBe('90');
    expect(await embedded(() => tell('wc_3', { name: 'Floor lamp', price: 90, date_modified: at(2) }))).toBe(1);
    await serve.stop();
    serve = await home.serve();
  });

  test('an older delivery after a newer one is skipped as stale', async () => {
    await tell('wc_4', { name: 'Old lamp', price: 1, date_modified: '2026-11-22T10:01:30+03:30' });
    await worked();
    const { results } = await events('--product', PRODUCT, '--status', 'skipped');
    expect(results[0].error_message).toMatch(/^stale/);
    expect((await home.json(['products', 'show', `woo_${PRODUCT}`])).title).toBe('Floor lamp');
  });

  test('two products in one second under one delivery id are both done', async () => {
    for (const n of ['01', '02', '03', '04', '05'])
      expect((await deliver(`trash-variable/${n}-product.deleted`)).status).toBe(202);
    await worked();
    const { results } = await events('--type', 'product.deleted');
    expect(results.map((row: { status: string }) => row.status)).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  test('a deleted product stays deleted when an older update comes late', async () => {
    await deliver('trash-simple/01-product.deleted');
    await deliver('rest-update-price/01-product.updated');
    await worked();
    const shown = await home.run(['products', 'show', 'woo_171']);
    expect(shown.code).toBe(1);
    expect((await events('--product', '171', '--status', 'skipped')).results[0].error_message).toMatch(
      /^stale: it was deleted/,
    );
  });

  test('the recorded restore brings it back', async () => {
    await deliver('rest-restore-by-status-put/01-product.published');
    await worked();
    expect((await home.json(['products', 'show', 'woo_171'])).is_active).toBe(true);
  });
});
