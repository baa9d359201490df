// Bounds of a measure: "50 inch and up", "at least 16 GB RAM". Shops write measures into names and attributes, so a
// bound is no filter of the database; products that are known to meet it come first, those known not to come last.
import { foldText } from '../text/fold.ts';
import { amountsOf, type Measure, UNIT_WORDS, type Unit, without } from './measure.ts';

export interface Bound {
  measure: Measure;
  unit: Unit;
  /** In that unit; null is open. */
  least: number | null;
  most: number | null;
  /** The question without the words that bound it. */
  rest: string;
  words: string;
}

const LEAST_BEFORE =
  'حداقل|دست کم|بالای|بالاتر از|بیشتر از|بزرگ ?تر از|at least|over|above|more than|minimum|en az|علی الاقل|اكثر من';
const MOST_BEFORE = 'حداکثر|نهایتا|زیر|کمتر از|کوچک ?تر از|at most|under|below|less than|maximum|en fazla|اقل من';
const LEAST_AFTER = 'به بالا|به بالاتر|و بالاتر|یا بالاتر|یا بیشتر|و بیشتر|or more|and up|or larger|ve üstü';
const MOST_AFTER = 'به پایین|و پایین ?تر|یا کمتر|و کمتر|or less|or smaller|ve altı';

const MEASURE_OF: Record<Unit, Measure> = {
  inch: 'size',
  cm: 'size',
  litre: 'size',
  foot: 'size',
  person: 'size',
  GB: 'memory',
  mAh: 'battery',
  W: 'power',
  kg: 'weight',
};

interface Pattern {
  unit: Unit;
  times: number;
  isLeast: boolean;
  regexp: RegExp;
}

/** Measures are short numbers; longer ones are codes, and would be walked through from each of their digits. */
const NUMBER = '(?<![\\d.])(?<number>\\d{1,6}(?:\\.\\d{1,3})?)';
const EDGE = '(?![\\p{L}\\p{N}])';
const RAM = '(?<ram> (?:رم|ram))?';

const PATTERNS: readonly Pattern[] = UNIT_WORDS.flatMap(([unit, times, names]) => {
  const amount = `${NUMBER}[ -]?(?:${foldText(names)})${EDGE}${RAM}`;
  const before = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${foldText(words)}) ${amount}`, 'u');
  const after = (words: string) => new RegExp(`${amount} (?:${foldText(words)})${EDGE}`, 'u');
  const between = `(?:بین|between|از|from) ${NUMBER} (?:تا|و|and|to) (?<other>\\d{1,6}(?:\\.\\d{1,3})?)[ -]?(?:${foldText(names)})${EDGE}${RAM}`;
  return [
    { unit, times, isLeast: true, regexp: new RegExp(`(?<![\\p{L}\\p{N}])${between}`, 'u') },
    { unit, times, isLeast: true, regexp: after(LEAST_AFTER) },
    { unit, times, isLeast: false, regexp: after(MOST_AFTER) },
    { unit, times, isLeast: true, regexp: before(LEAST_BEFORE) },
    { unit, times, isLeast: false, regexp: before(MOST_BEFORE) },
  ];
});

/** The bound that a question sets on a measure; null when it sets none. */
export function boundOf(question: string): Bound | null {
  const written = foldText(question).replace(/\s+/g, ' ');
  // One space for one non-joiner: places in both are the same.
  const text = written.replace(/\u200c/g, ' ');
  if (!/\d/.test(text)) return null;
  for (const { unit, times, isLeast, regexp } of PATTERNS) {
    const found = regexp.exec(text);
    if (found?.groups === undefined) continue;
    const { number, ram } = found.groups;
    const amount = Number(number) * times;
    const other = found.groups.other === undefined ? null : Number(found.groups.other) * times;
    const isRam = ram !== undefined || /(?:رم|ram)$/u.test(text.slice(0, found.index).trimEnd());
    return {
      measure: unit === 'GB' && isRam ? 'RAM' : MEASURE_OF[unit],
      unit,
      least: isLeast ? amount : null,
      most: isLeast ? other : amount,
      rest: without(written, found),
      words: found[0],
    };
  }
  return null;
}

/** Does a product say that it meets the bound, that it does not, or nothing? */
export function meets({ measure, unit, least, most }: Bound, texts: readonly string[]): boolean | null {
  const amount = amountsOf(measure, texts).get(unit);
  if (amount === undefined) return null;
  return (least === null || amount >= least) && (most === null || amount <= most);
}
