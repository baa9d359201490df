// Which products and variations a list request asks for. Pure: the shelf and the parameters in, items out.
import { clockFace, TEHRAN_OFFSET_MS } from './clock.ts';
import { pricesOf, stockOf } from './facts.ts';
import { type Item, TYPES } from './item.ts';
import { date, idsOf, integer, isTrue, listOf, oneOf, type Params, type Rule, someOf, textOf } from './params.ts';
import { ANY_STATUS, type Shelf } from './shelf.ts';
import { slugOf } from './slug.ts';
import { withDescendants } from './terms.ts';

const ORDERINGS = ['date', 'id', 'include', 'title', 'slug', 'modified', 'popularity', 'rating', 'post__in', 'price'];
const MORE_ORDERINGS = ['sales', 'menu_order', 'random', 'popularity', 'rating', 'menu_order', 'price', 'popularity'];
const STOCK = ['instock', 'outofstock', 'onbackorder'];
const ASKED = ['future', 'trash', 'draft', 'pending', 'private', 'publish'];

export const PAGING_RULES: Readonly<Record<string, Rule>> = {
  page: integer(1),
  per_page: integer(1, 100),
  offset: integer(Number.NEGATIVE_INFINITY),
  order: oneOf(['asc', 'desc']),
};

export const ITEM_RULES: Readonly<Record<string, Rule>> = {
  ...PAGING_RULES,
  ...{ after: date, before: date, modified_after: date, modified_before: date },
  orderby: oneOf([...ORDERINGS, ...MORE_ORDERINGS, 'rating']),
  status: oneOf(['any', ...ASKED]),
  include_status: someOf(['any', ...ASKED]),
  exclude_status: someOf(ASKED),
  type: oneOf(TYPES),
  stock_status: oneOf(STOCK),
};

type Filter = (item: Item) => boolean;

/** What `GET /products` lists. A SKU finds variations too; nothing else does. */
export function selectProducts(shelf: Shelf, params: Params): Item[] {
  const skus = listOf(params.sku);
  const filters = [...common(shelf, params), ...productOnly(shelf, params)];
  if (skus.length > 0) filters.push((item) => skus.includes(item.sku));
  else filters.push((item) => item.type !== 'variation');
  return [...shelf.items.values()].filter((item) => filters.every((passes) => passes(item)));
}

/** What `GET /variations` (no parent) or `GET /products/{id}/variations` lists. */
export function selectVariations(shelf: Shelf, params: Params, parentId: number | null): Item[] {
  const filters = common(shelf, params);
  const skus = listOf(params.sku);
  if (skus.length > 0) filters.push((item) => skus.includes(item.sku));
  filters.push((item) => item.type === 'variation' && (parentId === null || item.parent_id === parentId));
  return [...shelf.items.values()].filter((item) => filters.every((passes) => passes(item)));
}

function common(shelf: Shelf, params: Params): Filter[] {
  const filters: Filter[] = [statuses(params), ...dates(params), ...search(params)];
  const within = (name: string, wanted: boolean, value: (item: Item) => number): void => {
    const ids = new Set(idsOf(params[name]));
    if (ids.size > 0) filters.push((item) => ids.has(value(item)) === wanted);
  };
  within('include', true, (item) => item.id);
  within('exclude', false, (item) => item.id);
  within('parent', true, (item) => item.parent_id);
  within('parent_exclude', false, (item) => item.parent_id);
  const slug = textOf(params.slug);
  if (slug !== '') filters.push((item) => [slug.toLowerCase(), slugOf(slug)].includes(item.slug));
  const stock = textOf(params.stock_status);
  if (stock !== '') filters.push((item) => stockOf(shelf, item).stock_status === stock);
  return filters;
}

function statuses(params: Params): Filter {
  const wide = (list: string[]): Set<string> =>
    new Set(list.flatMap((one): readonly string[] => (one === 'any' ? ANY_STATUS : [one])));
  const included = listOf(params.include_status);
  const wanted = wide(included.length > 0 ? included : [textOf(params.status) || 'any']);
  for (const unwanted of listOf(params.exclude_status)) wanted.delete(unwanted);
  return (item) => wanted.has(item.status);
}

/** A value with a zone has become Tehran's time by now, also where the UTC column is compared: WordPress's trap. */
function dates(params: Params): Filter[] {
  const shift = isTrue(params.dates_are_gmt) ? 0 : TEHRAN_OFFSET_MS;
  const bound = (name: string, passes: (item: Item, face: number) => boolean): Filter[] => {
    const face = clockFace(textOf(params[name]));
    return face === null ? [] : [(item) => passes(item, face - shift)];
  };
  return [
    ...bound('after', (item, at) => item.created > at),
    ...bound('before', (item, at) => item.created < at),
    ...bound('modified_after', (item, at) => item.modified > at),
    ...bound('modified_before', (item, at) => item.modified < at),
  ];
}

/** Every word must stand in the title or the descriptions, letter for letter: ي is not ی to MariaDB. */
function search(params: Params): Filter[] {
  const words = textOf(params.search).toLowerCase().split(/\s+/).filter(Boolean);
  return words.map((word) => (item) => {
    return [item.name, item.short_description, item.description].some((text) => text.toLowerCase().includes(word));
  });
}

function productOnly(shelf: Shelf, params: Params): Filter[] {
  const filters: Filter[] = [];
  const types = [...listOf(params.type), ...listOf(params.include_types)];
  if (types.length > 0) filters.push((item) => types.includes(item.type));
  const family = new Set(idsOf(params.category).flatMap((id) => [...withDescendants(shelf.terms.categories, id)]));
  if (family.size > 0) filters.push((item) => item.categories.some((id) => family.has(id)));
  for (const [name, taxonomy] of [['tag', 'tags'] as const, ['brand', 'brands'] as const]) {
    const ids = idsOf(params[name]);
    if (ids.length > 0) filters.push((item) => item[taxonomy].some((id) => ids.includes(id)));
  }
  if (params.featured !== undefined) filters.push((item) => item.featured === isTrue(params.featured));
  if (params.on_sale !== undefined) {
    filters.push((item) => pricesOf(shelf, item).onSale === isTrue(params.on_sale));
  }
  const [low, high] = [textOf(params.min_price), textOf(params.max_price)];
  if (low !== '') filters.push((item) => Number(pricesOf(shelf, item).low) >= Number(low));
  if (high !== '') filters.push((item) => Number(pricesOf(shelf, item).low) <= Number(high));
  return filters;
}
