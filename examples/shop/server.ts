// A small shop that speaks WooCommerce REST v3, for `pilito demo` and for tests: a real server with a real-looking
// catalogue, which can be edited while it runs, sends webhooks, and misbehaves when it is told to.
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { type ApiKey, createAuth } from './auth.ts';
import { type CatalogueEntry, stockShelves } from './catalogue.ts';
import { createEditor, type Editor } from './edit.ts';
import { createFaults, type Fault, type RawAnswer, type SeenRequest, spoil } from './faults.ts';
import type { Json } from './parts-json.ts';
import { productJson } from './product-json.ts';
import { invalidId } from './rest-error.ts';
import { createRouter, type House, type Route } from './router.ts';
import { PLUGIN_ROUTE, pluginHeader } from './routes-plugin.ts';
import { ALL_VARIATIONS_ROUTE, PRODUCT_ROUTES } from './routes-products.ts';
import { siteRoutes } from './routes-site.ts';
import { TERM_ROUTES } from './routes-terms.ts';
import { WEBHOOK_ROUTES } from './routes-webhooks.ts';
import { emptyShelf, itemBySku } from './shelf.ts';
import { createOutbox, type Delivery, type Outbox, type Webhook } from './webhooks.ts';
import { type Arrival, arrivalOf, callOf, htmlAnswer, rawAnswer, readFields, seenRequest, send } from './wire.ts';

export interface ShopOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  name?: string;
  consumerKey?: string;
  consumerSecret?: string;
  /** More keys, for instance one that may only read. */
  keys?: readonly ApiKey[];
  /** Milliseconds UTC; what the shop dates its edits, its answers and its signatures by. */
  clock?: () => number;
  tls?: { key: string; cert: string };
  /** The address WordPress believes it has, when that is not the one it is reached at. No slash at the end. */
  home?: string;
  /** Its own goods instead of the bundled ones. */
  catalogue?: readonly CatalogueEntry[];
  /** Deliver webhooks by itself (the default), or only when `deliver()` is called. */
  delivers?: 'automatically' | 'when-told';
  deliveryTimeoutMs?: number;
  ignoresOffset?: boolean;
  /** As before WooCommerce 10.3. */
  withoutBulkVariations?: boolean;
  /** As before WooCommerce 9.6: `include_status` means nothing to it. */
  withoutTrashListing?: boolean;
  /** As before WooCommerce 10.8: `product.published` is no topic. */
  withoutPublishedTopic?: boolean;
  /** Runs Pilito Product Sync in this version ("2.0.0"); without it when absent. */
  plugin?: string;
  /** The Authorization header never arrives, as on some Apache and CGI hosts. */
  stripsAuthorization?: boolean;
}

export interface ExampleShop extends Editor {
  readonly url: string;
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly webhooks: ReadonlyMap<number, Webhook>;
  readonly deliveries: readonly Delivery[];
  readonly requests: readonly SeenRequest[];
  /** The id behind a SKU; throws when there is none. */
  idOf(sku: string): number;
  /** A product (or a variation as a product) as `GET /products/{id}` shows it; undefined when it is gone. */
  product(id: number): Json | undefined;
  /** Ids of all products, or of all variations, whatever their status. */
  ids(kind?: 'products' | 'variations'): number[];
  addWebhook: Outbox['add'];
  deliver: Outbox['deliver'];
  /** Resolves when every delivery that is due has been made. */
  settled(): Promise<void>;
  misbehave(fault: Fault): () => void;
  close(): Promise<void>;
}

const LONGEST_URL = 8_190;

