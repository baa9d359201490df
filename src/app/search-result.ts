// A product as search answers it, with price and stock as they are now. A room of its own because more questions than
// one end in this shape.
import { compareMoney } from '../domain/money.ts';
import { inStock, priceAt } from '../domain/product.ts';
import { snippet } from '../domain/snippet.ts';
import type { FoundProduct } from '../ports/search.ts';
import { specificationsOf } from './product-view.ts';

export interface Explanation {
  text: number | null;
  vector: number | null;
  text_weight: number;
  vector_weight: number;
}

export interface SearchResult {
  rank: number;
  score: number;
  external_id: string;
  external_source: string;
  title: string;
  url: string;
  /** What it costs now; of a variable product, from what on. */
  price: string | null;
  currency: string | null;
  in_stock: boolean;
  categories: string[];
  snippet: string;
  text: string;
  synced_at: string;
  /** Were price and stock asked of the shop for this answer? Only where that was wanted. */
  live?: boolean;
  explain?: Explanation;
  facts: ToldFacts;
}

/** What a prompt tells beside it; clients that read JSON have the product's own route for that. */
export interface ToldFacts {
  /** The dearest variation, where they do not all cost the same. */
  highestPrice: string | null;
  /** Without a sale; null when the shop names none. */
  originalPrice: string | null;
  brand: string | null;
  /** Attribute name → its options. */
  specifications: Record<string, string[]>;
}

/** `terms` are what the snippet is cut around; `now` in UTC milliseconds decides which price counts. */
export function toResult(
  product: FoundProduct,
  rank: number,
  score: number,
  terms: string[],
  now: number,
): SearchResult {
  const { state, variationPrices } = product;
  const price = variationPrices?.min ?? priceAt(state, now);
  const hasRange = variationPrices !== null && compareMoney(variationPrices.min, variationPrices.max) < 0;
  return {
    rank,
    score: Math.round(score * 10_000) / 10_000,
    external_id: product.externalId,
    external_source: product.externalSource,
    title: state.title,
    url: state.link,
    price,
    currency: state.currency,
    in_stock: inStock(state),
    categories: state.categories,
    snippet: snippet(product.text, terms),
    text: `${product.text}\n${factsLine(product, price, now)}`,
    synced_at: new Date(product.syncedAt).toISOString(),
    facts: {
      highestPrice: hasRange ? variationPrices.max : null,
      originalPrice: state.regularPrice,
      brand: state.brands[0] ?? null,
      specifications: specificationsOf(state.attributes),
    },
  };
}

/** An answer as clients read it. */
export function answerJson<Answer extends { results: readonly SearchResult[] }>(answer: Answer) {
  return { ...answer, results: answer.results.map(({ facts: _, ...result }) => result) };
}

/** The passage that was found: the text of a result without its last line, the facts. */
export function passageOf({ text }: Pick<SearchResult, 'text'>): string {
  return text.slice(0, Math.max(0, text.lastIndexOf('\n')));
}

/** Price and stock in one line of the text, as they are now. */
function factsLine(product: FoundProduct, price: string | null, now: number): string {
  const { state, variationPrices } = product;
  const unit = state.currency === null ? '' : ` ${state.currency}`;
  const range =
    variationPrices && variationPrices.min !== variationPrices.max
      ? `${variationPrices.min} – ${variationPrices.max}${unit}`
      : price === null
        ? 'no price'
        : `${price}${unit}`;
  const regular =
    state.regularPrice !== null && state.regularPrice !== priceAt(state, now)
      ? ` (was ${state.regularPrice}${unit})`
      : '';
  return `Price: ${range}${regular}. ${inStock(state) ? 'In stock' : 'Out of stock'}.`;
}
