// Deliveries that somebody else could have made: forged, re-encoded, taken from another shop, or sent once more.
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateStore } from '../../src/app/stores.ts';
import { envelope2, event, signed2, wooProduct } from '../support/envelope.ts';
import { signed } from '../support/http-deliveries.ts';
import { EVENTS, PRODUCTS, SECRET, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

const PATH = `${WEBHOOK}shoes/`;
const BOOKS_SECRET = 'the-secret-of-the-other-shop';
const SIGNATURE = 'x-wc-webhook-signature';
const body = JSON.stringify(wooProduct(700, { name: 'کفش', price: '900' }));

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await updateStore(site.app, 'books', { webhookSecret: BOOKS_SECRET });
});
afterAll(() => site.close());

const post = (content: string | Buffer, headers: Record<string, string>, path = PATH) =>
  site.send('POST', path, null, content, headers);
const hmac = (algorithm: string, encoding: 'base64' | 'base64url' | 'hex', content = body) =>
  createHmac(algorithm, SECRET).update(content).digest(encoding);
const known = async () => (await site.get(PRODUCTS, site.read)).json.results;
const events = async (query = '') => (await site.get(`${EVENTS}?store=shoes${query}`, site.admin)).json.count;

/** Sends a body in pieces, with no length told before, and headers as often as they are listed. */
function inPieces(pieces: readonly string[], headers: Record<string, string | string[]>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(site.url + PATH, { method: 'POST', headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', reject);
    for (const piece of pieces) sent.write(piece);
    sent.end();
  });
}

describe('401, and nothing reaches the catalogue', () => {
  const right = hmac('sha256', 'base64');

  it.each([
    ['an empty signature', ''],
    ['SHA-1', hmac('sha1', 'base64')],
    ['SHA-512', hmac('sha512', 'base64')],
    ['hex', hmac('sha256', 'hex')],
    ['the name of the algorithm before it', `sha256=${right}`],
    ['the form of version 2', `v1,${right}`],
    ['without its padding', right.replace(/=+$/, '')],
    ['a letter in the other case', right.replace(/[a-z]/, (letter) => letter.toUpperCase())],
    ['a plain hash of body and secret', createHmac('sha256', '').update(body).update(SECRET).digest('base64')],
  ])('signed with %s', async (_, signature) => {
    expect((await post(body, { ...signed(body), [SIGNATURE]: signature })).status).toBe(401);
  });

  it.each([
    ['cut in the middle', body.slice(0, body.length / 2)],
    ['cut by a byte', body.slice(0, -1)],
    ['longer by a line', `${body}\n`],
    ['with a byte order mark', `\ufeff${body}`],
    ['written with other spaces', JSON.stringify(JSON.parse(body), null, 1)],
    ['written with escapes', body.replace('ک', '\\u06a9')],
    [
      'with its fields in another order',
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(body)).reverse())),
    ],
    ['in UTF-16', Buffer.from(body, 'utf16le')],
    ['with one digit changed', body.replace('900', '100')],
  ])('a body %s under the signature of the original', async (_, changed) => {
    expect((await post(changed, signed(body))).status).toBe(401);
  });

  it('the signature in two headers, of which one is right', async () => {
    const headers = { ...signed(body), [SIGNATURE]: [right, hmac('sha256', 'base64', 'x')] };
    expect(await inPieces([body], headers)).toBe(401);
  });

  it("a delivery of one shop at another's address, either way", async () => {
    expect((await post(body, signed(body, 'product.updated', BOOKS_SECRET))).status).toBe(401);
    expect((await post(body, signed(body), `${WEBHOOK}books/`)).status).toBe(401);
    expect((await post(body, signed(body, 'product.updated', BOOKS_SECRET), `${WEBHOOK}books/`)).status).toBe(202);
  });

  it('all of it is in the log, and none of it in the catalogue', async () => {
    await site.work();
    expect(await known()).toEqual([]);
    expect(await events()).toBe(await events('&status=rejected'));
  });
});

it('a packed body is not read: 415, signed or not', async () => {
  const packed = gzipSync(body);
  for (const encoding of ['gzip', 'br', 'gzip, identity']) {
    for (const over of [body, packed]) {
      const answer = await post(packed, { ...signed(over), 'content-encoding': encoding });
      expect([answer.status, answer.json.error]).toEqual([415, 'unsupported_media_type']);
    }
  }
});

it('a body in pieces is the same body', async () => {
  const other = body.replace('"id":700', '"id":701');
  expect(await inPieces([...other], signed(other))).toBe(202);
});

describe('sent once more', () => {
  it('a native delivery is a duplicate, whatever its unsigned delivery id says', async () => {
    const first = await post(body, { ...signed(body), 'x-wc-webhook-delivery-id': 'a' });
    expect([first.status, first.json.status]).toEqual([202, 'accepted']);
    await site.work();
    for (const id of ['a', 'b']) {
      const again = await post(body, { ...signed(body), 'x-wc-webhook-delivery-id': id });
      expect([again.status, again.json.status]).toEqual([200, 'skipped']);
    }
  });

  it('an older state does not come back over a newer one', async () => {
    const newer = body.replace('"900"', '"950"').replace(/(_gmt":"2026-11-22T)\d\d/g, '$123');
    expect(newer).not.toBe(body);
    expect((await post(newer, signed(newer))).status).toBe(202);
    await site.work();
    await post(body, signed(body));
    await site.work();
    expect(await known()).toContainEqual(expect.objectContaining({ external_id: 'woo_700', price: '950' }));
  });

  it('an envelope is a duplicate within five minutes, and refused after them', async () => {
    const { body: told, headers } = signed2(envelope2(event(wooProduct(710))), site.ingest, site.clock.at);
    const again = () => site.send('POST', WEBHOOK, site.ingest, told, headers);
    expect((await again()).status).toBe(202);
    expect((await again()).json.status).toBe('skipped');
    site.clock.at += 301_000;
    expect((await again()).json.error).toBe('stale_signature');
  });
});

it.each([
  ['as written', `a&b<c>"d'e`],
  ['as WordPress stores it', 'a&amp;b&lt;c&gt;&quot;d&#039;e'],
])('a secret with signs of HTML, given %s, opens to what WooCommerce signs with', async (given, secret) => {
  await updateStore(site.app, 'shoes', { webhookSecret: secret });
  const other = body.replace('"id":700', `"id":72${given.length}`);
  expect((await post(other, signed(other, 'product.updated', `a&b<c>"d'e`))).status).toBe(202);
  expect((await post(other, signed(other, 'product.updated', 'a&b'))).status).toBe(401);
});

it('a secret that was rotated twice is trusted no more', async () => {
  for (const webhookSecret of ['second', 'third']) await updateStore(site.app, 'shoes', { webhookSecret });
  const statusUnder = async (secret: string, id: number) => {
    const other = body.replace('"id":700', `"id":${id}`);
    return (await post(other, signed(other, 'product.updated', secret))).status;
  };
  expect([await statusUnder('third', 730), await statusUnder('second', 731)]).toEqual([202, 202]);
  expect(await statusUnder(SECRET, 732)).toBe(401);
});
