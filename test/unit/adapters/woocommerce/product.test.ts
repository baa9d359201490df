import { describe, expect, test } from 'vitest';
import { MAX_TEXT } from '../../../../src/adapters/woocommerce/html.ts';
import { type ItemDefaults, readItem } from '../../../../src/adapters/woocommerce/product.ts';
import type { ProductReport, ProductState } from '../../../../src/domain/product.ts';
import { items } from './recorded.ts';

function reportOf(json: unknown, defaults?: ItemDefaults): ProductReport {
  const item = readItem(json, defaults);
  if (item.kind !== 'report') throw new Error(`${item.kind}: ${JSON.stringify(item)}`);
  return item.report;
}

function recordedReport(name: string): ProductReport {
  return reportOf(items(`products/${name}`)[0]);
}

test('a simple product is read whole', () => {
  expect(recordedReport('single-simple')).toEqual({
    externalId: 'woo_56',
    parentExternalId: null,
    modifiedAt: Date.parse('2026-11-22T11:36:06Z'),
    state: {
      type: 'simple',
      status: 'publish',
      visibility: 'visible',
      passwordProtected: false,
      title: 'لپ‌تاپ ۱۵٫۶ اینچی ایسوس مدل VivoBook 15 X1504VA',
      shortDescription: 'پردازندهٔ Core i5 نسل ۱۳، رم ۸ گیگابایت، ۵۱۲ گیگابایت SSD',
      description:
        'ویووبوک ۱۵ لپ‌تاپی سبک برای دانشجویان و کارهای روزمره است.\n\n' +
        '- صفحه‌نمایش ۱۵٫۶ اینچ Full HD\n- وزن ۱٫۷ کیلوگرم\n- باتری ۴۲ وات‌ساعت',
      link: expect.stringMatching(/^https:\/\/127\.0\.0\.1:8080\/product\/%d9/),
      price: '32500000',
      regularPrice: '32500000',
      salePrice: null,
      saleFrom: null,
      saleTo: null,
      onSale: false,
      stockStatus: 'instock',
      stockQuantity: '7',
      categories: ['لپ‌تاپ'],
      brands: ['ایسوس'],
      tags: ['دانشجویی', 'سبک'],
      attributes: [
        { name: 'پردازنده', options: ['Intel Core i5-1335U'], forVariations: false },
        { name: 'رم', options: ['۸ گیگابایت'], forVariations: false },
      ],
      sku: 'LP-ASUS-15',
      gtin: '',
      images: [],
      virtual: false,
      downloadable: false,
      createdAt: Date.parse('2026-11-22T11:36:06Z'),
    },
  });
});

const STATES: [string, Partial<ProductState>][] = [
  [
    'single-simple-on-sale',
    {
      onSale: true,
      price: '87500000',
      regularPrice: '92000000',
      salePrice: '87500000',
      saleFrom: null,
      saleTo: Date.parse('2027-03-19T20:30:00Z'),
    },
  ],
  [
    'single-expired-sale',
    { onSale: false, price: '3980000', salePrice: '3480000', saleTo: Date.parse('2026-11-09T20:30:00Z') },
  ],
  ['single-free', { price: '0', regularPrice: '0' }],
  ['single-noprice', { price: null, regularPrice: null, stockQuantity: null }],
  ['single-gtin', { gtin: '9789643210001' }],
  ['single-downloadable', { virtual: true, downloadable: true }],
  ['single-external', { type: 'external', brands: ['سامسونگ'] }],
  ['single-grouped', { type: 'grouped', price: '790000', regularPrice: null }],
  ['single-hidden', { visibility: 'hidden' }],
  ['single-private', { status: 'private' }],
  ['single-draft', { status: 'draft' }],
  ['single-password', { passwordProtected: true }],
  ['single-backorder', { stockStatus: 'onbackorder', stockQuantity: '0' }],
  ['single-arabic-codepoints', { title: 'گوشي موبايل سامسونگ گلكسي A15 ظرفيت ۱۲۸ گيگابايت' }],
  [
    'single-variable-local-attr',
    {
      type: 'variable',
      attributes: [{ name: 'وزن', options: ['۱ مثقال', 'نیم مثقال', '۱ گرم'], forVariations: true }],
    },
  ],
];

