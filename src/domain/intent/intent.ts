// What a question asks for besides words: prices, an order, stock, a size, colours, and what must not be. Read without
// a model, from tables of what people say in Persian, English, Arabic and Turkish; when in doubt a word stays a word.
import { readColours } from './colours.ts';
import { moneyOf } from './currency.ts';
import { readNegation } from './negation.ts';
import { type Order, readPreferences } from './preferences.ts';
import { readPrices } from './prices.ts';
import { restOf } from './rest.ts';
import { type Sheet, sheetOf, type Understood } from './sheet.ts';
import { readSize } from './sizes.ts';
import { speechOf } from './speech.ts';

export type { Understood } from './sheet.ts';

export interface Intent {
  /** The question without what was understood, as it was written; empty only when it was nothing but filters. */
  rest: string;
  /** Decimal strings in the store's currency. */
  minPrice: string | null;
  maxPrice: string | null;
  order: Order | null;
  inStock: boolean;
  onSale: boolean;
  /** "ارزان", "budget": low prices are liked, without a bound. */
  prefersCheap: boolean;
  /** Folded: "42", "xl". */
  size: string | null;
  /** Folded tokens of the colour names in the question; they stay in the rest. */
  colours: string[];
  /** Token lists of what must not be, one for each thing. */
  without: string[][];
  /** What was understood, in the order of the question. */
  understood: Understood[];
}

/**
 * Reads a question. `currency` is the store's: an ISO code, or IRT, IRHR, IRHT as Iranian shops use them. Amounts of
 * another currency are left in the rest. Never throws; the time is linear in the question.
 */
export function readIntent(question: string, context: { currency: string | null }): Intent {
  const sheet = sheetOf(question);
  const prices = readPrices(sheet, moneyOf(context.currency, speechOf(sheet)));
  const preferences = readPreferences(sheet);
  const size = readSize(sheet);
  const without = readNegation(sheet);
  const colours = readColours(sheet);
  return { rest: restOf(sheet), ...prices, ...preferences, size, colours, without, understood: understoodOf(sheet) };
}

function understoodOf({ notes }: Sheet): Understood[] {
  return [...notes].sort((a, b) => a.at - b.at).map(({ words, as }) => ({ words, as }));
}
