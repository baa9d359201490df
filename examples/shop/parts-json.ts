// The pieces that products and variations have in common when they are shown.
import { gmtDate, localDate, TEHRAN_OFFSET_MS } from './clock.ts';
import { isPurchasable, pricesOf } from './facts.ts';
import type { Item } from './item.ts';
import type { Shelf } from './shelf.ts';
import { slugOf } from './slug.ts';

export type Json = Record<string, unknown>;

export function stamps(item: { created: number; modified: number }): Json {
  return {
    date_created: localDate(item.created),
    date_created_gmt: gmtDate(item.created),
    date_modified: localDate(item.modified),
    date_modified_gmt: gmtDate(item.modified),
  };
}

export function priceFields(shelf: Shelf, item: Item): Json {
  const prices = pricesOf(shelf, item);
  const [from, to] = [item.saleFrom, item.saleTo];
  return {
    price: prices.low,
    regular_price: item.regular_price,
    sale_price: item.sale_price,
    date_on_sale_from: from === null ? null : localDate(from),
    date_on_sale_from_gmt: from === null ? null : gmtDate(from),
    date_on_sale_to: to === null ? null : localDate(to),
    date_on_sale_to_gmt: to === null ? null : gmtDate(to),
    on_sale: prices.onSale,
    purchasable: isPurchasable(shelf, item),
  };
}

/** The site's offset is added twice to a picture's local dates; that is how WooCommerce sends them. */
export function imagesOf(item: Item): Json[] {
  const [twice, date] = [localDate(item.created + TEHRAN_OFFSET_MS), gmtDate(item.created)];
  return item.images.map(({ id, src, alt }) => {
    const thumbnail = src.replace(/(\.\w+)$/, '-300x300$1');
    return {
      ...{ id, date_created: twice, date_created_gmt: date, date_modified: twice, date_modified_gmt: date },
      ...{ src, name: src.split('/').at(-1), alt, srcset: `${src} 800w, ${thumbnail} 300w` },
      ...{ sizes: '(max-width: 800px) 100vw, 800px', thumbnail },
    };
  });
}

/** "كرم, ۱۲۸ گیگابایت"; empty when it picks nothing. */
export function variationName(item: Item): string {
  return item.attributes.flatMap(({ options }) => options).join(', ');
}

/** What it picks; an attribute that may be anything is left out. */
export function picksOf(shelf: Shelf, item: Item): Json[] {
  return item.attributes.map(({ id, name, options: [option] }) => {
    const slug = shelf.terms.attributes.get(id)?.slug ?? slugOf(name);
    return { id, name, slug, option };
  });
}
