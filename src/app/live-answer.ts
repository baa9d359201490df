// What an answer becomes by what the shop says this moment: what is gone or fits no more is left out and named, the
// others are marked. Without a shop to ask, everything is as it is known.
import type { Store } from '../domain/store.ts';
import type { BrowseOrder, Facts, FoundProduct } from '../ports/search.ts';
import type { LiveShops } from './live.ts';
import { inOrderOfPrice, whyNot } from './live-facts.ts';

/** Hits asked about beyond those that are wanted, for the places of those that turn out to be gone. */
export const MORE_FOR_LIVE = 5;

interface Found {
  store: Store;
  /** The hits, best first, as they are known. */
  known: readonly FoundProduct[];
  /** The filters that hold. */
  facts: Facts;
  /** What the question asked for. */
  order: BrowseOrder | null;
  /** Milliseconds UTC. */
  now: number;
}

interface AsOfNow {
  products: readonly FoundProduct[];
  /** What the result of this product says of it. */
  marks(id: number): { live?: boolean };
  notices: string[];
}

export async function asOfNow(live: LiveShops | undefined, found: Found): Promise<AsOfNow> {
  const { store, known, facts, order, now } = found;
  if (live === undefined) return { products: known, marks: () => ({}), notices: [] };
  const fresh = await live.ask(store, known, now);
  const marks = (id: number) => ({ live: fresh.products.has(id) });
  if (fresh.why !== null) {
    return { products: known, marks, notices: [`Price and stock are as last known: ${fresh.why}.`] };
  }
  const left: string[] = [];
  const products = known.flatMap((one): FoundProduct[] => {
    const product = fresh.products.get(one.id) ?? one;
    const why = fresh.gone.has(one.id) ? 'no longer for sale' : whyNot(product, facts, now);
    if (why !== null) left.push(`${one.externalId} (${why})`);
    return why === null ? [product] : [];
  });
  const ordered = inOrderOfPrice(products, new Map(known.map((one) => [one.id, one])), order, now);
  return {
    products: ordered,
    marks,
    notices: left.length > 0 ? [`Left out by the shop's word: ${left.join(', ')}.`] : [],
  };
}
