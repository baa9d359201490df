// Words of the catalogue that a word of the question may have meant: longer words it begins, and words that are a
// typing mistake away. Known words are left to stand; only what the catalogue does not have is guessed at.

import { isArabicScript } from '../text/stems.ts';
import { type WordList, wordsNear } from './word-list.ts';

/** Shorter words begin too many others. */
export const SHORTEST_PREFIX = 3;
const SHORTEST_FUZZY = 3;
const TWO_MISTAKES_FROM = 8;
const SHORTEST_JOINED = 6;

const hasDigit = (token: string) => /\d/.test(token);

/** Words that begin with a token, the better the less they add; digits belong to codes, whose beginning says much. */
export function prefixWorth(token: string, word: string, known: boolean): number {
  const share = (0.9 * token.length) / word.length;
  if (hasDigit(token)) return Math.max(0.9, share);
  return Math.max(0.45, share) * (known ? 0.9 : 1);
}

/** Does a longer word go on with more digits? 100 is no beginning of 1000. */
export function isAnotherNumber(token: string, longer: string): boolean {
  return /\d$/.test(token) && /\d/.test(longer.charAt(token.length));
}

/** May this unknown token be a typing mistake? Numbers are not: another number is another thing. */
export function mayBeMistyped(token: string): boolean {
  return token.length >= SHORTEST_FUZZY && !/^\d+$/.test(token);
}

const SHORTEST_PART = 3;

/** Every way to read a word as two that lost the space between them; none for words with digits. */
export function partings(token: string): (readonly [string, string])[] {
  if (hasDigit(token)) return [];
  const places = Array.from(
    { length: Math.max(0, token.length - 2 * SHORTEST_PART + 1) },
    (_, at) => at + SHORTEST_PART,
  );
  return places.map((at) => [token.slice(0, at), token.slice(at)]);
}

const SAME_SOUND = 0.8;
export const ONE_MISTAKE = 0.6;
const TWO_MISTAKES = 0.4;

/** The catalogue's words near an unknown token, or near it joined with a neighbour; each with how likely it is meant. */
export function wordsMeant(token: string, pairs: readonly string[], words: WordList): Map<string, number> {
  const found = new Map<string, number>();
  const put = (word: string, worth: number) => {
    if (word.length >= SHORTEST_FUZZY && (found.get(word) ?? 0) < worth) found.set(word, worth);
  };
  for (const { word, mistakes } of wordsNear(words, token, token.length >= TWO_MISTAKES_FROM ? 2 : 1)) {
    put(word, worthOf(token, word, mistakes));
  }
  for (const pair of pairs.filter((joined) => joined.length >= SHORTEST_JOINED && isArabicScript(joined))) {
    for (const { word } of wordsNear(words, pair, 1)) put(word, ONE_MISTAKE);
  }
  return found;
}

/** 0 for words that are something else: another code, another short word, another beginning. */
function worthOf(token: string, word: string, mistakes: number): number {
  if (mistakes === 0) return SAME_SOUND;
  if (hasDigit(word)) return 0;
  if (token.length === SHORTEST_FUZZY && word.length !== SHORTEST_FUZZY) return 0;
  if (mistakes === 1) return ONE_MISTAKE;
  return token[0] === word[0] ? TWO_MISTAKES : 0;
}
