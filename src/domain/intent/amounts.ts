// An amount: a quantity with its unit before or behind it. And whether it is money at all, which takes a unit, a
// magnitude, or a bound that says so without anything that makes it a measure, an age or a model.
import { LEAST_PRICE, type Money, spokenTomans } from './currency.ts';
import { countsOtherThings, isMeasure, isMeasureSign } from './measures.ts';
import { isClauseOver } from './names.ts';
import { type Quantity, quantityAt } from './numbers.ts';
import type { Bound } from './price-words.ts';
import { nextWord, type Sheet } from './sheet.ts';
import { unitAfter, unitBefore } from './units.ts';

export interface Amount extends Quantity {
  /** The unit may as well be a weight. */
  doubtful: boolean;
}

/** How an amount is asked for. */
export interface Asked {
  money: Money;
  /** The place of the first word of the phrase around the amount. */
  from: number;
  /** Words such as قیمت or "budget" announced it. */
  announced: boolean;
  /** How far the bound is trusted with a number alone. */
  bare: Bound['bare'];
  /** It is the lower bound. */
  least: boolean;
}

export function amountAt(sheet: Sheet, at: number, money: Money): Amount | null {
  const before = unitBefore(sheet, at);
  const quantity = quantityAt(sheet, before?.to ?? at, money.mills);
  if (quantity === null || quantity.value === 0n) return null;
  const after = before === null && quantity.unit === null ? unitAfter(sheet, quantity.to) : null;
  const to = after?.to ?? quantity.to;
  const next = sheet.words[to];
  if (next?.glued && next.kind === 'letters') return null;
  const { value, low, count, zeros, metres } = quantity;
  const unit = before?.unit ?? quantity.unit ?? after?.unit ?? null;
  return { value, low, count, zeros, unit, metres, doubtful: after?.doubtful ?? false, to };
}

export function isMoney(sheet: Sheet, amount: Amount, { money, from, announced, bare, least }: Asked): boolean {
  if (amount.unit !== null) return true;
  if (isMeasured(sheet, amount)) return false;
  if (amount.zeros > 0) return !amount.metres || money.iranian;
  if (announced) return true;
  if (money.iranian) return amount.value >= LEAST_PRICE;
  if (bare === 'no' || (bare === 'ends' && !isClauseOver(sheet, amount.to))) return false;
  return ![from - 1, from - 2].some((at) => countsOtherThings(sheet.words[at]?.key ?? '', least));
}

function isMeasured(sheet: Sheet, { to, zeros }: Amount): boolean {
  const next = nextWord(sheet, to);
  const after = sheet.question.charAt(sheet.words[to - 1]?.end ?? 0);
  return isMeasureSign(after) || (next !== null && isMeasure(next, zeros > 0));
}

/** The value, with what speech leaves out: a small number of Tomans counts thousands or millions. */
export function spoken({ value, zeros, unit }: Amount, { money, announced }: Asked): bigint {
  const tomans = unit === 'toman' || (unit === null && announced);
  return zeros === 0 && tomans && money.iranian ? spokenTomans(value) : value;
}
