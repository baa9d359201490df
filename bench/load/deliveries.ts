// Deliveries as shops send them, as whole HTTP requests made before the clock runs: a product of WooCommerce's own
// webhook signed with its secret, or the plugin's envelope with a token, with or without a signature. No two bodies are
// equal.
import { createHmac } from 'node:crypto';
import { signatureOf, signingSecret } from '../../src/adapters/woocommerce/standard-webhook.ts';
import { catalogue } from '../shop/items.ts';

/** `signed`: WooCommerce's webhook; `token`: the plugin's envelope 1; `both`: its envelope 2. */
export type Kind = 'signed' | 'token' | 'both';

export interface Sender {
  kind: Kind;
  host: string;
  /** The store's slug. */
  store: string;
  webhookSecret: string;
  token: string;
}

const PATH = '/api/integrations/woocommerce/webhook/';
const BODY_BYTES = 6_000;

/** A request for each number. */
export function requestsOf(sender: Sender, numbers: readonly number[], now: number): Buffer[] {
  return numbers.map((n) => requestOf(sender, n, now));
}

function requestOf(sender: Sender, n: number, now: number): Buffer {
  const { kind, host, store } = sender;
  const product = productOf(n);
  const body = Buffer.from(JSON.stringify(kind === 'signed' ? product : envelopeOf(kind, n, product)));
  const headers = {
    Host: host,
    'User-Agent': 'WooCommerce/11.0.1 Hookshot (WordPress/7.1)',
    Accept: '*/*',
    'Content-Length': body.length,
    ...(kind === 'signed' ? signedBy(sender.webhookSecret, n, body) : tokenHeaders(sender, n, body, now)),
  };
  const head = [
    `POST ${PATH}${kind === 'signed' ? `${store}/` : ''} HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

/** Headers of WooCommerce's own webhook. */
export function signedBy(secret: string, n: number, body: Buffer): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'X-WC-Webhook-Source': 'https://shop.example/',
    'X-WC-Webhook-Topic': 'product.updated',
    'X-WC-Webhook-Resource': 'product',
    'X-WC-Webhook-Event': 'updated',
    'X-WC-Webhook-Signature': createHmac('sha256', secret).update(body).digest('base64'),
    'X-WC-Webhook-ID': '2',
    'X-WC-Webhook-Delivery-ID': n.toString(16).padStart(32, '0'),
  };
}

function tokenHeaders({ kind, token }: Sender, n: number, body: Buffer, now: number): Record<string, string> {
  const shown = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
  if (kind === 'token') return shown;
  const [id, stamp] = [`evt_${n}`, String(Math.floor(now / 1000))];
  const signature = signatureOf(signingSecret(token), id, stamp, body);
  return { ...shown, 'Webhook-Id': id, 'Webhook-Timestamp': stamp, 'Webhook-Signature': signature };
}

function envelopeOf(kind: 'token' | 'both', n: number, product: object): object {
  const event = { event_id: `evt_${n}`, event_type: 'product.updated', product };
  if (kind === 'token') return event;
  const site = { url: 'https://shop.example', currency: 'EUR', locale: 'en_GB' };
  return { version: 2, site, plugin_version: '1.0.0', ...event };
}

/** Of the made-up shop, as a listing shows them. */
export const CATALOGUE = 5_000;
const FIRST_MODIFIED = Date.UTC(2026, 1, 2);

const items: ((offset: number, count: number, changed: boolean) => string)[] = [];

/**
 * The state of a product after its `n`th change, 6 KB of JSON: one product after another, as a change of all prices sends
 * them, each time with another price, and with other words where `changes` has some.
 */
export function productOf(n: number, changes: Record<string, unknown> = {}): object {
  const [page = catalogue(CATALOGUE)] = items;
  items[0] = page;
  const [item]: Record<string, unknown>[] = JSON.parse(page(n % CATALOGUE, 1, false));
  const price = `${10 + (n % 9_973)}.50`;
  const date_modified_gmt = new Date(FIRST_MODIFIED + n * 1_000).toISOString().slice(0, 19);
  const product = { ...item, price, regular_price: price, date_modified_gmt, ...changes };
  const padding = 'x'.repeat(Math.max(0, BODY_BYTES - JSON.stringify(product).length));
  return { ...product, meta_data: [{ id: n, key: '_of_another_plugin', value: padding }] };
}
