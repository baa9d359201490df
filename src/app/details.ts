// One product as it is told to somebody who asks for just that one: its facts of now, its whole text, and what can be
// chosen. Only what customers can see is found here.
import { wooExternalId } from '../domain/product.ts';
import type { Store } from '../domain/store.ts';
import { foldText } from '../domain/text/fold.ts';
import type { ProductRow } from '../ports/products.ts';
import type { App } from './app.ts';
import { type SearchResult, toResult } from './search-result.ts';

export interface Details {
  product: ProductRow;
  /** As a search would answer it, with the whole text in place of the best passage. */
  result: SearchResult;
  /** Short description and description, as paragraphs. */
  description: string;
  variations: ProductRow[];
}

type Deps = Pick<App, 'db' | 'clock'>;

/** By external id; a number alone is taken for one of WooCommerce. Null for what customers cannot see. */
export async function visibleProduct({ db }: Deps, store: Store, id: string): Promise<ProductRow | null> {
  const asked = id.trim();
  const externalId = /^\d+$/.test(asked) ? wooExternalId(asked) : asked;
  const product = await db.products.findByExternalId(store.slug, externalId);
  return product?.isActive ? product : null;
}

export async function detailsOf(deps: Deps, product: ProductRow): Promise<Details | null> {
  const { db, clock } = deps;
  const [found] = await db.search.load([{ productId: product.id, score: 1, chunkId: null }], clock.now());
  if (!found) return null;
  const description = await descriptionOf(deps, product);
  const result = toResult({ ...found, text: description }, 1, 1, [], clock.now());
  return { product, result, description, variations: await db.assortment.variations(product.id) };
}

/** A variation mostly leaves the telling to its parent. */
async function descriptionOf({ db }: Deps, { state, store, parentExternalId }: ProductRow): Promise<string> {
  const own = proseOf(state.shortDescription, state.description);
  if (own !== '' || parentExternalId === null) return own;
  const parent = await db.products.findByExternalId(store, parentExternalId);
  return parent ? proseOf(parent.state.shortDescription, parent.state.description) : '';
}

/** Shops often begin the description with the short one. */
function proseOf(short: string, long: string): string {
  const isSaid = foldText(long).includes(foldText(short).trim());
  return [...(isSaid ? [] : [short]), long]
    .map((text) => text.trim())
    .join('\n\n')
    .trim();
}