export async function createShop(options: ShopOptions = {}): Promise<ExampleShop> {
  const { clock = Date.now, name = 'فروشگاه نمونه', tls } = options;
  const consumerKey = options.consumerKey ?? `ck_${randomBytes(20).toString('hex')}`;
  const consumerSecret = options.consumerSecret ?? `cs_${randomBytes(20).toString('hex')}`;
  const owner: ApiKey = { consumerKey, consumerSecret, permissions: 'read_write', manager: true };
  const authenticate = createAuth([owner, ...(options.keys ?? [])]);
  const shelf = emptyShelf(clock);
  const faults = createFaults();
  const requests: SeenRequest[] = [];
  let url = '';

  const home = (secure: boolean): string => {
    return (options.home ?? url).replace(/^https?:/, secure ? 'https:' : 'http:');
  };
  const render = (id: number): Json => {
    const item = shelf.items.get(id);
    return item ? productJson(shelf, item, home(tls !== undefined)) : { ...invalidId('product', 404).body() };
  };
  const outbox = createOutbox({
    ...{ now: shelf.now, home: () => home(tls !== undefined), render, timeoutMs: options.deliveryTimeoutMs ?? 60_000 },
    automatic: options.delivers !== 'when-told',
    refusedTopics: refusedTopics(options),
  });
  const editor = createEditor(shelf, outbox.announce);
  stockShelves(shelf, editor, options.catalogue);

  const house: House = { shelf, editor, outbox, name };
  const dispatch = createRouter(routesOf(options));
  const deaf = deafTo(options);
  const takesKeys = options.plugin === undefined ? /wp-json\/wc\// : /wp-json\/(?:wc|pilito\/v1)\//;

  async function answerTo(arrival: Arrival, request: http.IncomingMessage): Promise<RawAnswer> {
    const { method, path, pairs, secure } = arrival;
    if ((request.url ?? '').length > LONGEST_URL) return htmlAnswer(414, '414 Request-URI Too Large', clock());
    if (arrival.route === null) return htmlAnswer(404, 'Page not found', clock());
    const authorization = options.stripsAuthorization ? undefined : arrival.headers.authorization;
    const address = home(secure);
    const asked = { method, secure, url: `${address}${path}`, pairs, authorization };
    const identity = takesKeys.test(path) ? authenticate(asked, clock()) : ({ kind: 'nobody' } as const);
    const call = callOf(arrival, await readFields(request), address, identity, deaf);
    const known = identity.kind === 'key';
    const answer = rawAnswer(await dispatch(house, call), address, known, clock());
    return { ...answer, headers: [...answer.headers, ...(known ? pluginHeader(options.plugin, arrival.headers) : [])] };
  }

  async function serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const arrival = arrivalOf(request, tls !== undefined);
    const seen = seenRequest(arrival, clock());
    requests.push(seen);
    const fault = faults.hit(seen);
    const answer = await answerTo(arrival, request);
    send(response, fault ? spoil(fault, answer) : { kind: 'answer', answer });
  }

  const listener: http.RequestListener = (request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': 'text/plain' }).end(`The example shop has a bug: ${error}`);
    });
  };
  const limits = { maxHeaderSize: 65_536, keepAliveTimeout: 75_000 };
  const server = tls ? https.createServer({ ...tls, ...limits }, listener) : http.createServer(limits, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `${tls ? 'https' : 'http'}://127.0.0.1:${portOf(server)}`;

  return {
    ...{ url, consumerKey, consumerSecret, requests, ...editor },
    ...{ webhooks: outbox.webhooks, deliveries: outbox.deliveries, addWebhook: outbox.add, deliver: outbox.deliver },
    idOf(sku) {
      const item = itemBySku(shelf, sku);
      if (!item) throw new Error(`The example shop has no ${sku}.`);
      return item.id;
    },
    product: (id) => (shelf.items.has(id) ? render(id) : undefined),
    ids: (kind = 'products') => {
      const wanted = [...shelf.items.values()].filter(({ type }) => (type === 'variation') === (kind === 'variations'));
      return wanted.map(({ id }) => id);
    },
    settled: async () => void (await outbox.deliver()),
    misbehave: faults.order,
    close() {
      outbox.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function portOf(server: http.Server | https.Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function routesOf({ withoutBulkVariations, plugin }: ShopOptions): Route[] {
  const bulk = withoutBulkVariations ? [] : [ALL_VARIATIONS_ROUTE];
  const ours = plugin === undefined ? [] : [PLUGIN_ROUTE];
  const routes = [...TERM_ROUTES, ...PRODUCT_ROUTES, ...bulk, ...WEBHOOK_ROUTES, ...ours];
  return [...routes, ...siteRoutes(routes)];
}

function deafTo({ ignoresOffset, withoutTrashListing }: ShopOptions): string[] {
  return [...(ignoresOffset ? ['offset'] : []), ...(withoutTrashListing ? ['include_status', 'exclude_status'] : [])];
}

function refusedTopics({ withoutPublishedTopic }: ShopOptions): string[] {
  return withoutPublishedTopic ? ['product.published'] : [];
}
