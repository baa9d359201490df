// Who fails to show who they are, again and again: told to wait, and kept out of the log; nobody else notices.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AT_ONCE, ONE_IN_MS } from '../../src/domain/attempts.ts';
import { recorded, signed } from '../support/http-deliveries.ts';
import { EVENTS, HEALTH, type Site, startSite, WEBHOOK } from '../support/http-site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite({ trustProxy: ['127.0.0.1'] });
});
afterEach(() => site.close());

const { body, headers } = recorded('webhooks/rest-create-simple/03-product.created');
const forged = signed(body, 'product.created', 'a guess');
const PING = { 'content-type': 'application/x-www-form-urlencoded' };

const from = (address: string) => ({ 'x-forwarded-for': address });
const ask = (token: string, address: string) => site.send('GET', HEALTH, token, undefined, from(address));
const deliver = (what: Record<string, string>, address: string) =>
  site.send('POST', `${WEBHOOK}shoes/`, null, body, { ...what, ...from(address) });
const logged = async () => (await site.get(`${EVENTS}?status=rejected`, site.admin)).json.count;

async function times<Result>(count: number, act: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let n = 0; n < count; n++) results.push(await act());
  return results;
}

describe('too many wrong tokens', () => {
  it('are answered 429, with why and for how long', async () => {
    const answers = await times(AT_ONCE, () => ask('wrong', '203.0.113.7'));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    const late = await ask('wrong', '203.0.113.7');
    expect(late.status).toBe(429);
    expect(late.headers.get('retry-after')).toBe(String(ONE_IN_MS / 1000));
    expect(late.json).toEqual({ error: 'rate_limited', detail: expect.stringContaining('This token is not known.') });
  });

  it('lock out neither the right token at the same address nor anybody elsewhere', async () => {
    await times(AT_ONCE + 5, () => ask('wrong', '203.0.113.7'));
    expect((await ask(site.ingest, '203.0.113.7')).status).toBe(200);
    expect((await ask('wrong', '203.0.113.8')).status).toBe(401);
  });

  it('are forgiven in time', async () => {
    await times(AT_ONCE + 5, () => ask('wrong', '203.0.113.7'));
    site.clock.at += ONE_IN_MS;
    expect((await ask('wrong', '203.0.113.7')).status).toBe(401);
    expect((await ask('wrong', '203.0.113.7')).status).toBe(429);
  });

  it('count for the address that connects where no proxy is trusted, whatever it claims', async () => {
    await site.close();
    site = await startSite();
    const answers = await times(AT_ONCE + 1, () => ask('wrong', `203.0.113.${Math.floor(Math.random() * 250)}`));
    expect(answers.at(-1)?.status).toBe(429);
  });

  it('count for the last address that a trusted proxy adds, not for what its client wrote before', async () => {
    let n = 0;
    const answers = await times(AT_ONCE + 1, () => ask('wrong', `198.51.100.${n++}, 203.0.113.7`));
    expect(answers.at(-1)?.status).toBe(429);
  });
});

describe('too many forged deliveries', () => {
  it('fill no log, and hold up none that is signed', async () => {
    await times(AT_ONCE, () => deliver(forged, '203.0.113.7'));
    expect(await logged()).toBe(AT_ONCE);
    const late = await deliver(forged, '203.0.113.7');
    expect([late.status, late.json.error]).toEqual([429, 'rate_limited']);
    expect(await logged()).toBe(AT_ONCE);
    expect((await deliver(headers, '203.0.113.7')).status).toBe(202);
  });

  it('and neither do pings, which anybody can send', async () => {
    const ping = () => site.send('POST', `${WEBHOOK}shoes/`, null, 'webhook_id=5', { ...PING, ...from('203.0.113.7') });
    const answers = await times(AT_ONCE + 1, ping);
    expect(answers[0]?.status).toBe(200);
    expect(answers.at(-1)?.status).toBe(429);
    expect((await site.get(EVENTS, site.admin)).json.count).toBe(AT_ONCE);
  });
});
