// The description of the API (OpenAPI 3.1), put together from the schemas that the routes validate with. Nothing of it
// is made before it is asked for; a test compares it with the routes there are, and with what they answer.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeliveryShape } from '../ports/source.ts';
import { VERSION } from '../version.ts';
import type { RouteContext } from './context.ts';
import { admin } from './openapi-admin.ts';
import * as answers from './openapi-answers.ts';
import { deliveries } from './openapi-deliveries.ts';
import { knowledge } from './openapi-knowledge.ts';
import { type Operation, operationOf } from './openapi-operation.ts';
import { ops } from './openapi-ops.ts';
import { components, type Json, tidy } from './openapi-schema.ts';

export interface OpenapiOptions {
  /** Without a slash at the end; null where the document is read from the server itself. */
  publicUrl: string | null;
  /** Bodies that the source understands. */
  shapes: readonly DeliveryShape[];
  metricsFor: RouteContext['metricsFor'];
}

const TAGS = [
  { name: 'Deliveries', description: 'What shops send' },
  { name: 'Products', description: 'The catalogue as rows' },
  { name: 'Search', description: 'What the catalogue answers' },
  { name: 'Agents', description: 'The same for AI agents, by their own protocol' },
  { name: 'Tokens', description: 'Who may call' },
  { name: 'Events', description: 'The log of deliveries' },
  { name: 'Operations', description: 'For who runs the server' },
];

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description });
const header = (name: string, description: string) => ({ type: 'apiKey', in: 'header', name, description });

const SECURITY = {
  ingestToken: bearer('`wc_sk_live_…`: of one store, to deliver'),
  readToken: bearer('`pilito_read_…`: of one store, to read and search'),
  adminToken: bearer('`pilito_admin_…`: of no store, everything but to deliver'),
  standardWebhook: header(
    'webhook-signature',
    'Standard Webhooks: `v1,` and base64 of HMAC-SHA256 over id, timestamp and body, with a secret that follows from the token',
  ),
  webhookSignature: header('X-WC-Webhook-Signature', 'Base64 of HMAC-SHA256 over the body, with the webhook secret'),
};

/** What parameters mean, by name: the same name means the same on every route. */
const PARAMETERS: Record<string, string> = {
  id: 'Its number or id; of a product also its external id, such as `woo_414`',
  store: "The store's slug; needed from an admin token where there are several",
  page: 'From 1',
  page_size: 'At most 100',
  scope: 'Only tokens of this scope',
  event_type: 'Such as `product.updated`',
  success: '`true` for events that ended as done',
  status: 'How it stands',
  woo_product_id: 'Of this product: `777` or `woo_777`',
  since: 'From then on: a date and time, or how long ago (`7d`, `12h`)',
  until: 'Before then, written the same way',
  search: 'Words of the title or text',
  external_source: 'Such as `woocommerce`',
  product_type: 'Such as `simple`, `variable`, `variation`',
  category: 'The name of a category',
  brand: 'The name of a brand',
  is_active: 'Can customers see it?',
  in_stock: 'Can it be had?',
  has_discount: 'Is it on sale now?',
  min_price: 'At least this much, in the currency of the store',
  max_price: 'At most this much',
  currency: 'Such as `IRT` or `EUR`',
  ordering: 'By what; with `-` the other way round',
  q: 'The question, as the customer asks it',
  limit: 'How many results at most',
  mode: 'Words, meaning, or both',
  literal: 'Read no filters out of the words',
  live: 'Ask the shop for price and stock of what is found',
  explain: 'With each result, how its score came about',
  format: '`prompt` gives text for a language model',
  budget: 'How many tokens a prompt may have',
  'X-WC-Webhook-Topic': "The topic, for WooCommerce's own payload",
  'webhook-id': 'Standard Webhooks: the id of the message',
  'webhook-timestamp': 'Standard Webhooks: Unix seconds, at most 5 minutes from now',
  'webhook-signature': 'Standard Webhooks: signatures, separated by spaces',
};

/** Takes a moment, and lets others have theirs between two routes. */
export async function openapi({ publicUrl, shapes, metricsFor }: OpenapiOptions): Promise<Json> {
  const told = { parameters: PARAMETERS, shapes };
  const paths: Record<string, Json> = {};
  for (const operation of [...deliveries, ...knowledge, ...admin, ...ops(metricsFor)] satisfies Operation[]) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation, told) };
    await nextTurn();
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'pilito',
      version: VERSION,
      summary: 'A shop’s catalogue, ready for AI chat',
      description:
        'JSON in and out, UTF-8. Every path answers with and without the slash at the end. Failures are `{"error", "detail"}`. Prices are exact decimal strings, times are ISO 8601 in UTC.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl ?? '/' }],
    tags: TAGS,
    paths,
    components: {
      schemas: {
        ...components(answers),
        ...Object.fromEntries(shapes.map(({ name, schema, description }) => [name, { ...tidy(schema), description }])),
      },
      securitySchemes: SECURITY,
    },
  };
}
