import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { judgeSigned, judge as judgeWith } from '../../../../src/adapters/woocommerce/delivery.ts';
import { sign } from '../../../../src/adapters/woocommerce/signature.ts';
import type { Delivery, DeliveryVerdict } from '../../../../src/ports/source.ts';
import { deliveries, delivery } from './recorded.ts';

const SECRET = 'woo-test-secret-1405';
const native = deliveries('webhooks').filter(({ headers }) => headers['x-wc-webhook-topic'] !== undefined);
const pings = deliveries('webhooks').filter(({ headers }) => headers['x-wc-webhook-topic'] === undefined);

const judge = (one: Delivery) => judgeWith(one, 'wc_sk_live_1');

function post(body: string | Buffer, headers: Record<string, string> = {}): Delivery {
  return { body: Buffer.from(body), headers: { 'content-type': 'application/json', ...headers }, receivedAt: 0 };
}

function signed(body: string, topic: string, secret = SECRET): Delivery {
  const signature = sign(Buffer.from(body), secret);
  return post(body, { 'x-wc-webhook-topic': topic, 'x-wc-webhook-signature': signature });
}

function dedupeOf(verdict: DeliveryVerdict): string | null {
  if (verdict.kind !== 'accepted') throw new Error(verdict.kind);
  return verdict.dedupe;
}

test('there are recordings of both kinds', () => {
  expect(native.length).toBeGreaterThan(60);
  expect(pings.length).toBe(8);
});

describe('signatures', () => {
  test.each(native.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(judgeSigned(one, [one.secret]).kind).not.toBe('rejected');
    const changed = Buffer.concat([one.body, Buffer.from(' ')]);
    expect(judgeSigned({ ...one, body: changed }, [one.secret])).toMatchObject({
      kind: 'rejected',
      code: 'unauthorized',
    });
  });

  test('either of two live secrets will do, none will not', () => {
    const one = signed('{"id":1,"name":"x"}', 'product.updated');
    expect(judgeSigned(one, ['other', SECRET]).kind).toBe('accepted');
    expect(judgeSigned(one, ['other'])).toMatchObject({ code: 'unauthorized' });
    expect(judgeSigned(one, [])).toMatchObject({ code: 'unauthorized' });
    expect(judgeSigned(signed('{"id":1}', 'product.updated', ''), [''])).toMatchObject({ code: 'unauthorized' });
  });

  test('a secret is read through WordPress’ entity decoding', () => {
    const one = signed('{"id":1,"name":"x"}', 'product.updated', `a&b<c>"d'e`);
    expect(judgeSigned(one, ['a&amp;b&lt;c&gt;&quot;d&#039;e']).kind).toBe('accepted');
    expect(judgeSigned(one, [`a&b<c>"d'e`]).kind).toBe('accepted');
  });

  test('missing and malformed ones are refused', () => {
    const one = signed('{"id":1}', 'product.updated');
    for (const signature of ['', 'x', 'AAAA', `${one.headers['x-wc-webhook-signature']}A`]) {
      const headers = { ...one.headers, 'x-wc-webhook-signature': signature };
      expect(judgeSigned({ ...one, headers }, [SECRET])).toMatchObject({ kind: 'rejected', code: 'unauthorized' });
    }
  });

  test('without a topic it is signed but of no use', () => {
    const headers = { 'x-wc-webhook-signature': sign(Buffer.from('{}'), SECRET) };
    expect(judgeSigned(post('{}', headers), [SECRET])).toMatchObject({ code: 'unprocessable' });
  });
});

test.each(pings.map((one) => [one.name, one] as const))('a ping needs no signature: %s', (_, one) => {
  expect(judgeSigned(one, [])).toEqual({ kind: 'ping' });
  expect(judge(one)).toEqual({ kind: 'ping' });
});

