// Many events in one body: all of them on disk before the answer, which names each; refused as a whole only where
// nothing of it can be used.
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withVerbs } from '../../src/adapters/sqlite/errors.ts';
import { PilitoError } from '../../src/domain/errors.ts';
import { BULK, bulk2, event, signed2, wooProduct, wooVariation } from '../support/envelope.ts';
import { EVENTS, PRODUCTS, SEARCH, type Site, startSite } from '../support/http-site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const post = (body: unknown, to: Site = site) => {
  const { headers, ...signed } = signed2(body, to.ingest, to.clock.at);
  return to.send('POST', BULK, to.ingest, signed.body, headers);
};
const logged = async (to: Site = site) => (await to.get(`${EVENTS}?page_size=100`, to.admin)).json;
const product = async (id: number) => (await site.get(`${PRODUCTS}woo_${id}/`, site.read)).json;
const one = (id: number, name = `Product ${id}`) => event(wooProduct(id, { name }), 'product.created');

describe('a list of events', () => {
  const lamp = event(wooProduct(10, { name: 'چراغ مطالعه', type: 'variable', variations: [11] }), 'product.created', {
    variations: [wooVariation(11, 10, 'سفید', { price: '250', regular_price: '250' })],
  });
  const events = [lamp, one(12), event({ id: 13 }, 'product.deleted')];

  it('gets 202 with a result for each, and each is an event of its own', async () => {
    const answer = await post(bulk2(events));
    expect(answer.status).toBe(202);
    expect(answer.json).toEqual({
      status: 'accepted',
      message: 'رویدادها دریافت شدند و در صف پردازش هستند',
      accepted: 3,
      skipped: 0,
      rejected: 0,
      results: events.map(({ event_id }) => ({ event_id, status: 'accepted' })),
      processing_time_ms: expect.any(Number),
    });
    const { count, results } = await logged();
    expect(count).toBe(3);
    expect(results.map((row: { event_id: string }) => row.event_id)).toEqual(events.map((e) => e.event_id).reverse());
    const row = (await site.get(`${EVENTS}${results[2].id}/`, site.admin)).json;
    expect(row).toMatchObject({ event_type: 'product.created', woo_product_id: 10, token_name: 'the plugin' });
    expect(row.payload).toEqual({ ...bulk2([]), ...lamp, events: undefined });
  });

  it('ends in the catalogue and the search', async () => {
    await site.work();
    expect(await product(10)).toMatchObject({ title: 'چراغ مطالعه', price: '250', currency: 'IRT' });
    expect(await product(11)).toMatchObject({ parent_external_id: 'woo_10' });
    const { json } = await site.get(`${SEARCH}?q=${encodeURIComponent('چراغ مطالعه سفید')}`, site.read);
    expect(json.results[0]).toMatchObject({ external_id: 'woo_10' });
  });

  it('is skipped where it repeats, and the rest is taken', async () => {
    const { status, json } = await post(bulk2([...events, one(14), one(14)]));
    expect(status).toBe(202);
    expect(json).toMatchObject({ accepted: 1, skipped: 4, rejected: 0 });
    expect(json.results.map((result: { status: string }) => result.status)).toEqual([
      'skipped',
      'skipped',
      'skipped',
      'accepted',
      'skipped',
    ]);
    expect(json.results[0].detail).toMatch(/^It repeats event \d+\.$/);
    const again = await post(bulk2(events));
    expect([again.status, again.json.skipped]).toEqual([202, 3]);
  });

  it('is taken without those that cannot be used, which are logged as rejected', async () => {
    const bad = { ...one(15), product: { name: 'no id' } };
    const { status, json } = await post(bulk2([bad, one(16)]));
    expect(status).toBe(202);
    expect(json).toMatchObject({
      accepted: 1,
      rejected: 1,
      results: [
        { event_id: bad.event_id, status: 'rejected', detail: expect.stringContaining('"product.id"') },
        { event_id: one(16).event_id, status: 'accepted' },
      ],
    });
    const [, rejected] = (await logged()).results;
    expect(rejected).toMatchObject({
      status: 'rejected',
      event_type: 'product.created',
      error_message: expect.stringContaining('"product.id"'),
    });
  });

  it('gets 422 when none of them can be used', async () => {
    const { status, json } = await post(bulk2([{}, 5]));
    expect(status).toBe(422);
    expect(json).toEqual({
      error: 'unprocessable',
      detail: expect.stringMatching(/^None of the events can be used\. .*"event_id"/),
      accepted: 0,
      skipped: 0,
      rejected: 2,
      results: [
        { event_id: null, status: 'rejected', detail: expect.any(String) },
        { event_id: null, status: 'rejected', detail: 'An event must be a JSON object.' },
      ],
    });
  });

  it('may be a hundred', async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => one(1_000 + index));
    expect((await post(bulk2(hundred))).json).toMatchObject({ accepted: 100, skipped: 0, rejected: 0 });
    expect((await post(bulk2(hundred))).json).toMatchObject({ accepted: 0, skipped: 100, rejected: 0 });
  });
});

