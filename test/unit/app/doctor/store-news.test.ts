import { describe, expect, test } from 'vitest';
import { judgeNews, type NewsLook } from '../../../../src/app/doctor/store-news.ts';
import { PilitoError } from '../../../../src/domain/errors.ts';
import { type Webhook, webhookPath } from '../../../../src/domain/webhook.ts';
import type { DeliveryLook, ShopLook } from '../../../../src/ports/checkup.ts';
import type { PullSummaryRow } from '../../../../src/ports/pulls.ts';
import { T0 } from '../../../support/database.ts';
import { brief, DAY, notFine, SHOP, STORE } from './looks.ts';

const PUBLIC = 'https://pilito.example';
const HERE = PUBLIC + webhookPath('shoes');
const TOPICS = ['product.created', 'product.updated', 'product.published'].map((name) => {
  return { name, needed: name !== 'product.published' };
});
const hook = (id: string, topic: string, more: Partial<Webhook> = {}): Webhook => {
  return { id, name: topic, topic, status: 'active', deliveryUrl: HERE, ...more };
};
const ALL = TOPICS.map(({ name }, at) => hook(String(at), name));
const noted = (webhooks: readonly Webhook[]) => {
  return webhooks.map(({ id, deliveryUrl }) => ({ webhookId: id, deliveryUrl, secretMark: 'mark' }));
};
const listing = (webhooks: Webhook[]): ShopLook => ({ ...SHOP, webhooks: { kind: 'listed', webhooks } });
const delivered = (more: Partial<NonNullable<DeliveryLook['last']>>, dead = 0): DeliveryLook => {
  const last = { at: T0 - 60_000, type: 'product.updated', status: 'done', error: null, userAgent: '', ...more };
  return { storeId: 1, last, dead };
};
const pulled = (status: PullSummaryRow['status'], daysAgo: number): PullSummaryRow => {
  const at = T0 - daysAgo * DAY;
  return { mode: 'incremental', status, startedAt: at, finishedAt: status === 'running' ? null : at };
};
const FINE: NewsLook = {
  ...{ store: STORE, now: T0, shop: listing(ALL), publicUrl: PUBLIC, topics: TOPICS, notes: noted(ALL) },
  ...{ secretMark: 'mark', delivery: delivered({}), lastPull: pulled('done', 0.1), stuck: false },
};

