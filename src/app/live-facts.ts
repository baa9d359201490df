// What a shop says this moment laid over what is known of a product, and what that means for an answer: does it still
// fit the filters, and is the order that was asked for still the right one? Pure.
import { deriveProduct } from '../domain/family.ts';
import { compareMoney } from '../domain/money.ts';
import {
  discountAt,
  EMPTY_STATE,
  inStock,
  isSearchable,
  type ProductReport,
  type ProductState,
  priceAt,
} from '../domain/product.ts';
import type { BrowseOrder, Facts, FoundProduct } from '../ports/search.ts';

/** What it costs now, of a variable product from what on. */
export function priceOf({ state, variationPrices }: FoundProduct, now: number): string | null {
  return variationPrices?.min ?? priceAt(state, now);
}

/**
 * `variations` are all that the shop says a variable product has; null where it did not tell them. Then the parent's own
 * price holds, and how far prices go up is known only if that did not change.
 */
export function laidOver(
  known: FoundProduct,
  { state: told }: ProductReport,
  variations: readonly ProductReport[] | null,
  askedAt: number,
  now: number,
): FoundProduct {
  const state: ProductState = { ...known.state, ...told, type: known.state.type };
  const fresh = { ...known, state, syncedAt: askedAt };
  if (known.variationPrices === null && state.type !== 'variable') return fresh;
  if (variations === null || variations.length === 0) {
    const same = known.variationPrices !== null && isSame(known.variationPrices.min, priceAt(state, now));
    return { ...fresh, variationPrices: same ? known.variationPrices : null };
  }
  const states = variations.map((one): ProductState => ({ ...EMPTY_STATE, ...one.state }));
  const { price, onSale, stockStatus } = deriveProduct(state, states, true, now);
  return { ...fresh, state: { ...state, price, onSale, stockStatus }, variationPrices: rangeOf(states, now) };
}

/** Does the shop say anything of it that its variations must explain? */
export function isNews(known: FoundProduct, { state }: ProductReport, now: number): boolean {
  const told = { ...known.state, ...state };
  return inStock(told) !== inStock(known.state) || !isSame(priceOf(known, now), priceAt(told, now));
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : compareMoney(one, other) === 0;
}

function rangeOf(variations: readonly ProductState[], now: number): FoundProduct['variationPrices'] {
  const offered = variations.filter(({ status }) => status === 'publish').map((one) => priceAt(one, now));
  const prices = offered.filter((price) => price !== null).sort(compareMoney);
  const [min, max] = [prices[0], prices.at(-1)];
  return min !== undefined && max !== undefined ? { min, max } : null;
}

/** Why it can no longer stand in an answer with these filters, in words; null when it can. */
export function whyNot(product: FoundProduct, facts: Facts, now: number): string | null {
  const { state } = product;
  const price = priceOf(product, now);
  if (!isSearchable(state)) return 'no longer for sale';
  if (facts.inStock && !inStock(state)) return 'out of stock';
  if (facts.onSale && !discountAt(state, now).hasDiscount) return 'no longer reduced';
  const { minPrice, maxPrice } = facts;
  if (minPrice !== undefined && (price === null || compareMoney(price, minPrice) < 0)) return 'another price';
  if (maxPrice !== undefined && (price === null || compareMoney(price, maxPrice) > 0)) return 'another price';
  return null;
}

/**
 * The same products, again in the order of their prices where a question asked for that. Only those at the front are:
 * behind what answers it well the others follow as they are, and where they begin is seen by what was known.
 */
export function inOrderOfPrice<Product extends FoundProduct>(
  products: readonly Product[],
  known: ReadonlyMap<number, FoundProduct>,
  order: BrowseOrder | null,
  now: number,
): Product[] {
  if (order !== 'cheapest' && order !== 'dearest') return [...products];
  const compare = (a: FoundProduct, b: FoundProduct) => byPrice(a, b, order, now);
  const before = products.flatMap(({ id }) => known.get(id) ?? []);
  const breaks = before.findIndex((one, at) => at > 0 && compare(before[at - 1] ?? one, one) > 0);
  const front = breaks === -1 ? products.length : breaks;
  return [...products.slice(0, front).sort(compare), ...products.slice(front)];
}

/** What cannot be had, and what has no price, comes last. */
function byPrice(a: FoundProduct, b: FoundProduct, order: BrowseOrder, now: number): number {
  const [one, other] = [priceOf(a, now), priceOf(b, now)];
  const stocked = Number(inStock(b.state)) - Number(inStock(a.state));
  if (stocked !== 0) return stocked;
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return order === 'cheapest' ? compareMoney(one, other) : compareMoney(other, one);
}
