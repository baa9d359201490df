// A shop's webhooks made right from pilito's side, between a real shop and a real endpoint: done twice, broken off, with
// a secret that changes under way.
import { describe, expect, onTestFinished, test } from 'vitest';
import { createShop, type ExampleShop, type ShopOptions } from '../../../examples/shop/server.ts';
import { wooCommerceSource } from '../../../src/adapters/woocommerce/source.ts';
import { addStore, getStore, openSecrets, updateStore } from '../../../src/app/stores.ts';
import { inspectWebhooks, removeWebhooks } from '../../../src/app/webhooks.ts';
import { type EnsureRequest, ensureWebhooks } from '../../../src/app/webhooks-ensure.ts';
import { type Site, startSite, WEBHOOK } from '../../support/http-site.ts';

const ALL = [
  ...['product.created', 'product.updated', 'product.deleted', 'product.restored', 'product.published'],
  ...['action.woocommerce_delete_product', 'action.woocommerce_delete_product_variation'],
];

interface Ground {
  site: Site;
  shop: ExampleShop;
  ensure(request?: Partial<EnsureRequest>): ReturnType<typeof ensureWebhooks>;
  /** "created 1", … */
  did(request?: Partial<EnsureRequest>): Promise<string[]>;
  secrets(): Promise<string[]>;
  request(): Promise<{ store: Awaited<ReturnType<typeof getStore>>; publicUrl: string; signal: AbortSignal }>;
  /** An edit, what the shop delivers of it, and what it was answered. */
  deliver(): Promise<(number | null)[]>;
}

async function ground(options: ShopOptions = {}): Promise<Ground> {
  const site = await startSite({
    change: (app) => {
      const now = () => app.clock.now();
      const source = wooCommerceSource({ version: '0.0.0', now, sleep: async () => {} });
      return { ...app, source: async () => source };
    },
  });
  const reader = { consumerKey: 'ck_r', consumerSecret: 'cs_r', permissions: 'read' as const, manager: true };
  const shop = await createShop({ clock: () => site.clock.at, delivers: 'when-told', keys: [reader], ...options });
  onTestFinished(async () => {
    await shop.close();
    await site.close();
  });
  const { url, consumerKey, consumerSecret } = shop;
  await addStore(site.app, 'market', { url, consumerKey, consumerSecret, allowPrivateNetwork: true });
  const request = async () => ({
    store: await getStore(site.app, 'market'),
    ...{ publicUrl: site.url, signal: new AbortController().signal },
  });
  const usual = { dryRun: false, newSecret: false, removeOld: false };
  const ensure: Ground['ensure'] = async (more = {}) =>
    ensureWebhooks(site.app, { ...(await request()), ...usual, ...more });
  return {
    ...{ site, shop, ensure, request },
    did: async (more) => (await ensure(more)).acts.map(({ did, id }) => `${did} ${id ?? '-'}`),
    secrets: async () => (await openSecrets(site.app, await getStore(site.app, 'market'))).webhookSecrets,
    deliver: async () => {
      site.clock.at += 1_000;
      shop.update(shop.idOf('PH-A15'), {});
      return (await shop.deliver()).map(({ status }) => status);
    },
  };
}

const readOnly = ({ site }: Ground) => updateStore(site.app, 'market', { consumerKey: 'ck_r', consumerSecret: 'cs_r' });
const shownIn = ({ shop }: Ground) => [...shop.webhooks.values()].map(({ id, topic }) => `${id} ${topic}`);
const kept = (...ids: number[]) => ids.map((id) => `kept ${id}`);

