// search_products: the search, for a model that talks with a customer.
import * as z from 'zod';
import { data } from '../../app/prompt/data.ts';
import { promptOf } from '../../app/prompt.ts';
import { type SearchAnswer, search } from '../../app/search.ts';
import type { SearchResult } from '../../app/search-result.ts';
import { PilitoError } from '../../domain/errors.ts';
import { readMoney } from '../../domain/money.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { Facts } from '../../ports/search.ts';
import { budgetInput, costOf, thatFit } from '../budget.ts';
import { detailData, detailShape, productData, productShape } from '../product-data.ts';
import { type Asked, tool } from '../tool.ts';

const LONGEST_QUESTION = 10_000;
const LONGEST_NAME = 300;
const MOST_RESULTS = 50;
/** What a model writes is a number; what is compared is exact. */
const amount = z.number().min(0).max(1e15);

const input = z.strictObject({
  query: z
    .string()
    .max(LONGEST_QUESTION)
    .optional()
    .describe(
      "What is looked for, in the customer's own words and language: «کفش پیاده‌روی زنانه زیر ۲ میلیون» or " +
        '"waterproof hiking boots under 90". Do not translate it. Leave it out to list what fits the filters.',
    ),
  in_stock: z.boolean().optional().describe('True: only what can be had now.'),
  min_price: amount.optional().describe("Costs at least so much: a plain number in the store's own currency."),
  max_price: amount.optional().describe("Costs at most so much: a plain number in the store's own currency."),
  category: z.string().max(LONGEST_NAME).optional().describe('Only of this category, named as list_categories does.'),
  literal: z
    .boolean()
    .default(false)
    .describe('True: take the words as they are, when "understood" shows that one was wrongly taken for a filter.'),
  live: z
    .boolean()
    .default(false)
    .describe(
      'True: ask the shop itself for price and stock of what is found, which takes up to 3 seconds. Use it when a ' +
        'customer is about to decide.',
    ),
  limit: z.int().min(1).max(MOST_RESULTS).default(10).describe('The most products to answer with.'),
  budget: budgetInput,
});

const output = z.object({
  count: z.number().describe('Products found, at most the limit.'),
  left_out: z.number().describe('Found, but not in results for lack of room.'),
  filters: z.record(z.string(), z.unknown()).describe('The filters that held, given or understood.'),
  understood: z
    .array(z.object({ words: z.string(), as: z.string() }))
    .describe('Words of the query that were taken for filters.'),
  notices: z
    .array(z.string())
    .describe('What to know of this answer: a wish that nothing fits and that was left aside.'),
  results: z.array(z.object({ ...productShape, ...detailShape })).describe('The best first.'),
});

export const searchProducts = tool({
  name: 'search_products',
  title: 'Search products',
  description:
    'Finds what this shop sells for something a customer wants. Use it before saying anything about products, prices ' +
    "or stock. Ask in the customer's own words: Persian, English and mixtures, typing mistakes and Persian in Latin " +
    'letters are understood, and so are prices ("under 2 million toman", «زیر ۲ میلیون تومان»), "in stock", ' +
    '"cheapest", "on sale", sizes, colours and "without …": filters are only needed for what the words do not say. ' +
    'Each result has its id, price and currency, stock, link, and when these were last confirmed. Where nothing fits, the ' +
    'nearest things come: see for yourself whether a result is what was asked for, and say so when none is. Nothing ' +
    'found: try other or fewer words, or list_categories. It knows products only: no orders, delivery, or terms.',
  input,
  output,
  answer: async ({ deps, store, live }, given) => {
    const { query = '', limit, literal, budget } = given;
    const facts = factsOf(given);
    if (query.trim() === '' && Object.values(facts).every((value) => value === undefined)) {
      throw new PilitoError('invalid_usage', 'Nothing was asked for.', {
        hint: "Give a query in the customer's words, or at least one filter; list_categories shows what there is.",
      });
    }
    const ask = given.live ? live : undefined;
    const answer = await search(deps, {
      store,
      query,
      limit,
      mode: 'hybrid',
      facts,
      explain: false,
      literal,
      live: ask,
    });
    const prompt = promptOf(answer, budget, deps.clock.now(), { ids: true }).trimEnd();
    const text = answer.count > 0 ? prompt : `${prompt} ${await adviceFor({ deps, store, live }, facts)}`;
    return { text, data: dataOf(answer, budget) };
  },
});

function factsOf({ in_stock, min_price, max_price, category = '' }: z.output<typeof input>): Facts {
  const money = (value: number | undefined) => (value === undefined ? undefined : (readMoney(value) ?? undefined));
  return {
    inStock: in_stock || undefined,
    minPrice: money(min_price),
    maxPrice: money(max_price),
    category: category.trim() || undefined,
  };
}

async function adviceFor({ deps, store }: Asked, { category, inStock, minPrice, maxPrice }: Facts): Promise<string> {
  if (category !== undefined) {
    const known = await deps.db.assortment.categories(store.id);
    const isKnown = known.some(({ name }) => foldText(name) === foldText(category));
    if (!isKnown) return 'The shop has no category of this name: see list_categories, or leave the category out.';
  }
  const filters = Object.entries({ category, in_stock: inStock, min_price: minPrice, max_price: maxPrice });
  const given = filters.filter(([, value]) => value !== undefined).map(([name]) => name);
  if (given.length > 0) return `Try it without ${given.join(', ')}, or with other words.`;
  return 'Try other or fewer words, or see list_categories; do not offer what was not found.';
}

function dataOf({ results, count, interpreted }: SearchAnswer, budget: number) {
  const { filters, understood, notices } = interpreted;
  const whole = {
    count,
    left_out: count,
    filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== null)),
    understood: understood.map(({ words, as }) => ({ words: data(words), as: data(as) })),
    notices: notices.map(data),
    results: [],
  };
  const heads = thatFit(
    results.map((result) => productData(result, budget)),
    whole,
    budget,
    1,
  );
  return {
    ...whole,
    left_out: count - heads.length,
    results: withDetails(heads, results, budget - costOf({ ...whole, results: heads })),
  };
}

/** What room there is beside the heads goes to the best first, and what one does not need to the next. */
function withDetails<Head>(heads: readonly Head[], results: readonly SearchResult[], room: number) {
  let left = room;
  return heads.map((head, at) => {
    const result = results[at];
    if (result === undefined) return head;
    const details = detailData(result, left / (heads.length - at));
    left -= costOf(details);
    return { ...head, ...details };
  });
}