test.each(STATES)('%s', (name, state) => {
  expect(recordedReport(name).state).toMatchObject(state);
});

test('trap 2: a scheduled product gives no time of change, so that its publication is not older than it', () => {
  expect(recordedReport('single-future')).toMatchObject({ modifiedAt: null, state: { status: 'future' } });
});

test('trap 2: once it is edited it gives a true one, which it keeps when it appears', () => {
  const [scheduled = {}] = items('products/single-future');
  const edited = { ...scheduled, date_modified_gmt: '2026-11-22T11:00:00' };
  const at = Date.parse('2026-11-22T11:00:00Z');
  expect(readItem(edited)).toMatchObject({ report: { modifiedAt: at } });
  expect(readItem({ ...edited, status: 'publish' })).toMatchObject({ report: { modifiedAt: at } });
  expect(readItem({ ...edited, date_created_gmt: undefined })).toMatchObject({ report: { modifiedAt: null } });
});

test('trap 10: a password is noticed and never kept', () => {
  expect(JSON.stringify(recordedReport('single-password'))).not.toContain('tala-1405');
});

test('trap 12: names and terms are HTML, attributes are raw text', () => {
  expect(recordedReport('entities').state).toMatchObject({
    title: 'چای & قهوه ویژه "نقل‌قول" 5 < 6',
    categories: ['آرایشی & بهداشتی'],
    tags: ['R&D "x"'],
    attributes: [{ name: 'جنس & نوع', options: ['پنبه & نخ', 'الف', 'ب'] }],
    price: '18.50',
    description: 'الف & ب\n\nalert(1)\n\nبلوک\n\nخط دوم & سوم',
  });
  expect(reportOf({ id: 1, attributes: [{ name: 'a', options: ['5 &lt; 6 <b>'] }] }).state.attributes).toEqual([
    { name: 'a', options: ['5 &lt; 6 <b>'], forVariations: false },
  ]);
});

describe('variations', () => {
  test('a variable product names them', () => {
    expect(recordedReport('single-variable').variationIds).toEqual(['woo_63', 'woo_64', 'woo_65', 'woo_66', 'woo_67']);
    expect(recordedReport('single-simple').variationIds).toBeUndefined();
    expect(reportOf({ id: 1, type: 'variable' }).variationIds).toBeUndefined();
    expect(reportOf({ id: 1, type: 'variable', variations: null }).variationIds).toBeUndefined();
    expect(reportOf({ id: 1, type: 'variable', variations: [] }).variationIds).toEqual([]);
  });

  test('trap 8: a variation is read from both places, and says only what it knows', () => {
    const [fromProducts, fromListing] = ['variation-id-via-products', 'variation-single'].map(recordedReport);
    expect(fromProducts).toMatchObject({ externalId: 'woo_67', parentExternalId: 'woo_62' });
    expect(fromProducts?.state.title).toBe(fromListing?.state.title);
    expect(fromListing).toMatchObject({ externalId: 'woo_67', parentExternalId: 'woo_62' });
    expect(fromListing?.state).toMatchObject({
      title: 'كرم, ۱۲۸ گیگابایت',
      type: 'variation',
      price: '57900000',
      images: [],
      attributes: [
        { name: 'Color', options: ['كرم'], forVariations: true },
        { name: 'حافظه داخلی', options: ['۱۲۸ گیگابایت'], forVariations: true },
      ],
    });
    for (const silent of [
      'categories',
      'tags',
      'brands',
      'visibility',
      'shortDescription',
      'passwordProtected',
      'currency',
    ]) {
      expect(fromListing?.state).not.toHaveProperty(silent);
    }
  });

  test('"any" leaves the attribute out', () => {
    expect(recordedReport('variations-any').state).toMatchObject({ attributes: [], title: '' });
  });

  test('private, priceless and parent-stocked ones are read', () => {
    const all = items('products/variations-parent-stock-private-noprice').map((item) => reportOf(item));
    expect(all.map(({ state }) => [state.status, state.price, state.stockQuantity])).toEqual([
      ['publish', '100', '9'],
      ['private', '200', '9'],
      ['publish', null, '9'],
    ]);
  });

  test('old shops leave type and parent to the route', () => {
    const report = reportOf({ id: 5, price: '10' }, { type: 'variation', parent_id: '3' });
    expect(report).toMatchObject({ parentExternalId: 'woo_3', state: { type: 'variation' } });
    expect(report.state).not.toHaveProperty('title');
  });

  test('a child of a grouped product is no variation', () => {
    expect(reportOf({ id: 5, type: 'simple', parent_id: 9 }).parentExternalId).toBeNull();
  });
});

