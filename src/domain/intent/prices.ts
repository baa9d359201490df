// Prices asked for, in the store's currency. Every word of the question may begin a phrase about one.
import type { Money } from './currency.ts';
import { decimalOf } from './literals.ts';
import { offerAt } from './offers.ts';
import { CLOSING_VERBS, LEADS } from './price-words.ts';
import type { Offer } from './ranges.ts';
import { freeWord, nextWord, type Sheet, type Span, standsAlone, take } from './sheet.ts';

/** Decimal strings in the store's currency. */
export interface PriceBounds {
  minPrice: string | null;
  maxPrice: string | null;
}

/** Takes the phrases about prices out of the question. Of several bounds the tightest hold; what contradicts stays. */
export function readPrices(sheet: Sheet, money: Money): PriceBounds {
  let bounds: Pick<Offer, 'min' | 'max'> = { min: null, max: null };
  for (let at = 0; at < sheet.words.length; at++) {
    const offer = offerAt(sheet, at, money);
    if (offer === null || isInCode(sheet, at) || !standsAlone(sheet, { from: at, to: offer.to })) continue;
    const tighter = tightest(bounds, offer);
    if (tighter === null) continue;
    bounds = tighter;
    take(sheet, wholePhrase(sheet, at, offer.to), described(offer, money));
    at = offer.to - 1;
  }
  return { minPrice: written(bounds.min), maxPrice: written(bounds.max) };
}

/** "PLV22838-40-41": a number that a mark ties to what stands before it. */
function isInCode({ words }: Sheet, at: number): boolean {
  const word = words[at];
  return word?.kind === 'number' && /^[-/_.]$/.test(word.between) && at > 0;
}

function tightest(known: Pick<Offer, 'min' | 'max'>, more: Offer): Pick<Offer, 'min' | 'max'> | null {
  const min = known.min === null || (more.min !== null && more.min > known.min) ? more.min : known.min;
  const max = known.max === null || (more.max !== null && more.max < known.max) ? more.max : known.max;
  return min !== null && max !== null && min > max ? null : { min, max };
}

/** With the word that only leads to it and the verb that closes it: "که … باشه", "for under …". */
function wholePhrase(sheet: Sheet, from: number, to: number): Span {
  const first = sheet.words[from];
  const leads = first !== undefined && !first.apart && LEADS.has(freeWord(sheet, from - 1)?.key ?? '');
  const closes = CLOSING_VERBS.has(nextWord(sheet, to)?.key ?? '');
  return { from: leads ? from - 1 : from, to: closes ? to + 1 : to };
}

function written(amount: bigint | null): string | null {
  return amount === null ? null : decimalOf(amount);
}

function described({ min, max }: Offer, { currency }: Money): string {
  const unit = currency === null ? '' : ` ${currency}`;
  if (min === null) return `a price of at most ${written(max)}${unit}`;
  if (max === null) return `a price of at least ${written(min)}${unit}`;
  return `a price from ${written(min)} to ${written(max)}${unit}`;
}
