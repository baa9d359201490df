// What a question wishes besides its words: filters the caller gave, which always hold, and those read out of the
// words, which give way one by one when nothing fits them all.
import type { Intent } from '../domain/intent/intent.ts';
import type { Facts } from '../ports/search.ts';

export interface Wishes {
  facts: Facts;
  /** Token lists of what must not be. */
  without: string[][];
  /** What was understood and given up, for people. */
  relaxed: string[];
}

type Step = { says: string; applies(wishes: Wishes): boolean; without(wishes: Wishes): Wishes };

/** In this order: what is easiest to do without goes first. */
function stepsOf(given: Facts): Step[] {
  const fact = (says: string, names: readonly (keyof Facts)[]): Step => ({
    says,
    applies: ({ facts }) => names.some((name) => facts[name] !== given[name]),
    without: (wishes) => ({
      ...wishes,
      facts: { ...wishes.facts, ...Object.fromEntries(names.map((name) => [name, given[name]])) },
    }),
  });
  return [
    fact('on sale', ['onSale']),
    fact('in stock', ['inStock']),
    fact('the price', ['minPrice', 'maxPrice']),
    {
      says: 'what it must not be',
      applies: ({ without }) => without.length > 0,
      without: (wishes) => ({ ...wishes, without: [] }),
    },
  ];
}

/** The wishes as asked, then with less and less of what was only understood. */
export function wishesOf(given: Facts, intent: Intent): Wishes[] {
  const asked: Wishes = { facts: mergedFacts(given, intent), without: intent.without, relaxed: [] };
  const all = [asked];
  for (const step of stepsOf(given)) {
    const last = all.at(-1) ?? asked;
    if (!step.applies(last)) continue;
    all.push({ ...step.without(last), relaxed: [...last.relaxed, step.says] });
  }
  return all;
}

/** What the caller gave stands; the words only add to it. */
function mergedFacts(given: Facts, { minPrice, maxPrice, inStock, onSale }: Intent): Facts {
  return {
    ...given,
    inStock: given.inStock ?? (inStock || undefined),
    onSale: given.onSale ?? (onSale || undefined),
    minPrice: given.minPrice ?? minPrice ?? undefined,
    maxPrice: given.maxPrice ?? maxPrice ?? undefined,
  };
}
