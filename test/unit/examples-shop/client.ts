// What the tests of the example shop ask it with: a client of a few lines, a signer of its own, and a receiver of
// webhooks that keeps what came, byte for byte.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { afterEach } from 'vitest';
import { createShop, type ExampleShop, type ShopOptions } from '../../../examples/shop/server.ts';

export const NOW = Date.parse('2026-11-22T12:00:00Z');

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A shop with a clock that stands still until it is moved. */
export async function openShop(options: ShopOptions = {}): Promise<ExampleShop & { wait(ms: number): void }> {
  let now = NOW;
  const shop = await createShop({ clock: () => now, delivers: 'when-told', ...options });
  closers.push(() => shop.close());
  return {
    ...shop,
    wait: (ms) => {
      now += ms;
    },
  };
}

export interface Asked {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  key?: [string, string] | null;
}

/** Over "https", as behind a proxy that ends TLS, unless the headers say otherwise. */
export async function ask(shop: ExampleShop, path: string, asked: Asked = {}): Promise<Response> {
  const [key, secret] = asked.key ?? [shop.consumerKey, shop.consumerSecret];
  const login = asked.key === null ? {} : { Authorization: `Basic ${btoa(`${key}:${secret}`)}` };
  const json = asked.body === undefined ? {} : { 'Content-Type': 'application/json' };
  return fetch(`${shop.url}/wp-json/wc/v3/${path}`, {
    method: asked.method ?? 'GET',
    headers: { 'X-Forwarded-Proto': 'https', ...login, ...json, ...asked.headers },
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
  });
}

export type Row = Record<string, unknown>;

/** The JSON object an answer holds. */
export async function objectIn(response: Response): Promise<Row> {
  return JSON.parse(await response.text());
}

export async function rows(shop: ExampleShop, path: string): Promise<Row[]> {
  const body: unknown = await (await ask(shop, path)).json();
  return Array.isArray(body) ? body : [];
}

export async function idsAt(shop: ExampleShop, path: string): Promise<unknown[]> {
  return (await rows(shop, `${path}${path.includes('?') ? '&' : '?'}_fields=id`)).map(({ id }) => id);
}

export interface Recorded {
  status: number;
  headers: [string, string][];
  body: Row;
}

export function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(fixture(`${name}.json`), 'utf8'));
}

export function fixture(file: string): URL {
  return new URL(`../../fixtures/woocommerce/shapes/${file}`, import.meta.url);
}

const rfc3986 = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The query of a request signed with OAuth 1.0a, written after RFC 5849 and not after the shop. */
export function signed(
  method: string,
  url: string,
  key: [string, string],
  stamp: { at?: number; nonce?: string; hash?: 'sha1' | 'sha256' } = {},
): string {
  const { at = NOW, nonce = crypto.randomUUID(), hash = 'sha256' } = stamp;
  const target = new URL(url);
  const pairs: [string, string][] = [
    ...target.searchParams,
    ['oauth_consumer_key', key[0]],
    ['oauth_nonce', nonce],
    ['oauth_signature_method', `HMAC-${hash.toUpperCase()}`],
    ['oauth_timestamp', String(Math.floor(at / 1000))],
  ];
  const normal = pairs.map(([name, value]) => `${rfc3986(name)}=${rfc3986(value)}`).sort();
  const base = `${method}&${rfc3986(target.origin + target.pathname)}&${rfc3986(normal.join('&'))}`;
  const signature = createHmac(hash, `${key[1]}&`).update(base).digest('base64');
  return `${url.split('?')[0]}?${normal.join('&')}&oauth_signature=${rfc3986(signature)}`;
}

export interface Received {
  rawHeaders: string[];
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Answers every POST with the status `answer` gives, 200 when there is none. */
export async function receiver(answer: (n: number) => number = () => 200): Promise<{ url: string; got: Received[] }> {
  const got: Received[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push({ rawHeaders: request.rawHeaders, headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(answer(got.length)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`, got };
}
