// WooCommerce's product JSON → ProductReport. Pure: the shop's words on one side, ours on the other.
import type { Attribute, ProductReport, ProductState } from '../../domain/product.ts';
import { wooExternalId } from '../../domain/product.ts';
import { cleanText, htmlToLine, htmlToText } from './html.ts';
import { plainProduct } from './plain-product.ts';
import { describeIssue, id as idSchema, type RawProduct, rawProduct } from './schema.ts';
import { readGmt } from './time.ts';

export type ReadItem =
  | { kind: 'report'; report: ProductReport }
  | { kind: 'trashed'; externalId: string; modifiedAt: number | null }
  | { kind: 'failed'; externalId: string | null; reason: string };

/** What the route knows and the item may not say: old shops leave type and parent out of a parent's variations. */
export interface ItemDefaults {
  type: 'variation';
  parent_id?: string;
}

/** Reads one item of a listing. Never throws: an unreadable item must not take its page with it. */
export function readItem(json: unknown, defaults?: ItemDefaults): ReadItem {
  const item = defaults !== undefined && typeof json === 'object' && json !== null ? { ...defaults, ...json } : json;
  const plain = plainProduct(item);
  const parsed = plain === null ? rawProduct.safeParse(item) : { success: true as const, data: plain };
  if (!parsed.success) return { kind: 'failed', externalId: idOf(json), reason: describeIssue(parsed.error) };
  const raw = parsed.data;
  if (raw.status === 'trash') {
    return { kind: 'trashed', externalId: wooExternalId(raw.id), modifiedAt: modifiedAtOf(raw) };
  }
  return { kind: 'report', report: reportOf(raw) };
}

function idOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('id' in json)) return null;
  const parsed = idSchema.safeParse(json.id);
  return parsed.success ? wooExternalId(parsed.data) : null;
}

/**
 * When the shop last changed it. A scheduled product (`future`) that nobody has edited since carries the time at which
 * it will appear: taken as it stands, nothing said before that day would ever be newer. It is left open, and the time
 * of arrival decides (trap 2). An edit gives it a true date, which it keeps when it appears.
 */
export function modifiedAtOf(raw: RawProduct): number | null {
  const at = readGmt(raw.date_modified_gmt ?? '');
  if (raw.status !== 'future') return at;
  const appears = readGmt(raw.date_created_gmt ?? '');
  return at !== null && appears !== null && at < appears ? at : null;
}

export function reportOf(raw: RawProduct): ProductReport {
  const isVariation = raw.type === 'variation';
  const report: ProductReport = {
    externalId: wooExternalId(raw.id),
    parentExternalId: isVariation && Number(raw.parent_id) > 0 ? wooExternalId(Number(raw.parent_id)) : null,
    modifiedAt: modifiedAtOf(raw),
    state: stateOf(raw),
  };
  if (raw.variations && isVariable(raw.type)) report.variationIds = raw.variations.map(wooExternalId);
  return report;
}

/** `variable`, and the kinds plugins add, such as `variable-subscription`. */
export function isVariable(type: string | undefined): boolean {
  return type !== undefined && /^variable(?:-|$)/.test(type);
}

function stateOf(raw: RawProduct): Partial<ProductState> {
  const state: Partial<ProductState> = {};
  const say = <K extends keyof ProductState>(key: K, value: ProductState[K] | undefined) => {
    if (value !== undefined) state[key] = value;
  };
  say('type', named(raw.type));
  say('status', named(raw.status));
  say('visibility', named(raw.catalog_visibility));
  say(
    'passwordProtected',
    map(raw.post_password, (password) => password !== ''),
  );
  say('title', titleOf(raw));
  say('shortDescription', map(raw.short_description, htmlToText));
  say('description', map(raw.description, htmlToText));
  say('link', map(raw.permalink, cleanText));
  say('price', raw.price);
  say('regularPrice', raw.regular_price);
  say('salePrice', raw.sale_price);
  say('saleFrom', map(raw.date_on_sale_from_gmt, readGmt));
  say('saleTo', map(raw.date_on_sale_to_gmt, readGmt));
  say('onSale', raw.on_sale);
  say('stockStatus', named(raw.stock_status));
  say('stockQuantity', raw.stock_quantity);
  say('categories', map(raw.categories, terms));
  say('brands', map(raw.brands, terms));
  say('tags', map(raw.tags, terms));
  say('attributes', map(raw.attributes, attributesOf));
  say('sku', map(raw.sku, cleanText));
  say('gtin', map(raw.global_unique_id, cleanText));
  say('images', imagesOf(raw));
  say('virtual', raw.virtual);
  say('downloadable', raw.downloadable);
  say('createdAt', map(raw.date_created_gmt, readGmt));
  return state;
}

/**
 * A variation is called "Parent - red, XL" by webhooks and by its own address, "red, XL" by listings. Its choices
 * say the same in both, so that reading it the other way is no change.
 */
function titleOf(raw: RawProduct): string | undefined {
  const choices = raw.type === 'variation' ? attributesOf(raw.attributes ?? []).flatMap((one) => one.options) : [];
  return choices.length > 0 ? choices.join(', ') : map(raw.name, htmlToLine);
}

function map<T, U>(value: T | undefined, read: (value: T) => U): U | undefined {
  return value === undefined ? undefined : read(value);
}

/** A word of a fixed vocabulary; an empty one says nothing. */
function named(word: string | undefined): string | undefined {
  return word === '' ? undefined : word;
}

function terms(names: readonly string[]): string[] {
  return distinct(names.map(htmlToLine));
}

function distinct(texts: readonly string[]): string[] {
  if (texts.length === 1 && texts[0] !== '') return [...texts];
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Attribute texts are raw, not HTML: "5 < 6 & 7" means itself. A variation's "any" leaves its attribute out. */
function attributesOf(attributes: NonNullable<RawProduct['attributes']>): Attribute[] {
  return attributes
    .map(({ name = '', variation, options, option }) => ({
      name: cleanText(name),
      options: distinct((options ?? [option ?? '']).map(cleanText)),
      forVariations: variation ?? option !== undefined,
    }))
    .filter(({ name, options }) => name !== '' && options.length > 0);
}

function imagesOf(raw: RawProduct): string[] | undefined {
  if (raw.images !== undefined) return distinct(raw.images.map(cleanText));
  if (raw.image === undefined && raw.gallery === undefined) return undefined;
  return distinct([raw.image ?? '', ...(raw.gallery ?? [])].map(cleanText));
}
