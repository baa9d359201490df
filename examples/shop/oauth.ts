// OAuth 1.0a with one leg, as WooCommerce wants it over plain http: the request is signed with the consumer secret.
// After class-wc-rest-authentication.php of WooCommerce 11.0.1; the order of the checks is the real one.
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  method: string;
  /** Address without the query, with the scheme and host the shop thinks it has. */
  url: string;
  pairs: readonly (readonly [string, string])[];
}

export function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** The base64 signature of a request; what is in `oauth_signature` is left out. Null for an unknown method. */
function oauthSignature(request: SignedRequest, secret: string, method: string): string | null {
  const hash = /^HMAC-(SHA1|SHA256)$/.exec(method)?.[1];
  if (hash === undefined) return null;
  const signed = numbered(request.pairs)
    .filter(([name]) => name !== 'oauth_signature')
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const base = [request.method.toUpperCase(), encode(request.url), encode(signed)].join('&');
  return createHmac(hash.toLowerCase(), `${secret}&`).update(base).digest('base64');
}

/** PHP gives `include[]` numbers before the signature is checked, so clients that sign the raw name are refused. */
function numbered(pairs: SignedRequest['pairs']): [string, string][] {
  const seen = new Map<string, number>();
  return pairs.map(([name, value]) => {
    if (!name.endsWith('[]')) return [name, value];
    const at = seen.get(name) ?? 0;
    seen.set(name, at + 1);
    return [`${name.slice(0, -2)}[${at}]`, value];
  });
}

const NAMES = ['oauth_consumer_key', 'oauth_timestamp', 'oauth_nonce', 'oauth_signature', 'oauth_signature_method'];
const WINDOW_S = 15 * 60;

export type OAuthParams = Readonly<Record<string, string>>;

/** The five parameters, or which of them are missing; null when there is none, which is no attempt at OAuth. */
export function oauthParams(pairs: SignedRequest['pairs']): { params: OAuthParams; missing: string[] } | null {
  const params = Object.fromEntries(pairs.filter(([name, value]) => NAMES.includes(name) && value !== ''));
  const missing = NAMES.filter((name) => params[name] === undefined);
  return missing.length === NAMES.length ? null : { params, missing };
}

/** Null when the request is well signed, in time and new; else WooCommerce's sentence. Remembers the nonce. */
export function oauthProblem(
  request: SignedRequest,
  params: OAuthParams,
  secret: string,
  now: number,
  nonces: Map<string, number>,
): string | null {
  const expected = oauthSignature(request, secret, params.oauth_signature_method ?? '');
  if (expected === null) return 'Invalid signature - signature method is invalid.';
  const given = (params.oauth_signature ?? '').replace(/ /g, '+');
  if (!sameText(expected, given)) return 'Invalid signature - provided signature does not match.';
  const [seconds, stamp] = [Math.floor(now / 1000), Number(params.oauth_timestamp)];
  if (!(Math.abs(seconds - stamp) <= WINDOW_S)) return 'Invalid timestamp.';
  for (const [nonce, at] of nonces) if (at < seconds - WINDOW_S) nonces.delete(nonce);
  const nonce = params.oauth_nonce ?? '';
  if (nonces.has(nonce)) return 'Invalid nonce - nonce has already been used.';
  nonces.set(nonce, stamp);
  return null;
}
