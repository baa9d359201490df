// The vector leg beside the words: what it adds, that the same filters and exclusions hold for it, and what is left
// when the embedder is out.
import { beforeAll, describe, expect, it } from 'vitest';
import { localEmbedder } from '../../../src/adapters/local-embedder.ts';
import { embedDue } from '../../../src/app/embed.ts';
import { type SearchMode, type SearchRequest, search } from '../../../src/app/search.ts';
import type { Embedder } from '../../../src/ports/embedder.ts';
import { T0 } from '../../support/database.ts';
import { shopOf } from '../../support/shop.ts';

const embedder = localEmbedder({ dimensions: 256 });
const shop = shopOf(
  { language: 'en', currency: 'USD' },
  { title: 'Waterproof hiking boots', price: '150' },
  { title: 'Waterproof jacket', price: '90', stockStatus: 'outofstock' },
  { title: 'Wool hat', price: '20' },
);

/** `found` is the embedder that the store's vectors are of; null when it is not set up here. */
function ask(query: string, mode: SearchMode, request: Partial<SearchRequest> = {}, found: Embedder | null = embedder) {
  const { db, store } = shop.place();
  const deps = { db, clock: { now: () => T0 }, embedder, embedderFor: async () => found };
  return search(deps, { store, query, mode, limit: 10, facts: {}, explain: false, ...request });
}
const titles = async (...question: Parameters<typeof ask>) =>
  (await ask(...question)).results.map(({ title }) => title);

it('before anything is embedded, a search is one of words and says so', async () => {
  const { results, interpreted } = await ask('boots', 'hybrid');
  expect(results.map(({ title }) => title)).toEqual(['Waterproof hiking boots']);
  expect(interpreted.notices).toEqual(['Nothing is embedded yet: run pilito worker.']);
  expect(await titles('boots', 'vector')).toEqual([]);
});

describe('when all is embedded', () => {
  beforeAll(async () => {
    const { db } = shop.place();
    const deps = { db, clock: { now: () => T0 }, embedder, embedderFor: async () => embedder, random: () => 0 };
    await embedDue(deps, 'test');
  });

  it('the nearest is found by vectors alone', async () => {
    expect((await titles('hiking boots, waterproof', 'vector'))[0]).toBe('Waterproof hiking boots');
  });

  it.each<[string, Partial<SearchRequest>, string[]]>([
    ['waterproof', { facts: { maxPrice: '100' } }, ['Waterproof jacket']],
    ['waterproof in stock', {}, ['Waterproof hiking boots']],
    ['waterproof not jacket', {}, ['Waterproof hiking boots']],
  ])('%s: what holds for words holds for vectors, %j', async (question, request, found) => {
    for (const mode of ['text', 'vector', 'hybrid'] as const) {
      expect(await titles(question, mode, request)).toEqual(found);
    }
  });

  it('nonsense is near to nothing', async () => {
    for (const mode of ['text', 'vector', 'hybrid'] as const) expect(await titles('zzzz qqqq', mode)).toEqual([]);
  });

  it('the legs are weighed as is told', async () => {
    const tuning = { vectorWeight: 0.3 };
    const { results } = await ask('waterproof hat', 'hybrid', { explain: true, tuning });
    for (const { explain, score } of results) {
      expect((explain?.text_weight ?? 0) + (explain?.vector_weight ?? 0)).toBeCloseTo(1);
      expect((explain?.text ?? 0) + (explain?.vector ?? 0)).toBeCloseTo(score, 3);
    }
    expect(results).toHaveLength(3);
    const [alone] = (await ask('hat', 'vector', { explain: true })).results;
    expect(alone?.explain).toMatchObject({ text: null, text_weight: 0, vector_weight: 1 });
  });

  it('a model that is not set up here is an error only when there is no other leg', async () => {
    await expect(ask('boots', 'vector', {}, null)).rejects.toMatchObject({ code: 'embedder_refused' });
    const { results, interpreted } = await ask('boots', 'hybrid', {}, null);
    expect(results.map(({ title }) => title)).toEqual(['Waterproof hiking boots']);
    expect(interpreted.notices).toEqual([expect.stringMatching(/^Searched by text only: /)]);
  });
});
