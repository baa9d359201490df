// What the routes answer, as schemas. Routes build their answers by hand and need none of this; a test holds every
// live answer against it, so a field that comes or goes must come or go here too.
import * as z from 'zod';
import { SEARCH_MODES } from '../app/search.ts';
import { ERROR_CODES } from '../domain/errors.ts';
import { EVENT_STATUSES } from '../domain/event.ts';
import { SCOPES } from '../domain/token.ts';

const time = z.iso.datetime().describe('ISO 8601, UTC');
const amount = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?$/)
  .describe('An exact decimal, of any size');
const count = z.int().min(0);
const names = z.array(z.string());
const code = z.enum(Object.keys(ERROR_CODES)).describe('See docs/errors.md');

export const Failure = z.object({ error: code, detail: z.string().describe('A sentence for people') });

export const Accepted = z.object({
  status: z.literal('accepted'),
  message: z.string(),
  event_id: z.string(),
  processing_time_ms: count,
});

export const Skipped = z.object({ status: z.literal('skipped'), message: z.string(), event_id: z.string() });

export const Pong = z.object({ status: z.literal('ok'), message: z.string() });

const bulkResult = z.object({
  event_id: z.string().nullable(),
  status: z.enum(['accepted', 'skipped', 'rejected']),
  detail: z.string().optional(),
});
const bulkCounts = { accepted: count, skipped: count, rejected: count, results: z.array(bulkResult) };

export const BulkAccepted = z.object({
  status: z.literal('accepted'),
  message: z.string(),
  ...bulkCounts,
  processing_time_ms: count,
});

export const BulkRefused = Failure.extend(bulkCounts);

export const Token = z.object({
  id: z.string(),
  store: z.string().nullable(),
  scope: z.enum(SCOPES),
  integration_type: z.string(),
  name: z.string(),
  token_preview: z.string(),
  is_active: z.boolean().describe('The switch'),
  is_valid_status: z.boolean().describe('Active, and not expired'),
  last_used_at: time.nullable(),
  usage_count: count,
  allowed_ips: names,
  created_at: time,
  expires_at: time.nullable(),
});

export const NewToken = Token.extend({ token: z.string().describe('Shown this once'), message: z.string() });

export const Health = z.object({
  status: z.literal('ok'),
  message: z.string(),
  user: z.object({ id: z.int(), email: z.string(), username: z.string() }),
  store: z.object({ slug: z.string(), name: z.string(), language: z.string() }),
  token: Token.pick({ id: true, integration_type: true, name: true, last_used_at: true, usage_count: true }),
  timestamp: time,
});

export const Event = z.object({
  id: z.int(),
  event_id: z.string(),
  event_type: z.string(),
  store: z.string(),
  token_name: z.string().nullable(),
  woo_product_id: z.union([z.int(), z.string()]).nullable(),
  status: z.enum(EVENT_STATUSES),
  attempts: count,
  processed_successfully: z.boolean(),
  error_message: z.string().nullable(),
  processing_time_ms: count.nullable(),
  source_ip: z.string(),
  user_agent: z.string(),
  created_at: time,
  finished_at: time.nullable(),
});

export const EventWithPayload = Event.extend({
  payload: z.unknown().describe('The body that was delivered; text where it is not JSON'),
});

export const EventStats = z.object({
  total: count,
  by_status: z.object(Object.fromEntries(EVENT_STATUSES.map((status) => [status, count]))),
  by_type: z.record(z.string(), count),
  success_rate: z.number().min(0).max(1).nullable(),
  oldest_pending_at: time.nullable(),
  average_processing_ms: z.number().nullable(),
});

export const Queued = z.object({ status: z.literal('queued'), id: z.int() });

export const Product = z.object({
  id: z.int(),
  store: z.string(),
  title: z.string(),
  product_type: z.string(),
  short_description: z.string(),
  description: z.string(),
  link: z.string(),
  price: amount.nullable(),
  original_price: amount.nullable(),
  sale_price: amount.nullable(),
  final_price: amount.nullable(),
  currency: z.string().nullable(),
  has_discount: z.boolean(),
  discount_amount: amount.nullable(),
  category: z.string().nullable(),
  categories: names,
  brand: z.string().nullable(),
  tags: names,
  specifications: z.record(z.string(), names),
  is_active: z.boolean(),
  in_stock: z.boolean(),
  stock_quantity: z.union([z.int(), z.string()]).nullable(),
  main_image: z.string().nullable(),
  images: names,
  external_id: z.string(),
  external_source: z.string(),
  parent_external_id: z.string().nullable(),
  sku: z.string(),
  created_at: time,
  updated_at: time,
  synced_at: time,
});

export const ProductStats = z.object({
  total_products: count,
  active_products: count,
  inactive_products: count,
  in_stock_products: count,
  out_of_stock_products: count,
  products_with_discount: count,
  by_source: z.record(z.string(), count),
  by_category: z.record(z.string(), count),
  price_range: z.object({ min: amount.nullable(), max: amount.nullable(), average: amount.nullable() }),
  currency: z.string().nullable(),
});

export const Found = z.object({
  rank: z.int().min(1),
  score: z.number(),
  external_id: z.string(),
  external_source: z.string(),
  title: z.string(),
  url: z.string(),
  price: amount.nullable(),
  currency: z.string().nullable(),
  in_stock: z.boolean(),
  categories: names,
  snippet: z.string(),
  text: z.string(),
  synced_at: time,
  live: z.boolean().optional().describe('With `live`: price and stock are as the shop has just said'),
  explain: z
    .object({
      text: z.number().nullable(),
      vector: z.number().nullable(),
      text_weight: z.number(),
      vector_weight: z.number(),
    })
    .optional(),
});

const filters = z.record(z.string(), z.unknown()).describe('Those that hold, given or understood');
const answered = {
  store: z.string(),
  mode: z.enum(SEARCH_MODES),
  took_ms: z.number(),
};

export const SearchAnswer = z.object({
  query: z.string(),
  ...answered,
  interpreted: z.object({
    terms: names,
    filters,
    understood: z.array(z.object({ words: z.string(), as: z.string() })),
    notices: names,
  }),
  count,
  results: z.array(Found),
});

export const SimilarAnswer = z.object({
  similar_to: z.object({ external_id: z.string(), title: z.string() }),
  ...answered,
  interpreted: z.object({ filters, notices: names }),
  count,
  results: z.array(Found),
});

const rpc = { jsonrpc: z.literal('2.0'), id: z.union([z.string(), z.number()]).nullable() };

export const RpcAnswer = z.object({ ...rpc, result: z.record(z.string(), z.unknown()) });

export const RpcFailure = z.object({
  ...rpc,
  error: z.object({ code: z.int(), message: z.string(), data: z.unknown().optional() }),
});

export const Alive = z.object({ status: z.literal('ok') });
export const Description = z.object({ openapi: z.string() }).loose();
export const Ready = z.object({ status: z.literal('ready') });

const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ count, next: z.url().nullable(), previous: z.url().nullable(), results: z.array(row) });

export const TokenPage = page(Token);
export const EventPage = page(Event);
export const ProductPage = page(Product);
