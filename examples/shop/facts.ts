// What WooCommerce works out from stored fields whenever it shows an item: what it costs, whether it is on sale, in
// stock and for sale at all.
import type { Item } from './item.ts';
import { parentOf, type Shelf, variationsOf } from './shelf.ts';

/** By the dates alone: this turns true before the scheduled action has changed the price. */
function inSaleWindow(item: Item, now: number): boolean {
  if (item.sale_price === '' || Number(item.sale_price) >= Number(item.regular_price)) return false;
  return (item.saleFrom === null || item.saleFrom <= now) && (item.saleTo === null || item.saleTo >= now);
}

/** The price that a save, or the scheduled action of a sale, writes down. */
export function priceToStore(item: Item, now: number): string {
  return inSaleWindow(item, now) ? item.sale_price : item.regular_price;
}

export interface Prices {
  /** Lowest and highest price asked; "" when there is none. */
  low: string;
  high: string;
  regularLow: string;
  regularHigh: string;
  onSale: boolean;
}

export function pricesOf(shelf: Shelf, item: Item): Prices {
  const sellable = pricedParts(shelf, item).filter((part) => part.price !== '');
  const asked = sorted(sellable.map((part) => part.price));
  const regular = sorted(sellable.map((part) => part.regular_price));
  return {
    low: asked[0] ?? '',
    high: asked.at(-1) ?? '',
    regularLow: regular[0] ?? '',
    regularHigh: regular.at(-1) ?? '',
    onSale: pricedParts(shelf, item).some((part) => inSaleWindow(part, shelf.now())),
  };
}

function sorted(prices: string[]): string[] {
  return prices.sort((a, b) => Number(a) - Number(b));
}

function pricedParts(shelf: Shelf, item: Item): Item[] {
  if (item.type === 'variable') return variationsOf(shelf, item.id).filter((child) => child.status === 'publish');
  if (item.type === 'grouped') return item.grouped_products.flatMap((id) => shelf.items.get(id) ?? []);
  return [item];
}

export function isPurchasable(shelf: Shelf, item: Item): boolean {
  if (item.type === 'grouped' || item.type === 'external') return false;
  if (item.type === 'variation' && item.status !== 'publish') return false;
  return pricesOf(shelf, item).low !== '';
}

export interface Stock {
  manage_stock: boolean | 'parent';
  stock_quantity: number | null;
  stock_status: string;
  backorders: string;
}

export function stockOf(shelf: Shelf, item: Item): Stock {
  if (item.manage_stock) return counted(item, true);
  const parent = parentOf(shelf, item);
  if (parent?.manage_stock) return counted(parent, 'parent');
  const { stock_status, backorders } = item;
  if (item.type === 'variable') return { ...uncounted(childStatus(shelf, item)), backorders };
  return { ...uncounted(stock_status), backorders };
}

function uncounted(stock_status: string): Pick<Stock, 'manage_stock' | 'stock_quantity' | 'stock_status'> {
  return { manage_stock: false, stock_quantity: null, stock_status };
}

function counted(item: Item, manage_stock: true | 'parent'): Stock {
  const stock_quantity = item.stock_quantity ?? 0;
  const empty = item.backorders === 'no' ? 'outofstock' : 'onbackorder';
  const stock_status = stock_quantity > 0 ? 'instock' : empty;
  return { manage_stock, stock_quantity, stock_status, backorders: item.backorders };
}

function childStatus(shelf: Shelf, item: Item): string {
  const statuses = variationsOf(shelf, item.id)
    .filter((child) => child.status === 'publish')
    .map((child) => stockOf(shelf, child).stock_status);
  return ['instock', 'onbackorder'].find((status) => statuses.includes(status)) ?? 'outofstock';
}
