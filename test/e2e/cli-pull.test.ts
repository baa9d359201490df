// Pulling, working and asking through the command line, from the example shop: summaries, exit codes, JSON shapes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { workspace } from '../support/cli.ts';

const place = workspace();
let shop: ExampleShop;

async function addStore(slug: string, url: string): Promise<void> {
  const keys = ['--consumer-key', '-', '--consumer-secret', '-', '--allow-private-network'];
  const input = `${shop.consumerKey}\n${shop.consumerSecret}\n`;
  await place.json(['store', 'add', slug, '--url', url, ...keys], { input });
}

beforeAll(async () => {
  shop = await createShop();
  await addStore('market', shop.url);
});
afterAll(async () => {
  await shop.close();
  place.remove();
});

const SUMMARY = [
  ...['store', 'mode', 'pages', 'products', 'variations', 'created', 'updated', 'unchanged', 'deleted', 'skipped'],
  ...['failed', 'requests', 'retries', 'bytes', 'duration_ms', 'watermark'],
];

describe('pull', () => {
  it('writes nothing in a dry run', async () => {
    const summary = await place.json(['pull', '--dry-run']);
    expect(summary).toMatchObject({ store: 'market', mode: 'full', dry_run: true });
    expect(summary.created).toBeGreaterThan(100);
    expect((await place.json(['status'])).products).toBe(0);
  });

  it('takes everything the first time, with exactly the promised fields', async () => {
    const summary = await place.json(['pull']);
    expect(Object.keys(summary)).toEqual(SUMMARY);
    expect(summary).toMatchObject({ store: 'market', mode: 'full', failed: 0, updated: 0, retries: 0 });
    expect(summary.created).toBe(summary.products + summary.variations);
    expect(summary.watermark).toMatch(/^\d{4}-.*Z$/);
  });

  it('says that it waits, and why', async () => {
    shop.misbehave({ when: ({ path }) => path.endsWith('/products'), times: 1, answer: '429', retryAfter: 1 });
    const { code, stderr, stdout } = await place.run(['pull', 'market', '--json']);
    expect([code, JSON.parse(stdout).retries]).toEqual([0, 1]);
    expect(stderr).toMatch(/market: .*429.*Trying again in 1/s);
  });

  it('then only what changed, unless it is told otherwise', async () => {
    const [incremental, full] = [await place.json(['pull', 'market']), await place.json(['pull', '--full'])];
    expect(incremental).toMatchObject({ mode: 'incremental', created: 0, updated: 0 });
    expect(full).toMatchObject({ mode: 'full', created: 0, updated: 0, deleted: 0 });
    expect(full.unchanged).toBe(full.products + full.variations);
    expect((await place.json(['store', 'show', 'market'])).last_pull).toMatchObject({ mode: 'full', status: 'done' });
  });

  it('tells people in sentences', async () => {
    const { code, stdout } = await place.run(['pull', '--since', '1h']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^market: incremental pull in [\d.]+ m?s: /);
  });

  it('holds back a mass of removals and says so with exit code 3', async () => {
    const gone = shop
      .ids()
      .slice(0, 60)
      .filter((id) => shop.product(id)?.status === 'publish');
    for (const id of gone) shop.remove(id);
    const held = await place.run(['pull', '--full', '--json']);
    expect(held.code).toBe(3);
    expect(JSON.parse(held.stdout)).toMatchObject({ deleted: 0 });
    expect(held.stderr).toMatch(/--allow-mass-delete[\s\S]*"error":"partial"/);
    const told = await place.json(['pull', '--full', '--allow-mass-delete']);
    expect(told.deleted).toBeGreaterThanOrEqual(gone.length);
  });

  it('goes on with the other stores when one cannot be reached', async () => {
    await addStore('closed', 'http://127.0.0.1:9');
    const both = await place.run(['pull', '--json']);
    expect(both.code).toBe(3);
    expect(
      both.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).store),
    ).toEqual(['market']);
    expect(both.stderr).toMatch(/"store":"closed","error":"shop_unreachable"/);
    const alone = await place.run(['pull', 'closed']);
    expect(alone).toMatchObject({ code: 5, stdout: '' });
    await place.run(['store', 'remove', 'closed', '--yes']);
  }, 60_000);

  it('refuses wrong keys with exit code 4, and a store without keys with 2', async () => {
    const wrong = ['--consumer-key', 'ck_wrong', '--consumer-secret', 'cs_wrong', '--allow-private-network'];
    await place.json(['store', 'add', 'wrong', '--url', shop.url, ...wrong]);
    expect((await place.run(['pull', 'wrong'])).code).toBe(4);
    await place.json(['store', 'add', 'bare']);
    expect(await place.run(['pull', 'bare'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('store update'),
    });
    for (const slug of ['wrong', 'bare']) await place.run(['store', 'remove', slug, '--yes']);
  });

  it('watches until it is stopped', async () => {
    const watching = place.start(['pull', '--watch', '1s', '--json']);
    await watching.line(/"mode":"incremental"/);
    expect(await watching.stop('SIGINT')).toMatchObject({ code: 130 });
  });

  it('lets one pull of a store run at a time, and says who and since when', async () => {
    const listing = (path: string) => path.endsWith('/products');
    const recover = shop.misbehave({ answer: 'timeout', when: ({ path }) => listing(path) });
    const before = shop.requests.filter(({ path }) => listing(path)).length;
    const first = place.start(['pull', '--full']);
    await expect.poll(() => shop.requests.filter(({ path }) => listing(path)).length).toBeGreaterThan(before);
    const second = await place.run(['pull', '--json']);
    expect(second).toMatchObject({ code: 6, stdout: '' });
    expect(JSON.parse(second.stderr)).toMatchObject({
      error: 'locked',
      detail: expect.stringMatching(/:\d+, since .*Z/),
    });
    const stopped = await first.stop('SIGINT');
    expect(stopped).toMatchObject({ code: 130, stderr: expect.stringContaining('market: stopped') });
    recover();
  });
});

