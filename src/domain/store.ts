// A store is one shop. What its slug may look like, which language its people read, and which addresses count as private.
import ipaddr from 'ipaddr.js';
import { PilitoError } from './errors.ts';

/** What a store's people read and write: it chooses the sentences they get, and the stems of their words. */
export const LANGUAGES = ['fa', 'en', 'ar', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Store {
  id: number;
  slug: string;
  name: string;
  source: string;
  /** The shop's address without a slash at the end; null for a store that is only pushed to. */
  url: string | null;
  language: Language;
  currency: string | null;
  allowPrivateNetwork: boolean;
  hasCredentials: boolean;
  hasWebhookSecret: boolean;
  createdAt: number;
  updatedAt: number;
}

const SLUG = /^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$/;

export function checkSlug(slug: string): string {
  if (SLUG.test(slug)) return slug;
  throw new PilitoError('invalid_usage', `"${slug}" cannot be a store's slug.`, {
    hint: 'Use 1 to 64 lower-case letters, digits, "-" and "_", beginning and ending with a letter or a digit.',
  });
}

/** The shop's address as we keep it: http or https, no credentials, query or fragment, no slash at the end. */
export function checkShopUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new PilitoError('invalid_usage', `"${text}" is not the address of a shop.`, {
      hint: 'Write it as in the browser, for example https://shop.example.',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new PilitoError('invalid_usage', 'The address must not contain a user name or a password.', {
      hint: 'Give the keys with --consumer-key and --consumer-secret.',
    });
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

const OF_CURRENCY = new Map<string, Language>([
  ...(['IRR', 'IRT', 'IRHR', 'IRHT'] as const).map((code) => [code, 'fa'] as const),
  ...'SAR AED QAR KWD BHD OMR JOD IQD EGP SYP LBP YER LYD TND DZD MAD SDG'
    .split(' ')
    .map((code) => [code, 'ar'] as const),
  ['TRY', 'tr'],
]);

/** What the shop's currency, name or domain says of its people; English where they say nothing. */
export function guessLanguage(store: { name: string; url: string | null; currency: string | null }): Language {
  const told = OF_CURRENCY.get(store.currency ?? '');
  if (told !== undefined) return told;
  const persian =
    /\p{Script=Arabic}/u.test(store.name) || (store.url !== null && new URL(store.url).hostname.endsWith('.ir'));
  return persian ? 'fa' : 'en';
}

/** What IANA has given out of IPv6 for the Internet; all else, such as ::7f00:1 for 127.0.0.1, leads elsewhere. */
const INTERNET_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** Azure tells its machines about themselves at an address that looks public. */
const METADATA = '168.63.129.16';

/** Is this IP address on a private, loopback, link-local or otherwise non-public network? */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  const ip = ipaddr.process(bare);
  if (ip.range() !== 'unicast') return true;
  return ip instanceof ipaddr.IPv6 ? !ip.match(INTERNET_V6) : ip.toString() === METADATA;
}

/** A host that is private as it is written, before any name is resolved. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return name === 'localhost' || name.endsWith('.localhost') || isPrivateAddress(name);
}
