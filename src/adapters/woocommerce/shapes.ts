// The bodies that are understood here, described by the schemas that read them. What a shop may leave out, and the odd
// shapes that plugins give a field, are in those schemas; the examples are plain.
import * as z from 'zod';
import type { DeliveryShape } from '../../ports/source.ts';
import { bulkList, MOST_EVENTS } from './bulk.ts';
import { envelopeV1 } from './envelope-v1.ts';
import { envelopeV2 } from './envelope-v2.ts';
import { rawProduct } from './schema.ts';

const site = z.object({ url: z.url(), currency: z.string() }).partial().loose();
const head = { version: z.literal(2), site: site.optional(), plugin_version: z.string().optional() };
const event2 = envelopeV2.extend({ product: rawProduct, variations: z.array(rawProduct).nullish() });

const JSON_TYPE = 'application/json';

const PRODUCT = {
  id: 414,
  name: 'کفش ورزشی',
  type: 'variable',
  status: 'publish',
  permalink: 'https://shop.example/product/414/',
  categories: [{ id: 9, name: 'کفش' }],
  variations: [415],
  date_modified_gmt: '2026-11-22T06:00:00',
};
const VARIATION = { id: 415, parent_id: 414, type: 'variation', price: '850000', stock_status: 'instock' };
const EVENT = {
  event_id: 'pps_k3x9qz_414_17',
  event_type: 'product.updated',
  product: PRODUCT,
  variations: [VARIATION],
};
const HEAD = { version: 2, site: { url: 'https://shop.example', currency: 'IRT' }, plugin_version: '2.0.0' };

export function shapes(): DeliveryShape[] {
  return [
    {
      name: 'EnvelopeV2',
      ways: ['token'],
      description:
        'One event of the plugin, version 2: the product, and variations of it, as the REST API shows them. Signed after the Standard Webhooks scheme with a secret that follows from the token.',
      contentType: JSON_TYPE,
      schema: schemaOf(event2.extend(head)),
      example: { ...HEAD, ...EVENT },
    },
    {
      name: 'EnvelopeV1',
      ways: ['token'],
      description: 'One event of older plugins. It names no version and is not signed.',
      contentType: JSON_TYPE,
      schema: schemaOf(envelopeV1.extend({ product: rawProduct })),
      example: {
        event_id: 'wc_2026_11_22_093000_414_5821',
        event_type: 'product.updated',
        product: { id: 414, name: 'کفش ورزشی', price: 850000, currency: 'IRT', stock_status: 'instock' },
      },
    },
    {
      name: 'WooCommerceProduct',
      ways: ['token', 'signature'],
      description:
        "WooCommerce's own webhook: the product as the REST API shows it, or its id alone when it was deleted. The topic is in X-WC-Webhook-Topic.",
      contentType: JSON_TYPE,
      schema: schemaOf(rawProduct),
      example: {
        id: 777,
        name: 'Trail Runner',
        type: 'simple',
        status: 'publish',
        price: '85',
        stock_status: 'instock',
      },
    },
    {
      name: 'WooCommercePing',
      ways: ['token', 'signature'],
      description: 'What WooCommerce sends, unsigned, when a webhook is saved.',
      contentType: 'application/x-www-form-urlencoded',
      schema: schemaOf(z.object({ webhook_id: z.int().positive() })),
      example: { webhook_id: 5 },
    },
    {
      name: 'Bulk',
      ways: ['bulk'],
      description: 'Events of the plugin, version 2, in one body that is signed as a whole.',
      contentType: JSON_TYPE,
      schema: schemaOf(bulkList.extend(head).extend({ events: z.array(event2).min(1).max(MOST_EVENTS) })),
      example: { ...HEAD, events: [EVENT] },
    },
  ];
}

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  return { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) };
}
