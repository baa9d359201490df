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
