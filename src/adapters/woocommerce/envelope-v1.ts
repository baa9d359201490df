// Version 1 of the plugin's envelope, as shops already send it: what it must carry to be accepted, and what it says.
// It differs from WooCommerce's own JSON in its numbers, its zeros and its clock, so it has its own reader.
import { parse } from 'lossless-json';
import * as z from 'zod';
import { compareMoney } from '../../domain/money.ts';
import type { Change } from '../../domain/product.ts';
import { wooExternalId } from '../../domain/product.ts';
import { checkShape } from '../../domain/shape.ts';
import { type Checked, complain, problemOf } from './envelope.ts';
import { isVariable, modifiedAtOf, reportOf } from './product.ts';
import { id, type RawProduct, rawProduct } from './schema.ts';
import { readZoned } from './time.ts';

const EVENT_TYPES = ['product.created', 'product.updated', 'product.deleted'] as const;

export const envelopeV1 = z.object({
  event_id: z.string().min(1).max(200),
  event_type: z.enum(EVENT_TYPES),
  product: z.object({ id, name: z.unknown().optional() }),
});

/** What stands on the envelope, or a sentence naming the field that is missing or wrong. */
export function checkV1(json: unknown): Checked {
  const parsed = checkShape(envelopeV1, json);
  if (!parsed.success) return { problem: problemOf(parsed.error, WANTED) };
  const { event_id: eventId, event_type: eventType, product } = parsed.data;
  if (eventType !== 'product.deleted' && (typeof product.name !== 'string' || product.name.trim() === '')) {
    return { problem: complain('product.name', WANTED) };
  }
  return { eventId, eventType, productId: product.id };
}

const WANTED: Record<string, string> = {
  event_id: 'a text of 1 to 200 characters',
  event_type: `one of ${EVENT_TYPES.join(', ')}`,
  product: 'an object',
  'product.id': 'a positive whole number',
  'product.name': 'a text that is not empty',
};

const loose = z.object({ event_type: z.enum(EVENT_TYPES), product: rawProduct });

/**
 * What an envelope asks for. Numbers are kept as they were written, so a price of any size stays exact. The plugin
 * has no word for "no price" but zero, which is also what a gift costs: the fields around it tell the two apart.
 * Throws a ZodError or SyntaxError when it cannot be read.
 */
export function readV1(text: string): Change {
  const json = parse(text, undefined, { parseNumber: (digits) => digits, onDuplicateKey: ({ newValue }) => newValue });
  const { event_type: eventType, product } = loose.parse(json);
  const modifiedAt =
    product.date_modified_gmt === undefined ? readZoned(product.date_modified ?? '') : modifiedAtOf(product);
  if (eventType === 'product.deleted' || product.status === 'trash') {
    return { kind: 'delete', externalId: wooExternalId(product.id), modifiedAt };
  }
  const report = reportOf({
    ...product,
    ...(saysNoRegularPrice(product) ? { regular_price: null } : {}),
    ...(saysNoSalePrice(product) ? { sale_price: null } : {}),
    ...(product.stock_status === undefined && isZero(product.stock_quantity) ? { stock_status: 'outofstock' } : {}),
  });
  const currency = product.currency === undefined ? {} : { currency: product.currency || null };
  const dated = isUnpublished(product) ? null : modifiedAt;
  return {
    kind: 'report',
    report: { ...report, modifiedAt: dated, state: { ...report.state, ...currency } },
    restores: false,
  };
}

/**
 * The plugin gives no status, and a scheduled product carries the day of its publication as its last change (trap 2).
 * WordPress gives it away: what is not published yet has no address of its own.
 */
function isUnpublished({ status, permalink = '' }: RawProduct): boolean {
  return status === 'future' || /[?&]post_type=product&p=\d+/.test(permalink);
}

function isZero(amount: string | null | undefined): boolean {
  return typeof amount === 'string' && compareMoney(amount, '0') === 0;
}

/** Every variable product is sent with a zero here; so is one whose price is not zero. */
function saysNoRegularPrice({ type, price, regular_price }: RawProduct): boolean {
  return isZero(regular_price) && (isVariable(type) || type === 'grouped' || !isZero(price));
}

function saysNoSalePrice({ on_sale, sale_price }: RawProduct): boolean {
  return isZero(sale_price) && on_sale !== true;
}
