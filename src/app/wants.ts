// Which fingerprint each store's vectors should be of: its own model's where it has one, the embedder's own elsewhere.
import type { Want } from '../ports/chunks.ts';
import type { Embedder, Fingerprint } from '../ports/embedder.ts';
import type { App } from './app.ts';

type Deps = Pick<App, 'db' | 'embedder'>;

/** Every store stands in exactly one of them. */
export async function wantsOf({ db, embedder }: Deps): Promise<Want[]> {
  const stores = (await db.stores.list()).map(({ id }) => id);
  const models = new Map(
    (await db.models.wanted())
      .filter(({ fingerprint }) => isFittedBy(embedder, fingerprint))
      .map(({ storeId, fingerprint }) => [storeId, fingerprint]),
  );
  const plain = { fingerprint: embedder.fingerprint, storeIds: stores.filter((id) => !models.has(id)), fitted: false };
  const own = stores.flatMap((id) => {
    const fingerprint = models.get(id);
    return fingerprint === undefined ? [] : [{ fingerprint, storeIds: [id], fitted: true }];
  });
  return [plain, ...own];
}

/** Is it of a model that this embedder would make today? */
export function isFittedBy({ fingerprint: own, fitting }: Embedder, { provider, model, format }: Fingerprint): boolean {
  if (fitting === undefined) return false;
  return provider === own.provider && format === own.format && model.startsWith(`${fitting.family}.`);
}
