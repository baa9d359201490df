import { describe, expect, test } from 'vitest';
import { judgeShown, versionsIn } from '../../../../src/app/doctor/store-keys.ts';
import { PilitoError } from '../../../../src/domain/errors.ts';
import type { KeysLook, ShopLook } from '../../../../src/ports/checkup.ts';
import { brief, notFine, SHOP, STORE } from './looks.ts';

const NOTHING_TOLD: ReturnType<typeof versionsIn> = { wordpress: null, woocommerce: null };
const judge = (more: Partial<ShopLook>, url = STORE.url, told = NOTHING_TOLD) => {
  return judgeShown({ store: { ...STORE, url }, shop: { ...SHOP, ...more }, told, ourPlugin: '2.1.0' });
};
const HOUR = 3_600_000;

describe('what a shop shows to its keys', () => {
  test('is told when all is well', () => {
    expect(judge({ plugin: '2.1.0' }).map(({ what }) => what)).toEqual([
      'The shop takes the keys: they may read and write; they see 80 products',
      'WooCommerce 11.0.1, WordPress 7.1',
      'Pilito Product Sync 2.1.0 tells of every change',
    ]);
    expect(judge({ keys: null })).toEqual([]);
  });

  test('may be seen by keys that only read', () => {
    const [keys] = judge({ keys: { kind: 'accepted', writes: false, inQuery: false, products: null } });
    expect(keys).toMatchObject({ level: 'ok', what: 'The shop takes the keys: they may read, not write' });
  });

  const refused: [KeysLook, what: RegExp, next: RegExp][] = [
    [{ kind: 'write_only' }, /only write/, /Read\/Write.*pilito store update shoes --consumer-key -/],
    [{ kind: 'unseen_https' }, /does not know/, /X-Forwarded-Proto/],
    [{ kind: 'unknown', code: null }, /HTTP 401/, /pilito store update shoes --consumer-key - --consumer-secret -$/],
    [
      { kind: 'refused', error: new PilitoError('shop_refused', 'No.', { hint: 'Type: pilito store show <slug>' }) },
      ...([/^No\.$/, /pilito store show shoes$/] as const),
    ],
  ];
  test.each(refused)('is nothing for %j', (keys, what, next) => {
    expect(notFine(judge({ keys, woocommerce: null }))).toEqual([
      expect.objectContaining({
        ...{ level: 'problem', id: 'store.keys' },
        ...{ what: expect.stringMatching(what), next: expect.stringMatching(next) },
      }),
    ]);
  });

  test('hides behind a firewall that only minds the keys', () => {
    const error = new PilitoError('shop_blocked', 'Wordfence turned us away.');
    expect(notFine(judge({ keys: { kind: 'refused', error } })).map(brief)).toEqual(['problem store.firewall']);
  });

  test('over http is nothing for a clock that is wrong', () => {
    const keys: KeysLook = { kind: 'unknown', code: 'woocommerce_rest_authentication_error' };
    const [slow] = judge({ keys, skew: -HOUR }, 'http://shop.example');
    expect(slow).toMatchObject({
      why: expect.stringContaining('1 h 0 min apart'),
      next: 'sudo timedatectl set-ntp true',
    });
    const [other] = judge({ keys, skew: -HOUR });
    expect(other?.next).toContain('Make a key');
  });

  test('goes in addresses where the header is dropped', () => {
    const keys: KeysLook = { kind: 'accepted', writes: true, inQuery: true, products: 1 };
    expect(notFine(judge({ keys }))).toEqual([
      expect.objectContaining({ id: 'store.header', level: 'warning', next: expect.stringContaining('.htaccess') }),
    ]);
  });

  test.each([
    [{ woocommerce: '6.9.9' }, ['warning store.version']],
    [{ woocommerce: '9.5.0' }, ['warning store.version']],
    [{ woocommerce: '9.5.0', plugin: '2.1.0' }, []],
    [{ woocommerce: '9.6.0' }, []],
    [{ woocommerce: null, wordpress: null }, []],
    [{ plugin: '2.0.9' }, ['warning store.plugin']],
    [{ plugin: '2.10.0' }, []],
  ])('%j', (more, expected) => {
    expect(notFine(judge(more)).map(brief)).toEqual(expected);
  });

  test('may be told by its deliveries where it hides its versions', () => {
    const told = versionsIn('WooCommerce/8.2.1 Hookshot (WordPress/6.4.3)');
    expect(told).toEqual({ woocommerce: '8.2.1', wordpress: '6.4.3' });
    const [, version] = judge({ woocommerce: null, wordpress: null }, STORE.url, told);
    expect(version?.what).toBe('WooCommerce 8.2.1, WordPress 6.4.3.');
    expect(versionsIn('curl/8')).toEqual(NOTHING_TOLD);
  });
});
