// Deliveries of the plugin, and WooCommerce's payloads that come with a token.
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envelope, recorded } from '../support/http-deliveries.ts';
import { EVENTS, PRODUCTS, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const last = async () => (await site.get(`${EVENTS}?page_size=1`, site.admin)).json.results[0];

describe('the plugin', () => {
  it('gets 202 for an event, with its id, in the language of the store', async () => {
    const answer = await site.send('POST', WEBHOOK, site.ingest, envelope({ id: 1 }, 'product.created', 'wc_a'));
    expect(answer.status).toBe(202);
    expect(answer.json).toEqual({
      status: 'accepted',
      message: 'رویداد دریافت شد و در صف پردازش است',
      event_id: 'wc_a',
      processing_time_ms: expect.any(Number),
    });
    expect(await last()).toMatchObject({
      event_id: 'wc_a',
      event_type: 'product.created',
      store: 'shoes',
      token_name: 'the plugin',
      woo_product_id: 1,
      status: 'pending',
      source_ip: '127.0.0.1',
    });
  });

  it('gets 200 for the same event again, and 202 for another body under that id', async () => {
    const once = envelope({ id: 2 }, 'product.updated', 'wc_same');
    expect((await site.send('POST', WEBHOOK, site.ingest, once)).status).toBe(202);
    const again = await site.send('POST', WEBHOOK, site.ingest, once);
    expect(again.status).toBe(200);
    expect(again.json).toEqual({ status: 'skipped', message: expect.stringContaining('پیش'), event_id: 'wc_same' });
    expect(await last()).toMatchObject({
      status: 'skipped',
      error_message: expect.stringMatching(/^duplicate of event/),
    });
    const other = envelope({ id: 2, price: 2000 }, 'product.updated', 'wc_same');
    expect((await site.send('POST', WEBHOOK, site.ingest, other)).status).toBe(202);
  });

  it('counts an event id per store', async () => {
    const books = await site.token({ store: 'books', scope: 'ingest' });
    const same = envelope({ id: 3 }, 'product.updated', 'wc_shared');
    expect((await site.send('POST', WEBHOOK, site.ingest, same)).status).toBe(202);
    const answer = await site.send('POST', WEBHOOK, books.secret, same);
    expect(answer.status).toBe(202);
    expect(answer.json.message).toBe('Event received and queued');
  });

  it('answers with and without the slash, and with doubled ones', async () => {
    for (const path of [WEBHOOK, WEBHOOK.slice(0, -1), `/${WEBHOOK}`]) {
      const answer = await site.send(
        'POST',
        path,
        site.ingest,
        envelope({ id: 4, sku: path }, 'product.updated', path),
      );
      expect(answer.status, path).toBe(202);
    }
  });

  it.each(['02-product.created', '03-product.updated-huge-price', '04-product.updated-html-entity'])(
    'accepts what was recorded of it: %s',
    async (name) => {
      const { body, headers } = recorded(`plugin-v1/${name}`);
      const answer = await site.send('POST', WEBHOOK, site.ingest, body, headers);
      expect(answer.status).toBe(202);
      await site.work();
      const { external_id: externalId } = { external_id: `woo_${JSON.parse(body.toString()).product.id}` };
      const list = await site.get(`${PRODUCTS}?page_size=100`, site.read);
      const product = list.json.results.find((one: { external_id: string }) => one.external_id === externalId);
      const price = /"price":([\d.]+)/.exec(body.toString())?.[1];
      expect(product.price).toBe(price);
    },
  );

  it('deletes what it says is deleted', async () => {
    const { body, headers } = recorded('plugin-v1/06-product.deleted');
    expect((await site.send('POST', WEBHOOK, site.ingest, body, headers)).status).toBe(202);
    await site.work();
    expect(await last()).toMatchObject({ status: 'done', processed_successfully: true });
  });

  it('takes fields that are empty, null or missing', async () => {
    const bare = { event_id: 'wc_bare', event_type: 'product.updated', product: { id: 5, name: 'ساده', image: false } };
    expect((await site.send('POST', WEBHOOK, site.ingest, bare)).status).toBe(202);
    const gone = { event_id: 'wc_gone', event_type: 'product.deleted', product: { id: 5 } };
    expect((await site.send('POST', WEBHOOK, site.ingest, gone)).status).toBe(202);
  });
});

describe('a WooCommerce payload with a token', () => {
  it('is accepted without a signature, and the ping gets exactly 200', async () => {
    const { body, headers } = recorded('webhooks/rest-create-simple/03-product.created');
    const answer = await site.send('POST', WEBHOOK, site.ingest, body, headers);
    expect(answer.status).toBe(202);
    expect(await last()).toMatchObject({ event_type: 'product.created', status: 'pending' });
    const ping = recorded('webhooks/create-webhook-product.created/before-queue-run/01-ping');
    const pong = await site.send('POST', WEBHOOK, site.ingest, ping.body, ping.headers);
    expect(pong.status).toBe(200);
    expect(pong.json).toEqual({ status: 'ok', message: 'اتصال برقرار است' });
  });
});

describe('what is refused', () => {
  const refused = async (body: string | Uint8Array, headers?: Record<string, string>) => {
    const answer = await site.send('POST', WEBHOOK, site.ingest, body, headers);
    expect(Object.keys(answer.json).sort()).toEqual(['detail', 'error']);
    return answer;
  };

  it('400: a body that is no JSON, or empty; logged as rejected', async () => {
    for (const body of ['{"event_id":', '', Buffer.from([0xff, 0xfe, 0x7b])]) {
      const answer = await refused(body);
      expect([answer.status, answer.json.error]).toEqual([400, 'invalid_body']);
      expect(await last()).toMatchObject({ status: 'rejected', processed_successfully: false });
    }
  });

  it('400: an empty body without a type', async () => {
    const answer = await site.send('POST', WEBHOOK, site.ingest);
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_body']);
  });

  it('422: JSON that names no event or product', async () => {
    for (const body of ['{}', '[]', '{"event_id":"x","event_type":"order.created","product":{"id":1,"name":"a"}}']) {
      const answer = await refused(body);
      expect([answer.status, answer.json.error]).toEqual([422, 'unprocessable']);
    }
    const nameless = await refused('{"event_id":"x","event_type":"product.updated","product":{"id":1}}');
    expect(nameless.json.detail).toContain('product.name');
    expect(await last()).toMatchObject({ status: 'rejected', error_message: expect.stringContaining('product.name') });
  });

  it('415: another type, a type that is none, an encoded body', async () => {
    for (const type of [
      'text/xml',
      'application/x-www-form-urlencoded',
      'nonsense',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await refused('<a/>', { 'content-type': type });
      expect([answer.status, answer.json.error], type).toEqual([415, 'unsupported_media_type']);
    }
    const zipped = await refused('{}', { 'content-encoding': 'gzip' });
    expect(zipped.status).toBe(415);
  });

  it('takes JSON with a charset, of a kind, and without a type', async () => {
    const body = JSON.stringify(envelope({ id: 6 }, 'product.updated', 'wc_types'));
    const types = ['application/json; charset=utf-8', 'application/vnd.shop+json'];
    for (const type of types) {
      expect((await site.send('POST', WEBHOOK, site.ingest, body, { 'content-type': type })).status).toBeLessThan(300);
    }
    const bytes = new TextEncoder().encode(body);
    const response = await fetch(site.url + WEBHOOK, {
      method: 'POST',
      headers: { authorization: `Bearer ${site.ingest}` },
      body: bytes,
    });
    expect(response.status).toBe(200);
  });

  it('413: over 2 MiB by its length, before it is read', async () => {
    const { status, error } = await new Promise<{ status: number | undefined; error: string }>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${site.ingest}`,
        'content-type': 'application/json',
        'content-length': 2 * 1024 * 1024 + 1,
      };
      const request = httpRequest(site.url + WEBHOOK, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => {
          request.destroy();
          resolve({ status: response.statusCode, error: JSON.parse(text).error });
        });
      });
      request.on('error', reject);
      request.write('{');
    });
    expect([status, error]).toEqual([413, 'payload_too_large']);
  });

  it('413: over 2 MiB, whole or in chunks; just below is fine', async () => {
    const big = JSON.stringify(envelope({ id: 7, description: 'x'.repeat(2 * 1024 * 1024) }));
    const answer = await site.send('POST', WEBHOOK, site.ingest, big);
    expect([answer.status, answer.json.error]).toEqual([413, 'payload_too_large']);
    const chunked = await fetch(site.url + WEBHOOK, {
      method: 'POST',
      headers: { authorization: `Bearer ${site.ingest}`, 'content-type': 'application/json' },
      body: new Blob([big]).stream(),
      duplex: 'half',
    });
    expect(chunked.status).toBe(413);
    const below = JSON.stringify(envelope({ id: 7, description: 'x'.repeat(2 * 1024 * 1024 - 1000) }));
    expect(below.length).toBeLessThan(2 * 1024 * 1024);
    expect((await site.send('POST', WEBHOOK, site.ingest, below)).status).toBe(202);
  });

  it('403: an admin token, which has no store', async () => {
    const answer = await site.send('POST', WEBHOOK, site.admin, envelope({ id: 8 }));
    expect(answer.status).toBe(403);
    expect(answer.json).toEqual({ error: 'forbidden', detail: expect.stringContaining('no store') });
  });
});
