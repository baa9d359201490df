// What a question asks for: the words to look for, and the wishes read out of the others.
import { type Intent, readIntent } from '../domain/intent/intent.ts';
import { type MeasureWish, measureWish } from '../domain/search/measure.ts';

export interface Asked extends Intent {
  /** "The largest", "the most RAM"; null when the order is another, or none. */
  measure: MeasureWish | null;
}

/** `currency` is the store's: "million" means another amount in Toman than in Rial. */
export function askedBy(question: string, currency: string | null): Asked {
  const intent = readIntent(question, { currency });
  const measure = intent.order === null ? measureWish(intent.rest) : null;
  if (measure === null) return { ...intent, measure };
  const as = `${measure.most ? 'most' : 'least'} ${measure.measure} first`;
  const understood = [...intent.understood, { words: measure.words, as }];
  return { ...intent, measure, rest: measure.rest, understood };
}

/** A question taken literally: all of it is words. */
export function plainly(question: string): Asked {
  return {
    rest: question,
    minPrice: null,
    maxPrice: null,
    order: null,
    measure: null,
    prefersCheap: false,
    inStock: false,
    onSale: false,
    size: null,
    colours: [],
    without: [],
    understood: [],
  };
}
