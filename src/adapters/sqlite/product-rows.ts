// How a product row is read, and what of a product at a given moment can be asked in SQL.
import type { ProductState } from '../../domain/product.ts';
import type { ProductRow } from '../../ports/products.ts';

export interface ProductColumns {
  id: number;
  slug: string;
  store_currency: string | null;
  source: string;
  external_id: string;
  parent_external_id: string | null;
  state: string;
  title: string;
  price: string | null;
  on_sale: number;
  stock_status: string;
  category: string;
  brand: string;
  currency: string | null;
  is_active: number;
  created_at: number;
  updated_at: number;
  synced_at: number;
}

export const PRODUCT_COLUMNS = `products.id, stores.slug, stores.currency AS store_currency, products.source,
  products.external_id, products.parent_external_id, product_states.state, products.title, products.price,
  products.on_sale, products.stock_status, products.category, products.brand, products.currency, products.is_active,
  products.created_at, products.updated_at, products.synced_at`;

export const PRODUCT_TABLES = `products JOIN stores ON stores.id = products.store_id
  JOIN product_states ON product_states.product_id = products.id`;

/** The state as told, with what follows from parent and variations laid over it. */
export function toProductRow(row: ProductColumns): ProductRow {
  const told: ProductState = JSON.parse(row.state);
  const inherit = (value: string, list: string[]) => (list.length > 0 || value === '' ? list : [value]);
  return {
    id: row.id,
    store: row.slug,
    externalId: row.external_id,
    externalSource: row.source,
    parentExternalId: row.parent_external_id,
    state: {
      ...told,
      title: row.title,
      price: row.price,
      onSale: row.on_sale === 1,
      stockStatus: row.stock_status,
      categories: inherit(row.category, told.categories),
      brands: inherit(row.brand, told.brands),
      currency: row.currency ?? row.store_currency,
    },
    isActive: row.is_active === 1,
    createdAt: told.createdAt ?? row.created_at,
    updatedAt: row.updated_at,
    syncedAt: row.synced_at,
  };
}

/** The sort key of what it costs at @now: `priceAt` of the domain, in SQL. */
export const PRICE_NOW = `CASE
  WHEN products.sale_key IS NULL OR (products.sale_from IS NULL AND products.sale_to IS NULL)
    THEN coalesce(products.price_key, CASE WHEN products.on_sale THEN products.sale_key END, products.regular_key)
  WHEN coalesce(products.sale_from, @now) <= @now AND @now < coalesce(products.sale_to, @now + 1)
    THEN products.sale_key
  ELSE coalesce(products.regular_key, products.price_key) END`;

/** `discountAt(…).hasDiscount` of the domain, in SQL. */
export const DISCOUNTED_NOW = `CASE
  WHEN products.regular_key IS NULL OR (${PRICE_NOW}) IS NULL THEN products.on_sale
  ELSE (${PRICE_NOW}) < products.regular_key END`;

export const IN_STOCK = `(products.stock_status != 'outofstock')`;

/** A pattern for LIKE … ESCAPE '\\' that finds the text as it is, wildcards included. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
}
