// Two amounts that are the ends of one range: "بین ۳۰ تا ۴۰ میلیون", "from $20 to $50", "100-200 TL arası". What only
// one end says, the magnitude and the unit, holds for both.
import { type Amount, type Asked, amountAt, isMoney, spoken } from './amounts.ts';
import { inStoreMoney, LEAST_PRICE, type Money } from './currency.ts';
import { tenTo } from './literals.ts';
import { namesNumber } from './measures.ts';
import { CLOSERS, OPENERS, PARTERS } from './price-words.ts';
import { freeWord, nextWord, type Sheet } from './sheet.ts';
import type { Word } from './words.ts';

/** Bounds in the store's currency, in billionths, and the place after the words that say so. */
export interface Offer {
  min: bigint | null;
  max: bigint | null;
  to: number;
}

/** The range that begins at the place. */
export function rangeAt(sheet: Sheet, at: number, asked: Asked): Offer | null {
  const opener = OPENERS.at(sheet, at);
  const begin = opener?.to ?? at;
  const low = amountAt(sheet, begin, asked.money);
  const second = low === null ? null : afterParter(sheet, low.to, opener?.meaning?.parters ?? PARTERS);
  const high = second === null ? null : amountAt(sheet, second, asked.money);
  if (low === null || high === null) return null;
  const closer = CLOSERS.at(sheet, high.to);
  const said = opener !== null || closer !== null || asked.announced;
  if (!said && isChance(low, high, sheet.words[asked.from - 1], second === low.to, asked.money)) return null;
  const bare = closer !== null ? 'yes' : (opener?.meaning?.bare ?? 'no');
  return offerOf(sheet, alike(low, high, asked), { ...asked, bare, least: false }, closer?.to ?? high.to);
}

/** Two numbers that only stand side by side: a model and a price, or parts of a code. */
function isChance(low: Amount, high: Amount, before: Word | undefined, dashed: boolean, money: Money): boolean {
  if (low.unit !== null) return false;
  if (!money.iranian && high.unit === null) return true;
  if (low.zeros > 0) return false;
  if (low.count > high.count || namesNumber(before?.key ?? '')) return true;
  return high.zeros === 0 && high.unit === null && (dashed || low.value < LEAST_PRICE);
}

/** The offer of two ends, whichever is the larger, when they are money of the store. */
export function offerOf(sheet: Sheet, ends: readonly [Amount, Amount], asked: Asked, to: number): Offer | null {
  if (!ends.some((end) => isMoney(sheet, { ...end, to: ends[1].to }, asked))) return null;
  const [a, b] = ends.map(({ value, unit }) => inStoreMoney(value, unit, asked.money));
  if (a == null || b == null) return null;
  return a < b ? { min: a, max: b, to } : { min: b, max: a, to };
}

const DASH = /^\s*[-–—~]\s*$/;

/** The place of the second amount, behind a word or a dash between the two. */
function afterParter(sheet: Sheet, at: number, parters: ReadonlySet<string>): number | null {
  const word = freeWord(sheet, at);
  if (word === null) return null;
  if (DASH.test(word.between)) return at;
  return nextWord(sheet, at) !== null && parters.has(word.key) ? at + 1 : null;
}

/** Both ends with one unit, and with the magnitude that one of them leaves out. */
export function alike(low: Amount, high: Amount, asked: Asked): [Amount, Amount] {
  const metres = low.metres || high.metres;
  const first = { ...low, unit: low.unit ?? high.unit, metres };
  const second = { ...high, unit: high.unit ?? low.unit, metres };
  const rising = low.count <= high.count;
  // "۵۰۰ تا ۱ میلیون" begins with thousands; "۳ تا ۲ میلیون" is only the wrong way round.
  const lesser = low.count >= 10n * high.count ? 3 : 0;
  if (first.zeros === 0 && second.zeros > 0) return [scaled(first, second.zeros - lesser), second];
  if (second.zeros === 0 && first.zeros > 0 && rising) return [first, scaled(second, first.zeros)];
  const said = spoken(second, asked);
  if (!rising || first.zeros > 0)
    return [
      { ...first, value: spoken(first, asked) },
      { ...second, value: said },
    ];
  return [
    { ...first, value: (first.value * said) / second.value },
    { ...second, value: said },
  ];
}

function scaled(amount: Amount, zeros: number): Amount {
  return { ...amount, value: amount.value * tenTo(Math.max(zeros, 0)), zeros };
}
