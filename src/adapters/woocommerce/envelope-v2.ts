// Version 2 of the plugin's envelope: the product as WooCommerce's REST API shows it, with its variations, read from
// the shop as it was sent. So it goes through the same reader as a pull, and proves as a pull does that they are there.
import * as z from 'zod';
import { PilitoError } from '../../domain/errors.ts';
import type { Change } from '../../domain/product.ts';
import { checkShape } from '../../domain/shape.ts';
import { type Checked, complain, problemOf } from './envelope.ts';
import { type ReadItem, readItem } from './product.ts';
import { id } from './schema.ts';

const EVENT_TYPES = ['product.created', 'product.updated', 'product.deleted', 'product.restored'] as const;

const eventType = z.enum(EVENT_TYPES);

export const envelopeV2 = z.object({
  event_id: z.string().min(1).max(200),
  event_type: eventType,
  product: z.object({ id, name: z.unknown().optional() }),
  variations: z.array(z.object({ id })).nullish(),
});

const WANTED: Record<string, string> = {
  event_id: 'a text of 1 to 200 characters',
  event_type: `one of ${EVENT_TYPES.join(', ')}`,
  product: 'an object',
  'product.id': 'a positive whole number',
  'product.name': 'a text',
  variations: 'a list',
  'variations.*': 'an object',
  'variations.*.id': 'a positive whole number',
};

/** What stands on the envelope, or a sentence naming the field that is missing or wrong. */
export function checkV2(json: unknown): Checked {
  const parsed = checkShape(envelopeV2, json);
  if (!parsed.success) return { problem: problemOf(parsed.error, WANTED) };
  const { event_id: eventId, event_type: type, product } = parsed.data;
  if (type !== 'product.deleted' && typeof product.name !== 'string') {
    return { problem: complain('product.name', WANTED) };
  }
  return { eventId, eventType: type, productId: product.id };
}

const named = z.object({ event_type: eventType });

/** What an envelope that cannot be trusted or used calls itself, for the log. */
export function topicOfV2(json: unknown): string | null {
  const parsed = named.safeParse(json);
  return parsed.success ? parsed.data.event_type : null;
}

const loose = z.object({
  site: z.unknown().optional(),
  event_type: eventType,
  product: z.unknown(),
  variations: z.array(z.unknown()).nullish(),
});

const siteWithCurrency = z.object({ currency: z.string().regex(/^[A-Z0-9]{2,8}$/i) });

/**
 * What an envelope asks for: the product and each of the variations it carries, which may be a part of those the
 * product lists. Throws `unprocessable` or a ZodError when something in it cannot be read.
 */
export function readV2(json: unknown): Change[] {
  const { site, event_type: type, product, variations } = loose.parse(json);
  const main = readItem(product);
  if (type === 'product.deleted') return [deletion(main)];
  const currency = siteWithCurrency.safeParse(site).data?.currency.toUpperCase() ?? null;
  const change = changeOf(main, currency);
  if (change.kind === 'delete') return [change];
  const parent = change.report.externalId;
  const defaults = { type: 'variation', parent_id: parent.replace(/^woo_/, '') } as const;
  return [change, ...(variations ?? []).map((one) => belongingTo(parent, changeOf(readItem(one, defaults), currency)))];
}

/** Dated where the trash tells of it; what is gone for good carries no time, or one of before. */
function deletion(item: ReadItem): Change {
  if (item.kind === 'report') return { kind: 'delete', externalId: item.report.externalId, modifiedAt: null };
  if (item.externalId === null) throw unreadable(item.kind === 'failed' ? item.reason : 'id: missing', null);
  const modifiedAt = item.kind === 'trashed' ? item.modifiedAt : null;
  return { kind: 'delete', externalId: item.externalId, modifiedAt };
}

function changeOf(item: ReadItem, currency: string | null): Change {
  if (item.kind === 'failed') throw unreadable(item.reason, item.externalId);
  if (item.kind === 'trashed') return deletion(item);
  const { report } = item;
  if (report.state.title === undefined) throw unreadable('name: missing', report.externalId);
  const state = currency === null ? report.state : { ...report.state, currency };
  return { kind: 'report', report: { ...report, state }, restores: true };
}

/** Kinds of variations that plugins add name no parent that the reader knows of; where they stand says it. */
function belongingTo(parentExternalId: string, change: Change): Change {
  if (change.kind === 'delete' || change.report.parentExternalId !== null) return change;
  return { ...change, report: { ...change.report, parentExternalId } };
}

function unreadable(reason: string, externalId: string | null): PilitoError {
  const what = externalId === null ? 'A product' : `The product ${externalId}`;
  return new PilitoError('unprocessable', `${what} in the event cannot be read (${reason}).`);
}
