// `pilito webhooks` between a shop and a running `pilito serve`: what people see, what scripts get, and how it ends.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { type Running, workspace } from '../support/cli.ts';

const place = workspace();
const reader = { consumerKey: 'ck_reader', consumerSecret: 'cs_reader', permissions: 'read' as const, manager: true };
let shop: ExampleShop;
let serving: Running & { url: string };
let env: Record<string, string> = {};

const keys = (key: string, secret: string) => ({
  args: ['--consumer-key', '-', '--consumer-secret', '-'],
  input: `${key}\n${secret}\n`,
});

beforeAll(async () => {
  shop = await createShop({ keys: [reader] });
  const { args, input } = keys(shop.consumerKey, shop.consumerSecret);
  await place.json(['store', 'add', 'market', '--url', shop.url, ...args, '--allow-private-network'], { input });
  serving = await place.serve();
  env = { PILITO_PUBLIC_URL: serving.url };
}, 30_000);
afterAll(async () => {
  await serving.stop();
  await shop.close();
  place.remove();
});

const run = (...args: string[]) => place.run(['webhooks', ...args], { env });
const json = (...args: string[]) => place.json(['webhooks', ...args], { env });

describe('ensure', () => {
  it('wants to know where the shop reaches pilito', async () => {
    const { code, stderr } = await place.run(['webhooks', 'ensure', 'market']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/PILITO_PUBLIC_URL=https:\/\//)]);
  });

  it('says first what it would do', async () => {
    const { code, stdout, stderr } = await run('ensure', 'market', '--dry-run');
    expect([code, shop.webhooks.size]).toEqual([0, 0]);
    expect(stdout).toMatch(/^WOULD BE +ID +TOPIC[\s\S]*created +- +product\.restored/);
    expect(stderr).toMatch(/without https[\s\S]*ports 80, 443 and 8080 only[\s\S]*7 steps would be taken/);
  });

  it('makes them, and an edit in the shop is applied', async () => {
    const done = await json('ensure', 'market');
    expect(Object.keys(done)).toEqual([
      ...['store', 'delivery_url', 'dry_run', 'made_secret', 'pings', 'webhooks', 'notices'],
    ]);
    expect(done).toMatchObject({
      ...{ store: 'market', dry_run: false, made_secret: true, pings: 7 },
      delivery_url: `${serving.url}/api/integrations/woocommerce/webhook/market/`,
    });
    expect(done.webhooks[0]).toEqual({ id: '1', topic: 'product.created', did: 'created', why: null });
    const id = shop.idOf('PH-A15');
    shop.update(id, { regular_price: '8900000' });
    await shop.settled();
    const product = async () => (await place.json(['products', 'list'])).results[0];
    await expect.poll(product, { timeout: 10_000 }).toMatchObject({ external_id: `woo_${id}` });
    expect(await json('list', 'market')).toMatchObject({ count: 7, missing: [] });
  });

  it('changes nothing the second time, and tells no secret', async () => {
    const before = JSON.stringify([...shop.webhooks]);
    const { code, stdout, stderr } = await run('ensure', 'market');
    expect([code, JSON.stringify([...shop.webhooks])]).toEqual([0, before]);
    expect(stdout.match(/^kept/gm)).toHaveLength(7);
    expect(stderr).toContain('nothing to do');
    expect(stdout + stderr).not.toContain(shop.webhooks.get(1)?.secret);
  });

  it('is silent with --quiet, but for what nobody should miss', async () => {
    const { stdout, stderr } = await run('ensure', 'market', '--quiet', '--new-secret');
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/https/), expect.stringMatching(/ports/)]);
  });
});

describe('list and remove', () => {
  it('shows whose they are and what is wrong', async () => {
    await shop.addWebhook({ topic: 'product.updated', deliveryUrl: 'http://127.0.0.1:9/erp' });
    Object.assign(shop.webhooks.get(3) ?? {}, { status: 'disabled' });
    const { code, stdout, stderr } = await run('list', 'market');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^yes +3 +disabled +product\.deleted +switched off/m);
    expect(stdout).toMatch(/^- +8 +active +product\.updated +- /m);
    expect(stderr).toMatch(/Missing: product\.deleted\.[\s\S]*pilito webhooks ensure market/);
  });

  it('shows them also without knowing its own address', async () => {
    const { code, stderr } = await place.run(['webhooks', 'list', 'market']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('PILITO_PUBLIC_URL is not set')]);
  });

  it('shows control characters of a shop instead of obeying them', async () => {
    const ours = shop.webhooks.get(1);
    const { topic } = ours ?? {};
    Object.assign(ours ?? {}, { topic: 'product.\x1b]0;mine\x07' });
    const removed = await run('remove', 'market', '--dry-run');
    Object.assign(ours ?? {}, { topic });
    expect(removed.stdout).toContain('1 (product.\\x1b]0;mine\\x07)');
  });

  it('removes ours alone', async () => {
    expect((await json('remove', 'market', '--dry-run')).removed).toHaveLength(7);
    const { stdout } = await run('remove', 'market');
    expect(stdout).toMatch(/^Removed 7 webhooks: 1 \(product\.created\), /);
    expect([...shop.webhooks.keys()]).toEqual([8]);
  });
});

describe('keys that only read', () => {
  beforeAll(async () => {
    const { args, input } = keys(reader.consumerKey, reader.consumerSecret);
    await place.json(['store', 'update', 'market', ...args], { input });
  });

  it('get the text to enter by hand, and exit code 4', async () => {
    const { code, stdout, stderr } = await run('ensure', 'market');
    expect(code).toBe(4);
    expect(stdout).toContain('WooCommerce → Settings → Advanced → Webhooks');
    expect(stdout).toMatch(/Delivery URL {2}http:.*\/webhook\/market\/\n {2}Secret {8}the one this store has/);
    expect(stdout).toMatch(/- Product restored\n {2}- Product published \(where it is offered\)\n {2}- Action, with/);
    expect(stderr).toMatch(/^pilito: The keys of market may not change[\s\S]*Read\/Write/m);
  });

  it('show a new secret once, when asked to, and believe it from then on', async () => {
    const { code, stdout } = await run('ensure', 'market', '--show-secret', '--json');
    const { by_hand, secret, delivery_url } = JSON.parse(stdout);
    expect([code, secret]).toEqual([4, expect.stringMatching(/^[A-Za-z0-9]{40}$/)]);
    expect(by_hand.add[0]).toEqual({
      ...{ name: 'pilito', status: 'Active', topic: 'Product created', action_event: null },
      ...{ api_version: 'WP REST API Integration v3', needed: true },
    });
    const topics = ['created', 'updated', 'deleted', 'restored'].map((event) => `product.${event}`);
    for (const topic of topics) await shop.addWebhook({ topic, deliveryUrl: delivery_url, secret });
    shop.update(shop.idOf('FD-TEA'), { regular_price: '1' });
    await shop.settled();
    expect(shop.deliveries.filter(({ status }) => status === 202).length).toBeGreaterThan(1);
    expect((await run('ensure', 'market')).code).toBe(0);
  });

  it('need not even be asked', async () => {
    const asked = shop.requests.length;
    const { code, stdout } = await run('ensure', 'market', '--by-hand');
    expect([code, shop.requests.length]).toEqual([0, asked]);
    expect(stdout).toContain('- Product created');
  });
});
