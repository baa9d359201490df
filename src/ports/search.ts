// Finding: text hits and vector hits of one store, each with the filters inside, and the rows behind them.
import type { Fingerprint } from './embedder.ts';
import type { ProductRow } from './products.ts';

export interface Facts {
  inStock?: boolean | undefined;
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

export interface FoundProduct extends ProductRow {
  /** The text of the product's best chunk. */
  text: string;
  /** Lowest and highest price among its variations that can be bought. */
  variationPrices: { min: string; max: string } | null;
}

export interface SearchIndex {
  textHits(storeId: number, terms: readonly string[], facts: Facts, limit: number, now: number): Promise<Hit[]>;
  /** Nearest by cosine; throws nothing when the store has no vectors of this fingerprint: it finds nothing. */
  vectorHits(
    storeId: number,
    fingerprint: Fingerprint,
    vector: Float32Array,
    facts: Facts,
    limit: number,
    now: number,
  ): Promise<Hit[]>;
  /** The fingerprint a store's search uses now; null before any vector exists. */
  liveFingerprint(storeId: number): Promise<Fingerprint | null>;
  load(hits: readonly Hit[], now: number): Promise<FoundProduct[]>;
}
