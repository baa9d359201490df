// A variation as the variations routes show it: no categories, no brand, no description of its parent's, and a name
// made of nothing but what it picks.
import { stockOf } from './facts.ts';
import type { Item } from './item.ts';
import { linksOf, permalink } from './links.ts';
import { paragraphs } from './markup.ts';
import { imagesOf, type Json, picksOf, priceFields, stamps, variationName } from './parts-json.ts';
import type { Shelf } from './shelf.ts';

export function variationJson(shelf: Shelf, item: Item, home: string): Json {
  const stock = stockOf(shelf, item);
  const { price, regular_price, sale_price, purchasable, ...window } = priceFields(shelf, item);
  return {
    ...{ id: item.id, type: item.type, ...stamps(item), description: paragraphs(item.description) },
    permalink: permalink(shelf, item, home),
    ...{ sku: item.sku, global_unique_id: item.global_unique_id, price, regular_price, sale_price, ...window },
    ...{ status: item.status, purchasable, virtual: item.virtual },
    ...{ downloadable: item.downloadable, downloads: item.downloads, download_limit: -1, download_expiry: -1 },
    ...{ tax_status: 'taxable', tax_class: '', manage_stock: stock.manage_stock },
    ...{ stock_quantity: stock.stock_quantity, stock_status: stock.stock_status, backorders: stock.backorders },
    backorders_allowed: stock.backorders !== 'no',
    backordered: stock.manage_stock !== false && stock.stock_status === 'onbackorder',
    ...{ low_stock_amount: null, weight: item.weight, dimensions: item.dimensions },
    ...{ shipping_class: '', shipping_class_id: 0, image: imagesOf(item)[0] ?? null },
    ...{ gallery_image_ids: [], attributes: picksOf(shelf, item), menu_order: item.menu_order },
    ...{ meta_data: item.meta_data, name: variationName(item), parent_id: item.parent_id },
    _links: linksOf(home, `products/${item.parent_id}/variations`, item.id, `products/${item.parent_id}`),
  };
}
