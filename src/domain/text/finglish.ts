// Finglish: Persian written in Latin letters. A skeleton of consonants is too little for short words ("kif", "gooshi"),
// so both sides keep their long vowels here: the Persian word has one key, the Latin one every key it could mean.
import { continued, PERSIAN_SOUNDS, plainKey, withDigraphs } from './phonetic.ts';
import { isArabicScript, isLatinWord } from './stems.ts';

const MOST_READINGS = 24;
const LONGEST = 24;

/** The sounds of a Persian word with ا, و and ی in their places; null for other scripts and single letters. */
export function persianSounds(token: string): string | null {
  if (!isArabicScript(token) || token.length < 2) return null;
  const written = token.replace(/^ع/, 'ا').replaceAll('خوا', 'خا');
  const sounds = [...written].map((letter) => VOWELS[letter] ?? PERSIAN_SOUNDS[letter] ?? '').join('');
  const spoken = withoutSilent(plainKey(sounds));
  return spoken.length >= 2 ? spoken : null;
}

/** A final "h" is silent. */
function withoutSilent(key: string): string {
  return key.length > 2 && key.endsWith('h') ? key.slice(0, -1) : key;
}

const VOWELS: Record<string, string> = { ا: 'A', و: 'v', ی: 'y', ع: '' };

/**
 * Ways to read each Latin letter as Persian sounds; the empty way is a short vowel, which Persian does not write.
 * Likely ways first.
 */
const READINGS: Record<string, readonly string[]> = {
  O: ['v'],
  E: ['y'],
  U: ['A'],
  a: ['A', ''],
  e: ['', 'y'],
  i: ['y'],
  o: ['', 'v'],
  u: ['v', ''],
  w: ['v'],
  c: ['k', 's'],
  x: ['ks', 'x'],
  X: ['x'],
  Q: ['q'],
  g: ['g', 'q'],
  j: ['j', 'Z'],
};

/** Every key that a Latin word could have were it Persian, at most 24; none for words that are not letters only. */
export function finglishKeys(token: string): string[] {
  if (!isLatinWord(token) || token.length < 2 || token.length > LONGEST) return [];
  const sounds = withDigraphs(longVowels(token));
  let readings: Reading[] = [{ key: '', last: '' }];
  for (let at = 0; at < sounds.length; at++) {
    readings = extended(readings, waysOf(sounds.charAt(at), at, sounds.length));
  }
  const keys = new Set(readings.map(({ key }) => withoutSilent(key)));
  return [...keys].filter((key) => key.length >= 2);
}

/** A plain key under way, and the sound it ends with. */
interface Reading {
  key: string;
  last: string;
}

/** Every reading with every way, likely ones first; the last are left out. */
function extended(readings: readonly Reading[], ways: readonly string[]): Reading[] {
  const longer: Reading[] = [];
  for (const { key, last } of readings) {
    for (const way of ways) {
      if (longer.length === MOST_READINGS) return longer;
      longer.push(way === '' ? { key, last } : { key: continued(key, last, way), last: way.charAt(way.length - 1) });
    }
  }
  return longer;
}

function longVowels(token: string): string {
  return /[oea][oueiya]/.test(token)
    ? token
        .replace(/oo|ou/g, 'O')
        .replace(/ee|ei|ey/g, 'E')
        .replace(/aa/g, 'U')
    : token;
}

const SILENT = [''];

/** A vowel that begins a word is written with ا in front; a final "e" is the silent ه. */
function waysOf(sound: string, at: number, length: number): readonly string[] {
  if (at === 0 && sound === 'a') return ['A'];
  if (at === 0 && 'eiouOE'.includes(sound)) return (READINGS[sound] ?? [sound]).map((way) => `A${way}`);
  if (at === length - 1 && sound === 'e') return SILENT;
  return READINGS[sound] ?? [sound];
}
