// A product as GET /products/{id} and the webhooks show it: 71 keys in WooCommerce 11's order. A variation asked for
// as a product has the same keys.
import { pricesOf, stockOf } from './facts.ts';
import type { Attribute, Item } from './item.ts';
import { linksOf, permalink } from './links.ts';
import { paragraphs } from './markup.ts';
import { imagesOf, type Json, picksOf, priceFields, stamps, variationName } from './parts-json.ts';
import { priceHtml } from './price-html.ts';
import { parentOf, type Shelf, variationsOf } from './shelf.ts';
import type { Taxonomy, Term } from './terms.ts';

const RELATED = 5;

export function productJson(shelf: Shelf, item: Item, home: string): Json {
  return {
    ...identity(shelf, item, home),
    ...priceFields(shelf, item),
    ...goods(item),
    ...stockFields(shelf, item),
    ...shipping(item),
    ...{ upsell_ids: item.upsell_ids, cross_sell_ids: item.cross_sell_ids, parent_id: item.parent_id },
    purchase_note: item.purchase_note,
    ...filing(shelf, item),
    ...tail(shelf, item),
    _links: links(item, home),
  };
}

function identity(shelf: Shelf, item: Item, home: string): Json {
  const parent = parentOf(shelf, item);
  return {
    id: item.id,
    name: parent ? `${parent.name} - ${variationName(item)}` : item.name,
    slug: item.slug,
    permalink: permalink(shelf, item, home),
    ...stamps(item),
    ...{ type: item.type, status: item.status, featured: item.featured, catalog_visibility: item.catalog_visibility },
    description: paragraphs(item.description),
    short_description: paragraphs(item.short_description),
    sku: item.sku,
  };
}

function goods(item: Item): Json {
  return {
    total_sales: item.type === 'variation' ? String(item.total_sales) : item.total_sales,
    ...{ virtual: item.virtual, downloadable: item.downloadable, downloads: item.downloads },
    ...{ download_limit: -1, download_expiry: -1, external_url: item.external_url, button_text: item.button_text },
    ...{ tax_status: 'taxable', tax_class: '' },
  };
}

function stockFields(shelf: Shelf, item: Item): Json {
  const stock = stockOf(shelf, item);
  return {
    ...{ manage_stock: stock.manage_stock, stock_quantity: stock.stock_quantity, backorders: stock.backorders },
    backorders_allowed: stock.backorders !== 'no',
    backordered: stock.manage_stock !== false && stock.stock_status === 'onbackorder',
    ...{ low_stock_amount: null, sold_individually: item.sold_individually },
  };
}

function shipping(item: Item): Json {
  return {
    ...{ weight: item.weight, dimensions: item.dimensions },
    ...{ shipping_required: !item.virtual, shipping_taxable: !item.virtual, shipping_class: '', shipping_class_id: 0 },
    ...{ reviews_allowed: item.type !== 'variation', average_rating: '0.00', rating_count: 0 },
  };
}

function filing(shelf: Shelf, item: Item): Json {
  return {
    categories: termsOf(shelf, 'categories', item.categories),
    brands: termsOf(shelf, 'brands', item.brands),
    tags: termsOf(shelf, 'tags', item.tags),
    images: imagesOf(item),
    attributes: item.type === 'variation' ? picksOf(shelf, item) : item.attributes.map(attributeJson(shelf)),
    ...{ default_attributes: [], variations: variationsOf(shelf, item.id).map(({ id }) => id) },
    ...{ grouped_products: item.grouped_products, menu_order: item.menu_order },
  };
}

function termsOf(shelf: Shelf, taxonomy: Taxonomy, ids: number[]): Pick<Term, 'id' | 'name' | 'slug'>[] {
  const terms = ids.flatMap((id) => shelf.terms[taxonomy].get(id) ?? []);
  return terms.map(({ id, name, slug }) => ({ id, name, slug }));
}

function attributeJson(shelf: Shelf): (attribute: Attribute, position: number) => Json {
  return ({ id, name, visible, variation, options }, position) => {
    const slug = shelf.terms.attributes.get(id)?.slug ?? name;
    return { id, name, slug, position, visible, variation, options };
  };
}

function tail(shelf: Shelf, item: Item): Json {
  return {
    price_html: priceHtml(pricesOf(shelf, item)),
    related_ids: related(shelf, item),
    meta_data: item.meta_data,
    stock_status: stockOf(shelf, item).stock_status,
    has_options: item.type === 'variable',
    ...{ post_password: item.post_password, global_unique_id: item.global_unique_id },
  };
}

function related(shelf: Shelf, item: Item): number[] {
  const ids: number[] = [];
  for (const other of shelf.items.values()) {
    if (ids.length === RELATED) break;
    const shared = other.categories.some((id) => item.categories.includes(id));
    if (shared && other.id !== item.id && other.status === 'publish') ids.push(other.id);
  }
  return ids;
}

function links(item: Item, home: string): Json {
  return linksOf(home, 'products', item.id, item.parent_id === 0 ? undefined : `products/${item.parent_id}`);
}
