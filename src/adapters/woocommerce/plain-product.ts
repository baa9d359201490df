// A product as WooCommerce itself writes it, read without the schema: the same result at a fifth of the cost. It knows
// the plain shapes only; for everything else it says null, and the schema, which holds the rules, reads or refuses.
import { readMoney } from '../../domain/money.ts';
import type { RawProduct } from './schema.ts';

/** Thrown nowhere but here: the shape is not a plain one. */
const ODD = Symbol('odd');

type Fields = Readonly<Record<string, unknown>>;
type RawAttribute = NonNullable<RawProduct['attributes']>[number];

/** What the schema makes of it, or null when that is for the schema to say. */
export function plainProduct(json: unknown): RawProduct | null {
  try {
    return isFields(json) ? read(json) : null;
  } catch (cause) {
    if (cause === ODD) return null;
    throw cause;
  }
}

function read(json: Fields): RawProduct {
  const raw: RawProduct = { id: id(json.id) };
  const say = <K extends keyof RawProduct>(key: K, reader: (value: unknown) => RawProduct[K]) => {
    const value = json[key];
    if (value !== undefined) raw[key] = reader(value);
  };
  for (const key of TEXTS) say(key, text);
  for (const key of AMOUNTS) say(key, (value) => readMoney(scalar(value)));
  for (const key of FLAGS) say(key, flag);
  for (const key of TERMS) say(key, (value) => list(value, term));
  say('attributes', (value) => list(value, attribute));
  say('images', (value) => list(value, image));
  say('image', image);
  say('gallery', (value) => list(value, image));
  say('variations', (value) => (value === null ? null : list(value, id)));
  return raw;
}

const TEXTS = [
  'parent_id',
  'type',
  'status',
  'catalog_visibility',
  'post_password',
  'name',
  'short_description',
  'description',
  'permalink',
  'date_on_sale_from_gmt',
  'date_on_sale_to_gmt',
  'currency',
  'stock_status',
  'sku',
  'global_unique_id',
  'date_created_gmt',
  'date_modified_gmt',
  'date_modified',
] as const;
const AMOUNTS = ['price', 'regular_price', 'sale_price', 'stock_quantity'] as const;
const FLAGS = ['on_sale', 'virtual', 'downloadable'] as const;
const TERMS = ['categories', 'brands', 'tags'] as const;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw ODD;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  const plain = scalar(value);
  return typeof plain === 'number' ? String(plain) : '';
}

function flag(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw ODD;
}

function id(value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value);
  throw ODD;
}

function list<T>(value: unknown, item: (value: unknown) => T): T[] {
  if (Array.isArray(value)) return value.map((one) => item(one));
  throw ODD;
}

function term(value: unknown): string {
  if (isFields(value) && value.name !== undefined) return text(value.name);
  throw ODD;
}

function image(value: unknown): string {
  if (isFields(value) && value.src !== undefined) return text(value.src);
  throw ODD;
}

function attribute(value: unknown): RawAttribute {
  if (!isFields(value)) throw ODD;
  const { name, variation, options, option } = value;
  const read: RawAttribute = {};
  if (name !== undefined) read.name = text(name);
  if (variation !== undefined) read.variation = flag(variation);
  if (options !== undefined) read.options = list(options, text);
  if (option !== undefined) read.option = text(option);
  return read;
}
