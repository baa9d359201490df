// A model being fitted: texts go in by the lot, and only their terms are kept.
import type { Language } from '../../domain/store.ts';
import { type Corpus, corpus } from './lsa.ts';
import { termReader } from './terms.ts';

export interface Fitter {
  add(texts: readonly string[]): void;
  fit: Corpus['fit'];
}

export function textFitter(language: Language): Fitter {
  const read = termReader(language);
  const { add, fit } = corpus();
  return {
    add: (texts) => {
      for (const text of texts) add(read(text));
    },
    fit,
  };
}
