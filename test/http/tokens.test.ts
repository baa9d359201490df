// Minting, listing, changing and revoking tokens over HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { T0 } from '../support/database.ts';
import { HEALTH, PRODUCTS, type Site, startSite, TOKENS } from '../support/http-site.ts';

const GENERATE = `${TOKENS}generate/`;

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const wanted = { store: 'shoes', name: 'shop', integration_type: 'woocommerce' };

describe('generate', () => {
  it('201 with the row, the secret this once and a message', async () => {
    const body = { ...wanted, allowed_ips: ['127.0.0.1'], expires_at: '2027-01-01T00:00:00+03:30' };
    const answer = await site.send('POST', GENERATE, site.admin, body);
    expect(answer.status).toBe(201);
    const { token, message, ...row } = answer.json;
    expect(token).toMatch(/^wc_sk_live_[a-z0-9]{40}$/);
    expect(message).toMatch(/^توکن/);
    expect(row).toEqual({
      id: expect.any(String),
      store: 'shoes',
      scope: 'ingest',
      integration_type: 'woocommerce',
      name: 'shop',
      token_preview: `wc_sk_...${token.slice(-6)}`,
      is_active: true,
      is_valid_status: true,
      last_used_at: null,
      usage_count: 0,
      allowed_ips: ['127.0.0.1'],
      created_at: new Date(T0).toISOString(),
      expires_at: '2026-12-31T20:30:00.000Z',
    });
    expect((await site.get(HEALTH, token)).status).toBe(200);
    const shown = await site.get(`${TOKENS}${row.id}/`, site.admin);
    expect(shown.json).toMatchObject({ id: row.id, usage_count: 1 });
    expect(shown.text).not.toContain(token);
  });

  it('mints every scope; an admin token has no store', async () => {
    const read = await site.send('POST', GENERATE.slice(0, -1), site.admin, { ...wanted, scope: 'read' });
    expect(read.json.token).toMatch(/^pilito_read_[a-z0-9]{40}$/);
    expect((await site.get(PRODUCTS, read.json.token)).status).toBe(200);
    for (const store of [{}, { store: null }]) {
      const body = { name: 'a', integration_type: 'woocommerce', scope: 'admin', ...store };
      const admin = await site.send('POST', GENERATE, site.admin, body);
      expect(admin.status).toBe(201);
      expect(admin.json).toMatchObject({ store: null, message: expect.stringMatching(/^Token created/) });
      expect((await site.get(TOKENS, admin.json.token)).status).toBe(200);
    }
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['no name', { store: 'shoes', integration_type: 'woocommerce' }],
    ['an empty name', { ...wanted, name: '  ' }],
    ['a name of another type', { ...wanted, name: 5 }],
    ['no integration type', { store: 'shoes', name: 'a' }],
    ['no store', { name: 'a', integration_type: 'woocommerce' }],
    ['addresses that are no list', { ...wanted, allowed_ips: '127.0.0.1' }],
    ['a misspelt fence', { ...wanted, allowed_ip: ['10.0.0.1'] }],
    ['a poisoned object', '{"__proto__":{"scope":"admin"}}'],
  ])('400: %s', async (_, body) => {
    const answer = await site.send('POST', GENERATE, site.admin, body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: 'invalid_body', detail: expect.any(String) });
  });

  it.each([
    ['an unknown scope', { ...wanted, scope: 'root' }],
    ['a bad address', { ...wanted, allowed_ips: ['300.1.1.1'] }],
    ['a date that is none', { ...wanted, expires_at: '24h' }],
    ['a date in the past', { ...wanted, expires_at: '2020-01-01' }],
    ['an admin token of a store', { ...wanted, scope: 'admin' }],
  ])('422: %s', async (_, body) => {
    const answer = await site.send('POST', GENERATE, site.admin, body);
    expect(answer.status).toBe(422);
    expect(answer.json).toEqual({ error: 'unprocessable', detail: expect.any(String) });
  });

  it('404 for an unknown store, 415 for another type, 413 for too much', async () => {
    expect((await site.send('POST', GENERATE, site.admin, { ...wanted, store: 'nobody' })).status).toBe(404);
    const typed = { 'content-type': 'text/plain' };
    expect((await site.send('POST', GENERATE, site.admin, 'a', typed)).status).toBe(415);
    const big = { ...wanted, name: 'x'.repeat(2 * 1024 * 1024) };
    expect((await site.send('POST', GENERATE, site.admin, big)).status).toBe(413);
  });
});

