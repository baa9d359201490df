// The lexicon: words that mean the same thing to a shopper, in whatever language and script, as concepts. Catalogue
// and questions are read with the same one, so that "samsung" meets سامسونگ in the index.
import { tokenise } from '../text/fold.ts';
import { BUILT_IN } from './built-in.ts';
import { type Match, phraseBook, type Seen, type Stem } from './phrases.ts';
import type { Phrase } from './shelves.ts';

export interface Concept {
  /** Letters and digits only: the folded first entry of its line, without spaces. */
  concept: string;
  from: number;
  /** First token after it. */
  to: number;
}

export interface Lexicon {
  /** Concepts named in folded tokens, the longest alias first, left to right; several for an alias of several lines. */
  conceptsIn(tokens: readonly string[]): Concept[];
  /** The same for tokens that were looked up before. */
  conceptsAmong(seen: readonly Sight[]): Concept[];
  see(token: string): Sight;
}

/** What this lexicon knows of one token. */
export type Sight = Seen<string>;

/** Knows nothing. */
export const NO_LEXICON: Lexicon = lexiconOf([], (token) => token);

/**
 * A lexicon of lines of equivalents, "samsung, سامسونگ, سامسونك", each named by its first entry; lines with the same
 * first entry are one. Comment lines begin with "#".
 */
export function lexiconOf(lines: readonly string[], stem: Stem): Lexicon {
  const book = phraseBook(lines.flatMap(aliasesOf), stem);
  return {
    see: book.see,
    conceptsIn: (tokens) => conceptsOf(book.matchesIn(tokens)),
    conceptsAmong: (seen) => conceptsOf(book.matchesAmong(seen)),
  };
}

function conceptsOf(matches: readonly Match<string>[]): Concept[] {
  const concepts: Concept[] = [];
  for (const { from, to, values } of matches) {
    for (const [at, concept] of values.entries())
      if (values.indexOf(concept) === at) concepts.push({ concept, from, to });
  }
  return concepts;
}

const made = new WeakMap<Stem, Lexicon>();

/** The built-in table, read at the first question and once for each stemmer: pass the same function again. */
export function builtInLexicon(stem: Stem): Lexicon {
  const lexicon = () => {
    const known = made.get(stem) ?? lexiconOf(BUILT_IN, stem);
    made.set(stem, known);
    return known;
  };
  return {
    see: (token) => lexicon().see(token),
    conceptsIn: (tokens) => lexicon().conceptsIn(tokens),
    conceptsAmong: (seen) => lexicon().conceptsAmong(seen),
  };
}

function aliasesOf(line: string): Phrase<string>[] {
  if (line.startsWith('#')) return [];
  const aliases = line.split(',').map((alias) => tokenise(alias));
  const name = aliases[0]?.join('') ?? '';
  return aliases.filter((words) => words.length > 0).map((words) => ({ words, value: name }));
}
