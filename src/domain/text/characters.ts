// What one character means for searching: which letters count as the same, which are not there at all. Persian shops
// write one word in many ways; this room holds the rules, fold.ts applies them. The rules stand in docs/search.md.

const MARKS = /\p{Mn}+/gu;
// Harakat of the presentation block that stand alone: NFKD would put a space in front of them and split the word.
const LONE_HARAKAT = /[\ufc5e-\ufc63\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e]/g;
// Zero-width space and joiner, direction marks, soft hyphen, byte order mark. U+200C (ZWNJ) stays: it links word parts.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u200d/g;

const LETTERS = new Map([
  ...same('ی', 'يىېۍے'),
  ...same('ک', 'كڪ'),
  ...same('ه', 'ةۀەھہ'),
  ...same('ا', 'ٱ'),
  ...same('', 'ءـ'),
  ...same('.', '٫'),
  ...same('i', 'ı'),
  ...same('ss', 'ß'),
  ...same('o', 'ø'),
  ...same('l', 'ł'),
  ...same('d', 'đ'),
  ...same('ae', 'æ'),
  ...same('oe', 'œ'),
  ...same('σ', 'ς'),
]);
const LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');

function same(letter: string, others: string): [string, string][] {
  return [...others].map((other) => [other, letter]);
}

/** The rules at their plainest, for any text; the table below must agree with it character by character. */
export function foldPlainly(text: string): string {
  const bare = withoutMarks(withoutMarks(text.replace(LONE_HARAKAT, '')).toLowerCase());
  return bare
    .replace(INVISIBLE, '')
    .replace(LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/[^\P{Nd}0-9]/gu, latinDigit)
    .normalize('NFC');
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '');
}

/** Unicode keeps the ten digits of every script side by side, zero first. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

/** The character disappears. */
export const DROPPED = 1;
/** What becomes of the character is more than one, or depends on its neighbours: ask `foldPlainly`. */
export const UNEASY = 2;

const NOT_ASKED = 0;
const table = new Uint16Array(0x10000);

/** The folded form of one UTF-16 unit: another unit, `DROPPED` or `UNEASY`. Worked out once per unit. */
export function foldUnit(unit: number): number {
  const known = table[unit] ?? UNEASY;
  if (known !== NOT_ASKED) return known;
  const folded = workOut(unit);
  table[unit] = folded;
  return folded;
}

// Marks that are not dropped, and Hangul letters, may be joined to a neighbour by NFC.
const JOINS_NEIGHBOURS = /[\p{Mc}\p{Me}\p{Cs}\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]/u;

function workOut(unit: number): number {
  const character = String.fromCharCode(unit);
  if (unit <= UNEASY || JOINS_NEIGHBOURS.test(character)) return UNEASY;
  const folded = foldPlainly(character);
  if (folded === '') return DROPPED;
  return folded.length === 1 && !JOINS_NEIGHBOURS.test(folded) ? folded.charCodeAt(0) : UNEASY;
}
