// Webhooks over REST. Secrets and failure counts are never shown; creating one pings its address before it answers.

import { gmtDate, localDate } from './clock.ts';
import type { Fields } from './fields.ts';
import { PAGING_RULES } from './filters.ts';
import { apiUrl, linksOf } from './links.ts';
import { pageOf, pageUrl, pagingHeaders, pickFields } from './paging.ts';
import { checkParams, isTrue, oneOf, textOf } from './params.ts';
import type { Json } from './parts-json.ts';
import { invalidId, RestError } from './rest-error.ts';
import { answer, editing, type House, type Route } from './router.ts';
import type { Webhook } from './webhooks.ts';

const STATUSES = ['active', 'paused', 'disabled'] as const;

const HOOKS: Readonly<Record<string, string[]>> = {
  'product.created': [
    'woocommerce_process_product_meta',
    'woocommerce_new_product',
    'woocommerce_new_product_variation',
  ],
  'product.updated': [
    ...['woocommerce_process_product_meta', 'woocommerce_update_product', 'woocommerce_update_product_variation'],
  ],
  'product.deleted': ['wp_trash_post'],
  'product.restored': ['untrashed_post'],
  'product.published': ['woocommerce_product_published'],
};

function webhookJson(webhook: Webhook, home: string): Json {
  const { id, name, status, topic, modified } = webhook;
  const [resource = '', ...event] = topic.split('.');
  return {
    ...{ id, name, status, topic, resource, event: event.join('.') },
    hooks: HOOKS[topic] ?? (resource === 'action' ? event : []),
    ...{ delivery_url: webhook.deliveryUrl, date_created: localDate(webhook.created) },
    date_created_gmt: gmtDate(webhook.created),
    date_modified: modified === null ? null : localDate(modified),
    date_modified_gmt: modified === null ? null : gmtDate(modified),
    _links: linksOf(home, 'webhooks', id),
  };
}

function find(house: House, id: number, status: number): Webhook {
  const webhook = house.outbox.webhooks.get(id);
  if (!webhook) throw invalidId('shop_webhook', status);
  return webhook;
}

/** The fields of a request by our names, only those that were sent. */
function changes(fields: Fields): Partial<Webhook> {
  const wanted: Partial<Webhook> = {};
  if (typeof fields.name === 'string') wanted.name = fields.name;
  if (typeof fields.topic === 'string') wanted.topic = fields.topic;
  if (typeof fields.secret === 'string' && fields.secret !== '') wanted.secret = fields.secret;
  if (typeof fields.delivery_url === 'string') wanted.deliveryUrl = fields.delivery_url;
  const status = STATUSES.find((one) => one === fields.status);
  if (status) wanted.status = status;
  return wanted;
}

export const WEBHOOK_ROUTES: readonly Route[] = [
  {
    path: '/wc/v3/webhooks',
    handlers: {
      GET: ({ outbox }, call) => {
        checkParams(call.params, { ...PAGING_RULES, status: oneOf(['all', ...STATUSES]) });
        const status = textOf(call.params.status) || 'all';
        const wanted = [...outbox.webhooks.values()].filter((one) => status === 'all' || one.status === status);
        const page = pageOf(call.params.order === 'asc' ? wanted : wanted.reverse(), call.params);
        const url = (number: number): string => pageUrl(apiUrl(call.home, 'webhooks'), call.pairs, number);
        const rows = page.items.map((webhook) => pickFields(webhookJson(webhook, call.home), call.params));
        return answer(rows, pagingHeaders(page, url));
      },
      POST: async ({ outbox }, call) => {
        const { name, topic = '', deliveryUrl = '', secret } = changes(call.body);
        const extras = { ...(name === undefined ? {} : { name }), ...(secret === undefined ? {} : { secret }) };
        const webhook = await outbox.add({ topic, deliveryUrl, ...extras });
        return answer(
          webhookJson(webhook, call.home),
          [['Location', apiUrl(call.home, `webhooks/${webhook.id}`)]],
          201,
        );
      },
    },
  },
  {
    path: '/wc/v3/webhooks/(?P<id>[\\d]+)',
    handlers: {
      GET: (house, call, { id = 0 }) => answer(webhookJson(find(house, id, 404), call.home)),
      ...editing(async (house, call, { id = 0 }) => {
        find(house, id, 400);
        return answer(webhookJson(await house.outbox.change(id, changes(call.body)), call.home));
      }),
      DELETE: (house, call, { id = 0 }) => {
        const webhook = find(house, id, 404);
        if (!isTrue(call.params.force)) {
          throw new RestError('woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.', 501);
        }
        house.outbox.drop(id);
        return answer(webhookJson(webhook, call.home));
      },
    },
  },
];
