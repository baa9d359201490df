// What of a text counts as a term of the fitted model, and how much. Fitting and folding in must agree to the letter,
// so both read texts here.
import { analysisOf } from '../../domain/search/version.ts';
import type { Language } from '../../domain/store.ts';
import { tokenise } from '../../domain/text/fold.ts';
import { stemOf } from '../../domain/text/stems.ts';

/** Terms of a text and their weights, before idf. */
export type Terms = ReadonlyMap<string, number>;

/** A chunk begins with the product's name, which says more than what follows. */
const NAME_WEIGHT = 3;
/** Words after the name that count: the first say what it is, the last are the shop's boilerplate. */
const MOST_WORDS = 60;
/** No token begins so. */
const CONCEPT = '#';
/** A model's row for it says how much a word counts that it does not know. */
export const NO_TERM = '';

/**
 * Reads texts of one language: their stems, and the concepts of the lexicon that they name, so that words of two
 * scripts begin as neighbours. A text is a name, a line break, and what is said of it.
 */
export function termReader(language: Language): (text: string) => Terms {
  const stem = (token: string) => stemOf(token, language);
  const { lexicon } = analysisOf(language);
  const termsOf = (tokens: readonly string[]) => [
    ...tokens.map(stem),
    ...lexicon.conceptsIn(tokens).map(({ concept }) => CONCEPT + concept),
  ];
  return (text) => {
    const end = text.indexOf('\n');
    const name = end < 0 ? text : text.slice(0, end);
    const terms = new Map<string, number>();
    add(terms, termsOf(tokenise(name)), NAME_WEIGHT);
    if (end >= 0) add(terms, termsOf(tokenise(text.slice(end)).slice(0, MOST_WORDS)), 1);
    return terms;
  };
}

/** Is it a word of the text, and not a meaning read into it? */
export function isWord(term: string): boolean {
  return !term.startsWith(CONCEPT);
}

/** A word said n times counts √n. */
function add(terms: Map<string, number>, found: readonly string[], weight: number): void {
  const counts = new Map<string, number>();
  for (const term of found) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) terms.set(term, (terms.get(term) ?? 0) + weight * Math.sqrt(count));
}