describe('native deliveries', () => {
  test('trap 4: the key of a repeat is topic, product and body, not the delivery id', () => {
    const one = delivery('webhooks', 'rest-update-price/01-product.updated');
    const digest = createHash('sha256').update(one.body).digest('hex');
    const verdict = judgeSigned(one, [one.secret]);
    expect(verdict).toEqual({
      kind: 'accepted',
      topic: 'product.updated',
      eventId: null,
      productId: '171',
      dedupe: `native|product.updated|171|${digest}`,
      reason: null,
    });
    const headers = { ...one.headers, 'x-wc-webhook-delivery-id': 'another' };
    expect(judgeSigned({ ...one, headers }, [one.secret])).toEqual(verdict);
  });

  test('a deletion is never a repeat: after a restore its body is the same again', () => {
    for (const name of [
      'trash-simple/01-product.deleted',
      'force-delete-simple/01-action.woocommerce_delete_product',
    ]) {
      const one = delivery('webhooks', name);
      expect(judgeSigned(one, [one.secret])).toMatchObject({ kind: 'accepted', productId: '171', dedupe: null });
    }
  });

  test('trap 6: an error in place of the product asks for nothing', () => {
    const one = delivery('webhooks', 'create-update-delete-before-queue-runs/04-product.updated');
    expect(judgeSigned(one, [one.secret])).toMatchObject({
      kind: 'ignored',
      productId: null,
      reason: expect.stringContaining('woocommerce_rest_product_invalid_id'),
    });
  });

  test.each([
    ['action.woocommerce_product_set_stock', '{"action":"woocommerce_product_set_stock","arg":[]}'],
    ['action.woocommerce_update_product_variation', '{"action":"woocommerce_update_product_variation","arg":107}'],
    ['action.woocommerce_delete_product', '{"action":"woocommerce_delete_product","arg":[]}'],
    ['order.updated', '{"id":5}'],
    ['customer.created', '{"id":5}'],
    ['product.updated', '{"product":{"id":5}}'],
    ['product.updated', '[]'],
  ])('%s %s is ignored with a reason', (topic, body) => {
    expect(judgeSigned(signed(body, topic), [SECRET])).toMatchObject({
      kind: 'ignored',
      reason: expect.stringMatching(/\.$/),
    });
  });

  test('the id is found wherever it stands', () => {
    for (const body of ['{"id":171,"name":"x"}', '{"name":"x","id":171}', '{ "id" : "171", "name":"x"}\n']) {
      expect(judgeSigned(signed(body, 'product.created'), [SECRET])).toMatchObject({ productId: '171' });
    }
  });

  test.each(['{"id":171,"name":"cut', 'nonsense', ''])('a body that is no JSON is rejected: %j', (body) => {
    expect(judgeSigned(signed(body, 'product.created'), [SECRET])).toMatchObject({
      kind: 'rejected',
      code: 'invalid_body',
    });
  });

  test('with a token of ours a topic header is enough', () => {
    const one = delivery('webhooks', 'rest-update-price/01-product.updated');
    const { 'x-wc-webhook-signature': _, ...headers } = one.headers;
    expect(judge({ ...one, headers })).toMatchObject({ kind: 'accepted', productId: '171', eventId: null });
  });
});

describe('the plugin’s envelope', () => {
  const good = { event_id: 'e1', event_type: 'product.updated', product: { id: 414, name: 'x' } };

  test('is accepted with what is required', () => {
    expect(judge(post(JSON.stringify(good)))).toMatchObject({
      kind: 'accepted',
      topic: 'product.updated',
      eventId: 'e1',
      productId: '414',
    });
    const deleted = { ...good, event_type: 'product.deleted', product: { id: '414' } };
    expect(judge(post(JSON.stringify(deleted)))).toMatchObject({
      kind: 'accepted',
      topic: 'product.deleted',
      productId: '414',
    });
    expect(judge(post(`\ufeff${JSON.stringify(good)}`)).kind).toBe('accepted');
  });

  test('two bodies under one id are two events', () => {
    const other = { ...good, product: { id: 414, name: 'y' } };
    expect(dedupeOf(judge(post(JSON.stringify(good))))).not.toBe(dedupeOf(judge(post(JSON.stringify(other)))));
  });

  test.each([
    ['event_id', { ...good, event_id: undefined }],
    ['event_id', { ...good, event_id: '' }],
    ['event_id', { ...good, event_id: 'x'.repeat(201) }],
    ['event_id', { ...good, event_id: 5 }],
    ['event_type', { ...good, event_type: 'order.created' }],
    ['product', { ...good, product: undefined }],
    ['product', { ...good, product: [] }],
    ['product.id', { ...good, product: { name: 'x' } }],
    ['product.id', { ...good, product: { id: 0, name: 'x' } }],
    ['product.id', { ...good, product: { id: '4a', name: 'x' } }],
    ['product.id', { ...good, product: { id: 1.5, name: 'x' } }],
    ['product.name', { ...good, product: { id: 1 } }],
    ['product.name', { ...good, product: { id: 1, name: ' ' } }],
    ['product.name', { ...good, product: { id: 1, name: null } }],
  ])('without a good %s it is unprocessable: %j', (field, body) => {
    expect(judge(post(JSON.stringify(body)))).toMatchObject({
      kind: 'rejected',
      code: 'unprocessable',
      reason: expect.stringContaining(`"${field}"`),
    });
  });

  test.each([
    ['unprocessable', post('[]')],
    ['unprocessable', post('null')],
    ['invalid_body', post('{"event_id":')],
    ['invalid_body', post('')],
    ['invalid_body', post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))],
    ['unsupported_media_type', post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['unsupported_media_type', post(JSON.stringify(good), { 'content-type': 'text/plain' })],
  ])('%s', (code, one) => {
    expect(judge(one)).toMatchObject({ kind: 'rejected', code });
  });

  test('content types of JSON are taken as they are written', () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON', 'application/vnd.api+json']) {
      expect(judge(post(JSON.stringify(good), { 'content-type': type })).kind).toBe('accepted');
    }
  });
});
