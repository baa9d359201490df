// A product as it is shown to the outside, the same over HTTP and on the command line. Pure: what it costs depends
// on the moment, which is passed in.
import { type Attribute, discountAt, inStock, priceAt } from '../domain/product.ts';
import type { ProductRow, ProductStats } from '../ports/products.ts';
import { isoTime } from './moments.ts';

/** Prices are exact decimal strings or null; `price` and `final_price` are what it costs now. */
export function productJson(row: ProductRow, now: number) {
  const { state } = row;
  const price = priceAt(state, now);
  const discount = discountAt(state, now);
  return {
    id: row.id,
    store: row.store,
    title: state.title,
    product_type: state.type,
    short_description: state.shortDescription,
    description: state.description,
    link: state.link,
    price,
    original_price: state.regularPrice,
    sale_price: state.salePrice,
    final_price: price,
    currency: state.currency,
    has_discount: discount.hasDiscount,
    discount_amount: discount.amount,
    category: state.categories[0] ?? null,
    categories: state.categories,
    brand: state.brands[0] ?? null,
    tags: state.tags,
    specifications: specificationsOf(state.attributes),
    is_active: row.isActive,
    in_stock: inStock(state),
    stock_quantity: quantityOf(state.stockQuantity),
    main_image: state.images[0] ?? null,
    images: state.images,
    external_id: row.externalId,
    external_source: row.externalSource,
    parent_external_id: row.parentExternalId,
    sku: state.sku,
    created_at: isoTime(row.createdAt),
    updated_at: isoTime(row.updatedAt),
    synced_at: isoTime(row.syncedAt),
  };
}

export function productStatsJson(stats: ProductStats) {
  return {
    total_products: stats.total,
    active_products: stats.active,
    inactive_products: stats.total - stats.active,
    in_stock_products: stats.inStock,
    out_of_stock_products: stats.total - stats.inStock,
    products_with_discount: stats.discounted,
    by_source: stats.bySource,
    by_category: stats.byCategory,
    price_range: { min: stats.minPrice, max: stats.maxPrice, average: stats.averagePrice },
    currency: stats.currency,
  };
}

/** Attribute name → its options; an attribute that is named twice has the options of both. */
export function specificationsOf(attributes: readonly Attribute[]): Record<string, string[]> {
  const options = new Map<string, Set<string>>();
  for (const attribute of attributes) {
    options.set(attribute.name, new Set([...(options.get(attribute.name) ?? []), ...attribute.options]));
  }
  return Object.fromEntries([...options].map(([name, values]) => [name, [...values]]));
}

/** A number where it is a whole one, as clients expect; the exact text where a shop sells by weight. */
function quantityOf(quantity: string | null): number | string | null {
  const whole = /^-?\d+(?:\.0+)?$/.test(quantity ?? '') ? Number(quantity) : Number.NaN;
  return Number.isSafeInteger(whole) ? whole : quantity;
}
