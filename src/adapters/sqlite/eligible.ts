// Which products a search may answer with, in SQL: those that can be found, and that fit the filters.
import { moneySortKey } from '../../domain/money.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { Facts } from '../../ports/search.ts';
import { DISCOUNTED_NOW, IN_STOCK, PRICE_NOW } from './product-rows.ts';

/** What a product must be to fit the filters, in SQL; nothing when there are none. */
export function conditionsOf(facts: Facts): { conditions: string[]; values: Record<string, string> } {
  const conditions: string[] = [];
  const values: Record<string, string> = {};
  if (facts.inStock) conditions.push(IN_STOCK);
  if (facts.onSale) conditions.push(`(${DISCOUNTED_NOW})`);
  if (facts.minPrice !== undefined) {
    conditions.push(`(${PRICE_NOW}) >= @min`);
    values.min = moneySortKey(facts.minPrice);
  }
  if (facts.maxPrice !== undefined) {
    conditions.push(`(${PRICE_NOW}) <= @max`);
    values.max = moneySortKey(facts.maxPrice);
  }
  if (facts.category !== undefined) {
    conditions.push(`EXISTS (SELECT 1 FROM product_terms
      WHERE product_id = products.id AND kind = 'category' AND folded = @category)`);
    values.category = foldText(facts.category);
  }
  return { conditions, values };
}

/** The ids of products that fit; binds @store, @now and `values`. */
export function eligible(facts: Facts): { sql: string; values: Record<string, string> } {
  const { conditions, values } = conditionsOf(facts);
  const all = ['products.store_id = @store', 'products.is_active = 1', 'products.text_hash IS NOT NULL', ...conditions];
  return { sql: `SELECT products.id FROM products WHERE ${all.join(' AND ')}`, values };
}