it('hands all of them over before it waits for one, so that they share a commit', async () => {
  const events = [one(1), one(2), one(3)];
  let handed = 0;
  let release = () => {};
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  const own = await startSite({
    change: (app) => {
      const { append } = app.db.events;
      const held: typeof append = async (...args) => {
        if (++handed === events.length) release();
        await all;
        return append(...args);
      };
      return { ...app, db: { ...app.db, events: withVerbs(app.db.events, { append: held }) } };
    },
  });
  expect((await post(bulk2(events), own)).json.accepted).toBe(3);
  await own.close();
});

describe('a body that is refused whole', () => {
  it.each([
    ['without events', bulk2([]), 422, 'unprocessable'],
    ['with too many', bulk2(Array.from({ length: 101 }, (_, index) => one(index + 1))), 422, 'unprocessable'],
    ['of another version', { ...bulk2([one(1)]), version: 3 }, 422, 'unprocessable'],
    ['cut off', '{"version":2,', 400, 'invalid_body'],
    ['over 2 MiB', bulk2([one(1, 'x'.repeat(2 * 1024 * 1024))]), 413, 'payload_too_large'],
  ])('%s', async (_, body, status, error) => {
    const answer = await post(body);
    expect([answer.status, answer.json.error]).toEqual([status, error]);
    expect(Object.keys(answer.json).sort()).toEqual(['detail', 'error']);
  });

  it('401: unsigned, stale, without a token; 403: with an admin token. Logged under a name of its own', async () => {
    const { body, headers } = signed2(bulk2([one(1)]), site.ingest, site.clock.at);
    const errorOf = async (token: string | null, signed: Record<string, string>) =>
      (await site.send('POST', BULK, token, body, signed)).json.error;
    expect(await errorOf(site.ingest, { 'content-type': 'application/json' })).toBe('unauthorized');
    expect((await logged()).results[0]).toMatchObject({ event_type: 'bulk', status: 'rejected' });
    expect(await errorOf(site.ingest, signed2(body, site.ingest, site.clock.at - 301_000).headers)).toBe(
      'stale_signature',
    );
    expect(await errorOf(null, headers)).toBe('unauthorized');
    expect(await errorOf(site.admin, headers)).toBe('forbidden');
  });
});

describe('when it cannot be stored', () => {
  it('503 while another process holds the inbox, and all of it afterwards', async () => {
    const own = await startSite();
    const other = new BetterSqlite3(own.path.replace(/\.db$/, '.inbox.db'));
    other.exec('BEGIN IMMEDIATE');
    const answer = await post(bulk2([one(1), one(2)]), own);
    expect([answer.status, answer.json.error]).toEqual([503, 'storage_unavailable']);
    expect(answer.headers.get('retry-after')).not.toBeNull();
    other.exec('ROLLBACK');
    other.close();
    expect((await post(bulk2([one(1), one(2)]), own)).json).toMatchObject({ accepted: 2, skipped: 0 });
    expect((await logged(own)).count).toBe(2);
    await own.close();
  });

  it('503 when it breaks half-way; sent again, what was stored is skipped and the rest is stored', async () => {
    let room = 2;
    const own = await startSite({
      change: (app) => {
        const { append } = app.db.events;
        const full = new PilitoError('storage_unavailable', 'The disk is full.', { retryAfterMs: 30_000 });
        const events = withVerbs(app.db.events, {
          append: (...args: Parameters<typeof append>) => (room-- > 0 ? append(...args) : Promise.reject(full)),
        });
        return { ...app, db: { ...app.db, events } };
      },
    });
    const events = [one(1), one(2), one(3), one(4)];
    const answer = await post(bulk2(events), own);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    room = Infinity;
    const again = await post(bulk2(events), own);
    expect(again.status).toBe(202);
    expect(again.json).toMatchObject({ accepted: 2, skipped: 2, rejected: 0 });
    await own.work();
    expect((await own.get(PRODUCTS, own.read)).json.count).toBe(4);
    await own.close();
  });
});