describe('what was pulled', () => {
  it('becomes searchable by the worker', async () => {
    const summary = await place.json(['worker', '--once']);
    expect(summary).toMatchObject({ failed: 0 });
    expect(summary.embedded).toBeGreaterThan(0);
    expect(await place.json(['status'])).toMatchObject({ pending_chunks: 0, pending_events: 0 });
  });

  it('is found in both languages, in the promised shape', async () => {
    const answer = await place.json(['search', 'wireless', 'earbuds', '--limit', '3', '--explain']);
    expect(answer).toMatchObject({ query: 'wireless earbuds', store: 'market', mode: 'hybrid' });
    expect(answer.count).toBeGreaterThan(0);
    expect(Object.keys(answer.results[0])).toEqual([
      ...['rank', 'score', 'external_id', 'external_source', 'title', 'url', 'price', 'currency', 'in_stock'],
      ...['categories', 'snippet', 'text', 'synced_at', 'explain'],
    ]);
    const table = await place.run(['search', 'چراغ مطالعه', '--in-stock', '--max-price', '۲۰۰۰۰۰۰']);
    expect(table.stdout).toMatch(/^1\. چراغ مطالعه[\s\S]*1240000 IRT · in stock/);
    const prompt = await place.run(['search', 'چراغ مطالعه', '--format', 'prompt']);
    expect(prompt.stdout).toContain('<<<PRODUCT');
  });

  it('says when nothing is found, and succeeds', async () => {
    const nothing = await place.run(['search', 'qqqqzzzz', '--mode', 'text']);
    expect(nothing).toEqual({ code: 0, stdout: '', stderr: 'Nothing found.\n' });
  });

  it('is listed, counted and shown', async () => {
    const args = ['products', 'list', '--in-stock', '--min-price', '1000000', '--ordering', '-price', '--limit', '5'];
    const { count, results } = await place.json(args);
    expect([count > 5, results.length]).toEqual([true, 5]);
    const prices = results.map((one: { price: string }) => Number(one.price));
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
    const [first] = results;
    expect(await place.json(['products', 'show', first.external_id])).toMatchObject({
      id: first.id,
      title: first.title,
    });
    expect(await place.json(['products', 'show', String(first.id)])).toMatchObject({ external_id: first.external_id });
    expect((await place.run(['products', 'show', 'woo_999999'])).code).toBe(1);
    const stats = await place.json(['products', 'stats', '--store', 'market']);
    expect(stats.total_products).toBe((await place.json(['status'])).products);
  });
});
