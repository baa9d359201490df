// WooCommerce's webhook signature: base64(HMAC-SHA256(raw body, secret)), compared in constant time. Bytes as they
// arrived, never a parsed and rewritten body.
import { createHmac, timingSafeEqual } from 'node:crypto';

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

export function sign(body: Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** Are two texts equal? It takes as long whatever they differ in, unless it is their length. */
export function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/** Was this body signed with one of these secrets, as written or as WooCommerce decodes them? */
export function isSigned(body: Buffer, signature: string, secrets: readonly string[]): boolean {
  const candidates = new Set(secrets.flatMap((secret) => [secret, decodeSecret(secret)]).filter((text) => text !== ''));
  let signed = false;
  for (const secret of candidates) signed = same(sign(body, secret), signature.trim()) || signed;
  return signed;
}
