// The event log over HTTP: rows, filters, numbers, payloads and replay.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes, T0 } from '../support/database.ts';
import { envelope } from '../support/http-deliveries.ts';
import { EVENTS, PRODUCTS, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

let site: Site;
const post = (body: unknown, token = site.ingest) => site.send('POST', WEBHOOK, token, body);
const list = async (query = '') => (await site.get(`${EVENTS}${query}`, site.admin)).json;
const idOf = async (eventId: string) =>
  (await list('?page_size=100')).results.find((one: { event_id: string }) => one.event_id === eventId)?.id;

beforeAll(async () => {
  site = await startSite();
  const books = await site.token({ store: 'books', name: 'books plugin' });
  await post(envelope({ id: 777 }, 'product.created', 'first'));
  await post(envelope({ id: 778 }, 'product.created', 'second'));
  await post(envelope({ id: 777 }, 'product.created', 'first'));
  await post('{}');
  await site.work();
  site.clock.at = minutes(60);
  await post(envelope({ id: 777, price: 5 }, 'product.updated', 'later'));
  await post(envelope({ id: 1 }, 'product.updated', 'book'), books.secret);
});
afterAll(() => site.close());

describe('the list', () => {
  it('has the newest first, in the contract’s row', async () => {
    const { count, results } = await list();
    expect(count).toBe(6);
    expect(results.map((one: { event_id: string }) => one.event_id).slice(0, 2)).toEqual(['book', 'later']);
    const first = results.find((one: { id: number }) => one.id === 1);
    expect(first).toEqual({
      id: 1,
      event_id: 'first',
      event_type: 'product.created',
      store: 'shoes',
      token_name: 'the plugin',
      woo_product_id: 777,
      status: 'done',
      attempts: 0,
      processed_successfully: true,
      error_message: null,
      processing_time_ms: expect.any(Number),
      source_ip: '127.0.0.1',
      user_agent: 'node',
      created_at: new Date(T0).toISOString(),
      finished_at: expect.stringMatching(/Z$/),
    });
  });

  it.each([
    ['?store=books', 1],
    ['?store=nobody', 0],
    ['?event_type=product.created', 3],
    ['?success=true', 2],
    ['?success=0', 4],
    ['?status=skipped', 1],
    ['?status=rejected', 1],
    ['?status=pending', 2],
    ['?woo_product_id=777', 3],
    ['?woo_product_id=woo_777', 3],
    ['?woo_product_id=7', 0],
    ['?since=30m', 2],
    [`?since=${new Date(minutes(60)).toISOString()}`, 2],
    [`?until=${new Date(minutes(60)).toISOString()}`, 4],
    ['?since=2026-11-22T13:30:00+03:30', 2],
    ['?since=2026-11-22T13:30:00%2B03:30', 2],
    ['?store=shoes&woo_product_id=777&status=pending', 1],
    ['?store=&status=', 6],
  ])('%s finds %i', async (query, count) => {
    expect((await list(query)).count).toBe(count);
  });

  it.each([
    '?status=lost',
    '?success=maybe',
    '?since=yesterday',
    '?page=0',
    '?page=x',
    '?page_size=0',
    '?status=done&status=dead',
  ])('400: %s', async (query) => {
    const answer = await site.get(`${EVENTS}${query}`, site.admin);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: 'invalid_usage', detail: expect.any(String) });
  });

  it('is paged; a page past the end is empty, and a page over 100 is cut', async () => {
    const page = await list('?page_size=4&page=2');
    expect(page.results).toHaveLength(2);
    expect(page.next).toBeNull();
    expect(page.previous).toContain('page=1');
    expect((await list('?page_size=4&page=9')).results).toEqual([]);
    expect((await list('?page_size=5000')).results).toHaveLength(6);
  });
});

describe('one event', () => {
  it('shows its payload as JSON, exact, and the payload of what it repeats', async () => {
    const body =
      '{"event_id":"exact","event_type":"product.updated","product":{"id":9,"name":"a","price":123456789012345678901.50}}';
    await post(body);
    const shown = await site.get(`${EVENTS}${await idOf('exact')}/`, site.admin);
    expect(shown.json.payload.product).toEqual({ id: 9, name: 'a', price: '123456789012345678901.50' });
    const repeat = await list('?status=skipped');
    const { json } = await site.get(`${EVENTS}${repeat.results[0].id}`, site.admin);
    expect(json.payload.product.id).toBe(777);
  });

  it('404 when there is none', async () => {
    for (const id of ['9999', 'x', '-1', '1.5', '9'.repeat(30)]) {
      const answer = await site.get(`${EVENTS}${id}/`, site.admin);
      expect([answer.status, answer.json.error], id).toEqual([404, 'not_found']);
    }
  });
});

describe('numbers', () => {
  it('are counted by status and type, with the filters', async () => {
    const { json } = await site.get(`${EVENTS}stats/?until=${new Date(minutes(60)).toISOString()}`, site.admin);
    expect(json).toEqual({
      total: 4,
      by_status: { pending: 0, processing: 0, done: 2, skipped: 1, failed: 0, dead: 0, rejected: 1 },
      by_type: { 'product.created': 3, unknown: 1 },
      success_rate: 0.75,
      oldest_pending_at: null,
      average_processing_ms: expect.any(Number),
    });
    const pending = await site.get(`${EVENTS}stats/?store=books`, site.admin);
    expect(pending.json).toMatchObject({ success_rate: null, oldest_pending_at: new Date(minutes(60)).toISOString() });
  });
});

describe('replay', () => {
  it('202: it is applied again', async () => {
    const answer = await site.send('POST', `${EVENTS}1/replay/`, site.admin);
    expect([answer.status, answer.json]).toEqual([202, { status: 'queued', id: 1 }]);
    expect((await site.get(`${EVENTS}1/`, site.admin)).json).toMatchObject({ status: 'pending', finished_at: null });
    await site.work();
    expect((await site.get(`${EVENTS}1/`, site.admin)).json.finished_at).not.toBeNull();
    expect((await site.get(`${PRODUCTS}?store=shoes`, site.admin)).json.count).toBe(3);
  });

  it('takes an empty body of any type', async () => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
      await site.work();
      const answer = await site.send('POST', `${EVENTS}1/replay`, site.admin, '', { 'content-type': type });
      expect(answer.status, type).toBe(202);
    }
  });

  it('409 for what cannot be replayed, with the reason; 404 for what is not there', async () => {
    await site.work();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await site.send('POST', WEBHOOK, site.ingest, 'webhook_id=1', form);
    await post(envelope({ id: 50 }, 'product.updated', 'waiting'));
    const skipped = (await list('?status=skipped&page_size=100')).results;
    const repeat = skipped.find((one: { error_message: string }) => one.error_message.startsWith('duplicate'));
    const reasons: [string, RegExp][] = [
      [String((await list('?status=rejected')).results[0].id), /rejected/],
      [String(repeat.id), /repeats event 1;/],
      [String((await list('?event_type=ping')).results[0].id), /ping/],
      [String(await idOf('waiting')), /pending/],
    ];
    for (const [id, reason] of reasons) {
      const answer = await site.send('POST', `${EVENTS}${id}/replay/`, site.admin);
      expect([answer.status, answer.json.error], id).toEqual([409, 'conflict']);
      expect(answer.json.detail).toMatch(reason);
    }
    expect((await site.send('POST', `${EVENTS}9999/replay/`, site.admin)).status).toBe(404);
  });
});
