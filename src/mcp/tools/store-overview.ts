// store_overview: which shop this is, in a few numbers.
import * as z from 'zod';
import { isoTimeOrNull } from '../../app/moments.ts';
import { type Overview, overviewOf } from '../../app/overview.ts';
import { data } from '../../app/prompt/data.ts';
import { ageOf } from '../../app/prompt/entry.ts';
import type { Store } from '../../domain/store.ts';
import { budgetInput, sheetOf, thatFit, told } from '../budget.ts';
import { linkWithin } from '../product-data.ts';
import { tool } from '../tool.ts';
import { currencyName, languageName } from '../words.ts';

const LARGEST = 8;
/** Tokens. */
const LONGEST_NAME = 25;

const input = z.strictObject({ budget: budgetInput });

const output = z.object({
  name: z.string(),
  url: z.string().nullable(),
  language: z.string().describe('What its customers mostly write: fa, en, ar or tr.'),
  currency: z.string().nullable(),
  currency_name: z.string().nullable(),
  products: z.number().describe('That customers can find; a product with variations counts once.'),
  in_stock: z.number(),
  on_sale: z.number(),
  categories: z.number().describe('How many there are: list_categories names them all.'),
  largest_categories: z.array(z.string()),
  price_range: z.object({ min: z.string(), max: z.string() }).nullable().describe('Of what can be had now.'),
  synced_at: z.string().nullable().describe('The last time any product was confirmed with the shop, ISO 8601 UTC.'),
  oldest_synced_at: z.string().nullable().describe('The product that was confirmed longest ago.'),
  last_pull: z
    .object({ status: z.enum(['running', 'done', 'partial', 'failed']), started_at: z.string() })
    .nullable()
    .describe('The last time the whole shop, or all that changed, was read.'),
});

export const storeOverview = tool({
  name: 'store_overview',
  title: 'Store overview',
  description:
    'Which shop this is: its name, address, currency and language, how many products it has, has in stock and on sale, ' +
    'its largest categories, the lowest and highest price, and how fresh all that is. Use it once at the beginning, ' +
    'when a customer asks about the shop as a whole, or to learn the currency before you filter by price.',
  input,
  output,
  answer: async ({ deps, store }, { budget }) => {
    const shop = dataOf(store, await overviewOf(deps, store), budget);
    return { text: textOf(shop, budget, deps.clock.now()), data: shop };
  },
});

type Shop = z.infer<typeof output>;

function dataOf({ name, url, language, currency }: Store, overview: Overview, budget: number): Shop {
  const { products, inStock, discounted, categories, minPrice, maxPrice, lastPull } = overview;
  const shop: Shop = {
    name: told(name, LONGEST_NAME),
    url: url === null ? null : linkWithin(url, 2 * LONGEST_NAME),
    language,
    currency: currency === null ? null : data(currency),
    currency_name: currency === null ? null : currencyName(data(currency)),
    products,
    in_stock: inStock,
    on_sale: discounted,
    categories: categories.length,
    largest_categories: [],
    price_range: minPrice === null || maxPrice === null ? null : { min: minPrice, max: maxPrice },
    synced_at: isoTimeOrNull(overview.newestSyncAt),
    oldest_synced_at: isoTimeOrNull(overview.oldestSyncAt),
    last_pull: lastPull && { status: lastPull.status, started_at: new Date(lastPull.startedAt).toISOString() },
  };
  const largest = categories.slice(0, LARGEST).map(({ name }) => told(name, LONGEST_NAME));
  return { ...shop, largest_categories: thatFit(largest, shop, budget) };
}

function freshness(newest: string, oldest: string): string {
  return newest === oldest ? `all ${newest}` : `the newest ${newest}, the oldest ${oldest}`;
}

function textOf(shop: Shop, budget: number, now: number): string {
  const { price_range: range, currency, last_pull: pull, synced_at: newest, oldest_synced_at: oldest } = shop;
  const age = (synced_at: string) => ageOf({ synced_at }, now);
  const lines = [
    `Name: ${shop.name}`,
    `Language: ${languageName(shop.language)}`,
    ...(currency === null ? [] : [`Currency: ${currency} (${shop.currency_name})`]),
    `Products: ${shop.products}, ${shop.in_stock} in stock, ${shop.on_sale} on sale`,
    ...(range === null ? [] : [`Prices: ${range.min} to ${range.max} ${currency ?? ''}`]),
    ...(newest === null || oldest === null ? [] : [`Confirmed with the shop: ${freshness(age(newest), age(oldest))}`]),
    ...(pull === null ? [] : [`Last read as a whole or by what changed: ${age(pull.started_at)} (${pull.status})`]),
    ...(shop.url === null ? [] : [`Address: ${shop.url}`]),
    `Categories: ${shop.categories}${shop.categories > 0 ? `, the largest: ${shop.largest_categories.join(', ')}` : ''}`,
  ];
  return sheetOf({ about: 'The shop in numbers.', kind: 'STORE', lines, countable: 0 }, budget);
}
