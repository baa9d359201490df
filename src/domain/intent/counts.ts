// How many, without a magnitude: digits, or number words put together the way their language does.
import { ONE, readLiteral } from './literals.ts';
import { MAGNITUDE_WORDS, type Magnitude, NUMBER_WORDS, type NumberWord } from './number-words.ts';
import { phrasesOf } from './phrases.ts';
import { freeWord, nextWord, type Sheet } from './sheet.ts';
import { unitAfter } from './units.ts';
import type { Word } from './words.ts';

export interface Count {
  /** In billionths. */
  value: bigint;
  /** The place after it. */
  to: number;
}

const HALF = phrasesOf<true>([['نیم, half a, half, yarım', true]]);
const AND_A_HALF = phrasesOf<true>([['و نیم, ونیم, و نصف, ونصف, and a half, buçuk', true]]);
const ONE_AND_A_HALF = phrasesOf<true>([['یکونیم, یهونیم, یک ونیم', true]]);

export function magnitudeOf(word: Word | null): Magnitude | null {
  return word === null ? null : (MAGNITUDE_WORDS.get(word.key) ?? null);
}

/** The place after "و نیم" and its like, or null. */
export function afterHalf(sheet: Sheet, at: number): number | null {
  return nextWord(sheet, at) === null ? null : (AND_A_HALF.at(sheet, at)?.to ?? null);
}

/** The count that begins at the place. `mills`: see `Manner`. */
export function countAt(sheet: Sheet, at: number, mills: boolean): Count | null {
  const oneAndAHalf = ONE_AND_A_HALF.at(sheet, at);
  if (oneAndAHalf !== null) return { value: (ONE * 3n) / 2n, to: oneAndAHalf.to };
  const half = HALF.at(sheet, at);
  if (half !== null) return magnitudeOf(nextWord(sheet, half.to)) === null ? null : { value: ONE / 2n, to: half.to };
  const count = wholeAt(sheet, at, mills);
  const after = count === null ? null : afterHalf(sheet, count.to);
  return count === null || after === null ? count : { value: count.value + ONE / 2n, to: after };
}

function wholeAt(sheet: Sheet, at: number, mills: boolean): Count | null {
  const word = freeWord(sheet, at);
  if (word?.kind === 'number') return inDigits(sheet, at, word, mills);
  return word === null ? null : inWords(sheet, at, word);
}

function inDigits(sheet: Sheet, at: number, word: Word, mills: boolean): Count | null {
  const zeros = zeroGroup(sheet, at + 1);
  const to = at + (zeros ? 2 : 1);
  const scaled = magnitudeOf(nextWord(sheet, to)) !== null;
  const tomans = unitAfter(sheet, to)?.unit === 'toman';
  const value = readLiteral(zeros ? `${word.key}000` : word.key, { scaled, tomans, mills });
  return value === null ? null : { value, to };
}

/** "500 000": of groups parted by spaces, only zeros surely go on the number before them. */
function zeroGroup(sheet: Sheet, at: number): boolean {
  return nextWord(sheet, at)?.key === '000' && sheet.words[at]?.glued === false;
}

function inWords(sheet: Sheet, at: number, first: Word): Count | null {
  const known = NUMBER_WORDS.get(first.key === 'a' ? 'one' : first.key);
  if (known === undefined || (first.key === 'a' && !isHundredOrMore(sheet, at + 1))) return null;
  let value = known.value;
  let room = roomAfter(value);
  let to = at + 1;
  if (known.joining === 'side by side' && value < 10 && isHundred(nextWord(sheet, to))) {
    value *= 100;
    room = 100;
    to++;
  }
  for (let more = partAt(sheet, to, known); more !== null && more.value < room; more = partAt(sheet, to, known)) {
    value += more.value;
    room = roomAfter(more.value);
    to = more.to;
  }
  return { value: BigInt(value) * ONE, to };
}

/** What may still be added: after hundreds less than a hundred, after tens less than ten, after ones nothing. */
function roomAfter(value: number): number {
  return value >= 100 ? 100 : value >= 20 ? 10 : 0;
}

function partAt(sheet: Sheet, at: number, { joining }: NumberWord): { value: number; to: number } | null {
  const and = nextWord(sheet, at)?.key;
  const joined = joining === 'with and' ? and === 'و' : and === 'and';
  if (joining === 'with and' && !joined) return null;
  const to = joined ? at + 1 : at;
  const part = NUMBER_WORDS.get(nextWord(sheet, to)?.key ?? '');
  return part?.joining === joining ? { value: part.value, to: to + 1 } : null;
}

function isHundred(word: Word | null): boolean {
  return word !== null && NUMBER_WORDS.get(word.key)?.value === 100;
}

function isHundredOrMore(sheet: Sheet, at: number): boolean {
  return isHundred(nextWord(sheet, at)) || magnitudeOf(nextWord(sheet, at)) !== null;
}
