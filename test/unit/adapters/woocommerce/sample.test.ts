// Made-up deliveries against recorded ones: the same headers, the same fields in the same order, and we believe them.
import { describe, expect, test } from 'vitest';
import { wooCommerceSource } from '../../../../src/adapters/woocommerce/source.ts';
import type { SampleOrder } from '../../../../src/ports/source.ts';
import { delivery } from './recorded.ts';

const source = wooCommerceSource({ version: '0.0.0' });
const NOW = Date.parse('2026-11-22T12:00:00.750Z');
const ID = 900_000_001;

function order(topic: string, more: Partial<SampleOrder> = {}): SampleOrder {
  return { topic, productId: ID, shopUrl: 'https://shop.example', secret: 'Secret1405', now: NOW, ...more };
}

const sample = (topic: string, more: Partial<SampleOrder> = {}) => source.sample(order(topic, more));
const jsonOf = (topic: string) => JSON.parse(sample(topic).body.toString());

describe.each([
  ['product.created', 'rest-create-simple/03-product.created'],
  ['product.published', 'rest-create-simple/01-product.published'],
  ['product.updated', 'rest-update-price/01-product.updated'],
  ['product.deleted', 'trash-simple/01-product.deleted'],
  ['variation', 'variation-price/02-product.updated'],
  ['ping', 'create-webhook-product.created/before-queue-run/01-ping'],
])('%s', (topic, recording) => {
  const real = delivery('webhooks', recording);
  const made = sample(topic);

  test('has the headers of a real one', () => {
    const ofTheWire = ['host', 'connection', 'content-length', 'accept-encoding'];
    const names = (headers: object) =>
      Object.keys(headers)
        .filter((name) => !ofTheWire.includes(name))
        .sort();
    expect(names(made.headers)).toEqual(names(real.headers));
    for (const name of ['content-type', 'x-wc-webhook-topic', 'x-wc-webhook-resource', 'x-wc-webhook-event']) {
      expect(made.headers[name]).toBe(real.headers[name]);
    }
  });

  test('has the body of a real one', () => {
    expect(made.body.toString()).toMatch(/^[\x20-\x7e]+$/);
    if (topic === 'ping') return expect(made.body.toString()).toMatch(/^webhook_id=\d+$/);
    expect(Object.keys(jsonOf(topic))).toEqual(Object.keys(JSON.parse(real.body.toString())));
    if (topic !== 'product.deleted') expect(made.body.toString()).toContain('"permalink":"https:\\/\\/shop.example\\/');
  });
});

test.each(source.samples.filter((topic) => topic !== 'ping'))(
  '%s is believed with its secret only, and can be read',
  (topic) => {
    const { headers, body } = sample(topic);
    const judged = (secret: string) => source.judgeSigned({ headers, body, receivedAt: NOW }, [secret]);
    const id = topic.endsWith('variation') ? '950000001' : String(ID);
    expect(judged('Secret1405')).toMatchObject({ kind: 'accepted', productId: id });
    expect(judged('another')).toMatchObject({ kind: 'rejected', code: 'unauthorized' });
    const reading = source.read(headers['x-wc-webhook-topic'] ?? '', body);
    expect(reading).toMatchObject({ kind: 'changes' });
  },
);

test('a ping is one', () => {
  const { headers, body } = sample('ping');
  expect(source.judgeSigned({ headers, body, receivedAt: NOW }, [])).toEqual({ kind: 'ping' });
});

test('nobody takes it for something that is sold', () => {
  const product = jsonOf('product.created');
  expect(product).toMatchObject({
    sku: `PILITO-TEST-${ID}`,
    status: 'publish',
    date_modified_gmt: '2026-11-22T12:00:00',
  });
  expect(product.name).toContain('Pilito test product');
  expect(product.description).toContain('pilito trigger product.deleted');
});

test('a variation belongs to the product of that number', () => {
  expect(jsonOf('variation')).toMatchObject({ id: 950_000_001, type: 'variation', parent_id: ID });
});

test('two of one second share their delivery id, and nothing is left to chance', () => {
  const id = (topic: string, more?: Partial<SampleOrder>) => sample(topic, more).headers['x-wc-webhook-delivery-id'];
  expect(id('product.updated', { now: NOW + 200 })).toBe(id('product.updated', { productId: ID + 1 }));
  expect(id('product.updated', { now: NOW + 250 })).not.toBe(id('product.updated'));
  expect(sample('product.updated')).toEqual(sample('product.updated'));
});

test('an update changes something every second', () => {
  const price = (now: number) => JSON.parse(sample('product.updated', { now }).body.toString()).price;
  expect(price(NOW)).not.toBe(price(NOW + 1000));
});
