// Finding: text candidates and vector hits of one store, each with the filters inside, the words its catalogue has,
// and the rows behind the hits.
import type { Gradable } from '../domain/search/graded.ts';
import type { WordList } from '../domain/search/word-list.ts';
import type { Feature } from '../domain/text/features.ts';
import type { Fingerprint } from './embedder.ts';
import type { ProductRow } from './products.ts';

export interface Facts {
  inStock?: boolean | undefined;
  onSale?: boolean | undefined;
  minPrice?: string | undefined;
  maxPrice?: string | undefined;
  category?: string | undefined;
}

/** A product found by one leg; a higher score is better, and scores of two legs are not comparable. */
export interface Hit {
  productId: number;
  score: number;
  /** The chunk that was nearest, from the vector leg. */
  chunkId: number | null;
}

/** A product that has some of the features, ready to be graded. */
export interface Candidate extends Gradable {
  productId: number;
  /** Does its title say what kind of thing it is, or that it belongs to another? */
  hasKind: boolean;
  isAccessory: boolean;
  /** Is this one of the features that name its kind? */
  isKind(feature: Feature): boolean;
}

export interface FoundProduct extends ProductRow {
  /** The text of the product's best chunk. */
  text: string;
  /** Lowest and highest price among its variations that can be bought. */
  variationPrices: { min: string; max: string } | null;
}

/** The words of one store's catalogue. */
export interface Vocabulary {
  /** Products in the text index, and their mean length as `SearchDocument` has it. */
  totals(storeId: number): Promise<{ products: number; averageLength: number }>;
  /** In how many products each feature stands, of common ones as it was a while ago; 0 for those it does not have. */
  counts(storeId: number, features: Iterable<Feature>): Promise<Map<Feature, number>>;
  /** The commonest features that begin so, with their counts. */
  startingWith(storeId: number, prefix: Feature, limit: number): Promise<[Feature, number][]>;
  /** Every exact token; read once and kept until the catalogue changes. */
  words(storeId: number): Promise<WordList>;
}

export interface SearchIndex {
  /** The best products that have any of the features, at most `limit`, to be graded; in no order to rely on. */
  candidates(
    storeId: number,
    features: Iterable<Feature>,
    facts: Facts,
    limit: number,
    now: number,
  ): Promise<Candidate[]>;
  /** The features of these products, as `candidates` gives them; those without text are left out. */
  describe(productIds: readonly number[]): Promise<Candidate[]>;
  /** Nearest by cosine; throws nothing when the store has no vectors of this fingerprint: it finds nothing. */
  vectorHits(
    storeId: number,
    fingerprint: Fingerprint,
    vector: Float32Array,
    facts: Facts,
    limit: number,
    now: number,
  ): Promise<Hit[]>;
  /** Products that fit the filters, newest first: for questions that are filters only. */
  browse(storeId: number, facts: Facts, order: BrowseOrder, limit: number, now: number): Promise<Hit[]>;
  /** These products in another order; what cannot be had, and what has no price, comes last. */
  sorted(productIds: readonly number[], order: BrowseOrder, now: number): Promise<number[]>;
  /** The fingerprint a store's search uses now; null before any vector exists. */
  liveFingerprint(storeId: number): Promise<Fingerprint | null>;
  load(hits: readonly Hit[], now: number): Promise<FoundProduct[]>;
  /** Nearest to the mean of a product's own vectors, itself left out; null when it has none that search uses now. */
  neighbours(storeId: number, productId: number, facts: Facts, limit: number, now: number): Promise<Hit[] | null>;
  /** What the variations of these products that can be seen are, by product. */
  choices(productIds: readonly number[]): Promise<Map<number, Choice[]>>;
}

export type BrowseOrder = 'cheapest' | 'dearest' | 'newest';

/** One variation: its options as the shop writes them, and whether it can be had. */
export interface Choice {
  options: string[];
  inStock: boolean;
}
