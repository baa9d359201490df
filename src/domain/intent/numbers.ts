// Numbers as people say them, counts and magnitudes together: "۱.۵ میلیون", "یک میلیون و دویست", "دو سه میلیون", "2k".
import { afterHalf, type Count, countAt, magnitudeOf } from './counts.ts';
import { ONE, tenTo } from './literals.ts';
import { STANDS_FOR_ONE } from './number-words.ts';
import { freeWord, nextWord, type Sheet } from './sheet.ts';
import { type Unit, unitAfter } from './units.ts';
import type { Word } from './words.ts';

export interface Quantity {
  /** In billionths, as all amounts of this room. */
  value: bigint;
  /** "دو سه میلیون" is two to three: the lower end, or null. */
  low: bigint | null;
  /** The number before its first magnitude, 1.2 of "۱.۲ میلیون و ۵۰ هزار", and the zeros of that magnitude. */
  count: bigint;
  zeros: number;
  /** The unit that was written into the magnitude. */
  unit: Unit | null;
  /** The magnitude is an "m", which may be a metre. */
  metres: boolean;
  to: number;
}

/** The quantity whose first word stands at the place. `mills`: the store's currency has three decimals. */
export function quantityAt(sheet: Sheet, at: number, mills: boolean): Quantity | null {
  const whole = termAt(sheet, at, mills);
  if (whole === null) return null;
  let zeros = whole.zeros;
  while (zeros > 0 && whole.unit === null) {
    const more = lesserTerm(sheet, whole.to, zeros, mills);
    if (more === null) break;
    whole.value += more.value;
    whole.unit = more.unit;
    whole.to = more.to;
    zeros = more.zeros;
  }
  return whole;
}

/** A count and its magnitudes: "نیم میلیون", "دو هزار میلیارد", "هزار". */
function termAt(sheet: Sheet, at: number, mills: boolean): Quantity | null {
  const implied = STANDS_FOR_ONE.has(freeWord(sheet, at)?.key ?? '');
  const first = implied ? { value: ONE, to: at } : countAt(sheet, at, mills);
  if (first === null) return null;
  const upper = implied ? null : upperEnd(sheet, at, first, mills);
  const { value: count, to: begin } = upper ?? first;
  const { zeros, unit, metres, to } = scaleAt(sheet, begin, implied);
  const times = tenTo(zeros);
  const half = zeros === 0 ? null : afterHalf(sheet, to);
  const value = half === null ? count * times : count * times + (ONE / 2n) * times;
  const low = upper === null ? null : first.value * times;
  return { value, low, count, zeros, unit, metres, to: half ?? to };
}

interface Scale {
  zeros: number;
  unit: Unit | null;
  metres: boolean;
  to: number;
}

/** The magnitudes from a place on: none, one, or "هزار میلیارد". `opening`: the first one begins the number. */
function scaleAt(sheet: Sheet, from: number, opening: boolean): Scale {
  const scale: Scale = { zeros: 0, unit: null, metres: false, to: from };
  for (let times = 0; times < 2 && scale.unit === null; times++) {
    const word = opening && times === 0 ? freeWord(sheet, from) : nextWord(sheet, scale.to);
    const magnitude = magnitudeOf(word);
    if (word === null || magnitude === null) break;
    const letter = word.key.length === 1;
    if (letter && (times > 0 || isInCode(sheet, word))) break;
    scale.metres = word.key === 'm';
    scale.zeros += magnitude.zeros;
    scale.unit = magnitude.unit;
    scale.to++;
  }
  return scale;
}

/** "6-6 M/M", "23K-007": a letter with a mark beside it counts no thousands. */
function isInCode({ question }: Sheet, { between, end }: Word): boolean {
  return between.trim() !== '' || /[-/_]/.test(question.charAt(end));
}

/**
 * "… و ۲۰۰ هزار", and "یک میلیون و دویست", where two hundred counts the next smaller magnitude. Three digits at least:
 * "زیر ۲۰ میلیون و ۸ گیگ" goes on with something else.
 */
function lesserTerm(sheet: Sheet, at: number, above: number, mills: boolean): Quantity | null {
  const and = nextWord(sheet, at)?.key;
  const spoken = and === 'و' || and === 'and';
  const begin = spoken ? at + 1 : at;
  const term = nextWord(sheet, begin) === null ? null : termAt(sheet, begin, mills);
  if (term === null) return null;
  if (term.zeros > 0) return term.zeros < above && term.low === null ? term : null;
  const hundreds = term.count >= 100n * ONE && term.count < 1000n * ONE;
  if (!spoken || !hundreds || !endsAmount(sheet, term.to)) return null;
  return { ...term, value: term.value * tenTo(above - 3), zeros: above - 3 };
}

/** Nothing follows that the number could count, unless it is money. */
function endsAmount(sheet: Sheet, at: number): boolean {
  return nextWord(sheet, at) === null || unitAfter(sheet, at) !== null;
}

/** "دو سه میلیون": a second, larger number word with nothing between, before a magnitude or Tomans. */
function upperEnd(sheet: Sheet, at: number, lower: Count, mills: boolean): Count | null {
  const second = nextWord(sheet, lower.to);
  if (freeWord(sheet, at)?.kind !== 'letters' || second?.kind !== 'letters') return null;
  const upper = countAt(sheet, lower.to, mills);
  if (upper === null || upper.value <= lower.value || upper.value > 2n * lower.value + ONE) return null;
  const counted = magnitudeOf(nextWord(sheet, upper.to)) !== null || unitAfter(sheet, upper.to)?.unit === 'toman';
  return counted ? upper : null;
}
