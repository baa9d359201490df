// A size to wear: "سایز 42", "size XL", "42 numara", "مقاس 42". A measure ("size 13 inch"), a range and a word such as
// "large" are no size that a product's attribute would show, and stay in the question.
import { foldText } from '../text/fold.ts';
import { isMeasure, isMeasureSign } from './measures.ts';
import { keysOf, phrasesOf } from './phrases.ts';
import { freeWord, nextWord, type Sheet, type Span, standsAlone, take } from './sheet.ts';
import { isAfterApostrophe } from './words.ts';

/** Before the size, and whether a letter may follow as well as a number. */
const NOUNS = phrasesOf<'any' | 'number'>([
  ['سایز, سایزش, سایزم, سایز من, سایز پام, سایز پای من, سایز_بندی, در سایز, با سایز, سایز پا, سایزبندیش', 'any'],
  ['اندازه, اندازه پام, به اندازه', 'number'],
  ['شماره, شماره پام, شماره پا', 'number'],
  ['size, in size, my size is, size is, a size, in a size, shoe size', 'any'],
  ['beden, bedeni, bedende', 'any'],
  ['مقاس, مقاسی, بمقاس, قیاس', 'any'],
  ['screen size, display size, font size, file size, pack size, page size, tire size, tyre size, batch size', null],
  ['سایز صفحه, اندازه صفحه, شماره تماس, شماره تلفن, شماره مدل, رنگ مو شماره, رنگ موی شماره, شماره سریال', null],
  ['طرح شماره, کد شماره, رنگ شماره, مدل شماره, پلاک شماره, فصل شماره, جلد شماره, قسمت شماره', null],
  ['king size, queen size, full size, life size, travel size, pocket size', null],
]);
const BEHIND = keysOf('numara numaralı numaralik beden bedenli');
const LETTERS = keysOf('xxs xs s m l xl xxl xxxl xxxxl');
const LARGE_LETTERS = keysOf('xs xl xxl xxxl');
const GOES_ON = keysOf('تا یا و در الی to or and x by ile veya او الی');
const CLOSERS = keysOf('باشه باشد olsun olan');
const LARGEST = 300;

/** The size, folded ("42", "42.5", "xl", "2xl"), and its words taken out of the question; null when none is asked for. */
export function readSize(sheet: Sheet): string | null {
  for (let at = 0; at < sheet.words.length; at++) {
    const noun = NOUNS.at(sheet, at);
    if (noun?.meaning === null) at = noun.to;
    const found = noun?.meaning ? afterNoun(sheet, at, noun.to, noun.meaning) : beforeNoun(sheet, at);
    if (found === null || !standsAlone(sheet, found)) continue;
    const closes = CLOSERS.has(nextWord(sheet, found.to)?.key ?? '');
    take(sheet, { from: at, to: found.to + (closes ? 1 : 0) }, `size ${found.size}`);
    return found.size;
  }
  return null;
}

interface Found extends Span {
  size: string;
}

function afterNoun(sheet: Sheet, from: number, at: number, follows: 'any' | 'number'): Found | null {
  const size = sizeAt(sheet, at);
  if (size === null || (follows === 'number' && /\p{L}/u.test(size.size))) return null;
  return isMeasured(sheet, size.to) ? null : { ...size, from };
}

/** "42 numara", "M beden". */
function beforeNoun(sheet: Sheet, from: number): Found | null {
  const size = sizeAt(sheet, from);
  const noun = size === null ? null : nextWord(sheet, size.to);
  return size !== null && BEHIND.has(noun?.key ?? '') ? { ...size, from, to: size.to + 1 } : null;
}

function sizeAt(sheet: Sheet, at: number): { size: string; to: number } | null {
  const word = freeWord(sheet, at);
  if (word === null || isAfterApostrophe(word)) return null;
  if (word.kind === 'letters') return LETTERS.has(word.key) ? { size: word.key, to: at + 1 } : null;
  const letters = nextWord(sheet, at + 1);
  if (letters?.glued && LARGE_LETTERS.has(letters.key)) return { size: word.key + letters.key, to: at + 2 };
  const size = word.key.replace(/[,/]/, '.');
  if (!/^[1-9]\d{0,2}(?:\.5)?$/.test(size) || Number(size) > LARGEST) return null;
  const half = nextWord(sheet, at + 1)?.key === 'و' && nextWord(sheet, at + 2)?.key === foldText('نیم');
  return half ? { size: `${size}.5`, to: at + 3 } : { size, to: at + 1 };
}

/** Does it go on to a measure, a second number or a range? */
function isMeasured(sheet: Sheet, to: number): boolean {
  const next = nextWord(sheet, to);
  if (isMeasureSign(sheet.question.charAt(sheet.words[to - 1]?.end ?? 0))) return true;
  if (next === null) return /^\s*[-–×*]\s*$/.test(sheet.words[to]?.between ?? '') && sheet.words[to]?.kind === 'number';
  if (next.kind === 'number') return true;
  const after = GOES_ON.has(next.key) ? nextWord(sheet, to + 1) : null;
  return isMeasure(next, false) || after?.kind === 'number' || LETTERS.has(after?.key ?? '');
}
