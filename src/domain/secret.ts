// Secrets at rest: AES-256-GCM, bound to the place they stand in, so that a sealed text copied to another row
// does not open. Format: "v1." + base64url(nonce 12 bytes, tag 16 bytes, ciphertext).
import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt, scryptSync } from 'node:crypto';
import { PilitoError } from './errors.ts';

const PREFIX = 'v1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** A 32-byte key from what an operator wrote: 64 hex digits as they are, any other text through scrypt. */
export function secretKeyFrom(text: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return scryptSync(text, 'pilito secret key', KEY_BYTES);
}

export function newSecretKey(): string {
  return randomBytes(KEY_BYTES).toString('hex');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const WEBHOOK_SECRET_LENGTH = 40;

/** Letters and digits only: WooCommerce decodes HTML entities in a secret before it signs. 238 bits of chance. */
export function newWebhookSecret(pick: (below: number) => number = randomInt): string {
  return Array.from({ length: WEBHOOK_SECRET_LENGTH }, () => LETTERS[pick(LETTERS.length)]).join('');
}

/** Tells sealed texts apart without keeping one: that is enough to know whether a secret is still the same one. */
export function markOf(sealed: string): string {
  return createHash('sha256').update(sealed).digest('hex').slice(0, 16);
}

/** Seals `plain` for one `place`, such as "store/shoes/consumer_secret". */
export function seal(key: Buffer, place: string, plain: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what `seal` made; throws `secret_unreadable` when the key is another one or the text was changed. */
export function unseal(key: Buffer, place: string, sealed: string): string {
  try {
    if (!sealed.startsWith(PREFIX)) throw new Error('unknown format');
    const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new PilitoError('secret_unreadable', `The stored secret ${place} cannot be opened with this key.`, {
      hint: 'Set PILITO_SECRET_KEY (or restore the key file beside the database) to the key it was stored with.',
      cause,
    });
  }
}
