// Version 2 of the plugin's envelope: what is let in, and what it says of a product and its variations.
import { describe, expect, test } from 'vitest';
import { judge } from '../../../../src/adapters/woocommerce/delivery.ts';
import { read } from '../../../../src/adapters/woocommerce/reading.ts';
import { PilitoError } from '../../../../src/domain/errors.ts';
import type { Change } from '../../../../src/domain/product.ts';
import { T0 } from '../../../support/database.ts';
import { envelope2, event, type Shown, SITE, signed2, wooProduct, wooVariation } from '../../../support/envelope.ts';
import { items } from './recorded.ts';

const TOKEN = 'wc_sk_live_1';
const shoe = wooProduct(414, { type: 'variable', variations: [415, 416], price: '850000' });
const red = wooVariation(415, 414, 'red', { price: '850000' });
const blue = wooVariation(416, 414, 'blue', { price: '870000' });
const good = envelope2(event(shoe, 'product.updated', { variations: [red, blue] }));

function verdictOn(body: unknown) {
  const signed = signed2(body, TOKEN, T0);
  return judge({ ...signed, body: Buffer.from(signed.body), receivedAt: T0 }, TOKEN);
}

function changesOf(body: unknown): Change[] {
  const reading = read('product.updated', Buffer.from(JSON.stringify(body)));
  if (reading.kind !== 'changes') throw new Error(reading.reason);
  return reading.changes;
}

function told(product: Shown, type?: string, variations?: Shown[], site: unknown = SITE): Change[] {
  return changesOf(envelope2(event(product, type, variations === undefined ? {} : { variations }), site));
}

const reportsOf = (changes: readonly Change[]) =>
  changes.map((change) => (change.kind === 'report' ? change.report : change));

describe('let in is', () => {
  test('an envelope with its variations', () => {
    expect(verdictOn(good)).toEqual({
      kind: 'accepted',
      topic: 'product.updated',
      eventId: 'pps_test01_414_1',
      productId: '414',
      dedupe: expect.stringMatching(/^v2\|pps_test01_414_1\|[0-9a-f]{64}$/),
      reason: null,
    });
  });

  test.each([
    ['no variations', { variations: undefined }],
    ['null in their place', { variations: null }],
    ['none of them', { variations: [] }],
    ['the site as its address', { site: 'https://shop.example' }],
    ['no site', { site: undefined }],
    ['a restored product', { event_type: 'product.restored' }],
    ['a deletion that names nothing but the id', { event_type: 'product.deleted', product: { id: 414 } }],
    ['a product with an empty name', { product: { id: 414, name: '' } }],
  ])('%s', (_, changes) => {
    expect(verdictOn({ ...good, ...changes })).toMatchObject({ kind: 'accepted', productId: '414' });
  });
});

describe('refused is', () => {
  test.each([
    ['version', 'version', { version: 3 }, '1 or 2'],
    ['version as text', 'version', { version: '2' }, '1 or 2'],
    ['event id', 'event_id', { event_id: '' }, 'a text of 1 to 200 characters'],
    ['long event id', 'event_id', { event_id: 'x'.repeat(201) }, 'a text of 1 to 200 characters'],
    ['type', 'event_type', { event_type: 'product.published' }, 'product.restored'],
    ['product', 'product', { product: [] }, 'an object'],
    ['product without an id', 'product.id', { product: { name: 'x' } }, 'a positive whole number'],
    ['product with an odd id', 'product.id', { product: { id: -1, name: 'x' } }, 'a positive whole number'],
    ['product without a name', 'product.name', { product: { id: 1 } }, 'a text'],
    ['variations that are no list', 'variations', { variations: { 0: red } }, 'a list'],
    ['variation that is none', 'variations.0', { variations: [415] }, 'an object'],
    ['variation without an id', 'variations.1.id', { variations: [red, { name: 'x' }] }, 'a positive whole number'],
  ])('a wrong %s, by its name', (_, field, changes, wanted) => {
    const reason = expect.stringMatching(`^The field "${field.replaceAll('.', '\\.')}" must be .*${wanted}`);
    expect(verdictOn({ ...good, ...changes })).toMatchObject({ kind: 'rejected', code: 'unprocessable', reason });
  });

  test('one that is not signed, under the name it gives itself', () => {
    const body = Buffer.from(JSON.stringify(good));
    const headers = { 'content-type': 'application/json' };
    expect(judge({ body, headers, receivedAt: T0 }, TOKEN)).toMatchObject({
      code: 'unauthorized',
      topic: 'product.updated',
    });
  });

  test('one that was signed long ago', () => {
    const { body, headers } = signed2(good, TOKEN, T0 - 301_000);
    expect(judge({ body: Buffer.from(body), headers, receivedAt: T0 }, TOKEN)).toMatchObject({
      code: 'stale_signature',
      topic: 'product.updated',
    });
  });
});

