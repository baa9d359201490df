// Products side by side: in what they differ, and what is the same of all. Pure.
import { foldText } from '../domain/text/fold.ts';
import type { SearchResult } from './search-result.ts';

export interface Trait {
  name: string;
  /** One a product, in their order; null where the shop does not say. */
  values: (string | null)[];
}

export interface Comparison {
  differences: Trait[];
  /** What the shop says alike of all of them. */
  alike: { name: string; value: string }[];
}

type Comparable = Pick<SearchResult, 'categories' | 'facts'>;

/** Brand, category and attributes; names and values that fold to the same are the same, options in any order. */
export function compare(products: readonly Comparable[]): Comparison {
  const traits = new Map<string, { name: string; values: (string[] | null)[] }>();
  products.forEach((product, at) => {
    for (const [name, options] of traitsOf(product)) {
      const key = foldText(name).trim();
      const trait = traits.get(key) ?? { name, values: products.map(() => null) };
      trait.values[at] ??= options;
      traits.set(key, trait);
    }
  });
  const comparison: Comparison = { differences: [], alike: [] };
  for (const { name, values } of traits.values()) {
    const written = values.map((options) => options?.join(', ') ?? null);
    const isAlike = new Set(values.map(keyOf)).size === 1;
    if (isAlike) comparison.alike.push({ name, value: written[0] ?? '' });
    else comparison.differences.push({ name, values: written });
  }
  return comparison;
}

function traitsOf({ categories, facts: { brand, specifications } }: Comparable): [string, string[]][] {
  const traits: [string, string[]][] = [
    ['Brand', brand === null ? [] : [brand]],
    ['Category', categories],
    ...Object.entries(specifications),
  ];
  return traits.filter(([, options]) => options.length > 0);
}

function keyOf(options: readonly string[] | null): string {
  return JSON.stringify(options?.map((option) => foldText(option).trim()).sort() ?? null);
}
