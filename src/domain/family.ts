// A variable product and its variations lean on each other: the parent costs what its cheapest variation costs and
// is in stock when one is; a variation carries its parent's name and is visible only with it. Pure.
import { compareMoney } from './money.ts';
import { discountAt, inStock, isSearchable, type ProductState, priceAt } from './product.ts';

/** What a customer is told that follows from more than the product's own report. */
export interface Derived {
  title: string;
  price: string | null;
  onSale: boolean;
  stockStatus: string;
  category: string;
  brand: string;
  currency: string | null;
  isActive: boolean;
}

function own(state: ProductState): Derived {
  return {
    title: state.title,
    price: state.price,
    onSale: state.onSale,
    stockStatus: state.stockStatus,
    category: state.categories[0] ?? '',
    brand: state.brands[0] ?? '',
    currency: state.currency,
    isActive: isSearchable(state),
  };
}

/**
 * A product that is no variation. `variations` are its living ones, `complete` says that these are all the shop
 * lists: with some unknown, what the shop said of the parent itself is the better answer.
 */
export function deriveProduct(
  state: ProductState,
  variations: readonly ProductState[],
  complete: boolean,
  now: number,
): Derived {
  const derived = own(state);
  const offered = variations.filter((one) => one.status === 'publish');
  if (state.type !== 'variable' || !complete || offered.length === 0) return derived;
  const prices = offered.map((one) => priceAt(one, now)).filter((price) => price !== null);
  const stocked = offered.filter(inStock);
  return {
    ...derived,
    price: prices.sort(compareMoney)[0] ?? null,
    onSale: offered.some((one) => discountAt(one, now).hasDiscount),
    stockStatus:
      stocked.find((one) => one.stockStatus === 'instock')?.stockStatus ?? stocked[0]?.stockStatus ?? 'outofstock',
  };
}

/** A variation; without its parent it has a name and a price, but nobody is shown it. */
export function deriveVariation(state: ProductState, parent: (ProductState & { isActive: boolean }) | null): Derived {
  const derived = own(state);
  if (parent === null) return { ...derived, isActive: false };
  const choices = state.attributes.flatMap((attribute) => attribute.options).join(', ');
  return {
    ...derived,
    title: choices === '' ? parent.title : `${parent.title} - ${choices}`,
    category: derived.category || (parent.categories[0] ?? ''),
    brand: derived.brand || (parent.brands[0] ?? ''),
    currency: derived.currency ?? parent.currency,
    isActive: parent.isActive && state.status === 'publish',
  };
}
