// What a pull tells on its way: each list with the shop's own count, for whoever shows how far it is.
import { describe, expect, test } from 'vitest';
import type { PullProgress } from '../../../src/app/pull-run.ts';
import { type Market, openMarket } from '../../support/pulling.ts';

type Told = Pick<PullProgress, 'stage' | 'done' | 'total' | 'requests'> & { pages: number };

async function toldBy(market: Market, request: Parameters<Market['pull']>[0] = {}): Promise<Told[]> {
  const told: Told[] = [];
  const onProgress = ({ counts, ...where }: PullProgress) => void told.push({ ...where, pages: counts.pages });
  await market.pull({ ...request, onProgress });
  return told;
}

const stages = (told: readonly Told[]) => [...new Set(told.map(({ stage }) => stage))];
const of = (told: readonly Told[], stage: Told['stage']) => told.filter((one) => one.stage === stage);

describe('a pull tells', () => {
  test('each list page by page, up to what the shop counts', async () => {
    const told = await toldBy(await openMarket(), { pageSize: 30 });
    expect(stages(told)).toEqual(['shop', 'products', 'variations', 'missing']);
    const products = of(told, 'products');
    expect(products.map(({ total }) => total)).toEqual(products.map(() => 137));
    expect(products.map(({ done }) => done)).toEqual([30, 59, 88, 117, 137]);
    expect(products.map(({ pages }) => pages)).toEqual([1, 2, 3, 4, 5]);
    expect(of(told, 'variations').at(-1)).toMatchObject({ done: 95, total: 95 });
    expect(told.map(({ requests }) => requests)).toEqual(
      told.map(({ requests }) => requests).toSorted((a, b) => a - b),
    );
  });

  test('variable products one by one, where the shop has no list of variations', async () => {
    const told = await toldBy(await openMarket({ withoutBulkVariations: true }), { pageSize: 10 });
    const parents = of(told, 'parents');
    expect(parents.length).toBeGreaterThan(2);
    expect(parents.at(-1)?.done).toBe(parents.at(-1)?.total);
    expect(parents[0]?.done).toBeLessThan(parents[0]?.total ?? 0);
  });

  test('what the manifest names, and what of it differs', async () => {
    const market = await openMarket({ plugin: '2.0.0' });
    await market.pull();
    market.shop.update(market.shop.idOf('PH-A15'), { regular_price: '8900000' });
    const told = await toldBy(market);
    expect(stages(told)).toEqual(['shop', 'manifest', 'differences', 'missing']);
    expect(of(told, 'manifest').at(-1)?.done).toBeGreaterThan(200);
    const differences = of(told, 'differences');
    expect(differences[0]).toMatchObject({ done: 0 });
    expect(differences.at(-1)?.done).toBe(differences.at(-1)?.total);
  });

  test('where it goes on, not from zero', async () => {
    const market = await openMarket();
    const stop = new AbortController();
    const onProgress = ({ stage, done }: PullProgress) => {
      if (stage === 'products' && done > 60) stop.abort();
    };
    const asked = market.pull({ pageSize: 30, signal: stop.signal, onProgress });
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    const [first] = of(await toldBy(market, { pageSize: 30 }), 'products');
    expect(first).toMatchObject({ done: 117, total: 137 });
  });
});
