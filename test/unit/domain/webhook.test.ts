// A shop's webhooks against those there should be: every way they can differ, and the step that mends it.
import { describe, expect, test } from 'vitest';
import {
  addressProblems,
  ownershipOf,
  planWebhooks,
  problemsOf,
  type Step,
  type Wanted,
  type Webhook,
  type WebhookNote,
  webhookPath,
} from '../../../src/domain/webhook.ts';

const HERE = `https://pilito.example${webhookPath('shoes')}`;
const EARLIER = `https://old.example${webhookPath('shoes')}`;
const UPDATED = 'product.updated';
const wanted: Wanted = { topics: [UPDATED], deliveryUrl: HERE, secretMark: 'new' };

function hook(id: string, fields: Partial<Webhook> = {}): Webhook {
  return { id, name: `hook ${id}`, status: 'active', topic: UPDATED, deliveryUrl: HERE, ...fields };
}

function note(webhookId: string, secretMark = 'new', deliveryUrl = HERE): WebhookNote {
  return { webhookId, deliveryUrl, secretMark };
}

const told = (steps: readonly Step[]) =>
  steps.map((step) => {
    if (step.kind === 'create') return `create ${step.topic}${step.instead.map(({ id }) => ` for ${id}`).join('')}`;
    const how = step.kind === 'remove' ? ` ${step.why}` : step.kind === 'set_secret' && step.unsure ? ' unsure' : '';
    return `${step.kind} ${step.webhook.id}${how}`;
  });

describe('the plan', () => {
  test.each<[string, Webhook[], WebhookNote[], string[]]>([
    ['nothing there', [], [], ['create product.updated']],
    ['as it should be', [hook('1')], [note('1')], ['keep 1']],
    ['the address without the slash', [hook('1', { deliveryUrl: HERE.slice(0, -1) })], [note('1')], ['keep 1']],
    [
      'the default port written out',
      [hook('1', { deliveryUrl: HERE.replace('.example', '.example:443') })],
      [note('1')],
      ['keep 1'],
    ],
    ['made by hand', [hook('1')], [], ['set_secret 1 unsure']],
    ['with an older secret', [hook('1')], [note('1', 'old')], ['set_secret 1']],
    ['switched off', [hook('1', { status: 'disabled' })], [note('1')], ['create product.updated for 1']],
    ['paused', [hook('1', { status: 'paused' })], [note('1')], ['create product.updated for 1']],
    ['twice: the known one stays', [hook('1'), hook('2')], [note('2')], ['keep 2', 'remove 1 duplicate']],
    ['twice by hand: the older stays', [hook('1'), hook('2')], [], ['set_secret 1 unsure', 'remove 2 duplicate']],
    [
      'twice, one off',
      [hook('1', { status: 'disabled' }), hook('2')],
      [note('1')],
      ['set_secret 2 unsure', 'remove 1 duplicate'],
    ],
    ['another topic', [hook('1', { topic: 'order.created' })], [], ['create product.updated']],
    ['somebody else’s', [hook('1', { deliveryUrl: 'https://erp.example/x' })], [], ['create product.updated']],
    [
      'over http in place of https',
      [hook('1', { deliveryUrl: HERE.replace('https', 'http') })],
      [],
      ['create product.updated'],
    ],
    [
      'at an earlier address',
      [hook('1', { deliveryUrl: EARLIER })],
      [note('1', 'new', EARLIER)],
      ['create product.updated'],
    ],
  ])('%s', (_, have, notes, steps) => {
    expect(told(planWebhooks(have, notes, wanted, false))).toEqual(steps);
  });

  test('a store without a secret gives one to all', () => {
    expect(told(planWebhooks([hook('1')], [note('1')], { ...wanted, secretMark: null }, false))).toEqual([
      'set_secret 1',
    ]);
  });

  test('earlier addresses are cleared on request, and only where we put them', () => {
    const have = [hook('1', { deliveryUrl: EARLIER }), hook('2', { deliveryUrl: EARLIER }), hook('3')];
    const steps = planWebhooks(have, [note('1', 'new', EARLIER), note('3')], wanted, true);
    expect(told(steps)).toEqual(['keep 3', 'remove 1 old_address']);
  });

  test('a number that was given again to somebody else’s is not ours', () => {
    expect(ownershipOf(hook('1', { deliveryUrl: 'https://erp.example/x' }), HERE, [note('1')])).toBe('foreign');
  });
});

test.each<[string, Webhook, WebhookNote[], string[]]>([
  ['none', hook('1'), [note('1')], []],
  ['off', hook('1', { status: 'disabled' }), [note('1')], ['switched off, by hand or after failures']],
  ['by hand', hook('1'), [], ['made by hand: its secret is not known']],
  ['older secret', hook('1'), [note('1', 'old')], ['has an older secret']],
  ['no use', hook('1', { topic: 'order.created' }), [note('1')], ['of no use to pilito']],
  ['earlier', hook('1', { deliveryUrl: EARLIER }), [note('1', 'new', EARLIER)], ['points to an earlier address']],
  ['foreign and off', hook('1', { deliveryUrl: 'https://erp.example', status: 'disabled' }), [], []],
  ['twin', hook('7'), [note('7'), note('1')], ['says the same as 1']],
])('problems: %s', (name, webhook, notes, problems) => {
  const have = name === 'twin' ? [hook('1'), webhook] : [webhook];
  expect(problemsOf(webhook, have, notes, wanted)).toEqual(problems);
});

test.each<[string, string | null, RegExp[]]>([
  ['https://pilito.example/x', 'https://shop.example', []],
  ['https://pilito.example:8080/x', null, []],
  ['http://pilito.example/x', null, [/without https/]],
  ['https://pilito.example:8787/x', 'https://shop.example', [/ports 80, 443 and 8080 only, and this is 8787/]],
  ['https://10.0.0.3/x', 'https://shop.example', [/private network/]],
  ['http://localhost:8787/x', null, [/without https/, /localhost is on a private network/, /8787/]],
  ['https://shop.example:8443/x', 'https://shop.example:8443', []],
  ['https://192.168.1.4/x', 'https://192.168.1.4', []],
  ['https://[2606:4700::1]/x', null, [/IPv6/]],
])('a delivery to %s from %s', (url, shop, problems) => {
  const found = addressProblems(url, shop);
  expect(found.length).toBe(problems.length);
  for (const [at, pattern] of problems.entries()) expect(found[at]).toMatch(pattern);
});
