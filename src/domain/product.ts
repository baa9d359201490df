// What a product is here: the report a source gives of it, the state we keep, and the facts a customer may be told
// at a given moment. Pure: the moment is always passed in.
import { compareMoney, subtractMoney } from './money.ts';

export interface Attribute {
  name: string;
  options: string[];
  /** True when the options are choices that make up variations. */
  forVariations: boolean;
}

/** Everything we know of a product besides its identity. Texts are plain text: entities decoded, tags removed. */
export interface ProductState {
  type: string;
  status: string;
  /** WooCommerce's catalogue visibility: visible, catalog, search or hidden. */
  visibility: string;
  passwordProtected: boolean;
  title: string;
  shortDescription: string;
  description: string;
  link: string;
  /** What the shop asked when it reported, null when it named no price. */
  price: string | null;
  regularPrice: string | null;
  salePrice: string | null;
  /** Sale window in milliseconds UTC; null is open-ended. */
  saleFrom: number | null;
  saleTo: number | null;
  onSale: boolean;
  currency: string | null;
  stockStatus: string;
  /** A decimal string, because some shops sell by weight; null when the shop does not count. */
  stockQuantity: string | null;
  categories: string[];
  brands: string[];
  tags: string[];
  attributes: Attribute[];
  sku: string;
  gtin: string;
  images: string[];
  virtual: boolean;
  downloadable: boolean;
  createdAt: number | null;
}

export const EMPTY_STATE: ProductState = {
  type: 'simple',
  status: 'publish',
  visibility: 'visible',
  passwordProtected: false,
  title: '',
  shortDescription: '',
  description: '',
  link: '',
  price: null,
  regularPrice: null,
  salePrice: null,
  saleFrom: null,
  saleTo: null,
  onSale: false,
  currency: null,
  stockStatus: 'instock',
  stockQuantity: null,
  categories: [],
  brands: [],
  tags: [],
  attributes: [],
  sku: '',
  gtin: '',
  images: [],
  virtual: false,
  downloadable: false,
  createdAt: null,
};

/** What a source said of one product at one time. A field it left out was not said: what is known of it stays. */
export interface ProductReport {
  externalId: string;
  /** Set for variations. */
  parentExternalId: string | null;
  /** When the shop last changed it, milliseconds UTC; null when the source does not say. */
  modifiedAt: number | null;
  state: Partial<ProductState>;
  /** The variations the shop says it has, where it says so; others that we know are gone. */
  variationIds?: string[];
  /** Of the source's very words, where it marks them: the same mark again is the same report again. */
  mark?: string;
}

/** One thing to apply to the catalogue. */
export type Change =
  | { kind: 'report'; report: ProductReport; restores: boolean }
  | { kind: 'delete'; externalId: string; modifiedAt: number | null };

/** What the report of this mark said is said again; to be told whole where that is not what is held. */
export interface SameAgain {
  kind: 'same';
  externalId: string;
  mark: string;
}

/** What became of a change. */
export type ChangeOutcome =
  | { result: 'created' | 'updated' | 'unchanged' | 'restored' | 'deleted' }
  /** It was said to be the same, and is not what is held: the report itself is needed. */
  | { result: 'differs' }
  | { result: 'skipped'; reason: string };

/** WooCommerce's 777 is `woo_777` here. */
export function wooExternalId(id: number | string): string {
  return `woo_${id}`;
}

/** The parts of a state that decide what a customer pays and whether it can be had. */
export type PriceFacts = Pick<ProductState, 'price' | 'regularPrice' | 'salePrice' | 'saleFrom' | 'saleTo' | 'onSale'>;

/**
 * What it costs now. With a dated sale the window decides, because shops switch `price` over late and leave the
 * sale price standing afterwards; without dates the shop's own `price` is right.
 */
export function priceAt(facts: PriceFacts, now: number): string | null {
  const dated = facts.salePrice !== null && (facts.saleFrom !== null || facts.saleTo !== null);
  if (!dated) return facts.price ?? (facts.onSale ? facts.salePrice : null) ?? facts.regularPrice;
  const running = (facts.saleFrom ?? -Infinity) <= now && now < (facts.saleTo ?? Infinity);
  return running ? facts.salePrice : (facts.regularPrice ?? facts.price);
}

export interface Discount {
  hasDiscount: boolean;
  /** Exact; null when there is none or it cannot be told. */
  amount: string | null;
}

export function discountAt(facts: PriceFacts, now: number): Discount {
  const price = priceAt(facts, now);
  if (price === null || facts.regularPrice === null) return { hasDiscount: facts.onSale, amount: null };
  if (compareMoney(price, facts.regularPrice) >= 0) return { hasDiscount: false, amount: null };
  return { hasDiscount: true, amount: subtractMoney(facts.regularPrice, price) };
}

export function inStock(state: Pick<ProductState, 'stockStatus'>): boolean {
  return state.stockStatus !== 'outofstock';
}

/** May customers find it by searching? Drafts, private, protected, trashed and search-hidden products never. */
export function isSearchable(state: Pick<ProductState, 'status' | 'visibility' | 'passwordProtected'>): boolean {
  const visible = state.visibility === 'visible' || state.visibility === 'search';
  return state.status === 'publish' && visible && !state.passwordProtected;
}
