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
  const order = intent.order ?? (intent.prefersCheap ? 'cheapest' : null);
  const bound = within(boundOf(intent.rest));
  const bounded =
    bound === null ? intent : { ...intent, rest: bound.rest, understood: [...intent.understood, toldOf(bound)] };
  const measure = order === null ? within(measureWish(bounded.rest)) : null;
  if (measure === null) return { ...bounded, order, bound, measure };
  const understood = [...bounded.understood, { words: measure.words, as: `${orderOf(measure)} first` }];
  return { ...bounded, order, bound, measure, rest: measure.rest, understood };
}

/** A measure with nothing to measure is only words. */
function within<Wish extends { rest: string }>(wish: Wish | null): Wish | null {
  return wish === null || wish.rest === '' ? null : wish;
}

/** "most RAM", "the largest". */
export function orderOf({ measure, most }: MeasureWish): string {
  if (measure === 'size') return most ? 'the largest' : 'the smallest';
  return `${most ? 'most' : 'least'} ${measure}`;
}

function toldOf(bound: Bound): Understood {
  return { words: bound.words, as: saidOf(bound) };
}

/** "at least 50 inch". */
export function saidOf({ least, most, unit, measure }: Bound): string {
  const amount = [least === null ? [] : `at least ${least}`, most === null ? [] : `at most ${most}`].flat().join(', ');
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
