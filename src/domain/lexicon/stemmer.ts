// One stemming function for each language, always the same one, because what is built with a stemmer is kept by it.
import type { Language } from '../store.ts';
import { stemOf } from '../text/stems.ts';
import type { Stem } from './phrases.ts';

const made = new Map<Language | null, Stem>();

/** Null leaves the language to the script of each token. */
export function stemmerOf(language: Language | null): Stem {
  const known = made.get(language);
  if (known !== undefined) return known;
  const stem: Stem = (token) => stemOf(token, language);
  made.set(language, stem);
  return stem;
}
