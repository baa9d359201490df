// What stored bytes say, in either dialect: our plugin's envelope or WooCommerce's own payload. Pure, so that an
// event can be read again years later with the same result.
import { PilitoError } from '../../domain/errors.ts';
import type { Change } from '../../domain/product.ts';
import { wooExternalId } from '../../domain/product.ts';
import type { Reading } from '../../ports/source.ts';
import { withoutMark } from './body.ts';
import { isEnvelope, versionOf } from './envelope.ts';
import { readV1 } from './envelope-v1.ts';
import { readV2 } from './envelope-v2.ts';
import { readItem } from './product.ts';
import { id } from './schema.ts';

const STATE_TOPIC = /^product\.(?:created|updated|restored|published)$/;
const DELETE_ACTION = /^action\.woocommerce_delete_product(?:_variation)?$/;

/** A topic that reports a state; its body is the product as it is when the delivery leaves the shop. */
export function reportsState(topic: string): boolean {
  return STATE_TOPIC.test(topic);
}

/** A topic that names a product that is gone, and says no more. */
export function reportsDelete(topic: string): boolean {
  return topic === 'product.deleted' || DELETE_ACTION.test(topic);
}

/** The product a native payload is about; null for an error object (trap 6) and for an action without an id. */
export function productIdOf(topic: string, json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return null;
  const field = DELETE_ACTION.test(topic) ? 'arg' : 'id';
  const parsed = id.safeParse(Object.entries(json).find(([key]) => key === field)?.[1]);
  return parsed.success ? parsed.data : null;
}

/** Why a native payload without an id asks for nothing, in words for the event log. */
export function whyNothing(topic: string, json: unknown): string {
  if (!reportsState(topic) && !reportsDelete(topic)) return `Nothing is done for the topic ${topic}.`;
  if (typeof json === 'object' && json !== null && 'code' in json && typeof json.code === 'string') {
    return `The shop sent an error in place of the product (${json.code.slice(0, 80)}): it was gone by then.`;
  }
  return 'The payload names no product. The webhook must use "WP REST API Integration v3".';
}

/** Throws `unprocessable` when the bytes are not JSON, or no product can be read from them. */
export function read(topic: string, body: Buffer): Reading {
  try {
    const text = withoutMark(body.toString('utf8'));
    const json: unknown = JSON.parse(text);
    if (isEnvelope(json)) return { kind: 'changes', changes: versionOf(json) === 2 ? readV2(json) : [readV1(text)] };
    return readNative(topic, json);
  } catch (cause) {
    if (cause instanceof PilitoError) throw cause;
    throw new PilitoError('unprocessable', 'The body of the event cannot be read as a product.', { cause });
  }
}

function readNative(topic: string, json: unknown): Reading {
  const productId = productIdOf(topic, json);
  if (productId === null || !(reportsState(topic) || reportsDelete(topic))) {
    return { kind: 'nothing', reason: whyNothing(topic, json) };
  }
  const change = reportsDelete(topic)
    ? { kind: 'delete' as const, externalId: wooExternalId(productId), modifiedAt: null }
    : readState(topic, json);
  return { kind: 'changes', changes: [change] };
}

function readState(topic: string, json: unknown): Change {
  const item = readItem(json);
  if (item.kind === 'failed') throw unreadable(item.reason);
  if (item.kind === 'trashed') return { kind: 'delete', externalId: item.externalId, modifiedAt: item.modifiedAt };
  if (item.report.state.title === undefined) throw unreadable('name: missing');
  return { kind: 'report', report: item.report, restores: /\.(?:restored|published)$/.test(topic) };
}

function unreadable(reason: string): PilitoError {
  return new PilitoError('unprocessable', `The product in the event cannot be read (${reason}).`);
}
