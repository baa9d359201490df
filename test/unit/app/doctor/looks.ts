// What a checkup sees of a store and its shop when all is well, for tests to spoil.
import type { Finding } from '../../../../src/app/doctor/finding.ts';
import type { Store } from '../../../../src/domain/store.ts';
import type { ShopLook } from '../../../../src/ports/checkup.ts';
import { T0 } from '../../../support/database.ts';

export const DAY = 86_400_000;

export function notFine(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ level }) => level !== 'ok');
}

/** One finding as "level id". */
export function brief({ level, id }: Finding): string {
  return `${level} ${id}`;
}

export const STORE: Store & { url: string } = {
  ...{ id: 1, slug: 'shoes', name: 'Shoes', source: 'woocommerce', url: 'https://shop.example', language: 'en' },
  ...{ currency: 'IRT', allowPrivateNetwork: false, hasCredentials: true, hasWebhookSecret: true },
  ...{ createdAt: T0, updatedAt: T0 },
};

export const SHOP: ShopLook = {
  dns: { kind: 'found', addresses: ['203.0.113.9'] },
  tls: {
    ...{ kind: 'seen', distrust: null, issuer: "Let's Encrypt", names: ['shop.example'], protocol: 'TLSv1.3' },
    validUntil: T0 + 60 * DAY,
  },
  index: { kind: 'read', name: 'Shoes', namespaces: ['wp/v2', 'wc/v3'] },
  permalinks: 'pretty',
  movedTo: null,
  front: null,
  keys: { kind: 'accepted', writes: true, inQuery: false, products: 80 },
  wordpress: '7.1',
  woocommerce: '11.0.1',
  plugin: null,
  webhooks: { kind: 'listed', webhooks: [] },
  skew: 300,
};
