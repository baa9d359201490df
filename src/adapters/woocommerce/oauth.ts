// OAuth 1.0a, one-legged, HMAC-SHA256 in the query (RFC 5849 §3.4): how WooCommerce knows a key over plain http,
// where it does not look at any other. Pure: time and nonce are passed in.
import { createHmac } from 'node:crypto';

export interface OAuthKeys {
  consumerKey: string;
  consumerSecret: string;
}

/** RFC 3986 unreserved characters stay, every other byte is %XX (RFC 5849 §3.6). */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The signature base string (§3.4.1): method, address without query and default port, sorted encoded parameters. */
export function signatureBase(method: string, url: URL, params: readonly (readonly [string, string])[]): string {
  const pairs = params.map(([key, value]) => [percentEncode(key), percentEncode(value)] as const);
  pairs.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  const joined = pairs.map(([key, value]) => `${key}=${value}`).join('&');
  return [method.toUpperCase(), url.origin + url.pathname, joined].map(percentEncode).join('&');
}

/**
 * The address with its parameters signed. It must be the address that is called: the shop signs the one it has.
 * `now` is milliseconds UTC; a nonce is accepted once.
 */
export function signUrl(method: string, address: URL, keys: OAuthKeys, now: number, nonce: string): URL {
  const params: [string, string][] = [
    ...address.searchParams,
    ['oauth_consumer_key', keys.consumerKey],
    ['oauth_nonce', nonce],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', String(Math.floor(now / 1000))],
  ];
  const base = signatureBase(method, address, params);
  const signature = createHmac('sha256', `${percentEncode(keys.consumerSecret)}&`)
    .update(base)
    .digest('base64');
  const signed = new URL(address);
  signed.search = [...params, ['oauth_signature', signature] as const]
    .map(([key, value]) => `${percentEncode(key)}=${percentEncode(value)}`)
    .join('&');
  return signed;
}
