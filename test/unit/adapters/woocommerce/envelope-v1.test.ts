import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/adapters/woocommerce/delivery.ts';
import { read } from '../../../../src/adapters/woocommerce/reading.ts';
import type { Change } from '../../../../src/domain/product.ts';
import { deliveries, delivery } from './recorded.ts';

function changeOf(body: unknown): Change {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const reading = read('product.updated', Buffer.from(text));
  if (reading.kind !== 'changes' || reading.changes[0] === undefined) throw new Error('nothing');
  return reading.changes[0];
}

function envelope(product: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return { event_id: 'e1', event_type: 'product.updated', product: { id: 414, name: 'x', ...product }, ...more };
}

function stateOf(product: Record<string, unknown>) {
  const change = changeOf(envelope(product));
  if (change.kind !== 'report') throw new Error(change.kind);
  return change.report.state;
}

const events = deliveries('plugin-v1').filter(({ body }) => body.length > 0);

test.each(events.map((one) => [one.name, one] as const))('a recorded envelope is accepted and read: %s', (_, one) => {
  const verdict = judge(one, 'wc_sk_live_1');
  expect(verdict).toMatchObject({ kind: 'accepted', eventId: expect.stringMatching(/^wc_2026/), reason: null });
  if (verdict.kind !== 'accepted') throw new Error('not accepted');
  expect(verdict.dedupe).toMatch(new RegExp(`^v1\\|${verdict.eventId}\\|[0-9a-f]{64}$`));
  const reading = read(verdict.topic, one.body);
  expect(reading).toMatchObject({ kind: 'changes', changes: [{}] });
});

test('a created product', () => {
  expect(changeOf(delivery('plugin-v1', '02-product.created').body.toString())).toEqual({
    kind: 'report',
    restores: false,
    report: {
      externalId: 'woo_171',
      parentExternalId: null,
      modifiedAt: Date.parse('2026-11-22T12:39:26Z'),
      state: {
        type: 'simple',
        title: 'لپ‌تاپ ایسوس ROG مدل G513 «ویژه»',
        shortDescription: 'گیمینگ',
        description: 'لپ‌تاپ گیمینگ با ۱۶ گیگابایت رم',
        link: expect.stringContaining('https://127.0.0.1:8080/product/'),
        price: '45000000',
        regularPrice: '45000000',
        salePrice: null,
        onSale: false,
        currency: 'IRT',
        stockStatus: 'instock',
        stockQuantity: '7',
        categories: ['خوردنی و آشامیدنی'],
        tags: [],
        sku: 'ROG-G513-T1',
        images: [],
      },
    },
  });
});

test('names are unescaped', () => {
  const change = changeOf(delivery('plugin-v1', '04-product.updated-html-entity').body.toString());
  expect(change).toMatchObject({ report: { state: { title: 'مشاورهٔ خرید لپ‌تاپ (۳۰ دقیقه) & تست' } } });
});

test('a zero regular price is an unknown one', () => {
  const change = changeOf(delivery('plugin-v1', '05-product.updated-variable').body.toString());
  expect(change).toMatchObject({ report: { state: { price: '205000', regularPrice: null, type: 'variable' } } });
  expect(change).not.toHaveProperty('report.variationIds');
});

test('a deletion is dated by the product it carries', () => {
  const { body } = delivery('plugin-v1', '06-product.deleted');
  expect(changeOf(body.toString())).toEqual({
    kind: 'delete',
    externalId: 'woo_171',
    modifiedAt: Date.parse('2026-11-22T12:39:28Z'),
  });
});

