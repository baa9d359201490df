// WooCommerce's own webhooks: who wants to hear of what, the queue of what is to be sent, and how a delivery looks on
// the wire. The payload is made when it is sent, so it tells the state then; nothing is ever sent twice.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { phpJson } from './php-json.ts';
import { post } from './post.ts';
import { RestError } from './rest-error.ts';

export interface Webhook {
  id: number;
  name: string;
  status: 'active' | 'paused' | 'disabled';
  topic: string;
  deliveryUrl: string;
  secret: string;
  created: number;
  modified: number | null;
  /** Failures in a row; the seventh disables the webhook. */
  failures: number;
  /** No ping has been answered with 200 yet; another is sent after every delivery. */
  pendingPing: boolean;
}

export interface Delivery {
  webhookId: number;
  topic: string;
  body: string;
  status: number | null;
  error: string | null;
}

export interface Outbox {
  webhooks: ReadonlyMap<number, Webhook>;
  deliveries: readonly Delivery[];
  add(fields: { topic: string; deliveryUrl: string; secret?: string; name?: string }): Promise<Webhook>;
  change(id: number, fields: Partial<Webhook>): Promise<Webhook>;
  drop(id: number): void;
  announce(topic: string, id: number | null): void;
  /** Sends what is queued, oldest first, until nothing is left. */
  deliver(): Promise<Delivery[]>;
  close(): void;
}

export interface OutboxOptions {
  now: () => number;
  /** The shop's address, as deliveries name it. */
  home: () => string;
  /** What a product looks like at this moment: its JSON, or the error object when it is gone. */
  render: (id: number) => unknown;
  automatic: boolean;
  /** Topics this version of WooCommerce does not know yet. */
  refusedTopics: readonly string[];
  timeoutMs: number;
}

const LAST_FAILURE = 7;
const SYMBOLS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!@#$%^*()-_[]{}~+=,.;:/?|';

