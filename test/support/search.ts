// What a customer of a test's store finds: the whole text search, beside the database itself, which answers in parts.
import { localEmbedder } from '../../src/adapters/local-embedder.ts';
import { type SearchRequest, search } from '../../src/app/search.ts';
import { type Ground, T0 } from './database.ts';

/** External ids, the best first; the words are taken as they are. */
export async function foundBy(
  { db, store }: Pick<Ground, 'db' | 'store'>,
  query: string,
  request: Partial<SearchRequest> = {},
): Promise<string[]> {
  const deps = {
    db,
    clock: { now: () => T0 },
    embedder: localEmbedder({ dimensions: 64 }),
    embedderFor: async () => null,
  };
  const plain = { store, query, limit: 100, mode: 'text', facts: {}, explain: false, literal: true } as const;
  const { results } = await search(deps, { ...plain, ...request });
  return results.map((result) => result.external_id);
}
