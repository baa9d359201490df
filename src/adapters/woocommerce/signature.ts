// WooCommerce's webhook signature: base64(HMAC-SHA256(raw body, secret)), compared in constant time. Bytes as they
// arrived, never a parsed and rewritten body.
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

const ENTITY = /&(?:amp|lt|gt|quot|#0*(?:34|38|39|60|62)|#x0*(?:22|26|27));/gi;

const CHARACTERS: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  '#38': '&',
  '#39': "'",
  '#60': '<',
  '#62': '>',
  '#x22': '"',
  '#x26': '&',
  '#x27': "'",
};

/** WordPress' wp_specialchars_decode(…, ENT_QUOTES), through which WooCommerce reads the secret before it signs. */
function decodeSecret(secret: string): string {
  return secret.replace(ENTITY, (entity) => {
    const name = entity.slice(1, -1).toLowerCase();
    return CHARACTERS[name.replace(/^(#x?)0+/, '$1')] ?? entity;
  });
}

export function sign(body: Buffer, secret: string | KeyObject): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** Are two texts equal? It takes as long whatever they differ in, unless it is their length. */
export function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** Keys of lists of secrets that are asked about again and again. */
const keys = new WeakMap<readonly string[], KeyObject[]>();

/** Each secret as written and as WooCommerce decodes it. */
function keysOf(secrets: readonly string[]): KeyObject[] {
  const known = keys.get(secrets);
  if (known !== undefined) return known;
  const candidates = new Set(secrets.flatMap((secret) => [secret, decodeSecret(secret)]).filter((text) => text !== ''));
  const made = [...candidates].map((text) => createSecretKey(text, 'utf8'));
  keys.set(secrets, made);
  return made;
}

/** Was this body signed with one of these secrets, as written or as WooCommerce decodes them? */
export function isSigned(body: Buffer, signature: string, secrets: readonly string[]): boolean {
  let signed = false;
  for (const key of keysOf(secrets)) signed = same(sign(body, key), signature.trim()) || signed;
  return signed;
}
