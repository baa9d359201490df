// All words of a catalogue, laid out for finding those near another one: by length, with the letters of each in one
// number, so that most are passed over without being compared.
import { isWithin, withoutHomophones } from '../text/distance.ts';

interface Word {
  word: string;
  /** The word with one letter for each sound. */
  sound: string;
  letters: number;
}

/** Words by length. */
export type WordList = readonly (readonly Word[])[];

export function wordList(words: Iterable<string>): WordList {
  const list: Word[][] = [];
  for (const word of words) {
    const sound = withoutHomophones(word);
    while (list.length <= word.length) list.push([]);
    list[word.length]?.push({ word, sound, letters: lettersOf(sound) });
  }
  return list;
}

/** One bit of 32 for each letter; two letters may share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** How many bits are set. */
function bits(number: number): number {
  let left = number;
  let count = 0;
  for (; left !== 0; left &= left - 1) count++;
  return count;
}

export interface Near {
  word: string;
  /** 0 when they only differ in letters of one sound. */
  mistakes: number;
}

/** The words at most `most` typing mistakes (0 to 2) away from a token; letters that sound alike are no mistake. */
export function wordsNear(list: WordList, token: string, most: number): Near[] {
  const sound = withoutHomophones(token);
  const letters = lettersOf(sound);
  const found: Near[] = [];
  for (let length = token.length - most; length <= token.length + most; length++) {
    for (const other of list[length] ?? []) {
      // A mistake takes away one letter and brings in one at most.
      if (bits(letters ^ other.letters) > 2 * most) continue;
      const mistakes = mistakesBetween(sound, other.sound, most);
      if (mistakes <= most) found.push({ word: other.word, mistakes });
    }
  }
  return found;
}

function mistakesBetween(a: string, b: string, most: number): number {
  if (a === b) return 0;
  for (let mistakes = 1; mistakes <= most; mistakes++) if (isWithin(a, b, mistakes)) return mistakes;
  return Number.POSITIVE_INFINITY;
}
