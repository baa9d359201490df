// The shop's goods: compact JSON, put on the shelf through the same door as a POST to the REST API. Dates are fixed, so
// that two runs show the same shop; only sale windows and the announced product move with the clock.
import english from './catalogue-en.json' with { type: 'json' };
import persian from './catalogue-fa.json' with { type: 'json' };
import home from './catalogue-fa-home.json' with { type: 'json' };
import words from './catalogue-terms.json' with { type: 'json' };
import { DAY_MS, gmtDate } from './clock.ts';
import type { Editor } from './edit.ts';
import type { Fields } from './fields.ts';
import { itemBySku, type Shelf } from './shelf.ts';
import { fileUnder, termBySlug } from './terms.ts';

interface VariationEntry {
  /** One option for each of the product's `options`, in their order; null where any will do. */
  pick: readonly (string | null)[];
  price?: string | undefined;
  sale?: string | undefined;
  /** Counted pieces; without it stock is not counted. */
  stock?: number | undefined;
  /** Any other REST fields. */
  more?: Fields | undefined;
}

export interface CatalogueEntry {
  sku: string;
  name: string;
  type?: string | undefined;
  /** Slugs out of catalogue-terms.json. */
  categories: readonly string[];
  brand?: string | undefined;
  tags?: readonly string[] | undefined;
  price?: string | undefined;
  sale?: string | undefined;
  /** First and last day of the sale, counted from the shop's opening; null is an open end. */
  saleDays?: readonly (number | null)[] | undefined;
  /** Announced: published so many days after the opening. */
  inDays?: number | undefined;
  stock?: number | undefined;
  short?: string | undefined;
  text?: string | undefined;
  /** What it is made of and how big it is: attributes nobody chooses by. */
  facts?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  /** Attributes a variation is chosen by. */
  options?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
  variations?: readonly VariationEntry[] | undefined;
  /** SKUs of a grouped product's parts, which stand before it. */
  group?: readonly string[] | undefined;
  pictures?: number | undefined;
  trashed?: boolean | undefined;
  more?: Fields | undefined;
}

const SHOPS: readonly (readonly CatalogueEntry[])[] = [persian, home, english];

const OPENED = Date.parse('2025-04-05T06:30:00Z');
const ROWS_AT_ONCE = 4;

export function stockShelves(shelf: Shelf, editor: Editor, entries: readonly CatalogueEntry[] = SHOPS.flat()): void {
  for (const { slug, name, parent } of words.categories) {
    const above = parent === undefined ? undefined : termBySlug(shelf.terms.categories, parent);
    fileUnder(shelf.terms, 'categories', name, slug, above?.id);
  }
  for (const { slug, name } of words.brands) fileUnder(shelf.terms, 'brands', name, slug);
  words.attributes.forEach(({ slug, name }, at) => void shelf.terms.attributes.set(at + 1, { id: at + 1, name, slug }));
  for (const [row, entry] of entries.entries()) put(shelf, editor, entry, row);
}

/** Goods came in by CSV a few rows at a time: such rows share their second, as after a bulk import. */
function put(shelf: Shelf, editor: Editor, entry: CatalogueEntry, row: number): void {
  const product = editor.create(productFields(shelf, entry));
  const names = Object.keys(entry.options ?? {});
  const parts = (entry.variations ?? []).map((variation, at) => {
    return editor.createVariation(product.id, variationFields(shelf, entry, variation, names, at));
  });
  const lot = Math.floor(row / ROWS_AT_ONCE);
  const created = OPENED + lot * 11 * DAY_MS + lot * 754_000;
  const modified = created + ((lot * 37) % 120) * DAY_MS;
  if (entry.inDays === undefined) for (const item of [product, ...parts]) Object.assign(item, { created, modified });
  if (entry.trashed) editor.trash(product.id);
}

function productFields(shelf: Shelf, entry: CatalogueEntry): Fields {
  const { sku, name, type = entry.options ? 'variable' : 'simple', text = '', short = '' } = entry;
  const pictures = Array.from({ length: entry.pictures ?? 0 }, (_, at) => picture(sku, name, at + 1));
  return {
    ...{ sku, name, type, description: text, short_description: short, images: pictures },
    ...priceFields(shelf, entry),
    categories: entry.categories.map((slug) => ({ slug })),
    brands: entry.brand === undefined ? [] : [{ slug: entry.brand }],
    tags: (entry.tags ?? []).map((tag) => ({ name: tag })),
    attributes: [...attributes(shelf, entry.options, true), ...attributes(shelf, entry.facts, false)],
    grouped_products: (entry.group ?? []).flatMap((part) => itemBySku(shelf, part)?.id ?? []),
    ...(entry.inDays === undefined ? {} : { date_created_gmt: gmtDate(shelf.now() + entry.inDays * DAY_MS) }),
    ...entry.more,
  };
}

function priceFields(shelf: Shelf, entry: CatalogueEntry): Fields {
  const { price = '', sale = '', saleDays: [first = null, last = null] = [], stock } = entry;
  const day = (days: number | null): string | null => (days === null ? null : gmtDate(shelf.now() + days * DAY_MS));
  return {
    ...{ regular_price: price, sale_price: sale },
    ...{ date_on_sale_from_gmt: day(first), date_on_sale_to_gmt: day(last) },
    ...(stock === undefined ? {} : { manage_stock: true, stock_quantity: stock }),
  };
}

function attributeId(shelf: Shelf, name: string): number {
  for (const attribute of shelf.terms.attributes.values()) if (attribute.name === name) return attribute.id;
  return 0;
}

function attributes(shelf: Shelf, named: CatalogueEntry['facts'], variation: boolean): Fields[] {
  return Object.entries(named ?? {}).map(([name, options]) => {
    return { id: attributeId(shelf, name), name, variation, options: [options ?? []].flat() };
  });
}

function variationFields(
  shelf: Shelf,
  entry: CatalogueEntry,
  variation: VariationEntry,
  names: readonly string[],
  at: number,
): Fields {
  const { price = '', sale = '', stock } = variation;
  return {
    sku: `${entry.sku}-${at + 1}`,
    ...{ regular_price: price, sale_price: sale },
    ...(stock === undefined ? {} : { manage_stock: true, stock_quantity: stock }),
    attributes: names.flatMap((name, place) => {
      const option = variation.pick[place];
      return option == null ? [] : [{ id: attributeId(shelf, name), name, option }];
    }),
    ...variation.more,
  };
}

function picture(sku: string, name: string, number: number): Fields {
  return { src: `https://shop.example/wp-content/uploads/2025/06/${sku.toLowerCase()}-${number}.jpg`, alt: name };
}
