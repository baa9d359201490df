// How a token is shown, from where, and for how long it opens anything; which routes it opens is in access.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeToken, revokeToken, rotateToken } from '../../src/app/tokens.ts';
import { bearerToken } from '../../src/http/auth.ts';
import { T0 } from '../support/database.ts';
import { HEALTH, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

describe('the header', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER   abc ', 'abc'],
    ['Basic abc', null],
    ['abc', null],
    ['Bearer', null],
    ['Bearer a b', null],
    [undefined, null],
  ])('%s', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });

  it('is the only place a token is taken from', async () => {
    expect((await site.get(`${HEALTH}?token=${site.ingest}&authorization=Bearer%20${site.ingest}`)).status).toBe(401);
  });

  it('is looked at before the body', async () => {
    const answer = await site.send('POST', WEBHOOK, 'nobody', 'x'.repeat(3 * 1024 * 1024));
    expect(answer.status).toBe(401);
  });
});

describe('tokens that have ended', () => {
  it('401 when revoked, and 200 again when switched back on', async () => {
    const { id, secret } = await site.token({ store: 'shoes' });
    expect((await site.get(HEALTH, secret)).status).toBe(200);
    await revokeToken(site.app, id);
    expect((await site.get(HEALTH, secret)).status).toBe(401);
    await changeToken(site.app, id, { isActive: true });
    expect((await site.get(HEALTH, secret)).status).toBe(200);
  });

  it('401 from the millisecond it expires', async () => {
    const { secret } = await site.token({ store: 'shoes', expiresAt: T0 + 1000 });
    site.clock.at = T0 + 999;
    expect((await site.get(HEALTH, secret)).status).toBe(200);
    site.clock.at = T0 + 1000;
    const answer = await site.get(HEALTH, secret);
    expect([answer.status, answer.json.error]).toEqual([401, 'unauthorized']);
    site.clock.at = T0;
  });

  it('rotated: both open for the grace, then the new one alone, bound as the old one was', async () => {
    const old = await site.token({ store: 'shoes', allowedIps: ['127.0.0.1'], expiresAt: T0 + 5000 });
    const { row, secret } = await rotateToken(site.app, old.id, 1000);
    const statuses = async () => [(await site.get(HEALTH, old.secret)).status, (await site.get(HEALTH, secret)).status];
    expect(row).toMatchObject({ store: 'shoes', scope: 'ingest', allowedIps: ['127.0.0.1'], expiresAt: T0 + 5000 });
    site.clock.at = T0 + 999;
    expect(await statuses()).toEqual([200, 200]);
    site.clock.at = T0 + 1000;
    expect(await statuses()).toEqual([401, 200]);
    site.clock.at = T0 + 5000;
    expect(await statuses()).toEqual([401, 401]);
    await expect(rotateToken(site.app, old.id, 1000)).rejects.toMatchObject({ code: 'conflict' });
    site.clock.at = T0;
  });
});

describe('addresses', () => {
  it('403 from an address that is not on the list', async () => {
    const far = await site.token({ store: 'shoes', allowedIps: ['203.0.113.0/24'] });
    const answer = await site.get(HEALTH, far.secret);
    expect(answer.status).toBe(403);
    expect(answer.json).toEqual({ error: 'forbidden', detail: expect.stringContaining('127.0.0.1') });
    const near = await site.token({ store: 'shoes', allowedIps: ['203.0.113.0/24', '127.0.0.0/8'] });
    expect((await site.get(HEALTH, near.secret)).status).toBe(200);
  });

  it('believes X-Forwarded-For from a proxy it trusts, and from nobody else', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    const range = { store: 'shoes', allowedIps: ['203.0.113.0/24'] };
    const plain = await site.token(range);
    expect((await site.send('GET', HEALTH, plain.secret, undefined, forwarded)).status).toBe(403);
    const behind = await startSite({ trustProxy: ['127.0.0.1'] });
    const token = await behind.token(range);
    expect((await behind.send('GET', HEALTH, token.secret, undefined, forwarded)).status).toBe(200);
    expect((await behind.get(HEALTH, token.secret)).status).toBe(403);
    const spoofed = { 'x-forwarded-for': '203.0.113.9, 198.51.100.1' };
    expect((await behind.send('GET', HEALTH, token.secret, undefined, spoofed)).status).toBe(403);
    await behind.close();
  });
});
