// A whole pilito behind real HTTP on a free port: two stores in a real database, a token of every scope, a clock that
// tests move, and the worker's steps to be taken by hand.
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { localEmbedder } from '../../src/adapters/local-embedder.ts';
import { prometheus } from '../../src/adapters/prometheus.ts';
import { wooCommerceSource } from '../../src/adapters/woocommerce/source.ts';
import type { App } from '../../src/app/app.ts';
import { applyDue } from '../../src/app/apply.ts';
import { embedDue } from '../../src/app/embed.ts';
import { readMeasures } from '../../src/app/measures.ts';
import { addStore } from '../../src/app/stores.ts';
import { tallyIn } from '../../src/app/tally.ts';
import { createToken, type TokenRequest } from '../../src/app/tokens.ts';
import { listen } from '../../src/http/listen.ts';
import { buildServer, type ServerOptions } from '../../src/http/server.ts';
import type { Database } from '../../src/ports/database.ts';
import { fingerprintKey } from '../../src/ports/embedder.ts';
import { sqliteInTemp, T0 } from './database.ts';

export const SECRET = 'woo-test-secret-1405';
export const WEBHOOK = '/api/integrations/woocommerce/webhook/';
export const HEALTH = '/api/integrations/woocommerce/health/';
export const TOKENS = '/api/v1/integrations/tokens/';
export const EVENTS = '/api/v1/integrations/woocommerce/events/';
export const PRODUCTS = '/api/v1/web-knowledge/products/';
export const SEARCH = '/api/v1/web-knowledge/search/';

interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}

export interface Site {
  app: App;
  server: FastifyInstance;
  url: string;
  /** The catalogue's file. */
  path: string;
  clock: { at: number };
  ingest: string;
  read: string;
  admin: string;
  token(request: TokenRequest): Promise<{ id: string; secret: string }>;
  get(path: string, token?: string): Promise<Answer>;
  send(
    method: string,
    path: string,
    token: string | null,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** The worker: applies what is due, then embeds. */
  work(): Promise<void>;
  /** The same database once more, as a second process opens it. */
  again(): Database;
  close(): Promise<void>;
}

export interface SiteOptions extends Partial<ServerOptions> {
  logger?: FastifyBaseLogger | false;
  /** Changes the App before it is served. */
  change?: (app: App) => App;
}

export async function startSite({ change = (app) => app, ...options }: SiteOptions = {}): Promise<Site> {
  const { db, path, again, dispose } = sqliteInTemp();
  const clock = { at: T0 };
  const embedder = localEmbedder({ dimensions: 64 });
  const source = wooCommerceSource({ version: '0.0.0', now: () => clock.at });
  let ids = 0;
  const tally = tallyIn(db.measures);
  const read = () => tally.flush().then(() => readMeasures(app, { version: '0.0.0', node: 'v20' }));
  const { scrape, ...metrics } = prometheus({ kept: tally, read });
  const app: App = change({
    db,
    clock: { now: () => clock.at },
    embedder,
    embedderFor: async (wanted) => (fingerprintKey(wanted) === fingerprintKey(embedder.fingerprint) ? embedder : null),
    source: async () => source,
    secretKey: () => Buffer.alloc(32, 7),
    allowPrivateNetwork: true,
    random: () => 0.5,
    newId: () => `id-${++ids}`,
    metrics,
    scrape,
    close: () => db.close(),
  });
  await addStore(app, 'shoes', { url: 'https://shoes.example', language: 'fa', webhookSecret: SECRET });
  await addStore(app, 'books', { language: 'en' });
  const token = async (request: TokenRequest) => {
    const { row, secret } = await createToken(app, request);
    return { id: row.id, secret };
  };
  const server = buildServer(app, { trustProxy: false, publicUrl: null, logger: false, ...options });
  const url = await listen(server, '127.0.0.1', 0);

  const send: Site['send'] = async (method, address, secret, body, headers) => {
    const all = new Headers(headers);
    if (secret !== null) all.set('authorization', `Bearer ${secret}`);
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    if (body !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
    const payload = body === undefined ? null : raw ? body : JSON.stringify(body);
    const response = await fetch(url + address, { method, headers: all, body: payload });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
  };

  return {
    app,
    server,
    url,
    path,
    clock,
    again,
    ingest: (await token({ store: 'shoes', scope: 'ingest', name: 'the plugin' })).secret,
    read: (await token({ store: 'shoes', scope: 'read' })).secret,
    admin: (await token({ scope: 'admin' })).secret,
    token,
    get: (address, secret) => send('GET', address, secret ?? null),
    send,
    work: async () => {
      for (let taken = 1; taken > 0; ) {
        const { applied, failed } = await applyDue(app, 'test');
        taken = applied + failed;
      }
      for (let busy = true; busy; ) {
        const { embedded, reused, failed } = await embedDue(app, 'test');
        busy = embedded + reused + failed > 0;
      }
    },
    close: async () => {
      await server.close();
      await dispose();
    },
  };
}
