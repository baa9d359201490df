// How far the name of a thing reaches that must not be: usually one word, more where the words are known to belong
// together or nothing else stands in the clause.
import { tokenise } from '../text/fold.ts';
import { DEGREES, DETERMINERS, ENDS_NAME, LONG_NAMES, NEVER_IN_NAME } from './negation-words.ts';
import { isClauseEnd, nextWord, type Sheet, type Span, textOf } from './sheet.ts';
import { isAfterApostrophe, type Word } from './words.ts';

export interface Name extends Span {
  tokens: string[];
}

/** May the two words that fill a clause be one name? "به جز پارس خزر", but "بدون سیم سونی" names two things. */
export type Reach = 'one word' | 'the clause';

/** The name behind the place, or null. Words such as "the" and "برند" before it are passed over. */
export function nameAt(sheet: Sheet, at: number, reach: Reach): Name | null {
  let from = at;
  while (DETERMINERS.has(nextWord(sheet, from)?.key ?? '') && nameable(nextWord(sheet, from + 1))) from++;
  if (!nameable(nextWord(sheet, from))) return null;
  const name = { from, to: endOfName(sheet, from, reach) };
  const tokens = tokenise(textOf(sheet, withoutEnding(sheet, name)));
  return tokens.length === 0 ? null : { ...name, tokens };
}

function nameable(word: Word | null): word is Word {
  return word !== null && word.kind !== 'sign' && !ENDS_NAME.has(word.key);
}

function endOfName(sheet: Sheet, from: number, reach: Reach): number {
  const known = LONG_NAMES.at(sheet, from);
  let to = known?.to ?? from + 1;
  while (belongs(nextWord(sheet, to), sheet.words[to - 1])) to++;
  const next = nextWord(sheet, to);
  const fillsClause = reach === 'the clause' && known === null && to === from + 1 && isClauseOver(sheet, to + 1);
  return fillsClause && nameable(next) && !NEVER_IN_NAME.has(next.key) ? to + 1 : to;
}

/** A model number, or what a hyphen or an apostrophe ties to the word before it. */
function belongs(word: Word | null, before: Word | undefined): boolean {
  if (word === null) return false;
  return word.between === '-' || isAfterApostrophe(word) || (word.kind === 'number' && before?.kind === 'letters');
}

/** The clause ends, or goes on with words that belong to no name. */
export function isClauseOver(sheet: Sheet, at: number): boolean {
  return isClauseEnd(sheet, at) || ENDS_NAME.has(nextWord(sheet, at)?.key ?? '');
}

/** "Nike'ın" is Nike. */
function withoutEnding(sheet: Sheet, { from, to }: Span): Span {
  const last = sheet.words[to - 1];
  return { from, to: last !== undefined && to - 1 > from && isAfterApostrophe(last) ? to - 1 : to };
}

/** The name whose last word stands before the place. */
export function nameBefore(sheet: Sheet, to: number, floor: number): Name | null {
  const start = startOfName(sheet, to, floor);
  if (start < floor || sheet.taken[start] === 1) return null;
  const name = { from: start, to };
  const tokens = tokenise(textOf(sheet, withoutEnding(sheet, name)));
  return tokens.length === 0 ? null : { ...name, tokens };
}

function startOfName(sheet: Sheet, to: number, floor: number): number {
  for (const length of [3, 2]) {
    if (to - length >= floor && LONG_NAMES.at(sheet, to - length)?.to === to) return to - length;
  }
  if (to - floor === 2 && floor > 0 && isOwnClause(sheet, floor)) return floor;
  let from = to - 1;
  while (from > floor && belongs(sheet.words[from] ?? null, sheet.words[from - 1]) && sheet.taken[from - 1] === 0)
    from--;
  return from;
}

/** "…، ضد آب نباشه": two words after a mark are one name, unless the first only says how much or of what. */
function isOwnClause(sheet: Sheet, at: number): boolean {
  const word = sheet.words[at] ?? null;
  return nameable(word) && word.apart && !DEGREES.has(word.key) && !DETERMINERS.has(word.key);
}
