// The envelopes of our plugin: what tells them from WooCommerce's own payloads, which version one is written in, and
// the words for what is wrong with one. What each version carries is in envelope-v1.ts and envelope-v2.ts.
import type { z } from 'zod';
import type { DeliveryVerdict } from '../../ports/source.ts';
import { rejected, sha256 } from './body.ts';

export type Checked = { eventId: string; eventType: string; productId: string } | { problem: string };

/** Is this JSON an envelope, as against WooCommerce's own payload (which has the product at the top)? */
export function isEnvelope(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'event_id' in json && 'product' in json;
}

/** What a body calls its version. The first one had no word for it. */
export function versionOf(json: unknown): unknown {
  const said = typeof json === 'object' && json !== null && 'version' in json ? json.version : null;
  return said ?? 1;
}

/** A sentence about the first field that is wrong; `wanted` has places in lists as "*". */
export function problemOf(error: z.ZodError, wanted: Readonly<Record<string, string>>): string {
  return complain(error.issues[0]?.path.join('.') ?? '', wanted);
}

export function complain(field: string, wanted: Readonly<Record<string, string>>): string {
  if (field === '') return 'The body must be a JSON object.';
  return `The field "${field}" must be ${wanted[field.replace(/\.\d+/g, '.*')] ?? 'readable'}.`;
}

/** What becomes of an envelope that may come in. A repeat is the same body under the same id. */
export function verdictOn(checked: Checked, version: 'v1' | 'v2', body: Buffer, topic: string | null): DeliveryVerdict {
  if ('problem' in checked) return rejected('unprocessable', checked.problem, topic);
  const { eventId, eventType, productId } = checked;
  const dedupe = `${version}|${eventId}|${sha256(body)}`;
  return { kind: 'accepted', topic: eventType, eventId, productId, dedupe, reason: null };
}
