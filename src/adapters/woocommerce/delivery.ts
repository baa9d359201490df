// The verdict on a delivery before it is stored: what it is, whether it may come in, and what makes a repeat of it.
// It runs in front of every acknowledgement, so it looks at no more of the body than it must.
import { isUtf8 } from 'node:buffer';
import type { Delivery, DeliveryVerdict } from '../../ports/source.ts';
import { isJson, notJson, parseBody, rejected, sha256 } from './body.ts';
import { complain, verdictOn, versionOf } from './envelope.ts';
import { checkV1 } from './envelope-v1.ts';
import { checkV2, topicOfV2 } from './envelope-v2.ts';
import { productIdOf, reportsDelete, reportsState, whyNothing } from './reading.ts';
import { isSigned } from './signature.ts';
import { distrust } from './standard-webhook.ts';

/** A delivery with a token of ours: the plugin's envelope, or WooCommerce's payload where a topic says so. */
export function judge(delivery: Delivery, token: string): DeliveryVerdict {
  if (isPing(delivery)) return { kind: 'ping' };
  const topic = topicOf(delivery);
  if (!isJson(delivery)) return notJson(topic);
  return topic === null ? judgeEnvelope(delivery, token) : judgeNative(topic, delivery.body);
}

/** WooCommerce's own webhook. Only the ping comes unsigned, and it asks for nothing. */
export function judgeSigned(delivery: Delivery, secrets: readonly string[]): DeliveryVerdict {
  if (isPing(delivery)) return { kind: 'ping' };
  const topic = topicOf(delivery);
  const signature = delivery.headers['x-wc-webhook-signature'] ?? '';
  if (signature === '') return rejected('unauthorized', 'The delivery carries no signature.', topic);
  if (!isSigned(delivery.body, signature, secrets)) {
    return rejected('unauthorized', 'The signature does not match the body and the webhook secret.', topic);
  }
  if (topic === null) return rejected('unprocessable', 'The header X-WC-Webhook-Topic is missing.', null);
  return judgeNative(topic, delivery.body);
}

function topicOf({ headers }: Delivery): string | null {
  return headers['x-wc-webhook-topic']?.trim() || null;
}

function isPing({ headers, body }: Delivery): boolean {
  const form = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  return form && body.length < 64 && /^webhook_id=\d+$/.test(body.toString('latin1').trim());
}

/** The first version is trusted by its token alone; since the second, the body is signed as well. */
function judgeEnvelope(delivery: Delivery, token: string): DeliveryVerdict {
  const { body } = delivery;
  const parsed = parseBody(body);
  if ('problem' in parsed) return rejected('invalid_body', parsed.problem, null);
  const { json } = parsed;
  const version = versionOf(json);
  if (version === 1) return verdictOn(checkV1(json), 'v1', body, null);
  if (version !== 2) return rejected('unprocessable', complain('version', { version: '1 or 2' }), null);
  const topic = topicOfV2(json);
  const reason = distrust(delivery, token);
  if (reason !== null) return rejected(reason.code, reason.reason, topic);
  return verdictOn(checkV2(json), 'v2', body, topic);
}

function judgeNative(topic: string, body: Buffer): DeliveryVerdict {
  const quick = reportsState(topic) ? leadingId(body) : null;
  if (quick !== null) return accepted(topic, quick, body);
  const parsed = parseBody(body);
  if ('problem' in parsed) return rejected('invalid_body', parsed.problem, topic);
  const productId = reportsState(topic) || reportsDelete(topic) ? productIdOf(topic, parsed.json) : null;
  if (productId !== null) return accepted(topic, productId, body);
  const reason = whyNothing(topic, parsed.json);
  return { kind: 'ignored', topic, eventId: null, productId: null, dedupe: null, reason };
}

/** WooCommerce writes the id first: of a large product nothing more is read here. Null when it stands elsewhere. */
function leadingId(body: Buffer): string | null {
  const complete = body.at(-1) === 0x7d && isUtf8(body);
  return complete ? (/^\{"id":([1-9]\d{0,15}),"/.exec(body.toString('latin1', 0, 32))?.[1] ?? null) : null;
}

/**
 * What makes a repeat of a native delivery: the same state of the same product. X-WC-Webhook-Delivery-ID does not: two
 * products saved in one second share it (trap 4). A deletion is never a repeat: its body is the same every time, also
 * after a restore, and applying it twice changes nothing.
 */
function accepted(topic: string, productId: string, body: Buffer): DeliveryVerdict {
  const dedupe = reportsDelete(topic) ? null : `native|${topic}|${productId}|${sha256(body)}`;
  return { kind: 'accepted', topic, eventId: null, productId, dedupe, reason: null };
}
