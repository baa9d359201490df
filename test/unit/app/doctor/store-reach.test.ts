import { describe, expect, test } from 'vitest';
import { judgeReach } from '../../../../src/app/doctor/store-reach.ts';
import { PilitoError } from '../../../../src/domain/errors.ts';
import type { ShopLook, TlsLook } from '../../../../src/ports/checkup.ts';
import { T0 } from '../../../support/database.ts';
import { brief, DAY, notFine, SHOP, STORE } from './looks.ts';

const judge = (more: Partial<ShopLook>, url = STORE.url) => {
  return judgeReach({ store: { ...STORE, url }, shop: { ...SHOP, ...more }, now: T0 });
};
const tls = (more: Partial<Extract<TlsLook, { kind: 'seen' }>>): Partial<ShopLook> => {
  return SHOP.tls?.kind === 'seen' ? { tls: { ...SHOP.tls, ...more }, index: null } : {};
};
const failed = (
  code: 'shop_blocked' | 'shop_refused' | 'shop_odd',
  firewall: string | null = null,
): ShopLook['index'] => {
  const error = new PilitoError(code, 'It turned us away.', { hint: 'Do: pilito store update <slug> --url x' });
  return { kind: 'failed', error, firewall };
};

describe('the way to a shop', () => {
  test('is told step by step when nothing is wrong', () => {
    const findings = judge({ front: 'Cloudflare' });
    expect(findings.map(brief)).toEqual(
      ['dns', 'tls', 'rest', 'permalinks', 'firewall'].map((name) => `ok store.${name}`),
    );
    expect(findings.every(({ subject, why, next }) => subject === 'shoes' && why === null && next === null)).toBe(true);
  });

  const cases: [string, Partial<ShopLook>, finding: string, what: RegExp, next: RegExp][] = [
    [
      'no such name',
      { dns: { kind: 'failed', code: 'ENOTFOUND' } },
      'problem store.dns',
      /shop\.example/,
      /^pilito store update shoes --url/,
    ],
    [
      'a silent DNS',
      { dns: { kind: 'failed', code: 'TIMEOUT' } },
      'problem store.dns',
      /TIMEOUT/,
      /pilito doctor shoes/,
    ],
    [
      'a private address',
      { dns: { kind: 'private', address: '10.0.0.7' } },
      ...(['problem store.dns', /10\.0\.0\.7/, /^pilito store update shoes --allow-private-network$/] as const),
    ],
    ['no TLS at all', { tls: { kind: 'failed', code: 'ECONNREFUSED' } }, 'problem store.tls', /ECONNREFUSED/, /^curl /],
    [
      'a certificate that ended',
      tls({ distrust: 'CERT_HAS_EXPIRED' }),
      'problem store.tls',
      /expired/,
      /certbot renew/,
    ],
    [
      'one that has not begun',
      tls({ distrust: 'CERT_NOT_YET_VALID' }),
      'problem store.tls',
      /not valid yet/,
      /date -u/,
    ],
    [
      'one of another name',
      tls({ distrust: 'ERR_TLS_CERT_ALTNAME_INVALID', names: ['*.host.example', 'www.shop.example'] }),
      ...(['problem store.tls', /is for \*\.host/, /--url https:\/\/www\.shop\.example$/] as const),
    ],
    [
      'one of its own',
      tls({ distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      'problem store.tls',
      /nobody/,
      /NODE_EXTRA_CA_CERTS/,
    ],
    ['half a chain', tls({ distrust: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }), 'problem store.tls', /without/, /fullchain/],
    ['an odd one', tls({ distrust: 'CERT_REVOKED' }), 'problem store.tls', /not in order/, /curl/],
    [
      'another address',
      { index: { kind: 'elsewhere', to: 'https://www.shop.example' } },
      ...(['problem store.redirect', /www/, /^pilito store update shoes --url https:\/\/www\.shop\.example$/] as const),
    ],
    [
      'a firewall',
      { index: failed('shop_blocked', 'Wordfence'), keys: null },
      'problem store.firewall',
      /turned/,
      /update shoes/,
    ],
    ['a password wall', { index: failed('shop_refused'), keys: null }, 'problem store.rest', /password/, /wp-json/],
    [
      'something odd',
      { index: failed('shop_odd'), keys: null },
      'problem store.rest',
      /turned/,
      /^Do: pilito store update shoes/,
    ],
    [
      'no WooCommerce',
      { index: { kind: 'read', name: 'Blog', namespaces: ['wp/v2'] }, keys: null },
      ...(['problem store.rest', /"Blog"/, /activate WooCommerce/] as const),
    ],
    ['plain permalinks', { permalinks: 'plain', keys: null }, 'problem store.permalinks', /Plain/, /Post name/],
  ];
  test.each(cases)('ends at %s', (_, more, finding, what, next) => {
    const findings = judge(more);
    const last = findings.at(-1);
    expect(notFine(findings).map(brief)).toEqual([finding]);
    expect(last).toMatchObject({ what: expect.stringMatching(what), next: expect.stringMatching(next) });
    expect(last?.why).toMatch(/\.$/);
  });

  test.each([
    ['a certificate that ends soon', tls({ validUntil: T0 + 3.5 * DAY }), 'store.tls', /3 more days/],
    ['a certificate that ends tomorrow', tls({ validUntil: T0 + 1.5 * DAY }), 'store.tls', /one more day/],
    ['a detour', { movedTo: 'https://shop.example/fa' }, 'store.redirect', /shop\.example\/fa/],
    ['addresses below index.php', { permalinks: 'index' as const }, 'store.permalinks', /index\.php/],
  ])('goes on with %s', (_, more, id, what) => {
    const [only, ...others] = notFine(judge({ ...more, index: SHOP.index }));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ level: 'warning', id, what: expect.stringMatching(what) });
  });

  test('over plain http is a warning, unless it is at home', () => {
    expect(notFine(judge({ tls: null }, 'http://shop.example'))).toEqual([
      expect.objectContaining({
        id: 'store.tls',
        level: 'warning',
        next: 'pilito store update shoes --url https://shop.example',
      }),
    ]);
    expect(notFine(judge({ tls: null, dns: { kind: 'number' } }, 'http://127.0.0.1:8080'))).toEqual([]);
  });

  test('is fine where only the keys are let in', () => {
    expect(notFine(judge({ index: failed('shop_odd'), permalinks: 'unknown' }))).toEqual([]);
    expect(notFine(judge({ index: { kind: 'closed', code: 'rest_not_logged_in' } }))).toEqual([]);
  });
});
