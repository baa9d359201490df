// Folding: one spelling for all the ways a word is written, and the tokens of a text. Documents and queries go
// through the same code, so what is equal to a customer is equal to the index. The rules stand in docs/search.md.
import { DROPPED, foldPlainly, foldUnit, UNEASY } from './characters.ts';
import { kindAt, LINK, OUTSIDE, WORD_PAIR } from './letters.ts';

const ZWNJ = '\u200c';

/** The text in one spelling: folded letters, no marks, lower case, Latin digits; ZWNJ is kept for `tokenise`. */
export function foldText(text: string): string {
  const folded = isAscii(text) ? text.toLowerCase() : foldUnits(text);
  return withoutThousands(folded);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Copies what stays in runs, so that text which is clean already costs one look at each character. */
function foldUnits(text: string): string {
  let out = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = foldUnit(unit);
    if (folded === unit) continue;
    if (folded === UNEASY) {
      if (!isPictograph(text, i)) return foldPlainly(text);
      i++;
      continue;
    }
    out += text.slice(copied, i);
    if (folded !== DROPPED) out += String.fromCharCode(folded);
    copied = i + 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/** Emoji need two units but fold to themselves; descriptions are full of them. */
function isPictograph(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code >= 0x1f300 && code <= 0x1faff;
}

const GROUPED = /(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)/g;
const ARABIC_THOUSANDS = /(?<=\d)٬(?=\d)/g;

function withoutThousands(text: string): string {
  const latin = text.includes('٬') ? text.replace(ARABIC_THOUSANDS, '') : text;
  return latin.includes(',') ? latin.replace(GROUPED, (number) => number.replaceAll(',', '')) : latin;
}

const ASCII_TOKEN = /[a-z0-9]+/g;

/**
 * The words of a text, folded, in order. Parts linked by ZWNJ are words of their own, except endings such as ها and
 * ترین, which are dropped, and a leading می or نمی, which belongs to its verb.
 */
export function tokenise(text: string): string[] {
  const folded = foldText(text);
  if (isAscii(folded)) return folded.match(ASCII_TOKEN) ?? [];
  const tokens: string[] = [];
  let start = -1;
  let linked = false;
  for (let i = 0; i <= folded.length; i++) {
    const kind = i < folded.length ? kindAt(folded, i) : OUTSIDE;
    if (kind !== OUTSIDE) {
      if (start < 0) start = i;
      if (kind === LINK) linked = true;
      else if (kind === WORD_PAIR) i++;
    } else if (start >= 0) {
      const word = folded.slice(start, i);
      if (linked) for (const part of linkedParts(word)) tokens.push(part);
      else tokens.push(word);
      start = -1;
      linked = false;
    }
  }
  return tokens;
}

const ENDINGS = new Set(
  'ها های هایی هایم هایت هایش هایمان هایتان هایشان ی ای ام ات اش اند ایم اید تر ترین مان تان شان'.split(' '),
);
const VERB_PREFIXES = new Set(['می', 'نمی']);

/** Not of words in ه: قهوه‌ای is a colour, and قهوه is coffee. */
function isEnding(part: string, before: string): boolean {
  return ENDINGS.has(part) && !(part === 'ای' && before.endsWith('ه'));
}

function linkedParts(word: string): string[] {
  const parts = word.split(ZWNJ).filter((part) => part !== '');
  while (parts.length > 1 && isEnding(parts.at(-1) ?? '', parts.at(-2) ?? '')) parts.pop();
  const [first, second, ...rest] = parts;
  if (first === undefined || second === undefined || !VERB_PREFIXES.has(first)) return parts;
  return [first + second, ...rest];
}
