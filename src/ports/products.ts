// The catalogue: the newest known state of every product, and the one way to change it.
import type { Change, ChangeOutcome, ProductReport, ProductState, SameAgain } from '../domain/product.ts';
import type { Arrival } from '../domain/version.ts';
import type { Page, Paging } from './paging.ts';
import type { PullCheckpoint } from './pulls.ts';

export interface Incoming {
  change: Change | SameAgain;
  arrival: Omit<Arrival, 'modifiedAt'>;
}

export interface ProductRow {
  id: number;
  store: string;
  externalId: string;
  externalSource: string;
  parentExternalId: string | null;
  state: ProductState;
  isActive: boolean;
  createdAt: number;
  updatedAt: number;
  syncedAt: number;
}

export interface ProductFilter {
  search?: string | undefined;
  externalSource?: string | undefined;
  store?: string | undefined;
  productType?: string | undefined;
  category?: string | undefined;
  brand?: string | undefined;
  isActive?: boolean | undefined;
  inStock?: boolean | undefined;
  hasDiscount?: boolean | undefined;
  minPrice?: string | undefined;
  maxPrice?: string | undefined;
  currency?: string | undefined;
  ordering?: string | undefined;
}

export interface ProductStats {
  total: number;
  active: number;
  inStock: number;
  discounted: number;
  bySource: Record<string, number>;
  byCategory: Record<string, number>;
  minPrice: string | null;
  maxPrice: string | null;
  averagePrice: string | null;
  currency: string | null;
}

/** How new what is held of a product is. */
export interface HeldVersion {
  externalId: string;
  /** Null for a tombstone. */
  status: string | null;
  /**
   * The shop's time of what is held, where it gave none that of its arrival; of a tombstone the time the shop gave the
   * deletion, null where it gave none. Milliseconds UTC.
   */
  modifiedAt: number | null;
  /** When the newest report of it arrived, milliseconds UTC; 0 without any. */
  arrivedAt: number;
}

export interface Products {
  /**
   * Judges and writes changes of one store, with the text index and the chunks of every product they touch: few in one
   * transaction, many in several, each of which stays short. The checkpoint of a pull goes with the last. One outcome
   * per item, in order. Applying the same again changes nothing. `dryRun` judges and rolls back.
   */
  apply(
    storeId: number,
    source: string,
    items: readonly Incoming[],
    now: number,
    options?: { checkpoint?: PullCheckpoint; dryRun?: boolean },
  ): Promise<ChangeOutcome[]>;
  /**
   * Works out ahead what `apply` will need for these very reports, where that can be done beside what is being written
   * now. Nothing is written; whoever does not ask loses nothing but time.
   */
  foresee(storeId: number, source: string, reports: readonly ProductReport[]): Promise<void>;
  /**
   * Renews what parents tell of variations whose sale began or ended after `since` and by `now`: time passes without
   * a delivery. Returns how many parents that were.
   */
  settleSales(since: number, now: number): Promise<number>;
  /**
   * Writes the text of some products again whose features were made by an older analysis; returns how many families
   * that were, 0 when all are up to date.
   */
  renewText(now: number): Promise<number>;
  list(filter: ProductFilter, paging: Paging, now: number): Promise<Page<ProductRow>>;
  find(id: number): Promise<ProductRow | null>;
  findByExternalId(store: string, externalId: string): Promise<ProductRow | null>;
  stats(filter: ProductFilter, now: number): Promise<ProductStats>;
  /** External ids of everything of a store that is not a tombstone. */
  livingIds(storeId: number, source: string): Promise<string[]>;
  /** The marks of the reports that gave what is held of these products (external ids of one store), by external id. */
  marks(storeId: number, source: string, externalIds: readonly string[]): Promise<Map<string, string>>;
  /** Those of these (external ids of one store, some thousands at a time) that are known, tombstones too. */
  versions(storeId: number, source: string, externalIds: readonly string[]): Promise<Map<string, HeldVersion>>;
}
