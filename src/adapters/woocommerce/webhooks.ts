// WooCommerce's webhooks through its REST API: seen, made, given a secret, and removed. A room of its own because
// nothing else of a shop is ever written.
import * as z from 'zod';
import { PilitoError } from '../../domain/errors.ts';
import type { ShopWebhook, ShopWebhooks, WebhookTopic } from '../../ports/source.ts';
import type { Refusal } from './answer.ts';
import type { Client } from './client.ts';
import { itemsOf } from './listing.ts';
import { id } from './schema.ts';

/**
 * `product.published` came with WooCommerce 10.8 and is the only one that tells of a scheduled publication; the two
 * actions tell of deletions for good, which no product topic does (trap 3).
 */
export const WEBHOOK_TOPICS: readonly WebhookTopic[] = [
  ...['created', 'updated', 'deleted', 'restored'].map((event) => ({ name: `product.${event}`, needed: true })),
  { name: 'product.published', needed: false },
  { name: 'action.woocommerce_delete_product', needed: false },
  { name: 'action.woocommerce_delete_product_variation', needed: false },
];

const PAGE_SIZE = 100;
const MOST_PAGES = 50;
const FIELDS = 'id,name,status,topic,delivery_url';

const row = z
  .object({ id, name: z.string().catch(''), status: z.string(), topic: z.string(), delivery_url: z.string() })
  .transform(({ delivery_url, ...rest }): ShopWebhook => ({ ...rest, deliveryUrl: delivery_url }));

export function webhooksOf(client: Client): ShopWebhooks {
  async function page(number: number, signal: AbortSignal): Promise<ShopWebhook[]> {
    const params = [
      ['status', 'all'],
      ['orderby', 'id'],
      ['order', 'asc'],
      ['per_page', PAGE_SIZE],
      ['page', number],
      ['_fields', FIELDS],
    ] as const;
    const answer = await client.get('/webhooks', params, signal);
    if (!answer.ok) throw answer.status === 403 ? maySeeNone(answer) : answer.error;
    return itemsOf(answer.json).map(read);
  }

  return {
    list: async (signal) => {
      const found = new Map<string, ShopWebhook>();
      for (let number = 1; number <= MOST_PAGES; number++) {
        const rows = await page(number, signal);
        for (const one of rows) found.set(one.id, one);
        if (rows.length < PAGE_SIZE) break;
      }
      return [...found.values()];
    },
    // There is no webhook 0: whoever may write is told so, whoever may not is refused before anybody looks.
    mayChange: async (signal) => {
      const answer = await client.write({ method: 'PUT', path: '/webhooks/0', body: {} }, signal);
      if (answer.ok || isUnknown(answer)) return true;
      if (isForbidden(answer)) return false;
      throw answer.error;
    },
    create: async ({ deliveryUrl, ...webhook }, signal) => {
      const body = { ...webhook, delivery_url: deliveryUrl, status: 'active' };
      const answer = await client.write({ method: 'POST', path: '/webhooks', body }, signal);
      if (answer.ok) return read(answer.json);
      if (answer.code?.endsWith('_invalid_topic')) return null;
      if (answer.code?.endsWith('_invalid_delivery_url')) throw refusedUrl(deliveryUrl);
      throw complaint(answer);
    },
    setSecret: async (webhookId, secret, signal) => {
      const answer = await client.write({ method: 'PUT', path: `/webhooks/${webhookId}`, body: { secret } }, signal);
      if (!answer.ok) throw complaint(answer);
    },
    remove: async (webhookId, signal) => {
      const path = `/webhooks/${webhookId}`;
      const answer = await client.write({ method: 'DELETE', path, params: [['force', 'true']] }, signal);
      if (!answer.ok && !isUnknown(answer)) throw complaint(answer);
    },
  };
}

function read(json: unknown): ShopWebhook {
  const parsed = row.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new PilitoError('shop_odd', 'The shop shows a webhook that cannot be read.', {
    hint: 'A plugin may change the answers of the REST API; look at WooCommerce → Settings → Advanced → Webhooks.',
    cause: parsed.error,
  });
}

function isUnknown({ code }: Refusal): boolean {
  return code?.endsWith('_invalid_id') === true;
}

/** Asked after a GET with the same keys was answered: then it is the right to write that is missing. */
function isForbidden({ status, code }: Refusal): boolean {
  return code !== null && (status === 401 || status === 403);
}

const READ_WRITE =
  'Make a key with the permission Read/Write, as a shop manager or administrator, in WooCommerce → Settings → Advanced → REST API.';

function maySeeNone({ code }: Refusal): PilitoError {
  return new PilitoError('shop_refused', `The keys may not see the shop's webhooks (${code}).`, { hint: READ_WRITE });
}

function complaint(answer: Refusal): PilitoError {
  if (!isForbidden(answer)) return answer.error;
  return new PilitoError('shop_refused', `The keys may not change the shop's webhooks (${answer.code}).`, {
    hint: READ_WRITE,
  });
}

function refusedUrl(url: string): PilitoError {
  return new PilitoError('invalid_config', `The shop takes no webhook for the address ${url}.`, {
    hint: 'Set PILITO_PUBLIC_URL to the address under which the shop reaches pilito, such as https://pilito.example.',
  });
}
