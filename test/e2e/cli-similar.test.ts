// Similar products through the command line: by external id, as a table, as JSON and as a prompt within its budget.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Workspace, workspace } from '../support/cli.ts';
import { startRecordedShop } from '../support/recorded-shop.ts';

let place: Workspace;
let one: string;

beforeAll(async () => {
  place = workspace();
  const shop = await startRecordedShop();
  const keys = ['--consumer-key', 'ck_recorded', '--consumer-secret', 'cs_recorded'];
  await place.json(['store', 'add', 'tehran', '--url', shop.url, '--allow-private-network', ...keys]);
  await place.json(['pull', 'tehran']);
  await shop.close();
  await place.json(['worker', '--once']);
  const { results } = await place.json(['products', 'list', '--type', 'simple', '--active', '--limit', '1']);
  one = results[0].external_id;
});
afterAll(() => place.remove());

describe('pilito similar', () => {
  it('answers with other products, nearest first', async () => {
    const { similar_to, mode, count, results } = await place.json(['similar', one, '--limit', '3']);
    expect(similar_to.external_id).toBe(one);
    expect(mode).toBe('vector');
    expect(count).toBe(3);
    const scores = results.map((result: { score: number }) => result.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(results.map((result: { external_id: string }) => result.external_id)).not.toContain(one);
  });

  it('prints them for people, with what it did on stderr', async () => {
    const { code, stdout, stderr } = await place.run(['similar', one, '--limit', '2', '--in-stock']);
    expect(code).toBe(0);
    expect(stdout.match(/^\d\. /gm)).toEqual(['1. ', '2. ']);
    expect(stdout).not.toContain('out of stock');
    expect(stderr).toMatch(/^2 products in /);
  });

  it('prints them for a language model, within the budget', async () => {
    const prompt = (budget: string) => place.run(['similar', one, '--format', 'prompt', '--budget', budget]);
    const [large, small] = await Promise.all([prompt('4000'), prompt('150')]);
    expect(large.stdout).toMatch(/\n<<<PRODUCT\n1\. .*\nPrice: /);
    expect(small.stdout.length).toBeLessThan(large.stdout.length / 3);
    expect(small.stdout).toMatch(/PRODUCT>>>\n\nNo room for \d+ more\.\n$/);
  });

  it.each<[string[], number, string]>([
    [['similar', 'woo_404404'], 1, 'There is no product woo_404404.\nSee: pilito products list'],
    [['similar'], 2, 'external_id'],
    [['similar', 'woo_1', '--budget', '99'], 2, 'from 100 to 20000'],
    [['similar', 'woo_1', '--json', '--format', 'prompt'], 2, '--json and --format prompt'],
    [['similar', 'woo_1', '--store', 'nobody'], 1, 'no store called "nobody"'],
  ])('refuses %j', async (args, code, said) => {
    const result = await place.run(args);
    expect(result.code).toBe(code);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain(said);
  });
});
