// Signatures after the Standard Webhooks scheme (standardwebhooks.com): HMAC-SHA256 over id, stamp and body. The secret
// follows from the token that the sender shows, so there is nothing more to keep and nothing more to set up.
import { createHmac } from 'node:crypto';
import type { Delivery, Rejection } from '../../ports/source.ts';
import { same } from './signature.ts';

/** How far a stamp may be from our clock, either way, in seconds. */
const TOLERANCE = 300;

const PURPOSE = 'pilito-webhook-signing-v1';

/** 32 bytes that only those can know who hold the token. */
export function signingSecret(token: string): Buffer {
  return createHmac('sha256', token).update(PURPOSE).digest();
}

/** As it stands in `webhook-signature`. `timestamp` is Unix seconds, in the digits that were sent. */
export function signatureOf(secret: Buffer, id: string, timestamp: string, body: Buffer): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

export type Distrust = Pick<Rejection, 'reason'> & { code: 'unauthorized' | 'stale_signature' };

/** Why a delivery is not to be trusted; null when it was signed with this token, and just now. */
export function distrust({ body, headers, receivedAt }: Delivery, token: string): Distrust | null {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': given = '' } = headers;
  const missing = [
    ['webhook-id', id],
    ['webhook-timestamp', timestamp],
    ['webhook-signature', given],
  ].flatMap(([name, value]) => (value === '' ? [name] : []));
  if (missing.length > 0) return forged(`The delivery is not signed: it has no ${missing.join(', no ')}.`);
  if (!/^\d{1,12}$/.test(timestamp)) return forged('The header webhook-timestamp must be Unix seconds.');
  if (!isOneOf(given, signatureOf(signingSecret(token), id, timestamp, body))) {
    return forged('The signature does not match the body and the token.');
  }
  return isFresh(Number(timestamp), receivedAt) ? null : stale(Number(timestamp), receivedAt);
}

/** One of several, separated by spaces, must be the right one; the time it takes says nothing of which. */
function isOneOf(given: string, right: string): boolean {
  let found = false;
  for (const one of given.split(' ')) found = same(one, right) || found;
  return found;
}

function isFresh(stampedAt: number, receivedAt: number): boolean {
  return Math.abs(Math.floor(receivedAt / 1000) - stampedAt) <= TOLERANCE;
}

function forged(reason: string): Distrust {
  return { code: 'unauthorized', reason };
}

function stale(stampedAt: number, receivedAt: number): Distrust {
  const [stamp, clock] = [stampedAt * 1000, receivedAt].map((ms) => new Date(ms).toISOString().replace(/\.\d+/, ''));
  const reason = `The delivery is stamped ${stamp}, and the clock here says ${clock}: more than 5 minutes apart. Stamp and sign it again.`;
  return { code: 'stale_signature', reason };
}