describe('how changes come in', () => {
  test('is told when all is well', () => {
    expect(judgeNews(FINE).map(brief)).toEqual(
      ['webhooks', 'delivery', 'pull', 'events'].map((name) => `ok store.${name}`),
    );
  });

  const off = [hook('0', 'product.created', { status: 'disabled' }), ...ALL.slice(1)];
  const old = ALL.map((one) => ({ ...one, deliveryUrl: `https://old.example${webhookPath('shoes')}` }));
  const twice = [...ALL, hook('9', 'product.updated')];
  const cases: [string, Partial<NewsLook>, finding: string, what: RegExp, next: RegExp][] = [
    ['no webhooks', { shop: listing([]) }, 'warning store.webhooks', /no webhook/, /^pilito webhooks ensure shoes$/],
    [
      'webhooks of others',
      { shop: listing([hook('5', 'order.created', { deliveryUrl: 'https://crm.example/x' })]) },
      'warning store.webhooks',
      /no webhook/,
      /ensure/,
    ],
    [
      'one that is off',
      { shop: listing(off) },
      'problem store.webhooks',
      /product\.created \(disabled\)/,
      /^pilito webhooks ensure shoes$/,
    ],
    ['one missing', { shop: listing(ALL.slice(1)) }, 'warning store.webhooks', /product\.created/, /ensure/],
    [
      'an earlier address',
      { shop: listing(old), notes: noted(old) },
      'problem store.webhooks',
      /https:\/\/old\.example/,
      /ensure shoes --old$/,
    ],
    [
      'an address nobody noted',
      { shop: listing(old), notes: [] },
      'problem store.webhooks',
      /https:\/\/old\.example/,
      /ensure/,
    ],
    [
      'two that say the same',
      { shop: listing(twice), notes: noted(twice) },
      'warning store.webhooks',
      /says the same/,
      /ensure/,
    ],
    ['an unknown secret', { notes: noted(ALL.slice(1)) }, 'warning store.webhooks', /secret/, /ensure/],
    [
      'no address of ours',
      { publicUrl: null },
      'warning store.webhooks',
      /not known/,
      /^PILITO_PUBLIC_URL=\S+ pilito webhooks ensure shoes$/,
    ],
    [
      'a shop that does not show them',
      { shop: { ...SHOP, webhooks: { kind: 'failed', error: new PilitoError('shop_refused', 'May not see.') } } },
      ...(['warning store.webhooks', /May not see/, /--by-hand$/] as const),
    ],
    [
      'a refused delivery',
      { delivery: delivered({ status: 'rejected', error: 'The signature does not match.' }) },
      ...(['problem store.delivery', /signature/, /^pilito events list --store shoes --status rejected$/] as const),
    ],
    ['no pull', { lastPull: null }, 'warning store.pull', /never/, /^pilito pull shoes$/],
    [
      'a pull that broke off',
      { lastPull: pulled('failed', 0.1) },
      'warning store.pull',
      /broke off/,
      /^pilito pull shoes$/,
    ],
    ['a pull that left something out', { lastPull: pulled('partial', 0.1) }, 'warning store.pull', /left/, /--full$/],
    ['an old pull beside deliveries', { lastPull: pulled('done', 9) }, 'warning store.pull', /9 d 0 h ago/, /cron/],
    [
      'an old pull alone',
      { lastPull: pulled('done', 1.5), delivery: delivered({ at: T0 - 8 * DAY }) },
      ...(['warning store.pull', /1 d 12 h ago/, /cron/] as const),
    ],
    [
      'dead events',
      { delivery: delivered({}, 3) },
      'warning store.events',
      /3 events/,
      /^pilito events replay --store shoes --status dead$/,
    ],
  ];
  test.each(cases)('with %s', (_, more, finding, what, next) => {
    const found = notFine(judgeNews({ ...FINE, ...more }));
    expect(found.map(brief)).toEqual([finding]);
    expect(found[0]).toMatchObject({ what: expect.stringMatching(what), next: expect.stringMatching(next) });
  });

  test.each([
    ['the plugin needs no webhooks', { shop: { ...listing([]), plugin: '2.0.0' } }],
    ['a pull that runs is fine', { lastPull: pulled('running', 0) }],
    ['a few days without a pull are fine beside deliveries', { lastPull: pulled('done', 3) }],
    ['nobody is told to pull what cannot be pulled', { lastPull: null, stuck: true }],
    ['a store without keys is not pulled', { store: { ...STORE, hasCredentials: false }, lastPull: null }],
    ['nothing is said of a shop that was not asked', { shop: null }],
    ['nor of one that takes no keys', { shop: { ...SHOP, keys: { kind: 'write_only' as const } } }],
  ])('%s', (_, more) => {
    expect(notFine(judgeNews({ ...FINE, ...more }))).toEqual([]);
  });

  test('without a secret every delivery is refused', () => {
    const look = { ...FINE, store: { ...STORE, hasWebhookSecret: false } };
    expect(notFine(judgeNews(look)).map(brief)).toEqual(['problem store.webhook_secret']);
  });

  test('an address that WooCommerce does not deliver to is told', () => {
    const odd = ALL.map((one) => ({ ...one, deliveryUrl: one.deliveryUrl.replace('.example', '.example:8787') }));
    const look = { ...FINE, publicUrl: `${PUBLIC}:8787`, shop: listing(odd), notes: noted(odd) };
    expect(notFine(judgeNews(look)).map(brief)).toEqual(['warning store.webhook_address']);
  });
});
