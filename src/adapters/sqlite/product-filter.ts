// How the filters and the orders of product lists become SQL. They name no table but `products`, so that counting and
// sorting touch neither the long states nor anything else that only the shown rows need.
import { moneySortKey } from '../../domain/money.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { ProductFilter } from '../../ports/products.ts';
import { DISCOUNTED_NOW, IN_STOCK, likePattern, PRICE_NOW } from './product-rows.ts';

const ORDERINGS: Record<string, string> = {
  created_at: 'products.created_at',
  updated_at: 'products.updated_at',
  price: `(${PRICE_NOW})`,
  title: 'products.search_text',
};

export interface ProductConditions {
  where: string;
  values: Record<string, unknown>;
}

export function conditionsOf(filter: ProductFilter, now: number): ProductConditions {
  const conditions = ['products.deleted_at IS NULL'];
  const values: Record<string, unknown> = { now };
  const add = (name: string, condition: string, value: unknown) => {
    if (value === undefined) return;
    conditions.push(condition);
    values[name] = value;
  };
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 1 : 0);
  const term = (kind: string) =>
    `products.id IN (SELECT product_id FROM product_terms WHERE kind = '${kind}' AND folded = @${kind})`;
  for (const [index, word] of foldText(filter.search ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .entries()) {
    add(`search${index}`, `products.search_text LIKE @search${index} ESCAPE '\\'`, likePattern(word));
  }
  add('source', 'products.source = @source', filter.externalSource);
  add('store', 'products.store_id = (SELECT id FROM stores WHERE slug = @store)', filter.store);
  add('type', 'products.type = @type', filter.productType);
  add('category', term('category'), filter.category && foldText(filter.category));
  add('brand', term('brand'), filter.brand && foldText(filter.brand));
  add('active', 'products.is_active = @active', flag(filter.isActive));
  add('stock', `${IN_STOCK} = @stock`, flag(filter.inStock));
  add('discount', `(${DISCOUNTED_NOW}) = @discount`, flag(filter.hasDiscount));
  add('min', `(${PRICE_NOW}) >= @min`, filter.minPrice && moneySortKey(filter.minPrice));
  add('max', `(${PRICE_NOW}) <= @max`, filter.maxPrice && moneySortKey(filter.maxPrice));
  const currency = 'coalesce(products.currency, (SELECT currency FROM stores WHERE id = products.store_id))';
  add('currency', `${currency} = @currency`, filter.currency);
  return { where: `WHERE ${conditions.join(' AND ')}`, values };
}

export function orderOf(ordering: string | undefined): string {
  const column = ORDERINGS[(ordering ?? '').replace(/^-/, '')];
  if (column === undefined) return 'products.id';
  return `${column} IS NULL, ${column} ${ordering?.startsWith('-') ? 'DESC' : 'ASC'}, products.id`;
}
