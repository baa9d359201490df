// list_categories: what kinds of things the shop sells.
import * as z from 'zod';
import { data } from '../../app/prompt/data.ts';
import { foldText } from '../../domain/text/fold.ts';
import { budgetInput, sheetOf, thatFit } from '../budget.ts';
import { tool } from '../tool.ts';

const input = z.strictObject({
  contains: z.string().max(100).optional().describe('Only categories with these letters in their name.'),
  budget: budgetInput,
});

const output = z.object({
  count: z.number(),
  left_out: z.number().describe('So many more have no room here: ask with "contains", or with a larger budget.'),
  categories: z
    .array(z.object({ name: z.string(), products: z.number(), in_stock: z.number() }))
    .describe('Those with most products first; a product may be in several.'),
});

export const listCategories = tool({
  name: 'list_categories',
  title: 'List categories',
  description:
    'The categories of this shop by name, with how many products each has and how many of them can be had now. Use it ' +
    'to say what the shop sells, to tell whether it sells a kind of thing at all, or to find the name that the category ' +
    'filter of search_products takes. To find products, use search_products.',
  input,
  output,
  answer: async ({ deps, store }, { contains = '', budget }) => {
    const wanted = foldText(contains).trim();
    const all = await deps.db.assortment.categories(store.id);
    const categories = all
      .filter(({ name }) => foldText(name).includes(wanted))
      .map(({ name, products, inStock }) => ({ name: data(name), products, in_stock: inStock }));
    const count = categories.length;
    const kept = thatFit(categories, { count, left_out: count, categories: [] }, budget);
    const lines = categories.map(
      ({ name, products, in_stock }) =>
        `${name}: ${products} ${products === 1 ? 'product' : 'products'}, ${in_stock} in stock`,
    );
    const about = 'Categories of the shop, those with most products first.';
    const text =
      count === 0
        ? `No category ${wanted === '' ? 'is known yet' : 'has these letters'}. Try search_products.`
        : sheetOf({ about, kind: 'CATEGORIES', lines, countable: count }, budget);
    return { text, data: { count, left_out: count - kept.length, categories: kept } };
  },
});
