// Every route with every kind of token: who gets in, who does not, and that nobody sees anything of another store. A
// route that is new needs its row here.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revokeToken, rotateToken } from '../../src/app/tokens.ts';
import { T0 } from '../support/database.ts';
import { EVENTS, HEALTH, PRODUCTS, SEARCH, type Site, startSite, TOKENS, WEBHOOK } from '../support/http-site.ts';
import { routesOf } from '../support/routes.ts';

const HOUR = 3_600_000;
const BULK = '/api/integrations/woocommerce/bulk/';
/** Stands in everything that belongs to the store "shoes", and nowhere else. */
const MARK = 'zanzibar';

type Scope = 'ingest' | 'read' | 'admin';
interface Row {
  /** As `routesOf` names it. */
  route: string;
  /** Of the store "shoes"; `:id` stands for its product, `:event` for its event, `:token` for one of its tokens. */
  address: string;
  /** Whose tokens get in; null lets everybody in. */
  scopes: Scope[] | null;
  body?: unknown;
  /** What the same scope of another store gets. */
  other?: number;
}

const delivery = (id: number, name: string) => ({
  event_id: `evt-${id}`,
  event_type: 'product.updated',
  product: { id, name, price: 5, date_modified: '2026-11-22T10:00:00Z' },
});

const READ: Scope[] = ['read', 'admin'];
const ADMIN: Scope[] = ['admin'];
const ROWS: Row[] = [
  { route: 'GET /healthz', address: '/healthz', scopes: null },
  { route: 'GET /readyz', address: '/readyz', scopes: null },
  { route: 'GET /metrics', address: '/metrics', scopes: null },
  { route: 'GET /openapi.json', address: '/openapi.json', scopes: null },
  { route: 'POST /mcp', address: '/mcp', scopes: READ, body: { jsonrpc: '2.0', id: 1, method: 'ping' }, other: 200 },
  {
    route: 'POST /api/integrations/woocommerce/webhook',
    address: WEBHOOK,
    scopes: ['ingest'],
    body: delivery(8, 'Clog'),
    other: 202,
  },
  {
    route: 'POST /api/integrations/woocommerce/bulk',
    address: BULK,
    scopes: ['ingest'],
    body: { events: [] },
    other: 422,
  },
  // No token opens it: the signature does.
  {
    route: 'POST /api/integrations/woocommerce/webhook/:store',
    address: `${WEBHOOK}shoes/`,
    scopes: [],
    body: { id: 1 },
  },
  { route: 'GET /api/integrations/woocommerce/health', address: HEALTH, scopes: ['ingest'], other: 200 },
  { route: 'GET /api/v1/integrations/tokens', address: TOKENS, scopes: ADMIN },
  { route: 'POST /api/v1/integrations/tokens/generate', address: `${TOKENS}generate/`, scopes: ADMIN, body: {} },
  { route: 'GET /api/v1/integrations/tokens/:id', address: `${TOKENS}:token/`, scopes: ADMIN },
  { route: 'PATCH /api/v1/integrations/tokens/:id', address: `${TOKENS}:token/`, scopes: ADMIN, body: {} },
  { route: 'DELETE /api/v1/integrations/tokens/:id', address: `${TOKENS}none/`, scopes: ADMIN },
  { route: 'GET /api/v1/integrations/woocommerce/events', address: EVENTS, scopes: ADMIN },
  { route: 'GET /api/v1/integrations/woocommerce/events/stats', address: `${EVENTS}stats/`, scopes: ADMIN },
  { route: 'GET /api/v1/integrations/woocommerce/events/:id', address: `${EVENTS}:event/`, scopes: ADMIN },
  {
    route: 'POST /api/v1/integrations/woocommerce/events/:id/replay',
    address: `${EVENTS}:event/replay/`,
    scopes: ADMIN,
  },
  { route: 'GET /api/v1/web-knowledge/products', address: PRODUCTS, scopes: READ, other: 200 },
  {
    route: 'GET /api/v1/web-knowledge/products/stats',
    address: `${PRODUCTS}stats/?store=shoes`,
    scopes: READ,
    other: 403,
  },
  { route: 'GET /api/v1/web-knowledge/products/:id', address: `${PRODUCTS}:id/`, scopes: READ, other: 404 },
  {
    route: 'GET /api/v1/web-knowledge/products/:id/similar',
    address: `${PRODUCTS}:id/similar/`,
    scopes: READ,
    other: 404,
  },
  { route: 'GET /api/v1/web-knowledge/search', address: `${SEARCH}?q=${MARK}&store=shoes`, scopes: READ, other: 403 },
];