describe('numbers', () => {
  test.each([
    ['99999999999', '99999999999'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['18.50', '18.50'],
    ['0.1', '0.1'],
    ['4.5e7', '45000000'],
    ['"850000"', '850000'],
    ['""', null],
    ['null', null],
    ['0', '0'],
  ])('a price of %s stays %s', (written, kept) => {
    const change = changeOf(
      `{"event_id":"e","event_type":"product.updated","product":{"id":1,"name":"x","price":${written}}}`,
    );
    expect(change).toMatchObject({ report: { state: { price: kept } } });
  });

  test.each([[0], ['0'], ['0.00'], [''], [null], [false]])('a sale price of %j is none', (sale_price) => {
    expect(stateOf({ sale_price })).toMatchObject({ salePrice: null });
  });

  test('ids may be text', () => {
    expect(changeOf(envelope({ id: '0414'.slice(1) }))).toMatchObject({ report: { externalId: 'woo_414' } });
  });
});

describe('what is absent is not said, what is empty is said to be empty', () => {
  test('absent', () => {
    expect(stateOf({})).toEqual({ title: 'x' });
  });

  test('empty', () => {
    const empty = {
      categories: null,
      tags: [],
      image: '',
      gallery: [],
      sku: '',
      description: null,
      stock_quantity: null,
    };
    expect(stateOf(empty)).toEqual({
      title: 'x',
      categories: [],
      tags: [],
      images: [],
      sku: '',
      description: '',
      stockQuantity: null,
    });
  });

  test('an image of false, null or "" is none; the gallery follows the main one', () => {
    expect(stateOf({ image: false }).images).toEqual([]);
    expect(stateOf({ image: 'https://a/1', gallery: ['https://a/2', '', 'https://a/1'] }).images).toEqual([
      'https://a/1',
      'https://a/2',
    ]);
  });

  test('a state of publication is taken where a newer plugin gives one', () => {
    expect(stateOf({ status: 'private' })).toMatchObject({ status: 'private' });
    expect(changeOf(envelope({ status: 'trash' }))).toMatchObject({ kind: 'delete' });
    const scheduled = envelope({ status: 'future', date_modified: '2027-06-01T12:30:00+03:30' });
    expect(changeOf(scheduled)).toMatchObject({ report: { modifiedAt: null } });
  });

  test('trap 2: an unpublished product is not dated by the day it will appear', () => {
    const permalink = 'https://shop.example/?post_type=product&p=169';
    const scheduled = envelope({ permalink, date_modified: '2027-06-01T12:30:00+03:30' });
    expect(changeOf(scheduled)).toMatchObject({ report: { modifiedAt: null } });
  });
});

test('a time without a zone is nobody’s time', () => {
  expect(changeOf(envelope({ date_modified: '2025-11-10T09:30:00+03:30' }))).toMatchObject({
    report: { modifiedAt: Date.parse('2025-11-10T06:00:00Z') },
  });
  expect(changeOf(envelope({ date_modified: '2025-11-10T09:30:00' }))).toMatchObject({ report: { modifiedAt: null } });
});

test.each([
  [
    'a variable product',
    { type: 'variable', price: 205000, regular_price: 0 },
    { price: '205000', regularPrice: null },
  ],
  ['a gift', { price: 0, regular_price: 0 }, { price: '0', regularPrice: '0' }],
  ['an unknown regular price', { price: 5, regular_price: 0 }, { price: '5', regularPrice: null }],
  ['no sale', { price: 5, regular_price: 5, sale_price: 0, on_sale: false }, { salePrice: null }],
  ['a sale for nothing', { price: 0, regular_price: 5, sale_price: 0, on_sale: true }, { salePrice: '0' }],
])('zeros: %s', (_, product, state) => {
  expect(stateOf(product)).toMatchObject(state);
});

test.each([
  ['image', [], 'images', []],
  ['image', {}, 'images', []],
  ['image', ['https://shop.example/a.jpg'], 'images', ['https://shop.example/a.jpg']],
  ['short_description', [], 'shortDescription', ''],
  ['price', {}, 'price', null],
  ['stock_quantity', [], 'stockQuantity', null],
  ['sku', [], 'sku', ''],
  ['on_sale', [], 'onSale', false],
])('an empty or odd %s (%j) is read as what it means', (field, value, key, meaning) => {
  expect(stateOf({ [field]: value })).toMatchObject({ [key]: meaning });
});
