// A store's own synonyms: words its customers use, in the lines of Solr's synonym files. They are applied to
// questions only, so a new line works at once and nothing is indexed anew.
import { PilitoError } from './errors.ts';
import { phraseBook, type Stem } from './lexicon/phrases.ts';
import { tokenise } from './text/fold.ts';

export interface SynonymLine {
  /** As they were written; at least one, or two where `also` is null. */
  terms: string[];
  /** What else is found by who asks for one of the terms, one way; null when all terms mean the same. */
  also: string[] | null;
}

export const MOST_LINES = 10_000;
const MOST_WORDS = 3;
const LONGEST_LINE = 500;

const FORMAT = 'Write "a, b, c" for words that mean the same, or "a => b, c" for what is found besides a.';

/** The lines of a text; comments (from a "#" at the beginning or after a space) and empty lines are left out. */
export function parseSynonyms(text: string, mostWords = MOST_WORDS): SynonymLine[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|[\r\n]/)
    .flatMap((line, at) => parseLine(line, at + 1, mostWords) ?? []);
  if (lines.length > MOST_LINES) throw tooManyLines();
  return lines;
}

/** Throws `unprocessable` for whoever would keep more than a store may have. */
export function tooManyLines(): PilitoError {
  return new PilitoError('unprocessable', `A store can have at most ${MOST_LINES} lines of synonyms.`, {
    hint: 'Put words that mean the same on one line, or leave out what customers never ask for.',
  });
}

type Refuse = (why: string, hint?: string) => PilitoError;

function parseLine(written: string, number: number, mostWords: number): SynonymLine | null {
  const refuse: Refuse = (why, hint = FORMAT) => new PilitoError('unprocessable', `Line ${number}: ${why}`, { hint });
  if (written.length > LONGEST_LINE) {
    throw refuse(`it is ${written.length} characters long, and ${LONGEST_LINE} is the most.`, 'Split it into several.');
  }
  const line = written.replace(/(?:^|\s)#.*$/, '').trim();
  if (line === '') return null;
  const [left = '', right, ...more] = line.split('=>');
  if (more.length > 0) throw refuse('it has more than one "=>".');
  const terms = termsOf(left, mostWords, refuse);
  if (right === undefined) {
    if (terms.length < 2) throw refuse(`"${line}" has nothing to be equal to.`);
    return { terms, also: null };
  }
  const also = termsOf(right, mostWords, refuse);
  if (terms.length === 0 || also.length === 0) throw refuse('one side of the "=>" is empty.');
  return { terms, also };
}

/** Terms that are the same once folded are said once. */
function termsOf(side: string, mostWords: number, refuse: Refuse): string[] {
  const terms = new Map<string, string>();
  for (const part of side.split(/[,،]/)) {
    const term = part.trim().replace(/\s+/g, ' ');
    if (term === '') continue;
    const words = tokenise(term);
    if (words.length === 0) throw refuse(`"${term}" has no letter and no digit.`);
    if (words.length > mostWords) {
      throw refuse(
        `"${term}" has ${words.length} words, and ${MOST_WORDS} is the most.`,
        'Keep the words that matter.',
      );
    }
    if (!terms.has(words.join(' '))) terms.set(words.join(' '), term);
  }
  return [...terms.values()];
}

/** The line as it stands in a file. */
export function printSynonyms({ terms, also }: SynonymLine): string {
  return also === null ? terms.join(', ') : `${terms.join(', ')} => ${also.join(', ')}`;
}

/** Equal for lines that say the same, in whatever order and spelling. */
export function synonymKey({ terms, also }: SynonymLine): string {
  const side = (all: readonly string[]) => all.map((term) => tokenise(term).join(' ')).sort();
  return JSON.stringify(also === null ? [side(terms)] : [side(terms), side(also)]);
}

export interface SynonymSpan {
  from: number;
  /** First token after it. */
  to: number;
  /** What may stand in its place, each as folded tokens. */
  alternatives: string[][];
}

/** Finds what may stand in place of the words of a question. */
export type SynonymFinder = (tokens: readonly string[]) => SynonymSpan[];

/** The longest terms of the lines from left to right, matched like the built-in table. Made once, asked often. */
export function synonymFinder(lines: readonly SynonymLine[], stem: Stem): SynonymFinder {
  const book = phraseBook(
    lines.flatMap(({ terms, also }) => {
      const asked = terms.map(tokenise);
      const besides = also?.map(tokenise) ?? asked;
      return asked.map((words) => ({ words, value: besides.filter((other) => other !== words) }));
    }),
    stem,
  );
  return (tokens) =>
    book.matchesIn(tokens).map(({ from, to, values }) => {
      const asked = tokens.slice(from, to).join(' ');
      const byText = new Map(values.flat().map((words) => [words.join(' '), words]));
      byText.delete(asked);
      return { from, to, alternatives: [...byText.values()] };
    });
}

/** The same for a single question. */
export function synonymSpans(tokens: readonly string[], lines: readonly SynonymLine[], stem: Stem): SynonymSpan[] {
  return synonymFinder(lines, stem)(tokens);
}
