// Deliveries of the plugin in version 2, as it builds and signs them: products and variations in the words of
// WooCommerce's REST API, envelopes and lists of them, and the headers of the Standard Webhooks scheme.
import { createHmac } from 'node:crypto';

export const BULK = '/api/integrations/woocommerce/bulk/';

/** A product or a variation as GET /wc/v3/products/… shows it. */
export type Shown = { id: number } & Record<string, unknown>;

export interface Told {
  event_id: string;
  event_type: string;
  product: Shown;
  variations?: Shown[];
}

export interface Signed {
  body: string;
  headers: Record<string, string>;
}

export const SITE = {
  url: 'https://shoes.example',
  name: 'Shoes',
  currency: 'IRT',
  timezone: 'Asia/Tehran',
  locale: 'fa_IR',
  wordpress: '6.8',
  woocommerce: '10.1',
};

export function wooProduct(id: number, fields: Record<string, unknown> = {}): Shown {
  return {
    id,
    name: `Product ${id}`,
    permalink: `https://shoes.example/product/${id}/`,
    date_created_gmt: '2026-11-01T08:00:00',
    date_modified_gmt: '2026-11-22T08:30:00',
    type: 'simple',
    status: 'publish',
    catalog_visibility: 'visible',
    description: '',
    short_description: '',
    sku: `SKU-${id}`,
    price: '1000',
    regular_price: '1000',
    sale_price: '',
    on_sale: false,
    stock_quantity: null,
    stock_status: 'instock',
    categories: [],
    tags: [],
    images: [],
    attributes: [],
    variations: [],
    meta_data: [],
    post_password: '',
    ...fields,
  };
}

/** One of a variable product, with the colour it comes in. */
export function wooVariation(id: number, parent: number, colour: string, fields: Record<string, unknown> = {}): Shown {
  const attributes = [{ id: 1, name: 'Color', slug: 'pa_color', option: colour }];
  const { variations: _, tags: _tags, ...shown } = wooProduct(id, { type: 'variation', name: colour, attributes });
  return { ...shown, parent_id: parent, ...fields };
}

/** What is told of one product: the part of an envelope that differs from event to event. */
export function event(product: Shown, type = 'product.updated', { variations, id }: EventOptions = {}): Told {
  const told = { event_id: id ?? `pps_test01_${product.id}_1`, event_type: type, product };
  return variations === undefined ? told : { ...told, variations };
}

interface EventOptions {
  variations?: Shown[];
  id?: string;
}

/** The body of a delivery of one event. */
export function envelope2(one: Told, site: unknown = SITE): Record<string, unknown> {
  return { version: 2, site, plugin_version: '2.0.0', ...one };
}

/** The body of a delivery of several. */
export function bulk2(events: readonly unknown[], site: unknown = SITE): Record<string, unknown> {
  return { version: 2, site, plugin_version: '2.0.0', events };
}

/**
 * A body with its headers, stamped at a moment (milliseconds UTC) and signed with what follows from the token. Written
 * out here once more, so that a mistake of ours does not agree with itself.
 */
export function signed2(body: unknown, token: string, at: number, id = 'msg_1'): Signed {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const stamp = String(Math.floor(at / 1000));
  const secret = createHmac('sha256', token).update('pilito-webhook-signing-v1').digest();
  const signature = createHmac('sha256', secret).update(`${id}.${stamp}.${text}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': stamp,
    'webhook-signature': `v1,${signature}`,
  };
  return { body: text, headers };
}
