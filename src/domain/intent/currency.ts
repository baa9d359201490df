// Money that is asked for and the money of the store: Toman and Rial are one currency ten apart, some shops show
// thousands of them, and an amount of another currency is no filter at all.
import { ONE } from './literals.ts';
import type { Speech } from './speech.ts';
import { CURRENCIES, type Unit } from './units.ts';

export interface Money {
  /** ISO code, or one of the four that Iranian shops use; null when the store's is not known. */
  currency: string | null;
  speech: Speech;
  /** People who ask here count in Iranian money: a small number without a unit is no price. */
  iranian: boolean;
  /** The currency has three decimals. */
  mills: boolean;
}

/** How many Rials one of the store's units is: Rial, Toman, and a thousand of each. */
const RIALS = new Map<string, bigint>([
  ['IRR', 1n],
  ['IRT', 10n],
  ['IRHR', 1_000n],
  ['IRHT', 10_000n],
]);
const MILLS = new Set(['KWD', 'BHD', 'OMR', 'JOD', 'TND', 'LYD', 'IQD']);
const OTHER_RIALS = new Set(['SAR', 'QAR', 'OMR', 'YER']);

export function moneyOf(code: string | null, speech: Speech): Money {
  const currency = code === null ? null : code.toUpperCase();
  const iranian = currency === null ? speech === 'Persian' : RIALS.has(currency);
  return { currency, speech, iranian, mills: MILLS.has(currency ?? '') };
}

/** The amount in the store's currency, or null when it is money of another one. Without a unit it is what is usual. */
export function inStoreMoney(amount: bigint, unit: Unit | null, money: Money): bigint | null {
  const worth = RIALS.get(money.currency ?? '');
  if (worth !== undefined) return iranianMoney(amount, unit ?? usualUnit(money), money, worth);
  if (unit === null) return amount;
  if (money.currency === null) return money.iranian && !isIranian(unit) ? null : amount;
  return meansCurrency(unit, money.currency) ? amount : null;
}

function iranianMoney(amount: bigint, unit: Unit, money: Money, worth: bigint): bigint | null {
  if (!isIranian(unit) || (unit === 'rial' && money.speech === 'Arabic')) return null;
  return (amount * (unit === 'toman' ? 10n : 1n)) / worth;
}

/** Persian speech says Toman where the shop says Rial; others read the price tag. */
function usualUnit({ currency, speech }: Money): Unit {
  const showsRials = currency === 'IRR' || currency === 'IRHR';
  return showsRials && speech !== 'Persian' ? 'rial' : 'toman';
}

function isIranian(unit: Unit): boolean {
  return unit === 'toman' || unit === 'rial';
}

function meansCurrency(unit: Unit, currency: string): boolean {
  if (unit === 'toman') return false;
  return unit === 'rial' ? OTHER_RIALS.has(currency) : CURRENCIES[unit].split(' ').includes(currency);
}

// The least that is taken for an amount of Iranian money as it stands; nothing is sold for less.
export const LEAST_PRICE = 10_000n * ONE;

/**
 * What a small number of Tomans means in speech: "۵ تومن" is five million, "۵۰۰ تومن" five hundred thousand. Below 100
 * it counts millions, from 100 up to the least price thousands.
 */
export function spokenTomans(count: bigint): bigint {
  if (count >= LEAST_PRICE) return count;
  return count * (count < 100n * ONE ? 1_000_000n : 1_000n);
}
