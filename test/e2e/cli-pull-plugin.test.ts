// Pulling through the command line from a shop that runs Pilito Product Sync: what people and scripts are told.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { workspace } from '../support/cli.ts';

const place = workspace();
let shop: ExampleShop;

beforeAll(async () => {
  shop = await createShop({ plugin: '2.0.0' });
  const keys = ['--consumer-key', '-', '--consumer-secret', '-', '--allow-private-network'];
  const input = `${shop.consumerKey}\n${shop.consumerSecret}\n`;
  await place.json(['store', 'add', 'market', '--url', shop.url, ...keys], { input });
  await place.json(['pull']);
});
afterAll(async () => {
  await shop.close();
  place.remove();
});

const SUMMARY = [
  ...['store', 'mode', 'pages', 'products', 'variations', 'created', 'updated', 'unchanged', 'deleted', 'skipped'],
  ...['failed', 'requests', 'retries', 'bytes', 'duration_ms', 'watermark'],
];

it('notices a deletion in an incremental pull, with exactly the promised fields', async () => {
  shop.remove(shop.idOf('EN-EBOOK'));
  shop.update(shop.idOf('PH-A15'), { name: 'گوشی تازه' });
  const { code, stdout, stderr } = await place.run(['pull', '--json']);
  const summary = JSON.parse(stdout);
  expect([code, Object.keys(summary)]).toEqual([0, SUMMARY]);
  expect(summary).toMatchObject({ mode: 'incremental', updated: 1, deleted: 1, failed: 0 });
  expect(summary.watermark).toMatch(/^\d{4}-.*Z$/);
  expect(stderr).toContain('The shop runs Pilito Product Sync 2.0.0');
});

it('says when the manifest cannot be used, and does what it can', async () => {
  const code = 'woocommerce_rest_cannot_view';
  const answer = { status: 403, headers: [], body: JSON.stringify({ code, message: '', data: { status: 403 } }) };
  const recover = shop.misbehave({ when: ({ path }) => path.endsWith('/manifest'), answer });
  shop.update(shop.idOf('PH-A15'), { name: 'گوشی تازه‌تر' });
  const { code: exit, stdout, stderr } = await place.run(['pull']);
  expect([exit, stdout]).toEqual([0, expect.stringContaining(' 1 updated')]);
  expect(stderr).toMatch(/market: .*\(woocommerce_rest_cannot_view\)\. So this pull asks what changed/);
  recover();
});

it('holds back a mass of removals with exit code 3', async () => {
  for (const id of shop.ids().slice(0, 60)) shop.remove(id);
  const held = await place.run(['pull', '--json']);
  expect([held.code, JSON.parse(held.stdout).deleted]).toEqual([3, 0]);
  expect(held.stderr).toMatch(/--allow-mass-delete[\s\S]*"error":"partial"/);
  expect((await place.json(['pull', '--allow-mass-delete'])).deleted).toBeGreaterThan(60);
});
