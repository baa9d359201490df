// Phonetic keys: what a word sounds like, comparable between Persian and Latin script, so that سامسونگ finds Samsung
// and "gooshi" finds گوشی without either standing in a table.
import { isArabicScript, isLatinWord } from './stems.ts';

/** One sound for every letter that says it; vowels are left out. */
export const PERSIAN_SOUNDS: Record<string, string> = letters(
  'بb پp تt طt ثs سs صs جj چC حh هh خx دd ذz زz ضz ظz رr ژZ شS غq قq فf کk گg لl مm نn',
);
const SHORTEST_KEY = 3;

function letters(pairs: string): Record<string, string> {
  return Object.fromEntries(pairs.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));
}

/**
 * Consonant skeletons of a folded token, at least three consonants long; none when it is too short or has digits. A
 * Latin word may have two or three, because c, g and ch are said in several ways.
 */
export function phoneticKeys(token: string): string[] {
  if (/\d/.test(token)) return [];
  const keys = isArabicScript(token) ? [persianSkeleton(token)] : isLatinWord(token) ? latinSkeletons(token) : [];
  return [...new Set(keys.map(plainKey))].filter((key) => key.length >= SHORTEST_KEY);
}

const PLAIN: Record<string, string> = { A: 'a', C: 'c', S: 'w', Z: 'u' };

/** A key as it is kept: no sound twice in a row, one lower-case letter a sound, because the index folds case. */
export function plainKey(sounds: string): string {
  return continued('', '', sounds);
}

/** A plain key with more sounds at its end; `last` is the sound it ended with. */
export function continued(key: string, last: string, sounds: string): string {
  let before = last;
  let longer = key;
  for (const sound of sounds) {
    if (sound !== before) longer += PLAIN[sound] ?? sound;
    before = sound;
  }
  return longer;
}

/** و and ی are vowels except at the beginning; a final ه is silent. */
function persianSkeleton(token: string): string {
  const first = token.startsWith('و') ? 'v' : token.startsWith('ی') ? 'y' : '';
  return first + [...token.replace(/ه$/, '')].map((letter) => PERSIAN_SOUNDS[letter] ?? '').join('');
}

const DIGRAPHS: readonly (readonly [RegExp, string])[] = [
  [/sch|sh/g, 'S'],
  [/tch|ch/g, 'C'],
  [/kh/g, 'X'],
  [/gh/g, 'Q'],
  [/zh/g, 'Z'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck|qu/g, 'k'],
  [/(.)\1/g, '$1'],
];

const ANY_DIGRAPH = /[sctkgzp]h|ck|qu|(.)\1/;

/** Two letters that say one sound, as one; doubled letters single. */
export function withDigraphs(token: string): string {
  if (!ANY_DIGRAPH.test(token)) return token;
  return DIGRAPHS.reduce((text, [letters, one]) => text.replace(letters, one), token);
}

function latinSkeletons(token: string): string[] {
  const sounds = withDigraphs(token).replace(/h$/, '');
  const hard = skeletonOf(sounds, 'g');
  const soft = skeletonOf(sounds, 'j');
  return sounds.endsWith('C') ? [hard, soft, soft.replace(/C$/, 'k')] : [hard, soft];
}

const SIMPLE: Record<string, string> = { x: 'ks', X: 'x', Q: 'q', q: 'q', w: '', v: '', y: '' };

/** `softG` is what g says before e, i and y. */
function skeletonOf(sounds: string, softG: string): string {
  let key = '';
  for (let i = 0; i < sounds.length; i++) {
    const sound = sounds.charAt(i);
    const next = sounds.charAt(i + 1);
    const isSoft = next === 'e' || next === 'i' || next === 'y';
    if ('aeiou'.includes(sound)) continue;
    if (i === 0 && (sound === 'v' || sound === 'w')) key += 'v';
    else if (i === 0 && sound === 'y') key += 'y';
    else if (sound === 'c') key += isSoft ? 's' : 'k';
    else if (sound === 'g') key += isSoft ? softG : 'g';
    else key += SIMPLE[sound] ?? sound;
  }
  return key;
}
