// What of a text counts as a term of the fitted model, and how much. Fitting and folding in must agree to the letter,
// so both read texts here.
import type { Lexicon, Sight } from '../../domain/lexicon/lexicon.ts';
import { analysisOf } from '../../domain/search/version.ts';
import type { Language } from '../../domain/store.ts';
import { stemOf } from '../../domain/text/stems.ts';
import { Tally } from './tally.ts';
import { WordBook } from './words.ts';

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

/** Is it a word of the text, and not a meaning read into it? */
export function isWord(term: string): boolean {
  return !term.startsWith(CONCEPT);
}

/**
 * Reads texts of one language: their stems, and the concepts of the lexicon that they name, so that words of two
 * scripts begin as neighbours. A text is a name, a line break, and what is said of it. Terms have numbers: 0, 1, 2 … in
 * the order in which they were met.
 */
export class TermBook {
  readonly terms: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly words: WordBook;
  private readonly lexicon: Lexicon;
  /** By word: the term its stem is, and what the lexicon knows of it. */
  private readonly stems: number[] = [];
  private readonly sights: Sight[] = [];
  private readonly part = new Tally();
  private readonly whole = new Tally();

  constructor(language: Language) {
    this.lexicon = analysisOf(language).lexicon;
    this.words = new WordBook((word) => {
      this.stems.push(this.numberOf(stemOf(word, language)));
      this.sights.push(this.lexicon.see(word));
    });
  }

  /** How much it holds: who makes it bounds it, by beginning another. */
  get size(): number {
    return Math.max(this.terms.length, this.words.size);
  }

  numberOf(term: string): number {
    const known = this.numbers.get(term);
    if (known !== undefined) return known;
    this.numbers.set(term, this.terms.length);
    return this.terms.push(term) - 1;
  }

  /** Reads a text: each of its terms once, in the order of first appearance; `take` gives their weights. */
  read(text: string): Tally {
    const { whole } = this;
    whole.clear();
    const end = text.indexOf('\n');
    this.addPart(this.words.read(text, 0, end < 0 ? text.length : end), NAME_WEIGHT);
    if (end >= 0) this.addPart(this.words.read(text, end, text.length, MOST_WORDS), 1);
    return whole;
  }

  /** A term said n times counts √n. */
  private addPart(length: number, weight: number): void {
    const seen: Sight[] = [];
    for (let at = 0; at < length; at++) {
      const word = this.words.found[at] ?? 0;
      this.part.add(this.stems[word] ?? 0);
      const sight = this.sights[word];
      if (sight) seen.push(sight);
    }
    for (const { concept } of this.lexicon.conceptsAmong(seen)) this.part.add(this.numberOf(CONCEPT + concept));
    const { part, whole } = this;
    for (let at = 0; at < part.distinct; at++) whole.add(part.seen[at] ?? 0, weight * Math.sqrt(part.take(at)));
    part.clear();
  }
}

/** Texts' terms by name; what is learnt of words stays for the next text. */
export function termReader(language: Language): (text: string) => Terms {
  let book = new TermBook(language);
  return (text) => {
    if (book.size > MOST_KEPT) book = new TermBook(language);
    const terms = new Map<string, number>();
    const read = book.read(text);
    for (let at = 0; at < read.distinct; at++) terms.set(book.terms[read.seen[at] ?? 0] ?? NO_TERM, read.take(at));
    return terms;
  };
}

const MOST_KEPT = 200_000;
