// A product as data: the same fields from every tool, and what else there is room for. Shops wrote the texts in it, so
// they are cleaned as those of a prompt are.
import * as z from 'zod';
import { data, dataLink } from '../app/prompt/data.ts';
import { sentencesOf } from '../app/prompt/entry.ts';
import type { SearchResult } from '../app/search-result.ts';
import { estimateTokens } from '../domain/budget.ts';
import { compareMoney } from '../domain/money.ts';
import { costOf, told } from './budget.ts';

export const productShape = {
  external_id: z.string().describe('Give it to get_product and compare_products.'),
  title: z.string(),
  price: z
    .string()
    .nullable()
    .describe('What it costs now, a decimal number as text; where there are variations, the cheapest. Null: not told.'),
  highest_price: z.string().optional().describe('The dearest variation, where they do not all cost the same.'),
  original_price: z.string().optional().describe('What it costs without the sale that is on.'),
  currency: z.string().nullable().describe('IRT is Iranian toman, IRR Iranian rial; 10 rials are 1 toman.'),
  in_stock: z.boolean(),
  url: z.string().nullable().describe('Its page in the shop: give it to the customer as it is.'),
  synced_at: z.string().describe('When price and stock were last confirmed with the shop, ISO 8601 UTC.'),
  live: z
    .boolean()
    .optional()
    .describe('Where live was asked for: true when the shop itself said price and stock just now.'),
};

export const detailShape = {
  brand: z.string().optional(),
  categories: z.array(z.string()).optional(),
  attributes: z.record(z.string(), z.array(z.string())).optional().describe('Sizes, colours, materials …'),
  text: z.string().optional().describe("The shop's own words; … where they go on."),
};

const product = z.object(productShape);
export type ProductData = z.infer<typeof product>;
const detail = z.object(detailShape);
export type DetailData = z.infer<typeof detail>;

/** Names and links may take so much of a product's share, one part in so many. */
const NAME_SHARE = 6;
/** Tokens: three letters, or what a shop takes for them. */
const LONGEST_CURRENCY = 8;
const LINK_SHARE = 4;
/** Less of a text is not worth its field. */
const LEAST_TEXT = 12;
const FIELD = 8;

/** `share` is what of the budget is this product's, in tokens. */
export function productData(result: SearchResult, share: number): ProductData {
  const { price, currency, facts } = result;
  const { highestPrice, originalPrice } = facts;
  const isReduced = highestPrice === null && price !== null && compareMoney(originalPrice ?? price, price) > 0;
  return {
    external_id: data(result.external_id),
    title: told(result.title, share / NAME_SHARE),
    price,
    ...(highestPrice === null ? {} : { highest_price: highestPrice }),
    ...(isReduced && originalPrice !== null ? { original_price: originalPrice } : {}),
    currency: currency === null ? null : told(currency, LONGEST_CURRENCY),
    in_stock: result.in_stock,
    url: linkWithin(result.url, share / LINK_SHARE),
    synced_at: result.synced_at,
    ...(result.live === undefined ? {} : { live: result.live }),
  };
}

/** A link whole, or none. */
export function linkWithin(url: string, most: number): string | null {
  const link = dataLink(url);
  return link === null || estimateTokens(link) > most ? null : link;
}

/** What of the rest fits in `room` tokens: brand and categories, then attributes, then the text. */
export function detailData(result: SearchResult, room: number): DetailData {
  const { brand, specifications } = result.facts;
  const details: DetailData = {};
  let left = room;
  const add = (more: DetailData) => {
    const cost = costOf(more);
    if (cost > left) return;
    left -= cost;
    Object.assign(details, more);
  };
  if (brand !== null) add({ brand: data(brand) });
  if (result.categories.length > 0) add({ categories: result.categories.map(data) });
  const attributes = attributesWithin(specifications, left / 2);
  if (Object.keys(attributes).length > 0) add({ attributes });
  const text = textWithin(proseOf(sentencesOf(result)), left);
  if (text !== '') add({ text });
  return details;
}

/** The first attributes that fit. */
export function attributesWithin(specifications: Record<string, string[]>, room: number): Record<string, string[]> {
  const kept: [string, string[]][] = [];
  let left = room - FIELD;
  for (const [name, options] of Object.entries(specifications)) {
    const entry: [string, string[]] = [data(name), options.map(data)];
    left -= costOf(entry);
    if (left < 0) break;
    kept.push(entry);
  }
  return Object.fromEntries(kept);
}

/** What is no sentence, such as a list of tags, is parted from what follows. */
function proseOf(sentences: readonly string[]): string {
  const ended = sentences.map((one) => (/[\p{Sentence_Terminal}…:؛;]["»”')]*$/u.test(one) ? one : `${one};`));
  return ended.join(' ').replace(/;$/, '');
}

/** As much of a text as there is room for with its field, or nothing. */
export function textWithin(text: string, room: number): string {
  return room - FIELD < LEAST_TEXT ? '' : told(text, room - FIELD);
}
