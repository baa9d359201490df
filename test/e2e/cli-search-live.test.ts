// Searching live through the command line: the shop's price of this moment, and what is said when it cannot be had.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { workspace } from '../support/cli.ts';

const place = workspace();
let shop: ExampleShop;

beforeAll(async () => {
  shop = await createShop();
  const keys = ['--consumer-key', '-', '--consumer-secret', '-', '--allow-private-network'];
  const input = `${shop.consumerKey}\n${shop.consumerSecret}\n`;
  await place.json(['store', 'add', 'market', '--url', shop.url, ...keys], { input });
  await place.json(['pull']);
  shop.update(shop.idOf('PH-A15'), { regular_price: '9990000.25' });
});
afterAll(async () => {
  await shop.close();
  place.remove();
});

const QUESTION = ['search', 'گوشی سامسونگ A15', '--mode', 'text', '--limit', '2'];
const ofShop = ({ path }: { path: string }) => path.includes('/wc/v3/');

it('tells the price of this moment, from one request, and writes nothing down', async () => {
  const before = shop.requests.filter(ofShop).length;
  const { results, interpreted } = await place.json([...QUESTION, '--live']);
  expect(shop.requests.filter(ofShop).length - before).toBe(1);
  expect(results[0]).toMatchObject({ price: '9990000.25', currency: 'IRT', live: true });
  expect(Date.now() - Date.parse(results[0].synced_at)).toBeLessThan(60_000);
  expect(interpreted.notices).toEqual([]);
  const table = await place.run([...QUESTION, '--live']);
  expect(table.stdout).toMatch(/9990000\.25 IRT · in stock now · /);
  expect((await place.json(QUESTION)).results[0].price).toBe('8450000');
});

it('falls back to what is known, says so, and succeeds', async () => {
  const recover = shop.misbehave({ when: ofShop, answer: 'fatal-500' });
  const { code, stdout, stderr } = await place.run([...QUESTION, '--live', '--json']);
  const { results, interpreted } = JSON.parse(stdout);
  const said = 'Price and stock are as last known: the shop cannot be reached now.';
  expect([code, interpreted.notices]).toEqual([0, [said]]);
  expect(stderr).toContain(said);
  expect(results[0]).toMatchObject({ price: '8450000', live: false });
  recover();
});

it('does not wait for a shop that says nothing', async () => {
  const recover = shop.misbehave({ when: ofShop, answer: 'timeout' });
  const { results } = await place.json([...QUESTION, '--live']);
  expect(results[0]).toMatchObject({ price: '8450000', live: false });
  recover();
});

it('says when the shop does not take the keys', async () => {
  await place.run(['store', 'update', 'market', '--consumer-secret', '-'], { input: 'cs_wrong\n' });
  const wrong = await place.run([...QUESTION, '--live']);
  expect([wrong.code, wrong.stderr]).toEqual([0, expect.stringContaining('the shop does not accept the keys')]);
});
