// Features: the terms by which a text is found, in the five kinds of the text index. One spelling of a feature stands
// for one kind and one value, so that a product's features can be kept in one table and asked one by one.
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { PurposeFinder } from '../lexicon/purpose.ts';
import type { Language } from '../store.ts';
import { finglishKeys, persianSounds } from './finglish.ts';
import { phoneticKeys } from './phonetic.ts';
import { isArabicScript, stemOf } from './stems.ts';

/** Exact token, stem, joined neighbours, concept, phonetic skeleton, Persian sounds. */
export type Kind = 'e' | 's' | 'j' | 'c' | 'p' | 'v';
/** A kind and its value: "esamsung", "psmsng". */
export type Feature = `${Kind}${string}`;

export interface Analysis {
  language: Language | null;
  lexicon: Lexicon;
  /** Products asked for by their use; of questions only. */
  purposesIn: PurposeFinder;
}

/** How many neighbours are read as one word: "head set", "اس اس دی". */
export const LONGEST_JOIN = 3;

export const exact = (token: string): Feature => `e${token}`;
export const stem = (token: string, language: Language | null): Feature => `s${stemOf(token, language)}`;
export const joined = (tokens: readonly string[]): Feature => `j${tokens.length === 1 ? tokens[0] : tokens.join('')}`;
export const concept = (name: string): Feature => `c${name}`;
export const skeletons = (token: string): Feature[] => phoneticKeys(token).map((key): Feature => `p${key}`);

/** A shorter key would mean too many words. */
const SHORTEST_READING = 3;
/** A product's Latin word is kept with its likeliest readings only. */
const READINGS_KEPT = 8;

/** How a token may be said in Persian: what it says when it is Persian, every reading when it is Latin. */
export function readings(token: string): Feature[] {
  const sounds = persianSounds(token);
  const keys = sounds === null ? finglishKeys(token) : [sounds];
  return keys.map((key): Feature => `v${key}`);
}

/** How a token of a product sounds, whatever script will ask for it. */
export function soundsOf(token: string): Feature[] {
  if (isArabicScript(token)) return [...skeletons(token), ...readings(token)];
  const said = readings(token).filter((feature) => feature.length > SHORTEST_READING);
  return [...skeletons(token), ...said.slice(0, READINGS_KEPT)];
}

const RUNS = /\p{L}+|\p{N}+/gu;

/** Letters and digits of a mixed token apart: "rtx4060" gives rtx and 4060; none for others. */
export function runsOf(token: string): string[] {
  const runs = token.match(RUNS) ?? [];
  return runs.length > 1 ? runs : [];
}

/** Is it a way to say a word in the other script, rather than the word or its meaning? */
export function isReading(feature: Feature): boolean {
  return feature.startsWith('v');
}
