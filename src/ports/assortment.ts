// What a store offers as a whole, as its customers may see it: for who asks what there is before asking for one thing.
import type { ProductRow } from './products.ts';

export interface Category {
  /** As the shop writes it; spellings that fold to the same are one category. */
  name: string;
  products: number;
  inStock: number;
}

/** Variations are counted with their product. */
export interface AssortmentSummary {
  products: number;
  inStock: number;
  discounted: number;
  /** The lowest and highest price among what can be had now, variations included; what has no price is left out. */
  minPrice: string | null;
  maxPrice: string | null;
  /** When the product that was confirmed longest ago, and the one last, were confirmed; null without products. */
  oldestSyncAt: number | null;
  newestSyncAt: number | null;
}

export interface Assortment {
  /** Categories that have products a customer can find, those with most products first. */
  categories(storeId: number): Promise<Category[]>;
  summary(storeId: number, now: number): Promise<AssortmentSummary>;
  /** What of a product can be chosen, in the order in which it came to be known. */
  variations(productId: number): Promise<ProductRow[]>;
}