test('a trashed item is told apart, with its time', () => {
  expect(readItem(items('products/trashed-single')[0])).toEqual({
    kind: 'trashed',
    externalId: 'woo_170',
    modifiedAt: Date.parse('2026-11-22T11:36:19Z'),
  });
});

describe('what plugins make of it', () => {
  test('numbers as text, text as numbers, false and null for nothing', () => {
    const report = reportOf({
      id: '12',
      name: 42,
      price: 18.5,
      regular_price: null,
      sale_price: false,
      stock_quantity: '2.5',
      on_sale: 'yes',
      virtual: 1,
      description: null,
      sku: false,
      image: false,
      categories: { 3: { name: 'a' }, 7: { name: 'b' } },
      tags: null,
      brands: '',
      attributes: [
        { name: 'x', options: { 1: 'y' } },
        { name: 'empty', options: [] },
      ],
    });
    expect(report.externalId).toBe('woo_12');
    expect(report.state).toEqual({
      title: '42',
      price: '18.5',
      regularPrice: null,
      salePrice: null,
      stockQuantity: '2.5',
      onSale: true,
      virtual: true,
      description: '',
      sku: '',
      images: [],
      categories: ['a', 'b'],
      tags: [],
      brands: [],
      attributes: [{ name: 'x', options: ['y'], forVariations: false }],
    });
  });

  test('images come from objects and addresses, the main one first, none twice', () => {
    const images = [{ src: 'https://a/1.jpg' }, { src: '' }, 'https://a/2.jpg', { src: 'https://a/1.jpg' }];
    expect(reportOf({ id: 1, images }).state.images).toEqual(['https://a/1.jpg', 'https://a/2.jpg']);
    expect(reportOf({ id: 1, type: 'variation', image: { src: 'https://a/v.jpg' } }).state.images).toEqual([
      'https://a/v.jpg',
    ]);
  });

  test('prices of any size stay exact', () => {
    expect(reportOf({ id: 1, price: '123456789012345678901.10' }).state.price).toBe('123456789012345678901.10');
  });

  test('dates that are none are none', () => {
    expect(reportOf({ id: 1, date_modified_gmt: '0000-00-00T00:00:00' }).modifiedAt).toBeNull();
    expect(reportOf({ id: 1, date_modified_gmt: '2026-11-22T11:36:06+03:30' }).modifiedAt).toBe(
      Date.parse('2026-11-22T08:06:06Z'),
    );
  });

  test('control characters and halves of characters go, huge texts are cut', () => {
    const report = reportOf({ id: 1, name: 'a\u0000b\u0007 c\ud83d\td', description: '👍'.repeat(MAX_TEXT) });
    expect(report.state.title).toBe('ab c d');
    expect(report.state.description?.length).toBeLessThanOrEqual(MAX_TEXT);
    expect(report.state.description).not.toMatch(/\p{Surrogate}/u);
  });
});

test.each([
  [null, null, /object/],
  ['text', null, /object/],
  [{ name: 'no id' }, null, /^id/],
  [{ id: -4 }, null, /^id/],
  [{ id: 7, name: { rendered: 'x' } }, 'woo_7', /^name/],
  [{ id: '8', variations: ['x'] }, 'woo_8', /^variations/],
])('an item that cannot be read fails alone: %j', (json, externalId, reason) => {
  expect(readItem(json)).toEqual({ kind: 'failed', externalId, reason: expect.stringMatching(reason) });
});
