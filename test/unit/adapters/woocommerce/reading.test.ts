import { describe, expect, test } from 'vitest';
import { read } from '../../../../src/adapters/woocommerce/reading.ts';
import { PilitoError } from '../../../../src/domain/errors.ts';
import { deliveries, delivery } from './recorded.ts';

function readRecorded(name: string) {
  const { headers, body } = delivery('webhooks', name);
  return read(headers['x-wc-webhook-topic'] ?? '', body);
}

test.each(
  deliveries('webhooks')
    .filter(({ headers }) => headers['x-wc-webhook-topic'] !== undefined)
    .map((one) => [one.name, one] as const),
)('every recorded delivery is read: %s', (_, { headers, body }) => {
  const topic = headers['x-wc-webhook-topic'] ?? '';
  const isNothing = body.includes('"code":') || /stock|update_product_variation/.test(topic);
  expect(read(topic, body).kind).toBe(isNothing ? 'nothing' : 'changes');
});

test('an update reports the newest state', () => {
  expect(readRecorded('rest-update-price/01-product.updated')).toMatchObject({
    changes: [
      {
        kind: 'report',
        restores: false,
        report: { externalId: 'woo_171', modifiedAt: Date.parse('2026-11-22T11:43:32Z'), state: { status: 'publish' } },
      },
    ],
  });
});

test.each([
  ['rest-publish-draft/01-product.published', true],
  ['php-trash-then-untrash/04-product.restored', true],
  ['rest-publish-draft/02-product.updated', false],
  ['rest-create-simple/03-product.created', false],
])('%s restores: %s', (name, restores) => {
  expect(readRecorded(name)).toMatchObject({ changes: [{ kind: 'report', restores }] });
});

test('trap 8: a variation’s own update names its parent', () => {
  expect(readRecorded('variation-price/02-product.updated')).toMatchObject({
    changes: [{ report: { externalId: 'woo_107', parentExternalId: 'woo_103', state: { type: 'variation' } } }],
  });
});

describe('deletions', () => {
  test.each([
    ['trash-simple/01-product.deleted', 'woo_171'],
    ['trash-variable/01-product.deleted', 'woo_104'],
    ['force-delete-simple/01-action.woocommerce_delete_product', 'woo_171'],
    ['variation-delete-noforce/01-product.deleted', 'woo_177'],
  ])('%s', (name, externalId) => {
    expect(readRecorded(name)).toEqual({
      kind: 'changes',
      changes: [{ kind: 'delete', externalId, modifiedAt: null }],
    });
  });

  test('of a variation by action', () => {
    const body = Buffer.from('{"action":"woocommerce_delete_product_variation","arg":"107"}');
    expect(read('action.woocommerce_delete_product_variation', body)).toMatchObject({
      changes: [{ externalId: 'woo_107' }],
    });
  });

  test('an update with the status trash is one, and dated', () => {
    expect(readRecorded('update-then-trash-before-queue-runs/01-product.updated')).toEqual({
      kind: 'changes',
      changes: [{ kind: 'delete', externalId: 'woo_141', modifiedAt: Date.parse('2026-11-22T11:44:43Z') }],
    });
  });
});

test('trap 6: what a force delete leaves of an update says nothing, least of all that the product is gone', () => {
  expect(readRecorded('create-update-delete-before-queue-runs/03-product.created')).toMatchObject({ kind: 'nothing' });
});

test.each([
  ['product.updated', 'nonsense'],
  ['product.updated', '{"id":5,"name":{}}'],
  ['product.updated', '{"id":5}'],
  ['product.updated', '{"event_id":"e","event_type":"product.updated","product":{"id":"x"}}'],
  ['product.updated', `{"event_id":"e","product":${'['.repeat(200_000)}`],
])('what cannot be read is unprocessable: %s %.40s', (topic, body) => {
  expect(() => read(topic, Buffer.from(body))).toThrow(PilitoError);
});
