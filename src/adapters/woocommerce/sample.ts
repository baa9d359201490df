// Deliveries as WooCommerce sends them, of a product that does not exist: for trying an endpoint out. Headers, order of
// fields and escapes are those of WooCommerce 11.
import { createHash } from 'node:crypto';
import type { Sample, SampleOrder } from '../../ports/source.ts';
import { sampleProduct } from './sample-product.ts';
import { sign } from './signature.ts';

const AGENT = 'WooCommerce/11.0.1 Hookshot (WordPress/7.1) pilito-trigger';
const WEBHOOK_ID = 900_000_000;
/** How far a made-up variation's id is from its parent's. */
const VARIATIONS_FROM = 50_000_000;

export const SAMPLES: readonly string[] = [
  ...['product.created', 'product.updated', 'product.deleted', 'product.restored', 'product.published'],
  ...['variation', 'action.woocommerce_delete_product', 'action.woocommerce_delete_product_variation', 'ping'],
];

/** Two of one second carry the same delivery id, as in the shop (trap 4). */
export function sample(order: SampleOrder): Sample {
  const general = { 'user-agent': AGENT, accept: '*/*' };
  if (order.topic === 'ping') {
    const headers = { ...general, 'content-type': 'application/x-www-form-urlencoded' };
    return { headers, body: Buffer.from(`webhook_id=${WEBHOOK_ID}`) };
  }
  const topic = order.topic === 'variation' ? 'product.updated' : order.topic;
  const [resource = '', event = ''] = topic.split('.');
  const body = Buffer.from(phpJson(payload(order)));
  const second = Math.floor(order.now / 1000);
  return {
    body,
    headers: {
      ...general,
      'content-type': 'application/json',
      'x-wc-webhook-source': `${order.shopUrl}/`,
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-resource': resource,
      'x-wc-webhook-event': event,
      'x-wc-webhook-signature': sign(body, order.secret),
      'x-wc-webhook-id': String(WEBHOOK_ID),
      'x-wc-webhook-delivery-id': createHash('md5').update(`${WEBHOOK_ID}${second}`).digest('hex'),
    },
  };
}

function payload({ topic, productId, shopUrl, now }: SampleOrder): unknown {
  const isVariation = topic.endsWith('variation');
  const id = isVariation ? productId + VARIATIONS_FROM : productId;
  if (topic === 'product.deleted') return { id };
  if (topic.startsWith('action.')) return { action: topic.slice('action.'.length), arg: id };
  const isNew = topic === 'product.created' || topic === 'product.published';
  return sampleProduct({ id, parentId: isVariation ? productId : 0, isNew, shopUrl, now });
}

/** As PHP writes JSON: ASCII only, slashes escaped. */
function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