describe('ensure', () => {
  test('makes them all, with a secret of its own, and deliveries are believed', async () => {
    const on = await ground();
    const report = await on.ensure();
    expect(report).toMatchObject({
      ...{ deliveryUrl: `${on.site.url}${WEBHOOK}market/`, madeSecret: true, byHand: null, pings: 7 },
    });
    expect(shownIn(on)).toEqual(ALL.map((topic, at) => `${at + 1} ${topic}`));
    expect(await on.secrets()).toEqual([expect.stringMatching(/^[A-Za-z0-9]{40}$/)]);
    expect(await on.deliver()).toEqual([202]);
  });

  test('does nothing the second time, in one request', async () => {
    const on = await ground();
    await on.ensure();
    const [before, asked] = [JSON.stringify([...on.shop.webhooks]), on.shop.requests.length];
    expect(await on.did()).toEqual(kept(1, 2, 3, 4, 5, 6, 7));
    expect([JSON.stringify([...on.shop.webhooks]), on.shop.requests.length]).toEqual([before, asked + 1]);
  });

  test('passes over a topic that an older shop does not know', async () => {
    const on = await ground({ withoutPublishedTopic: true });
    expect(await on.did()).toContain('skipped -');
    expect(on.shop.webhooks.size).toBe(6);
  });

  test('uses the secret the store has, also for what was made by hand', async () => {
    const on = await ground();
    await updateStore(on.site.app, 'market', { webhookSecret: 'ByHand1405' });
    const deliveryUrl = `${on.site.url}${WEBHOOK}market`;
    await on.shop.addWebhook({ topic: 'product.updated', deliveryUrl, secret: 'Forgotten' });
    expect(await on.did()).toContain('secret_set 1');
    expect([...on.shop.webhooks.values()].every(({ secret }) => secret === 'ByHand1405')).toBe(true);
    expect(await on.secrets()).toEqual(['ByHand1405']);
  });

  test('makes one that is off anew, so that its failures are forgotten', async () => {
    const on = await ground();
    await on.ensure();
    const off = on.shop.webhooks.get(2);
    Object.assign(off ?? {}, { status: 'disabled', failures: 7, name: 'mine' });
    expect(await on.did()).toContain('replaced 8');
    expect(on.shop.webhooks.get(2)).toBeUndefined();
    expect(on.shop.webhooks.get(8)).toMatchObject({ topic: 'product.updated', name: 'mine', failures: 0 });
  });

  test('removes duplicates and leaves strangers alone', async () => {
    const on = await ground();
    await on.ensure();
    const deliveryUrl = `${on.site.url}${WEBHOOK}market/`;
    await on.shop.addWebhook({ topic: 'product.updated', deliveryUrl });
    await on.shop.addWebhook({ topic: 'product.updated', deliveryUrl: 'http://127.0.0.1:9/erp' });
    expect(await on.did()).toEqual([...kept(1, 2), 'removed 8', ...kept(3, 4, 5, 6, 7)]);
    expect(shownIn(on)).toContain('9 product.updated');
  });

  test('a dry run tells the same and does nothing', async () => {
    const on = await ground();
    expect(await on.did({ dryRun: true })).toEqual(ALL.map(() => 'created -'));
    expect([on.shop.webhooks.size, await on.secrets()]).toEqual([0, []]);
  });

  test('after it broke off it goes on where it was, also when an answer was lost', async () => {
    const on = await ground();
    let posts = 0;
    on.shop.misbehave({ when: ({ method }) => method === 'POST' && ++posts === 3, answer: 'reset' });
    const acts: string[] = [];
    await expect(on.ensure({ onAct: ({ did, id }) => void acts.push(`${did} ${id}`) })).rejects.toMatchObject({
      code: 'shop_unreachable',
    });
    expect([acts, on.shop.webhooks.size]).toEqual([['created 1', 'created 2'], 3]);
    expect((await on.did()).slice(0, 4)).toEqual(['kept 1', 'kept 2', 'secret_set 3', 'created 4']);
    expect((await on.secrets()).length).toBe(1);
    expect(await on.deliver()).toEqual([202]);
  });
});

describe('a new secret', () => {
  test('is given to all of them, and the one before stays good meanwhile', async () => {
    const on = await ground();
    await on.ensure();
    const [first] = await on.secrets();
    const lift = on.shop.misbehave({
      when: ({ method, path }) => method !== 'GET' && !path.endsWith('/0'),
      answer: 'forbidden-waf',
    });
    await expect(on.ensure({ newSecret: true })).rejects.toMatchObject({ code: 'shop_blocked' });
    lift();
    const live = await on.secrets();
    expect(live[1]).toBe(first);
    expect(await on.deliver()).toEqual([202]);
    // What was begun is finished before another secret is made, so that no webhook is left with one that is dropped.
    await on.ensure({ newSecret: true });
    const [newest, before] = await on.secrets();
    expect(before).toBe(live[0]);
    expect([...on.shop.webhooks.values()].every(({ secret }) => secret === newest)).toBe(true);
    expect(await on.deliver()).toEqual([202]);
  });

  test('that was given to the store by hand reaches the shop', async () => {
    const on = await ground();
    await on.ensure();
    await updateStore(on.site.app, 'market', { webhookSecret: 'Chosen1405' });
    expect(await on.did()).toEqual([1, 2, 3, 4, 5, 6, 7].map((id) => `secret_set ${id}`));
    expect(await on.did()).toEqual(kept(1, 2, 3, 4, 5, 6, 7));
  });
});

