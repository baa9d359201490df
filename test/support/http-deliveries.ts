// Deliveries as shops send them: the recorded ones, byte for byte, and envelopes of the plugin made for a test.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SECRET } from './http-site.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/woocommerce');

export interface Recorded {
  body: Buffer;
  /** As sent, without those of the connection. */
  headers: Record<string, string>;
}

interface Meta {
  headers: [string, string][];
}

/** For example `webhooks/trash-simple/01-product.deleted`. */
export function recorded(name: string): Recorded {
  const { headers }: Meta = JSON.parse(readFileSync(join(FOLDER, `${name}.meta.json`), 'utf8'));
  const sent = headers
    .map(([key, value]): [string, string] => [key.toLowerCase(), value])
    .filter(([key]) => /^(content-type|user-agent|x-wc-)/.test(key));
  return { body: readFileSync(join(FOLDER, `${name}.body`)), headers: Object.fromEntries(sent) };
}

export interface EnvelopeProduct {
  id: number;
  [field: string]: unknown;
}

/** What the plugin sends. */
export function envelope(product: EnvelopeProduct, eventType = 'product.updated', eventId = `wc_${product.id}`) {
  const standing = {
    sku: `SKU-${product.id}`,
    name: `Product ${product.id}`,
    short_description: '',
    description: '',
    price: 1000,
    regular_price: 1000,
    sale_price: null,
    currency: 'IRT',
    stock_quantity: 3,
    stock_status: 'instock',
    categories: [],
    tags: [],
    image: '',
    gallery: [],
    permalink: `https://shoes.example/${product.id}`,
    type: 'simple',
    on_sale: false,
    date_modified: '2026-11-22T12:00:00+03:30',
  };
  return { event_id: eventId, event_type: eventType, product: { ...standing, ...product } };
}

/** Headers of a native delivery, signed. */
export function signed(body: string | Buffer, topic = 'product.updated', secret = SECRET): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-wc-webhook-topic': topic,
    'x-wc-webhook-signature': createHmac('sha256', secret).update(body).digest('base64'),
  };
}
