// A product as shops write it in JSON, with the tolerance real shops ask for: plugins turn lists into maps, numbers
// into text and emptiness into false. What is absent stays absent; what has a shape we cannot read is an error.
import * as z from 'zod';
import { readMoney } from '../../domain/money.ts';

/** PHP also writes "nothing" as an empty list or map, and one thing as a list of it. */
function bare(value: unknown): unknown {
  const inner = Array.isArray(value) ? (value[0] ?? null) : value;
  return typeof inner === 'object' && inner !== null && Object.keys(inner).length === 0 ? null : inner;
}

const given = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const scalar = z.preprocess(bare, given);

const toText = (value: z.infer<typeof given>) => (value === null || typeof value === 'boolean' ? '' : String(value));

/** Text; null and false are how PHP says "nothing". */
const text = scalar.transform(toText);

/** A product's name must not be lost to a shape we do not know. */
const name = given.transform(toText);

const flag = scalar.transform((value) => value === true || /^(?:1|true|yes)$/i.test(String(value)));

const money = scalar.transform(readMoney);

/** An id, as text. */
export const id = z.union([z.number().int().positive(), z.string().regex(/^[1-9]\d{0,18}$/)]).transform(String);

/** PHP writes a list with gaps as a map, and an empty one as null, false or "". */
function asList(value: unknown): unknown {
  if (value === null || value === false || value === '') return [];
  if (typeof value === 'string') return [value];
  if (typeof value === 'object' && !Array.isArray(value)) return Object.values(value);
  return value;
}

function list<T extends z.ZodType>(item: T) {
  return z.preprocess(asList, z.array(item));
}

/** A term: an object with a name in WooCommerce's words, the bare name in the plugin's. */
const term = z.union([z.object({ name: text }).transform(({ name }) => name), text]);

/** An image: its object, its address, or nothing. */
const image = z.union([z.object({ src: text }).transform(({ src }) => src), text]);

const attribute = z.object({
  name: text.optional(),
  variation: flag.optional(),
  options: list(text).optional(),
  option: text.optional(),
});

export const rawProduct = z.object({
  id,
  parent_id: text.optional(),
  type: text.optional(),
  status: text.optional(),
  catalog_visibility: text.optional(),
  post_password: text.optional(),
  name: name.optional(),
  short_description: text.optional(),
  description: text.optional(),
  permalink: text.optional(),
  price: money.optional(),
  regular_price: money.optional(),
  sale_price: money.optional(),
  date_on_sale_from_gmt: text.optional(),
  date_on_sale_to_gmt: text.optional(),
  on_sale: flag.optional(),
  currency: text.optional(),
  stock_status: text.optional(),
  stock_quantity: money.optional(),
  categories: list(term).optional(),
  brands: list(term).optional(),
  tags: list(term).optional(),
  attributes: list(attribute).optional(),
  sku: text.optional(),
  global_unique_id: text.optional(),
  images: list(image).optional(),
  image: image.optional(),
  gallery: list(image).optional(),
  virtual: flag.optional(),
  downloadable: flag.optional(),
  variations: list(id).nullish(),
  date_created_gmt: text.optional(),
  date_modified_gmt: text.optional(),
  date_modified: text.optional(),
});

export type RawProduct = z.infer<typeof rawProduct>;

/** What is asked of a listing: what is read here, and nothing that costs the shop more (`meta_data`, `related_ids`). */
export const LISTING_FIELDS = Object.keys(rawProduct.shape)
  .filter((name) => !['currency', 'gallery', 'date_modified'].includes(name))
  .join(',');

/** The first thing wrong, in words: "price: Invalid input". */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'unreadable';
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}