describe('keys that only read', () => {
  test('leave it to somebody’s hand, and nothing is done or stored', async () => {
    const on = await ground();
    await readOnly(on);
    const { byHand, acts } = await on.ensure();
    expect(byHand?.map(({ kind }) => kind)).toEqual(ALL.map(() => 'create'));
    expect([acts, on.shop.webhooks.size, await on.secrets()]).toEqual([[], 0, []]);
  });

  test('are content with the needed ones, made by hand', async () => {
    const on = await ground();
    await readOnly(on);
    await updateStore(on.site.app, 'market', { webhookSecret: 'ByHand1405' });
    const deliveryUrl = `${on.site.url}${WEBHOOK}market/`;
    for (const topic of ALL.slice(0, 4)) await on.shop.addWebhook({ topic, deliveryUrl, secret: 'ByHand1405' });
    expect(await on.ensure()).toMatchObject({
      byHand: null,
      acts: [1, 2, 3, 4].map((id) => ({ did: 'kept', id: `${id}` })),
    });
  });
});

describe('an endpoint that moved', () => {
  const MOVED = 'https://new.example';

  test('gets new ones; the earlier ones go on request', async () => {
    const on = await ground();
    await on.ensure();
    expect((await on.ensure({ publicUrl: MOVED })).acts[0]).toMatchObject({ did: 'created', id: '8' });
    const { webhooks } = await inspectWebhooks(on.site.app, { ...(await on.request()), publicUrl: MOVED });
    expect(webhooks[0]).toMatchObject({ id: '1', ownership: 'old', problems: ['points to an earlier address'] });
    expect(
      (await on.did({ publicUrl: MOVED, removeOld: true })).filter((act) => act.startsWith('removed')),
    ).toHaveLength(7);
    expect(on.shop.webhooks.size).toBe(7);
  });

  test('is not left behind by a copy of the database that runs elsewhere', async () => {
    const on = await ground();
    await on.ensure();
    await on.ensure({ publicUrl: MOVED });
    await removeWebhooks(on.site.app, { ...(await on.request()), publicUrl: MOVED, dryRun: false, removeOld: false });
    expect(shownIn(on)).toEqual(ALL.map((topic, at) => `${at + 1} ${topic}`));
  });
});

test('they are inspected: ours, strangers’, and what is missing', async () => {
  const on = await ground();
  await on.ensure();
  await on.shop.addWebhook({ topic: 'product.updated', deliveryUrl: 'http://127.0.0.1:9/erp' });
  await on.shop.addWebhook({ topic: 'order.created', deliveryUrl: 'http://127.0.0.1:9/erp' });
  Object.assign(on.shop.webhooks.get(3) ?? {}, { status: 'disabled' });
  const { webhooks, missing } = await inspectWebhooks(on.site.app, await on.request());
  expect(webhooks.map(({ id, ownership }) => `${id} ${ownership}`)).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7].map((id) => `${id} here`),
    '8 foreign',
  ]);
  expect(webhooks.flatMap(({ id, problems }) => problems.map((problem) => `${id} ${problem}`))).toEqual([
    '3 switched off, by hand or after failures',
  ]);
  expect(missing).toEqual(['product.deleted']);
});

test('only ours are removed, and what is gone is forgotten', async () => {
  const on = await ground();
  await on.ensure();
  await on.shop.addWebhook({ topic: 'product.updated', deliveryUrl: 'http://127.0.0.1:9/erp' });
  const request = { ...(await on.request()), dryRun: true, removeOld: false };
  expect((await removeWebhooks(on.site.app, request)).removed).toHaveLength(7);
  expect(on.shop.webhooks.size).toBe(8);
  await removeWebhooks(on.site.app, { ...request, dryRun: false });
  expect(shownIn(on)).toEqual(['8 product.updated']);
  expect(await on.site.app.db.webhooks.list(request.store.id)).toEqual([]);
});

test('without an address of the endpoint nothing can be done', async () => {
  const on = await ground();
  await expect(on.ensure({ publicUrl: null })).rejects.toMatchObject({
    code: 'invalid_config',
    hint: expect.stringContaining('PILITO_PUBLIC_URL=https://'),
  });
});
