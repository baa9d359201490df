// What a question asks for: the words to look for, and the wishes read out of the others.
import { type Intent, readIntent, type Understood } from '../domain/intent/intent.ts';
import { type Bound, boundOf } from '../domain/search/bound.ts';
import { type MeasureWish, measureWish } from '../domain/search/measure.ts';

export interface Asked extends Intent {
  /** "The largest", "the most RAM"; null when the order is another, or none. */
  measure: MeasureWish | null;
  /** "50 inch and up". */
  bound: Bound | null;
}

/** `currency` is the store's: "million" means another amount in Toman than in Rial. */
export function askedBy(question: string, currency: string | null): Asked {
  const intent = readIntent(question, { currency });
  const bound = boundOf(intent.rest);
  const bounded =
    bound === null ? intent : { ...intent, rest: bound.rest, understood: [...intent.understood, toldOf(bound)] };
  const measure = intent.order === null ? measureWish(bounded.rest) : null;
  if (measure === null) return { ...bounded, bound, measure };
  const told = { words: measure.words, as: `${measure.most ? 'most' : 'least'} ${measure.measure} first` };
  return { ...bounded, bound, measure, rest: measure.rest, understood: [...bounded.understood, told] };
}

function toldOf(bound: Bound): Understood {
  return { words: bound.words, as: saidOf(bound) };
}

/** "at least 50 inch". */
export function saidOf({ least, most, unit, measure }: Bound): string {
  const amount = least === null ? `at most ${most}` : `at least ${least}`;
  return `${amount} ${unit}${measure === 'RAM' ? ' RAM' : ''}`;
}

/** A question taken literally: all of it is words. */
export function plainly(question: string): Asked {
  return {
    rest: question,
    minPrice: null,
    maxPrice: null,
    order: null,
    measure: null,
    bound: null,
    prefersCheap: false,
    inStock: false,
    onSale: false,
    size: null,
    colours: [],
    without: [],
    understood: [],
  };
}
