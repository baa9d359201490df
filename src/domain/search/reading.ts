// What one text of a product says: the features of its words, of neighbours written as one word, and of its concepts,
// each with how much of it counts.
import { type Analysis, concept, type Feature, joined, LONGEST_JOIN } from '../text/features.ts';
import { deniedPair, isDenied } from './denial.ts';
import { kindsKnown } from './head.ts';
import type { Word } from './word.ts';

/** Called for every feature with how much of it counts: 1 for a word as it stands, less behind "for" or "without". */
export type Say = (feature: Feature, share: number) => void;

export interface Manner {
  /** The words are a name, whose neighbours may be written as one word and in the other script. */
  named: boolean;
  /** How much each word counts, by its place. */
  guard(at: number): number;
}

/** Parts of a mixed token ("rtx" of rtx4060) are weak: they stand for little alone. */
const PART = 0.5;
/** "Without sugar" says little of sugar; it is found as one word. */
const DENIED = 0.2;

/** Tells every feature of a text, as often as it stands there, always in the same order. */
export function read(words: readonly Word[], analysis: Analysis, { named, guard }: Manner, say: Say): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const pair = deniedAt(words, at);
    const share = guard(at) * (pair === null ? 1 : DENIED);
    say(word.exact, share);
    say(word.stem, share);
    if (pair !== null) say(joined(pair), 1);
    for (const part of word.parts) say(part, share * PART);
    if (!named) continue;
    let run = word.token;
    for (const next of words.slice(at + 1, at + LONGEST_JOIN)) {
      run += next.token;
      say(joined([run]), share);
    }
    for (const sound of word.sounds()) say(sound, share);
  }
  for (const { name, from } of conceptsOf(words, analysis)) say(concept(name), guard(from));
}

/** A word that is said not to be there, with what denies it; null for the others. */
function deniedAt(words: readonly Word[], at: number): string[] | null {
  if (words[at - 1]?.denies !== true && words[at + 1]?.denies !== true) return null;
  const tokens = words.slice(Math.max(0, at - 1), at + 2).map(({ token }) => token);
  const place = Math.min(at, 1);
  return isDenied(tokens, place) ? deniedPair(tokens, place) : null;
}

/**
 * The concepts of a text, and inside longer names those of single words that are no kinds of things: "USB stick" is
 * still of USB, "women's bag" for women, but "phone case" is no phone.
 */
function conceptsOf(words: readonly Word[], { lexicon }: Analysis): { name: string; from: number }[] {
  const named = [];
  for (const { concept: name, from, to } of lexicon.conceptsAmong(words.map(({ seen }) => seen))) {
    named.push({ name, from });
    if (to - from === 1) continue;
    for (const { seen } of words.slice(from, to)) {
      for (const { concept: inner } of lexicon.conceptsAmong([seen])) {
        if (!kindsKnown().has(inner)) named.push({ name: inner, from });
      }
    }
  }
  return named;
}
