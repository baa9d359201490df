// Deliveries of the plugin in version 2: signed, whole, and in the catalogue and the search afterwards.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envelope2, event, type Shown, signed2, type Told, wooProduct, wooVariation } from '../support/envelope.ts';
import { envelope } from '../support/http-deliveries.ts';
import { EVENTS, PRODUCTS, SEARCH, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const post = (body: unknown, at = site.clock.at, token = site.ingest) => {
  const signed = signed2(body, token, at);
  return site.send('POST', WEBHOOK, site.ingest, signed.body, signed.headers);
};
const tell = (one: Told) => post(envelope2(one));
const last = async () => (await site.get(`${EVENTS}?page_size=1`, site.admin)).json.results[0];
const product = async (id: number) => (await site.get(`${PRODUCTS}woo_${id}/`, site.read)).json;
const found = async (words: string) =>
  (await site.get(`${SEARCH}?q=${encodeURIComponent(words)}`, site.read)).json.results.map(
    (one: { external_id: string }) => one.external_id,
  );

const shoe = (fields: Record<string, unknown> = {}): Shown =>
  wooProduct(100, { name: 'کفش کوهنوردی آلپ', type: 'variable', variations: [101, 102], price: '900', ...fields });
const red = wooVariation(101, 100, 'قرمز', { price: '900', regular_price: '900', stock_status: 'outofstock' });
const blue = wooVariation(102, 100, 'آبی', { price: '950', regular_price: '950' });

describe('a signed envelope', () => {
  it('gets 202, is logged, and ends with its variations in the catalogue and the search', async () => {
    const answer = await tell(event(shoe(), 'product.created', { variations: [red, blue], id: 'pps_a' }));
    expect(answer.status).toBe(202);
    expect(answer.json).toEqual({
      status: 'accepted',
      message: 'رویداد دریافت شد و در صف پردازش است',
      event_id: 'pps_a',
      processing_time_ms: expect.any(Number),
    });
    expect(await last()).toMatchObject({
      event_id: 'pps_a',
      event_type: 'product.created',
      token_name: 'the plugin',
      woo_product_id: 100,
      status: 'pending',
    });
    await site.work();
    expect(await last()).toMatchObject({ status: 'done', error_message: null });
    expect(await product(100)).toMatchObject({
      title: 'کفش کوهنوردی آلپ',
      price: '900',
      currency: 'IRT',
      in_stock: true,
    });
    expect(await product(102)).toMatchObject({ parent_external_id: 'woo_100', price: '950', currency: 'IRT' });
    expect(await found('کفش کوهنوردی آبی')).toContain('woo_100');
  });

  it('gets 200 for the same again, also when it is stamped anew, and changes nothing', async () => {
    site.clock.at += 60_000;
    const answer = await tell(event(shoe(), 'product.created', { variations: [red, blue], id: 'pps_a' }));
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ status: 'skipped', message: expect.stringContaining('پیش'), event_id: 'pps_a' });
    expect(await last()).toMatchObject({
      status: 'skipped',
      error_message: expect.stringMatching(/^duplicate of event/),
    });
  });

  it('tells of a part of the variations without touching the others, and drops those no longer listed', async () => {
    const later = { date_modified_gmt: '2026-11-22T08:40:00' };
    const cheaper = { ...blue, ...later, price: '700', regular_price: '700' };
    await tell(event(shoe(later), 'product.updated', { variations: [cheaper], id: 'pps_part' }));
    await site.work();
    expect(await product(101)).toMatchObject({ price: '900' });
    expect(await product(102)).toMatchObject({ price: '700' });
    expect(await product(100)).toMatchObject({ price: '700' });
    const without = shoe({ date_modified_gmt: '2026-11-22T08:50:00', variations: [102] });
    await tell(event(without, 'product.updated', { id: 'pps_without' }));
    await site.work();
    expect((await site.get(`${PRODUCTS}woo_101/`, site.read)).status).toBe(404);
    expect(await product(102)).toMatchObject({ price: '700' });
  });

  it('deletes a product, and proves by any later one that it is back, however old that says it is', async () => {
    site.clock.at += 60_000;
    await tell(event({ id: 100 }, 'product.deleted', { id: 'pps_gone' }));
    await site.work();
    expect((await site.get(`${PRODUCTS}woo_100/`, site.read)).status).toBe(404);
    expect(await found('کفش کوهنوردی')).not.toContain('woo_100');
    site.clock.at += 60_000;
    await tell(event(shoe({ variations: [102] }), 'product.updated', { variations: [blue], id: 'pps_back' }));
    await site.work();
    expect(await product(100)).toMatchObject({ title: 'کفش کوهنوردی آلپ' });
    expect(await found('کفش کوهنوردی')).toContain('woo_100');
  });
});

describe('what is refused', () => {
  const good = envelope2(event(wooProduct(200)));

  it('401: unsigned, or signed with another token; logged as rejected', async () => {
    const unsigned = await site.send('POST', WEBHOOK, site.ingest, good);
    const other = await post(good, site.clock.at, site.read);
    for (const answer of [unsigned, other]) {
      expect([answer.status, answer.json.error]).toEqual([401, 'unauthorized']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect(await last()).toMatchObject({
      status: 'rejected',
      event_type: 'product.updated',
      error_message: expect.stringContaining('signature'),
    });
  });

  it('401: a signature without a token of ours', async () => {
    const { body, headers } = signed2(good, site.ingest, site.clock.at);
    expect((await site.send('POST', WEBHOOK, null, body, headers)).status).toBe(401);
    expect((await site.send('POST', WEBHOOK, `${site.ingest}x`, body, headers)).status).toBe(401);
  });

  it.each([-300_001, 301_000])('401: stamped %i ms from our clock; stamped again it is taken', async (away) => {
    const one = envelope2(event(wooProduct(201), 'product.updated', { id: `pps_stale_${away}` }));
    const answer = await post(one, site.clock.at + away);
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ error: 'stale_signature', detail: expect.stringContaining('5 minutes') });
    expect(Date.parse(answer.headers.get('date') ?? '')).not.toBeNaN();
    expect(await last()).toMatchObject({ status: 'rejected', error_message: expect.stringContaining('2026-11-22T09') });
    expect((await post(one)).status).toBe(202);
  });

  it('422: a version that is not known here, or an envelope that lacks something', async () => {
    const later = await post({ ...good, version: 3 });
    expect(later.json).toEqual({ error: 'unprocessable', detail: 'The field "version" must be 1 or 2.' });
    const answer = await post({ ...good, variations: [{}] });
    expect([answer.status, answer.json.detail]).toEqual([422, expect.stringContaining('"variations.0.id"')]);
    expect(await last()).toMatchObject({ status: 'rejected', event_type: 'product.updated' });
  });
});

it('version 1 needs no signature, whether or not it names its version', async () => {
  for (const more of [{}, { version: 1 }, { version: null }]) {
    const one = envelope({ id: 300 }, 'product.updated', `wc_${JSON.stringify(more)}`);
    expect((await site.send('POST', WEBHOOK, site.ingest, { ...one, ...more })).status).toBe(202);
  }
});
