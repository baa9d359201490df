// The signature of version 2, held against numbers that openssl made and against the code in the docs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { distrust, signatureOf, signingSecret } from '../../../../src/adapters/woocommerce/standard-webhook.ts';
import type { Delivery } from '../../../../src/ports/source.ts';
import { T0 } from '../../../support/database.ts';
import { signed2 } from '../../../support/envelope.ts';

const TOKEN = 'wc_sk_live_abcdefghijklmnopqrstuvwxyz0123456789abcd';
const BODY = '{"version":2,"event_id":"pps_k3x9qz_414_17"}';

/** Signed at T0 and heard `late` seconds later, with headers changed or (undefined) left out. */
function heard(late = 0, changes: Record<string, string | undefined> = {}, body = BODY): Delivery {
  const signed = signed2(BODY, TOKEN, T0);
  const headers = Object.entries({ ...signed.headers, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { body: Buffer.from(body), headers: Object.fromEntries(headers), receivedAt: T0 + late * 1000 };
}

const right = heard().headers['webhook-signature'] ?? '';
const wrong = `v1,${Buffer.alloc(32, 1).toString('base64')}`;

describe('by openssl', () => {
  // printf %s pilito-webhook-signing-v1 | openssl dgst -sha256 -mac HMAC -macopt key:$TOKEN
  test('the secret that follows from a token', () => {
    expect(signingSecret(TOKEN).toString('hex')).toBe(
      '78de32cae9038fdd989112573befc718c59e85f9834e88eba3e6893e1f7fd613',
    );
  });

  // printf %s "$ID.$STAMP.$BODY" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$SECRET -binary | base64
  test.each([
    ['pps_k3x9qz_414_17', BODY, 'hvhENT6ggHV6xht56CdDjt5KgK0R0+S16VhppiArZGk='],
    ['pps_fa_1', '{"name":"کفش"}', 'PGItLR6WA6tWat/pianHFe47FPhijnWMEfbr41zJN8o='],
  ])('the signature of %s', (id, body, digest) => {
    expect(signatureOf(signingSecret(TOKEN), id, '1795338000', Buffer.from(body))).toBe(`v1,${digest}`);
  });
});

describe('trusted is', () => {
  test('what was signed with the token just now', () => {
    expect(distrust(heard(), TOKEN)).toBeNull();
  });

  test.each([-300, -299, 299, 300])('a stamp %i seconds ago', (late) => {
    expect(distrust(heard(late), TOKEN)).toBeNull();
  });

  test.each([
    ['the last of several signatures', `${wrong} v1a,${'A'.repeat(86)}== ${right}`],
    ['the first of several', `${right} ${wrong}`],
    ['one with spaces around', `  ${right} `],
  ])('%s', (_, given) => {
    expect(distrust(heard(0, { 'webhook-signature': given }), TOKEN)).toBeNull();
  });
});

describe('not trusted is', () => {
  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('a delivery without %s', (name) => {
    const reason = expect.stringContaining(name);
    expect(distrust(heard(0, { [name]: undefined }), TOKEN)).toEqual({ code: 'unauthorized', reason });
  });

  test.each([
    ['another signature', { 'webhook-signature': wrong }],
    ['only others', { 'webhook-signature': `${wrong} ${wrong}` }],
    ['half a signature', { 'webhook-signature': right.slice(0, 20) }],
    ['no version before it', { 'webhook-signature': right.slice(3) }],
    ['another version', { 'webhook-signature': right.replace('v1,', 'v1a,') }],
    ['another id', { 'webhook-id': 'msg_2' }],
    ['another stamp', { 'webhook-timestamp': String(T0 / 1000 + 1) }],
    ['a stamp in milliseconds', { 'webhook-timestamp': String(T0) }],
    ['a stamp that is a date', { 'webhook-timestamp': '2026-11-22T09:00:00Z' }],
    ['a stamp before 1970', { 'webhook-timestamp': '-1' }],
  ])('%s', (_, changes) => {
    expect(distrust(heard(0, changes), TOKEN)).toMatchObject({ code: 'unauthorized' });
  });

  test('another body, if only by a space', () => {
    expect(distrust(heard(0, {}, `${BODY} `), TOKEN)).toMatchObject({ code: 'unauthorized' });
  });

  test('another token', () => {
    expect(distrust(heard(), `${TOKEN}x`)).toMatchObject({ code: 'unauthorized' });
  });

  test.each([
    [301, '2026-11-22T09:05:01Z'],
    [-301, '2026-11-22T08:54:59Z'],
  ])('a right signature whose stamp is %i seconds away: it says both times', (late, clock) => {
    expect(distrust(heard(late), TOKEN)).toEqual({
      code: 'stale_signature',
      reason: expect.stringMatching(new RegExp(`stamped 2026-11-22T09:00:00Z,.* ${clock}`)),
    });
  });

  test('an old stamp under a wrong signature is wrong before it is old', () => {
    expect(distrust(heard(900, { 'webhook-signature': wrong }), TOKEN)).toMatchObject({ code: 'unauthorized' });
  });
});

test('the code in the docs says the same', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/plugin.md'), 'utf8');
  const code = /```js\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
  const { isGenuine } = await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  );
  for (const one of [
    heard(),
    heard(300),
    heard(301),
    heard(0, { 'webhook-signature': `${wrong} ${right}` }),
    heard(0, { 'webhook-signature': wrong }),
    heard(0, { 'webhook-id': 'msg_2' }),
    heard(0, {}, `${BODY} `),
  ]) {
    expect(isGenuine(TOKEN, one.headers, one.body, one.receivedAt)).toBe(distrust(one, TOKEN) === null);
  }
});
