// People who change their mind while they write: "نون تست کن... نه، پلوپز". What stands before the "no" is withdrawn,
// what stands after it is wanted; and what a plain "نه" before a word leaves out.
import { isMeasure } from './measures.ts';
import { type Name, nameAt, nameBefore } from './names.ts';
import { DEGREES } from './negation-words.ts';
import { keysOf } from './phrases.ts';
import { freeWord, isClauseEnd, nextWord, type Sheet, standsAlone, take } from './sheet.ts';
import type { Word } from './words.ts';

const PERSIAN_NO = 'نه';
/** Between two marks: "iphone 13... no, samsung". */
const OTHER_NOES = keysOf('no nope hayır لا نخیر خیر');
/** "خوبه یا نه", "چرا نه": a question, or part of another word. */
const NOT_A_NO_AFTER = keysOf('یا چرا هم اگه اگر که سایز شماره نسل سری');

/** Takes what was withdrawn or left out; gives what must not be. */
export function readCorrections(sheet: Sheet): Name[] {
  const noes = sheet.words.flatMap((word, at) => (word.key === PERSIAN_NO && isNo(sheet, at) ? [at] : []));
  const neither = noes.filter((at) => nextWord(sheet, at + 1) !== null).length > 1;
  const persian = noes.flatMap((at) => persianNo(sheet, at, neither));
  const others = sheet.words.flatMap((word, at) => {
    const next = sheet.words[at + 1];
    const alone = word.apart && next?.apart === true;
    return alone && OTHER_NOES.has(word.key) ? withdrawAll(sheet, at) : [];
  });
  return [...persian, ...others];
}

/** And not the number nine, nor the end of "… یا نه؟". */
function isNo(sheet: Sheet, at: number): boolean {
  const next = freeWord(sheet, at + 1);
  const counts = next !== null && !next.apart && isMeasure(next, false);
  return next !== null && !counts && !NOT_A_NO_AFTER.has(sheet.words[at - 1]?.key ?? '');
}

function persianNo(sheet: Sheet, at: number, neither: boolean): Name[] {
  const [word, next] = [freeWord(sheet, at), freeWord(sheet, at + 1)];
  if (word === null || next === null || at === 0) return neither && next !== null ? leaveOut(sheet, at, next) : [];
  if (next.apart) return withdrawAll(sheet, at);
  if (neither || word.apart || DEGREES.has(next.key)) return leaveOut(sheet, at, next);
  const leavesOut = isOneWord(sheet, at) || isTheThingItself(sheet, at);
  return leavesOut ? leaveOut(sheet, at, next) : withdrawBefore(sheet, at);
}

/** "تبلت نه اپل": one word before the "no" is the thing, not what was replaced. */
function isOneWord(sheet: Sheet, at: number): boolean {
  return freeWord(sheet, at - 1) !== null && (nextWord(sheet, at - 1) === null || freeWord(sheet, at - 2) === null);
}

const ITSELF = keysOf('خود خوده خودش اصلی اصلیش اصلیه فقط تنها');

/** "خود گوشی نه قاب": what stands before the "no" is wanted, and not what goes with it. */
function isTheThingItself(sheet: Sheet, at: number): boolean {
  for (let before = at - 1; freeWord(sheet, before) !== null; before--) {
    if (ITSELF.has(sheet.words[before]?.key ?? '')) return true;
  }
  return false;
}

/** "نه سامسونگ", "نه خیلی بزرگ". */
function leaveOut(sheet: Sheet, at: number, next: Word): Name[] {
  const name = nameAt(sheet, DEGREES.has(next.key) ? at + 2 : at + 1, 'the clause');
  if (name === null || !standsAlone(sheet, { from: at, to: name.to })) return [];
  take(sheet, { from: at, to: name.to }, `not ${name.tokens.join(' ')}`);
  return [name];
}

/** "… نه، Y": everything before it. */
function withdrawAll(sheet: Sheet, at: number): Name[] {
  return withdraw(sheet, sheet.taken.indexOf(0), at);
}

/** "X نه Y": the clause before it, or only its last name when one name replaces it. */
function withdrawBefore(sheet: Sheet, at: number): Name[] {
  let from = at;
  while (nextWord(sheet, from) !== null && freeWord(sheet, from - 1) !== null) from--;
  const wanted = nameAt(sheet, at + 1, 'the clause');
  const replaced = wanted !== null && isClauseEnd(sheet, wanted.to) ? nameBefore(sheet, at, from) : null;
  return withdraw(sheet, replaced?.from ?? from, at);
}

function withdraw(sheet: Sheet, from: number, no: number): Name[] {
  if (from >= no || !standsAlone(sheet, { from, to: no + 1 })) return [];
  const name = nameBefore(sheet, no, from);
  take(sheet, { from, to: no + 1 }, 'withdrawn');
  return name === null || name.from > from || isSaidAgain(sheet, name) ? [] : [name];
}

/** How many words on a name is looked for again. */
const SOON = 30;

/** "سامسونگ نه، سامسونگ A54" wants Samsung after all. */
function isSaidAgain(sheet: Sheet, { from, to }: Name): boolean {
  const keys = new Set(sheet.words.slice(from, to).map(({ key }) => key));
  return sheet.words.slice(to, to + SOON).some(({ key }, i) => sheet.taken[to + i] === 0 && keys.has(key));
}
