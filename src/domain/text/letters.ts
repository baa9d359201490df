// Which characters make words: letters and numbers of every script, [\p{L}\p{N}], and the ZWNJ that links word parts.
// Looked up once per character, because catalogues are long and Unicode classes are slow to ask.

export const OUTSIDE = 1;
const WORD = 2;
export const LINK = 3;
/** A letter or number of two UTF-16 units; its second unit belongs to it. */
export const WORD_PAIR = 4;

const SURROGATE = 5;
const NOT_ASKED = 0;
const kinds = new Uint8Array(0x10000);

/** What the character at a place of a text is to words. */
export function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = kinds[unit] ?? NOT_ASKED;
  const kind = known === NOT_ASKED ? learn(unit) : known;
  return kind === SURROGATE ? kindOfPair(text, at) : kind;
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const kind = unit === 0x200c ? LINK : /\p{Cs}/u.test(character) ? SURROGATE : isLetter(character) ? WORD : OUTSIDE;
  kinds[unit] = kind;
  return kind;
}

function kindOfPair(text: string, at: number): number {
  return isLetter(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? WORD_PAIR : OUTSIDE;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

const LETTER = 1;
const ARABIC = 2;
const ASKED = 4;
const scripts = new Uint8Array(0x10000);

/** How many characters are letters, and how many are written in Arabic script, marks and digits among them. */
export function lettersIn(text: string): { arabic: number; all: number } {
  let arabic = 0;
  let all = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const known = scripts[unit] || learnScript(unit);
    const script = (unit & 0xf800) === 0xd800 ? scriptOf(String.fromCodePoint(text.codePointAt(i) ?? 0)) : known;
    if ((script & LETTER) !== 0) all++;
    if ((script & ARABIC) !== 0) arabic++;
  }
  return { arabic, all };
}

function learnScript(unit: number): number {
  const script = scriptOf(String.fromCharCode(unit)) | ASKED;
  scripts[unit] = script;
  return script;
}

function scriptOf(character: string): number {
  return (/\p{L}/u.test(character) ? LETTER : 0) | (/\p{Script=Arabic}/u.test(character) ? ARABIC : 0);
}
