// A shop that speaks WooCommerce's REST API over real HTTP, as far as a pull needs it, with the manners of WooCommerce:
// keys by OAuth over http and by Basic or query over https, offset before page, trash on request. A test can step in
// before any answer.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tls } from './recorded.ts';

export const KEY = 'ck_0000000000000000000000000000000000000001';
export const SECRET = 'cs_0000000000000000000000000000000000000002';

export interface Item {
  id: number;
  type: string;
  status: string;
  parent_id: number;
  date_modified_gmt: string;
  [key: string]: unknown;
}

interface Asked {
  /** 1 for the first request. */
  number: number;
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
}

/** Answers in place of the shop by writing to `response`; returns false to let the shop answer. */
type Intercept = (asked: Asked, response: ServerResponse) => boolean;

export interface FakeShop {
  url: string;
  port: number;
  items: Map<number, Item>;
  asked: Asked[];
  intercept: Intercept;
  /** What the shop does not know, as older or stranger ones. */
  lacks: Set<'offset' | 'bulk_variations' | 'include_status' | 'authorization' | 'rewriting'>;
  /** Added to X-WP-Total; null sends none. */
  totalLie: number | null;
  maxPerPage: number;
  close(): Promise<void>;
}

export function product(id: number, more: Record<string, unknown> = {}): Item {
  const at = '2026-11-22T11:36:06';
  const base = {
    id,
    name: `P${id}`,
    type: 'simple',
    status: 'publish',
    parent_id: 0,
    price: '1000',
    date_modified_gmt: at,
  };
  return { ...base, ...more };
}

export async function fakeShop(ids: readonly number[] | readonly Item[] = [], secure = false): Promise<FakeShop> {
  const list = ids.map((one) => (typeof one === 'number' ? product(one) : one));
  const nonces = new Set<string>();
  const shop: FakeShop = {
    url: '',
    port: 0,
    items: new Map(list.map((item) => [item.id, item])),
    asked: [],
    intercept: () => false,
    lacks: new Set(),
    totalLie: 0,
    maxPerPage: 100,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', shop.url);
    const asked = {
      number: shop.asked.length + 1,
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
    };
    shop.asked.push(asked);
    if (shop.intercept(asked, response)) return;
    answer(shop, asked, url, secure, nonces, response);
  };
  const server = secure ? createSecureServer(tls, handle) : createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  shop.port = typeof address === 'object' && address !== null ? address.port : 0;
  shop.url = `${secure ? 'https' : 'http'}://127.0.0.1:${shop.port}`;
  return shop;
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
  response.end(JSON.stringify(body));
  return true;
}

export function html(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): true {
  response.writeHead(status, { 'content-type': 'text/html; charset=UTF-8', ...headers });
  response.end(body);
  return true;
}

function refuse(response: ServerResponse, status: number, code: string): true {
  return json(response, status, { code, message: 'übersetzt', data: { status } });
}

function answer(
  shop: FakeShop,
  asked: Asked,
  url: URL,
  secure: boolean,
  nonces: Set<string>,
  response: ServerResponse,
): true {
  const match = /^(\/index\.php)?\/wp-json\/wc\/v3(\/.*?)\/?$/.exec(asked.path);
  const isRewritten = match !== null && match[1] === undefined;
  if (match === null || (isRewritten && shop.lacks.has('rewriting'))) return html(response, 404, '<h1>Not Found</h1>');
  const refusal = secure ? checkHttps(shop, asked) : checkOAuth(asked, url, nonces);
  if (refusal !== null) return refuse(response, 401, refusal);
  const route = match[2] ?? '';
  const all = [...shop.items.values()];
  if (route === '/data/currencies/current') return json(response, 200, { code: 'IRT', name: 'Iranian toman' });
  if (route === '/products')
    return list(
      shop,
      asked.query,
      all.filter((item) => item.type !== 'variation'),
      response,
    );
  const parent = /^\/products\/(\d+)\/variations$/.exec(route)?.[1];
  if (parent !== undefined) {
    return list(
      shop,
      asked.query,
      all.filter((item) => item.parent_id === Number(parent)),
      response,
    );
  }
  if (route === '/variations' && !shop.lacks.has('bulk_variations')) {
    return list(
      shop,
      asked.query,
      all.filter((item) => item.type === 'variation'),
      response,
    );
  }
  const id = /^\/products\/(\d+)$/.exec(route)?.[1];
  const item = id === undefined ? undefined : shop.items.get(Number(id));
  if (id === undefined) return refuse(response, 404, 'rest_no_route');
  return item === undefined ? refuse(response, 404, 'woocommerce_rest_product_invalid_id') : json(response, 200, item);
}

function checkHttps(shop: FakeShop, { headers, query }: Asked): string | null {
  const basic = `Basic ${Buffer.from(`${KEY}:${SECRET}`).toString('base64')}`;
  const shown = shop.lacks.has('authorization') ? undefined : headers.authorization;
  if (shown === basic) return null;
  if (shown !== undefined) return 'woocommerce_rest_authentication_error';
  const inQuery = query.get('consumer_key') === KEY && query.get('consumer_secret') === SECRET;
  return inQuery ? null : 'woocommerce_rest_cannot_view';
}

/** After WC_REST_Authentication::check_oauth_signature: sorted pairs, joined by encoded signs. */
function checkOAuth({ query }: Asked, url: URL, nonces: Set<string>): string | null {
  if (!query.has('oauth_signature')) return 'woocommerce_rest_cannot_view';
  const nonce = query.get('oauth_nonce') ?? '';
  if (nonces.has(nonce)) return 'woocommerce_rest_authentication_error';
  nonces.add(nonce);
  const raw = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !pair.startsWith('oauth_signature='));
  const joined = raw
    .sort()
    .map((pair) => pair.replaceAll('%', '%25').replace('=', '%3D'))
    .join('%26');
  const base = `GET&${encodeURIComponent(url.origin + url.pathname)}&${joined}`;
  const signature = createHmac('sha256', `${SECRET}&`).update(base).digest('base64');
  return signature === query.get('oauth_signature') ? null : 'woocommerce_rest_authentication_error';
}

function list(shop: FakeShop, query: URLSearchParams, all: Item[], response: ServerResponse): true {
  const number = (name: string, otherwise: number) => Number(query.get(name) ?? otherwise);
  const wanted = query.get('status') ?? 'any';
  const withTrash = query.get('include_status')?.includes('trash') === true && !shop.lacks.has('include_status');
  const include = query.get('include')?.split(',').map(Number);
  const after = query.get('modified_after');
  const found = all
    .filter((item) => (wanted === 'any' ? withTrash || item.status !== 'trash' : item.status === wanted))
    .filter((item) => include === undefined || include.includes(item.id))
    .filter((item) => after === null || item.date_modified_gmt > after)
    .filter((item) => !query.has('type') || item.type === query.get('type'))
    .sort((a, b) => a.id - b.id);
  const size = Math.min(number('per_page', 10), shop.maxPerPage);
  const byPage = (number('page', 1) - 1) * size;
  const offset = shop.lacks.has('offset') ? byPage : number('offset', byPage);
  const total = offset > found.length ? 0 : found.length;
  const headers: Record<string, string> = shop.totalLie === null ? {} : { 'X-WP-Total': String(total + shop.totalLie) };
  return json(response, 200, found.slice(offset, offset + size), headers);
}