let site: Site;
let addresses: (row: Row) => string;
const others: Record<Scope, string> = { ingest: '', read: '', admin: '' };
/** Secrets that once opened a door, or only open it elsewhere, each with the status it gets everywhere. */
const spent: { what: string; secret: string; status: number }[] = [];

beforeAll(async () => {
  site = await startSite({ trustProxy: ['127.0.0.1'] });
  const { id: named } = await site.token({ store: 'shoes', scope: 'ingest', name: MARK });
  await site.send('POST', WEBHOOK, site.ingest, delivery(7, `Boot ${MARK}`));
  await site.work();
  const products = (await site.get(PRODUCTS, site.admin)).json.results;
  const events = (await site.get(EVENTS, site.admin)).json.results;
  addresses = ({ address }) =>
    address.replace(':id', products[0].id).replace(':event', events[0].id).replace(':token', named);
  for (const scope of ['ingest', 'read'] as const) others[scope] = (await site.token({ store: 'books', scope })).secret;

  for (const scope of ['ingest', 'read', 'admin'] as const) {
    const of = scope === 'admin' ? { scope } : { store: 'shoes', scope };
    const revoked = await site.token(of);
    await revokeToken(site.app, revoked.id);
    const expired = await site.token({ ...of, expiresAt: T0 + 1_000 });
    const rotated = await site.token(of);
    await rotateToken(site.app, rotated.id, HOUR);
    const bound = await site.token({ ...of, allowedIps: ['203.0.113.0/24'] });
    spent.push(
      { what: `revoked ${scope}`, secret: revoked.secret, status: 401 },
      { what: `expired ${scope}`, secret: expired.secret, status: 401 },
      { what: `rotated ${scope}, its grace over`, secret: rotated.secret, status: 401 },
      { what: `${scope} bound to another address`, secret: bound.secret, status: 403 },
    );
  }
  spent.push({ what: 'unknown', secret: `wc_sk_live_${'a'.repeat(40)}`, status: 401 });
  site.clock.at = T0 + 2 * HOUR;
});
afterAll(() => site.close());

let asked = 0;

/** Each from an address of its own: one alone would soon be told to wait. */
const ask = (row: Row, secret: string | null, address = addresses(row)) => {
  const [method = ''] = row.route.split(' ');
  const headers = { accept: 'application/json, text/event-stream', 'x-forwarded-for': `198.51.100.${asked++ % 250}` };
  return site.send(method, address, secret, row.body, headers);
};

test('every route has its row', async () => {
  expect(ROWS.map(({ route }) => route).sort()).toEqual(await routesOf(site.server));
});

describe.each(ROWS.filter(({ scopes }) => scopes !== null && scopes.length > 0))('$route', (row) => {
  const lets = (scope: Scope) => row.scopes?.includes(scope) === true;

  test('opens to its scopes, and to no other', async () => {
    const address = addresses(row);
    for (const scope of ['ingest', 'read', 'admin'] as const) {
      for (const way of [address, address.replace(/\/(?=\?|$)/, '')]) {
        const { status, json } = await ask(row, site[scope], way);
        if (lets(scope)) expect([401, 403], `${scope} ${way}`).not.toContain(status);
        else expect([status, json.error], `${scope} ${way}`).toEqual([403, 'forbidden']);
      }
    }
  });

  test('opens to no token that has ended or belongs to another address', async () => {
    for (const { what, secret, status } of spent) expect((await ask(row, secret)).status, what).toBe(status);
    const { status, json, headers } = await ask(row, null);
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(json).toEqual({ error: 'unauthorized', detail: expect.any(String) });
  });

  test('shows a token of another store nothing of this one', async () => {
    for (const scope of ['ingest', 'read'] as const) {
      const { status, text } = await ask(row, others[scope]);
      expect(status, scope).toBe(lets(scope) ? row.other : 403);
      expect(text, scope).not.toContain(MARK);
    }
  });
});

test.each(ROWS.filter(({ scopes }) => scopes?.length === 0))('$route opens to no token at all', async (row) => {
  for (const scope of ['ingest', 'read', 'admin'] as const) expect((await ask(row, site[scope])).status).toBe(401);
});

test.each(ROWS.filter(({ scopes }) => scopes === null))('$route tells nothing of what a store sells', async (row) => {
  const { status, text } = await ask(row, null);
  expect([status, text.includes(MARK)]).toEqual([200, false]);
});