function check(fields: { topic?: string; deliveryUrl?: string }, refused: readonly string[]): void {
  const { topic, deliveryUrl } = fields;
  const known = /^(?:product|order|coupon|customer)\.(?:created|updated|deleted|restored)$|^product\.published$/;
  if (
    topic !== undefined &&
    (refused.includes(topic) || !(known.test(topic) || /^action\.(?:woocommerce|wc)_/.test(topic)))
  ) {
    const message = 'Webhook topic is required and must be valid.';
    throw new RestError('woocommerce_rest_shop_webhook_invalid_topic', message, 400);
  }
  if (deliveryUrl !== undefined && !(/^https?:\/\//.test(deliveryUrl) && URL.canParse(deliveryUrl))) {
    const message = 'Webhook delivery URL must be a valid URL starting with http:// or https://.';
    throw new RestError('woocommerce_rest_shop_webhook_invalid_delivery_url', message, 400);
  }
}

export function createOutbox(options: OutboxOptions): Outbox {
  const webhooks = new Map<number, Webhook>();
  const deliveries: Delivery[] = [];
  const queue: { webhookId: number; arg: number | null }[] = [];
  const closing = new AbortController();
  let lastId = 0;
  let working: Promise<Delivery[]> | null = null;

  const limit = (ms: number): AbortSignal => AbortSignal.any([closing.signal, AbortSignal.timeout(ms)]);

  async function ping(webhook: Webhook): Promise<void> {
    const type = ['Content-Type', 'application/x-www-form-urlencoded'];
    const { status } = await post(webhook.deliveryUrl, type, Buffer.from(`webhook_id=${webhook.id}`), limit(5_000));
    webhook.pendingPing = status !== 200;
  }

  async function send(webhook: Webhook, arg: number | null): Promise<Delivery> {
    const body = Buffer.from(phpJson(payload(webhook.topic, arg, options.render)));
    const headers = deliveryHeaders(webhook, body, options);
    const sent = await post(webhook.deliveryUrl, headers, body, limit(options.timeoutMs));
    const accepted = sent.status !== null && sent.status >= 200 && sent.status <= 302;
    webhook.failures = accepted ? 0 : webhook.failures + 1;
    if (webhook.failures >= LAST_FAILURE) webhook.status = 'disabled';
    if (webhook.pendingPing) await ping(webhook);
    return { webhookId: webhook.id, topic: webhook.topic, body: body.toString(), ...sent };
  }

  async function drain(): Promise<Delivery[]> {
    const done: Delivery[] = [];
    for (let next = queue.shift(); next && !closing.signal.aborted; next = queue.shift()) {
      const webhook = webhooks.get(next.webhookId);
      if (webhook && webhook.status !== 'disabled') done.push(await send(webhook, next.arg));
    }
    deliveries.push(...done);
    return done;
  }

  async function deliver(): Promise<Delivery[]> {
    const earlier = (await working) ?? [];
    if (queue.length === 0) return earlier;
    working ??= drain().finally(() => {
      working = null;
    });
    return [...earlier, ...(await working), ...(queue.length > 0 ? await deliver() : [])];
  }

  return {
    ...{ webhooks, deliveries, deliver },
    async add({ topic, deliveryUrl, secret = randomSecret(), name = `Webhook ${topic}` }) {
      check({ topic, deliveryUrl }, options.refusedTopics);
      const id = ++lastId;
      const fresh = { created: options.now(), modified: null, failures: 0, pendingPing: true };
      const webhook: Webhook = { ...{ id, name, topic, deliveryUrl, secret }, status: 'active', ...fresh };
      webhooks.set(id, webhook);
      await ping(webhook);
      return webhook;
    },
    async change(id, fields) {
      const webhook = webhooks.get(id);
      if (!webhook) throw new RestError('woocommerce_rest_shop_webhook_invalid_id', 'Invalid ID.', 400);
      check(fields, options.refusedTopics);
      const woken = fields.status === 'active' && webhook.status !== 'active';
      Object.assign(webhook, fields, { modified: options.now() });
      if (woken) webhook.failures = Math.min(webhook.failures, LAST_FAILURE - 1);
      if (woken || fields.deliveryUrl !== undefined) await ping(webhook);
      return webhook;
    },
    drop: (id) => void webhooks.delete(id),
    announce(topic, arg) {
      for (const webhook of webhooks.values()) {
        const queued = queue.some((one) => one.webhookId === webhook.id && one.arg === arg);
        if (webhook.topic !== topic || webhook.status !== 'active' || queued) continue;
        queue.push({ webhookId: webhook.id, arg });
      }
      if (options.automatic && queue.length > 0) setImmediate(() => void deliver());
    },
    close: () => closing.abort(),
  };
}

function payload(topic: string, arg: number | null, render: (id: number) => unknown): unknown {
  if (topic.startsWith('action.')) return { action: topic.slice('action.'.length), arg: arg ?? [] };
  return topic === 'product.deleted' ? { id: arg } : render(arg ?? 0);
}

/** Two deliveries of one webhook within a second share their delivery id, as in the real shop. */
function deliveryHeaders(webhook: Webhook, body: Buffer, { now, home }: OutboxOptions): string[] {
  const [resource = '', event = ''] = webhook.topic.split('.');
  const deliveryId = createHash('md5')
    .update(`${webhook.id}${Math.floor(now() / 1000)}`)
    .digest('hex');
  return [
    ...['Content-Type', 'application/json', 'X-WC-Webhook-Source', `${home()}/`],
    ...['X-WC-Webhook-Topic', webhook.topic, 'X-WC-Webhook-Resource', resource, 'X-WC-Webhook-Event', event],
    ...['X-WC-Webhook-Signature', createHmac('sha256', webhook.secret).update(body).digest('base64')],
    ...['X-WC-Webhook-ID', String(webhook.id), 'X-WC-Webhook-Delivery-ID', deliveryId],
  ];
}

function randomSecret(): string {
  return [...randomBytes(50)].map((byte) => SYMBOLS[byte % SYMBOLS.length]).join('');
}
