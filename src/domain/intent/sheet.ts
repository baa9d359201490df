// The sheet that the readers share: the words of a question, which of them were taken out of it, and what was
// understood. A word is taken once; who comes later reads what is left.
import { type Word, wordsOf } from './words.ts';

export interface Understood {
  /** The words of the question. */
  words: string;
  /** What they were taken for, for people. */
  as: string;
}

export interface Sheet {
  question: string;
  words: readonly Word[];
  taken: Uint8Array;
  notes: (Understood & { at: number })[];
}

/** From the word at `from` up to, not including, the word at `to`. */
export interface Span {
  from: number;
  to: number;
}

export function sheetOf(question: string): Sheet {
  const words = wordsOf(question);
  return { question, words, taken: new Uint8Array(words.length), notes: [] };
}

/** The word at a place, if there is one and nobody took it. */
export function freeWord(sheet: Sheet, at: number): Word | null {
  return sheet.taken[at] === 0 ? (sheet.words[at] ?? null) : null;
}

/** The word at a place when it goes on from the one before it: free, and no comma or the like between them. */
export function nextWord(sheet: Sheet, at: number): Word | null {
  const word = freeWord(sheet, at);
  return word === null || word.apart ? null : word;
}

/** Does the clause end before the place, by a mark, a word that was taken, or the end of the question? */
export function isClauseEnd(sheet: Sheet, at: number): boolean {
  return nextWord(sheet, at) === null;
}

/** Is nothing outside glued to the span? "iphone13" and "50hz" are not torn apart. */
export function standsAlone(sheet: Sheet, { from, to }: Span): boolean {
  const [first, after] = [sheet.words[from], sheet.words[to]];
  return !(first?.glued && sheet.words[from - 1]?.kind !== 'sign') && !(after?.glued && after.kind !== 'sign');
}

export function textOf(sheet: Sheet, { from, to }: Span): string {
  const [first, last] = [sheet.words[from], sheet.words[to - 1]];
  if (first === undefined || last === undefined) return '';
  return sheet.question.slice(first.start, last.end).replace(/\s+/g, ' ');
}

/** The words leave the rest of the question. */
export function take(sheet: Sheet, span: Span, as: string): void {
  sheet.taken.fill(1, span.from, span.to);
  note(sheet, span, as);
}

/** The words are understood and stay. */
export function note(sheet: Sheet, span: Span, as: string): void {
  sheet.notes.push({ at: span.from, words: textOf(sheet, span), as });
}