describe('a token', () => {
  it('is changed field by field', async () => {
    const { id, secret } = await site.token({ store: 'shoes', name: 'old' });
    const path = `${TOKENS}${id}/`;
    const named = await site.send('PATCH', path, site.admin, { name: 'new', expires_at: '2026-12-01' });
    expect(named.status).toBe(200);
    expect(named.json).toMatchObject({ name: 'new', expires_at: '2026-12-01T00:00:00.000Z', allowed_ips: [] });
    const fenced = await site.send('PATCH', path, site.admin, { allowed_ips: ['10.0.0.0/8'], expires_at: null });
    expect(fenced.json).toMatchObject({ name: 'new', expires_at: null, allowed_ips: ['10.0.0.0/8'] });
    expect((await site.get(HEALTH, secret)).status).toBe(403);
    const off = await site.send('PATCH', path, site.admin, { is_active: false });
    expect(off.json).toMatchObject({ is_active: false, is_valid_status: false });
    expect((await site.get(HEALTH, secret)).status).toBe(401);
    expect((await site.send('PATCH', path, site.admin, {})).json).toEqual(off.json);
  });

  it.each([
    ['allowed_ip', { allowed_ip: ['10.0.0.0/8'] }],
    ['scope', { name: 'ours', scope: 'admin' }],
  ])('is not changed by a body with a field it does not have: %s', async (field, body) => {
    const { id } = await site.token({ store: 'shoes', name: 'kept' });
    const answer = await site.send('PATCH', `${TOKENS}${id}/`, site.admin, body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: 'invalid_body', detail: `The field "${field}" is not known.` });
    expect((await site.get(`${TOKENS}${id}/`, site.admin)).json).toMatchObject({ name: 'kept', scope: 'ingest' });
  });

  it('shows that it has expired', async () => {
    const { id } = await site.token({ store: 'shoes', expiresAt: T0 + 10 });
    site.clock.at = T0 + 20;
    expect((await site.get(`${TOKENS}${id}/`, site.admin)).json).toMatchObject({
      is_active: true,
      is_valid_status: false,
    });
    site.clock.at = T0;
  });

  it('400 and 422 for changes that cannot be', async () => {
    const { id } = await site.token({ store: 'shoes' });
    const patch = (body: unknown) => site.send('PATCH', `${TOKENS}${id}/`, site.admin, body);
    for (const body of ['{', '', { is_active: 'no' }, { name: null }]) expect((await patch(body)).status).toBe(400);
    for (const body of [{ allowed_ips: ['x'] }, { expires_at: 'soon' }]) expect((await patch(body)).status).toBe(422);
  });

  it('is revoked by DELETE, and its row stays', async () => {
    const { id, secret } = await site.token({ store: 'shoes' });
    const answer = await site.send('DELETE', `${TOKENS}${id}/`, site.admin, '', { 'content-type': 'application/json' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await site.get(HEALTH, secret)).status).toBe(401);
    expect((await site.get(`${TOKENS}${id}/`, site.admin)).json.is_active).toBe(false);
    expect((await site.send('DELETE', `${TOKENS}${id}`, site.admin)).status).toBe(204);
  });

  it('404 when there is none', async () => {
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const answer = await site.send(method, `${TOKENS}nobody/`, site.admin, method === 'PATCH' ? {} : undefined);
      expect([answer.status, answer.json.error], method).toEqual([404, 'not_found']);
    }
  });
});

describe('the list', () => {
  it('is paged, with filters', async () => {
    const own = await startSite();
    for (let n = 0; n < 5; n++) await own.token({ store: 'books', name: `n${n}` });
    const all = await own.get(TOKENS, own.admin);
    expect(all.json).toMatchObject({ count: 8, next: null, previous: null });
    expect(all.text).not.toContain(own.admin);
    const page = await own.get(`${TOKENS}?store=books&page_size=2&page=2`, own.admin);
    expect(page.json.count).toBe(5);
    expect(page.json.next).toBe(`${own.url}${TOKENS}?store=books&page_size=2&page=3`);
    expect(page.json.previous).toBe(`${own.url}${TOKENS}?store=books&page_size=2&page=1`);
    expect(page.json.results.map((one: { name: string }) => one.name)).toEqual(['n2', 'n3']);
    expect((await own.get(`${TOKENS}?scope=read`, own.admin)).json.count).toBe(1);
    expect((await own.get(`${TOKENS}?scope=root`, own.admin)).status).toBe(400);
    expect((await own.get(`${TOKENS}?store=nobody`, own.admin)).status).toBe(404);
    await own.close();
  });
});
