// Several events in one body: the whole is trusted and bounded, and each event is taken out as it would come alone.
import { describe, expect, test } from 'vitest';
import { judgeBulk } from '../../../../src/adapters/woocommerce/bulk.ts';
import { judge } from '../../../../src/adapters/woocommerce/delivery.ts';
import { read } from '../../../../src/adapters/woocommerce/reading.ts';
import type { BulkPart } from '../../../../src/ports/source.ts';
import { T0 } from '../../../support/database.ts';
import { bulk2, event, SITE, signed2, wooProduct, wooVariation } from '../../../support/envelope.ts';

const TOKEN = 'wc_sk_live_1';
const one = event(wooProduct(1), 'product.created');
const two = event(wooProduct(2, { type: 'variable', variations: [3] }), 'product.updated', {
  variations: [wooVariation(3, 2, 'red')],
});

function verdictOn(body: unknown, headers: Record<string, string> = {}) {
  const signed = signed2(body, TOKEN, T0);
  return judgeBulk(
    { body: Buffer.from(signed.body), headers: { ...signed.headers, ...headers }, receivedAt: T0 },
    TOKEN,
  );
}

function partsOf(...events: unknown[]): BulkPart[] {
  const verdict = verdictOn(bulk2(events));
  if (verdict.kind !== 'bulk') throw new Error(verdict.reason);
  return verdict.parts;
}

describe('each event', () => {
  test('is a whole envelope of its own, that would be let in alone', () => {
    const parts = partsOf(one, two);
    expect(parts.map(({ eventId }) => eventId)).toEqual([one.event_id, two.event_id]);
    for (const { body, verdict } of parts) {
      const signed = signed2(body.toString(), TOKEN, T0);
      expect(judge({ body, headers: signed.headers, receivedAt: T0 }, TOKEN)).toEqual(verdict);
    }
    expect(JSON.parse(String(parts[1]?.body))).toEqual({ version: 2, site: SITE, plugin_version: '2.0.0', ...two });
    expect(read('product.updated', parts[1]?.body ?? Buffer.alloc(0))).toMatchObject({
      changes: [{ report: { externalId: 'woo_2' } }, { report: { externalId: 'woo_3', state: { currency: 'IRT' } } }],
    });
  });

  test('cannot say of itself what the head says of all', () => {
    const [part] = partsOf({ ...one, version: 1, site: 'https://other.example', plugin_version: '9' });
    expect(JSON.parse(String(part?.body))).toMatchObject({ version: 2, site: SITE, plugin_version: '2.0.0' });
  });

  test.each([
    ['no object', 5, null, 'JSON object'],
    ['a list', [one], null, 'JSON object'],
    ['without an id', { ...one, event_id: undefined }, null, '"event_id"'],
    ['with an id that is none', { ...one, event_id: 5 }, null, '"event_id"'],
    ['without a product', { ...one, product: undefined }, one.event_id, '"product"'],
    ['with a variation without an id', { ...two, variations: [{}] }, two.event_id, '"variations.0.id"'],
  ])('%s is rejected alone', (_, bad, eventId, reason) => {
    const parts = partsOf(one, bad, two);
    expect(parts.map(({ verdict }) => verdict.kind)).toEqual(['accepted', 'rejected', 'accepted']);
    expect(parts[1]).toMatchObject({
      eventId,
      verdict: { code: 'unprocessable', reason: expect.stringContaining(reason) },
    });
  });

  test('nested too deeply to be written again is rejected alone', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const verdict = verdictOn(
      JSON.stringify(bulk2([one, { ...two, product: { id: 2, name: 'x', deep: 'DEEP' } }])).replace('"DEEP"', deep),
    );
    expect(verdict).toMatchObject({
      parts: [
        { verdict: { kind: 'accepted' } },
        { eventId: two.event_id, verdict: { kind: 'rejected', topic: 'product.updated' } },
      ],
    });
  });
});

describe('the whole is refused', () => {
  const good = bulk2([one]);

  test.each([
    ['without a version', { ...good, version: undefined }, '"version" must be 2'],
    ['of version 1', { ...good, version: 1 }, '"version" must be 2'],
    ['of a later version', { ...good, version: 3 }, '"version" must be 2'],
    ['that is no object', [], 'JSON object'],
    ['without events', { ...good, events: undefined }, '"events" must be a list of 1 to 100'],
    ['with none', bulk2([]), '"events" must be a list of 1 to 100'],
    ['with more than a hundred', bulk2(Array.from({ length: 101 }, () => one)), '"events" must be a list of 1 to 100'],
    ['with events that are no list', { ...good, events: { 0: one } }, '"events" must be a list of 1 to 100'],
    ['with a site that would fill the log', { ...good, site: { name: 'x'.repeat(5_000) } }, '"site"'],
  ])('%s', (_, body, reason) => {
    expect(verdictOn(body)).toEqual({
      kind: 'rejected',
      code: 'unprocessable',
      topic: 'bulk',
      reason: expect.stringContaining(reason),
    });
  });

  test('a hundred are not too many', () => {
    expect(partsOf(...Array.from({ length: 100 }, () => one))).toHaveLength(100);
  });

  test.each([
    ['unsigned', { 'webhook-signature': '' }, 'unauthorized'],
    ['with another signature', { 'webhook-signature': 'v1,AAAA' }, 'unauthorized'],
    ['as something else than JSON', { 'content-type': 'text/plain' }, 'unsupported_media_type'],
  ])('%s', (_, headers, code) => {
    expect(verdictOn(good, headers)).toMatchObject({ kind: 'rejected', code });
  });

  test('signed long ago', () => {
    const { body, headers } = signed2(good, TOKEN, T0);
    expect(judgeBulk({ body: Buffer.from(body), headers, receivedAt: T0 + 301_000 }, TOKEN)).toMatchObject({
      code: 'stale_signature',
    });
  });

  test('cut off', () => {
    expect(verdictOn('{"version":2,"events":[')).toMatchObject({ code: 'invalid_body' });
  });
});
