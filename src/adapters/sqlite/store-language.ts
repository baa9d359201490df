// The language of a store by its number, for who writes many of its products: asked of the row each time, because the
// currency that tells it may have come in with the last pull.
import { guessLanguage, type Language } from '../../domain/store.ts';
import type { Connection } from './open.ts';

interface Told {
  name: string;
  url: string | null;
  language: Language | null;
  currency: string | null;
}

/** English for a store that is not there. */
export function storeLanguage(db: Connection): (storeId: number) => Language {
  const told = db.prepare<[number], Told>('SELECT name, url, language, currency FROM stores WHERE id = ?');
  return (storeId) => {
    const store = told.get(storeId);
    return store === undefined ? 'en' : (store.language ?? guessLanguage(store));
  };
}