describe('read is', () => {
  test('a report for the product and one for each variation, as proof that they are there', () => {
    const changes = changesOf(good);
    expect(changes.map((change) => change.kind === 'report' && change.restores)).toEqual([true, true, true]);
    const modifiedAt = Date.parse('2026-11-22T08:30:00Z');
    expect(reportsOf(changes)).toMatchObject([
      { externalId: 'woo_414', parentExternalId: null, modifiedAt, variationIds: ['woo_415', 'woo_416'] },
      { externalId: 'woo_415', parentExternalId: 'woo_414', modifiedAt, state: { price: '850000', title: 'red' } },
      { externalId: 'woo_416', parentExternalId: 'woo_414', modifiedAt, state: { price: '870000', title: 'blue' } },
    ]);
  });

  test('what a pull would have read, and the currency of the shop', () => {
    const [parent] = items('products/single-variable');
    const listed = items('products/variations-PH-IP15');
    const changes = told(
      { ...parent, id: 62 },
      'product.updated',
      listed.map((one) => ({ ...one, id: Number(one.id) })),
    );
    expect(reportsOf(changes)).toMatchObject([
      {
        externalId: 'woo_62',
        modifiedAt: Date.parse('2026-11-22T11:36:07Z'),
        state: { title: 'گوشی موبایل اپل مدل iPhone 15 دو سیم‌کارت', currency: 'IRT', brands: ['اپل (Apple)'] },
      },
      ...listed.map(({ id }) => ({
        externalId: `woo_${id}`,
        parentExternalId: 'woo_62',
        state: { type: 'variation', currency: 'IRT' },
      })),
    ]);
  });

  test.each([
    ['the address of the shop', 'https://shop.example'],
    ['nothing', undefined],
    ['an empty one', { currency: '' }],
    ['something else', { currency: { code: 'IRT' } }],
  ])('no currency where the site is %s', (_, site) => {
    const [change] = changesOf({ ...envelope2(event(shoe)), site });
    expect(change).not.toHaveProperty('report.state.currency');
  });

  test('a variation as belonging to the product it stands with, where it does not say so itself', () => {
    const { parent_id: _, type: _type, ...bare } = red;
    const subscription = { ...blue, type: 'subscription_variation' };
    expect(reportsOf(told(shoe, 'product.updated', [bare, subscription]))).toMatchObject([
      { externalId: 'woo_414', parentExternalId: null },
      { parentExternalId: 'woo_414', state: { type: 'variation' } },
      { parentExternalId: 'woo_414', state: { type: 'subscription_variation' } },
    ]);
  });

  test('a part of the variations without a word on the others', () => {
    expect(reportsOf(told(shoe, 'product.updated', [blue]))).toMatchObject([
      { externalId: 'woo_414', variationIds: ['woo_415', 'woo_416'] },
      { externalId: 'woo_416' },
    ]);
  });

  test('a scheduled product without a date: it carries that of its publication', () => {
    const scheduled = wooProduct(414, { status: 'future', date_modified_gmt: '2027-06-01T09:00:00' });
    expect(reportsOf(told(scheduled))).toMatchObject([{ modifiedAt: null, state: { status: 'future' } }]);
  });

  test('that a product has a password, not which', () => {
    const [report] = reportsOf(told(wooProduct(414, { post_password: 'protected' })));
    expect(report).toMatchObject({ state: { passwordProtected: true } });
  });

  const inTrash = wooProduct(414, { status: 'trash' });
  const broken = { ...inTrash, attributes: 5 };
  const dated = { kind: 'delete', externalId: 'woo_414', modifiedAt: Date.parse('2026-11-22T08:30:00Z') };
  test.each([
    ['of what is gone for good, counted from its arrival', { id: 414 }, { ...dated, modifiedAt: null }],
    ['of what lies in the trash, dated by it', inTrash, dated],
    ['of what was still for sale when it was last read', wooProduct(414), { ...dated, modifiedAt: null }],
    ['of what cannot be read but for its id', broken, { ...dated, modifiedAt: null }],
  ])('a deletion %s', (_, product, change) => {
    expect(told(product, 'product.deleted')).toEqual([change]);
  });

  test('an update of what lies in the trash is a deletion, also of a variation', () => {
    expect(told(inTrash)).toEqual([dated]);
    expect(told(shoe, 'product.updated', [red, { ...blue, status: 'trash' }])).toMatchObject([
      { kind: 'report' },
      { kind: 'report' },
      { kind: 'delete', externalId: 'woo_416' },
    ]);
  });
});

test.each([
  ['a product', wooProduct(414, { attributes: 5 }), [], 'woo_414'],
  ['a variation', shoe, [red, { ...blue, attributes: 5 }], 'woo_416'],
  ['a product without a name', { id: 414 }, [], 'name'],
])('%s that cannot be read is named', (_, product, variations, named) => {
  expect(() => told(product, 'product.updated', variations)).toThrow(PilitoError);
  expect(() => told(product, 'product.updated', variations)).toThrow(named);
});
