// What a customer of a test's store finds: the whole text search, beside the database itself, which answers in parts.
import { localEmbedder } from '../../src/adapters/local-embedder.ts';
import { type SearchAnswer, type SearchRequest, search } from '../../src/app/search.ts';
import { type Ground, T0 } from './database.ts';

type Place = Pick<Ground, 'db' | 'store'>;

/** The answer of the text search at T0. */
export function answerOf(
  { db, store }: Place,
  query: string,
  request: Partial<SearchRequest> = {},
): Promise<SearchAnswer> {
  const deps = {
    db,
    clock: { now: () => T0 },
    embedder: localEmbedder({ dimensions: 64 }),
    embedderFor: async () => null,
  };
  return search(deps, { store, query, limit: 100, mode: 'text', facts: {}, explain: false, ...request });
}

/** External ids, the best first; the words are taken as they are. */
export async function foundBy(place: Place, query: string, request: Partial<SearchRequest> = {}): Promise<string[]> {
  const { results } = await answerOf(place, query, { literal: true, ...request });
  return results.map((result) => result.external_id);
}
