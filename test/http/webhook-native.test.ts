// WooCommerce's own webhooks: no token, trusted by their signature.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateStore } from '../../src/app/stores.ts';
import { recorded, signed } from '../support/http-deliveries.ts';
import { EVENTS, PRODUCTS, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

const PATH = `${WEBHOOK}shoes/`;

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const last = async () => (await site.get(`${EVENTS}?page_size=1`, site.admin)).json.results[0];

describe('a native webhook', () => {
  it('is accepted with its signature, as recorded, with and without the slash', async () => {
    const { body, headers } = recorded('webhooks/rest-create-simple/03-product.created');
    const answer = await site.send('POST', PATH, null, body, headers);
    expect(answer.status).toBe(202);
    expect(answer.json).toMatchObject({ status: 'accepted', event_id: expect.stringMatching(/^evt_/) });
    expect(await last()).toMatchObject({ event_type: 'product.created', token_name: null, store: 'shoes' });
    const again = await site.send('POST', PATH.slice(0, -1), null, body, headers);
    expect([again.status, again.json.status]).toEqual([200, 'skipped']);
    await site.work();
    const { id, price } = JSON.parse(body.toString());
    const list = await site.get(PRODUCTS, site.read);
    expect(list.json.results).toEqual([expect.objectContaining({ external_id: `woo_${id}`, price })]);
  });

  it('keeps every deletion, though five came under one delivery id', async () => {
    const names = ['01', '02', '03', '04', '05'].map((n) => `webhooks/trash-variable/${n}-product.deleted`);
    for (const { body, headers } of names.map(recorded)) {
      expect((await site.send('POST', PATH, null, body, headers)).status).toBe(202);
    }
    const { body, headers } = recorded(names[0] ?? '');
    expect((await site.send('POST', PATH, null, body, headers)).status).toBe(202);
  });

  it('gets exactly 200 for its unsigned ping, which is logged', async () => {
    const { body, headers } = recorded('webhooks/create-webhook-product.created/before-queue-run/01-ping');
    const answer = await site.send('POST', PATH, null, body, headers);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ status: 'ok', message: 'اتصال برقرار است' });
    const event = await last();
    expect(event).toMatchObject({ event_type: 'ping', status: 'done' });
    expect((await site.get(`${EVENTS}${event.id}/`, site.admin)).json.payload).toBe(body.toString());
  });

  it('gets 200 skipped where nothing is to be done', async () => {
    const { body, headers } = recorded('webhooks/rest-create-simple/02-action.woocommerce_product_set_stock');
    const answer = await site.send('POST', PATH, null, body, headers);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      status: 'skipped',
      message: 'رویداد دریافت شد؛ کاری لازم نیست',
      event_id: expect.any(String),
    });
  });

  it('is refused with 401 and logged as rejected when the signature is wrong, missing or of other bytes', async () => {
    const { body, headers } = recorded('webhooks/rest-create-simple/03-product.created');
    const { 'x-wc-webhook-signature': _, ...unsigned } = headers;
    const wrong = [
      unsigned,
      { ...headers, 'x-wc-webhook-signature': 'AAAA' },
      signed(body, 'product.created', 'other'),
    ];
    for (const one of wrong) {
      const answer = await site.send('POST', PATH, null, body, one);
      expect([answer.status, answer.json.error]).toEqual([401, 'unauthorized']);
      expect(await last()).toMatchObject({ status: 'rejected', event_type: 'product.created' });
    }
    const touched = Buffer.concat([body, Buffer.from(' ')]);
    expect((await site.send('POST', PATH, null, touched, headers)).status).toBe(401);
  });

  it('is trusted under the old secret and the new one while one is rotated', async () => {
    await updateStore(site.app, 'shoes', { webhookSecret: 'the-new-secret' });
    for (const [index, secret] of ['the-new-secret', 'woo-test-secret-1405'].entries()) {
      const body = JSON.stringify({ id: 900 + index, name: 'a' });
      const answer = await site.send('POST', PATH, null, body, signed(body, 'product.updated', secret));
      expect(answer.status).toBe(202);
    }
  });

  it('400, 422: signed, but not readable', async () => {
    const cut = '{"id":5,"name":"a';
    expect((await site.send('POST', PATH, null, cut, signed(cut))).status).toBe(400);
    const body = '{"id":5}';
    const { 'x-wc-webhook-topic': _, ...noTopic } = signed(body);
    expect((await site.send('POST', PATH, null, body, noTopic)).status).toBe(422);
  });

  it('404 for a store that is not there, without saying which are', async () => {
    const answer = await site.send('POST', `${WEBHOOK}nobody/`, null, '{}', signed('{}'));
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({ error: 'not_found', detail: 'There is no such store.' });
    expect((await site.send('POST', `${WEBHOOK}${'x'.repeat(300)}/`, null, '{}')).status).toBe(404);
  });

  it('401 for a store that has no secret: nothing can be trusted', async () => {
    expect((await site.send('POST', `${WEBHOOK}books/`, null, '{}', signed('{}', 'product.updated', ''))).status).toBe(
      401,
    );
  });
});
