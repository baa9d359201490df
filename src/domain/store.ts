// A store is one shop. What its slug may look like, which language its people read, and which addresses count as private.
import ipaddr from 'ipaddr.js';
import { PilitoError } from './errors.ts';

export type Language = 'fa' | 'en';

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

const IRANIAN_CURRENCIES = new Set(['IRR', 'IRT', 'IRHR', 'IRHT']);

/** Persian where the shop's name, currency or domain says so, English elsewhere. */
export function guessLanguage(store: { name: string; url: string | null; currency: string | null }): Language {
  const persian =
    /\p{Script=Arabic}/u.test(store.name) ||
    IRANIAN_CURRENCIES.has(store.currency ?? '') ||
    (store.url !== null && new URL(store.url).hostname.endsWith('.ir'));
  return persian ? 'fa' : 'en';
}

/** Is this IP address on a private, loopback, link-local or otherwise non-public network? */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return false;
  return ipaddr.process(bare).range() !== 'unicast';
}

/** A host that is private as it is written, before any name is resolved. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return name === 'localhost' || name.endsWith('.localhost') || isPrivateAddress(name);
}
