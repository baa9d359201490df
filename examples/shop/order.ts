// The order of a list. Equal values go by id in the same direction, as WooCommerce does since 10.4.
import { pricesOf } from './facts.ts';
import type { Item } from './item.ts';
import { idsOf, type Params, textOf } from './params.ts';
import type { Shelf } from './shelf.ts';

type Compare = (a: Item, b: Item) => number;

const by =
  (value: (item: Item) => number): Compare =>
  (a, b) =>
    value(a) - value(b);

const byText =
  (value: (item: Item) => string): Compare =>
  (a, b) =>
    value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0;

export function sortItems(shelf: Shelf, items: readonly Item[], params: Params): Item[] {
  const orderby = textOf(params.orderby) || 'date';
  if (orderby === 'include' || orderby === 'post__in') return inOrderOf(items, idsOf(params.include));
  const compare = comparison(shelf, orderby);
  const direction = params.order === 'asc' ? 1 : -1;
  return [...items].sort((a, b) => direction * (compare(a, b) || a.id - b.id));
}

function comparison(shelf: Shelf, orderby: string): Compare {
  switch (orderby) {
    case 'date':
      return by((item) => item.created);
    case 'modified':
      return by((item) => item.modified);
    case 'title':
      return byText((item) => item.name.toLowerCase());
    case 'slug':
      return byText((item) => item.slug);
    case 'price':
      return by((item) => Number(pricesOf(shelf, item).low));
    case 'menu_order':
      return by((item) => item.menu_order);
    case 'popularity':
    case 'sales':
      return by((item) => item.total_sales);
    default:
      return by((item) => item.id);
  }
}

function inOrderOf(items: readonly Item[], ids: number[]): Item[] {
  const place = (item: Item): number => (ids.length === 0 ? item.id : ids.indexOf(item.id));
  return [...items].sort((a, b) => place(a) - place(b));
}
