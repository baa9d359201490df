// compare_products: a few products side by side.
import * as z from 'zod';
import { type Comparison, compare } from '../../app/compare.ts';
import { visibleProduct } from '../../app/details.ts';
import { data } from '../../app/prompt/data.ts';
import { ageOf, priceOf, stockOf } from '../../app/prompt/entry.ts';
import { type SearchResult, toResult } from '../../app/search-result.ts';
import { PilitoError } from '../../domain/errors.ts';
import { budgetInput, sheetOf, thatFit, told } from '../budget.ts';
import { linkWithin, productData, productShape } from '../product-data.ts';
import { type Asked, tool } from '../tool.ts';

const [FEWEST, MOST] = [2, 5];

const input = z.strictObject({
  ids: z
    .array(z.string().min(1).max(200))
    .min(FEWEST)
    .max(MOST)
    .describe('2 to 5 different external_ids from search_products, or of variations from get_product.'),
  budget: budgetInput,
});

const output = z.object({
  products: z.array(z.object(productShape)).describe('In the order asked for.'),
  differences: z
    .array(z.object({ name: z.string(), values: z.array(z.string().nullable()) }))
    .describe(
      'Brand, category and attributes in which they differ: a value a product, null where the shop says nothing.',
    ),
  alike: z.array(z.object({ name: z.string(), value: z.string() })).describe('What is said of all of them alike.'),
  left_out: z.number().describe('So many more differences and likenesses have no room here.'),
});

export const compareProducts = tool({
  name: 'compare_products',
  title: 'Compare products',
  description:
    'Puts 2 to 5 products of this shop side by side: price, stock, link, and the attributes in which they differ. Use ' +
    'it when a customer hesitates between products. It does not say which is better: weigh the differences by what the ' +
    'customer said matters. An attribute that the shop does not tell of a product is null, which does not mean no.',
  input,
  output,
  answer: async (asked, { ids, budget }) => {
    const results = await resultsOf(asked, ids);
    const comparison = compare(results);
    const now = asked.deps.clock.now();
    return { text: tableOf(results, comparison, budget, now), data: dataOf(results, comparison, budget) };
  },
});

async function resultsOf({ deps, store }: Asked, ids: readonly string[]): Promise<SearchResult[]> {
  const rows = await Promise.all(ids.map((id) => visibleProduct(deps, store, id)));
  const unknown = ids.filter((_, at) => rows[at] === null);
  if (unknown.length > 0) {
    const named = unknown.map((id) => `"${data(id).slice(0, 40)}"`).join(', ');
    throw new PilitoError('not_found', `Not to be seen by customers now: ${named}.`, {
      hint: 'Take the ids from search_products, and compare the others meanwhile.',
    });
  }
  const wanted = [...new Set(rows.map((row) => row?.id ?? 0))];
  if (wanted.length < FEWEST) {
    throw new PilitoError('invalid_usage', 'These are the same product.', { hint: 'Give 2 to 5 different ids.' });
  }
  const now = deps.clock.now();
  const hits = wanted.map((productId) => ({ productId, score: 1, chunkId: null }));
  return (await deps.db.search.load(hits, now)).map((found, at) => toResult(found, at + 1, 1, [], now));
}

/** A table of lines; what is most important first, so that it is there when not everything fits. */
function tableOf(results: SearchResult[], { differences, alike }: Comparison, budget: number, now: number): string {
  const share = budget / results.length;
  const row = (name: string, values: readonly (string | null)[]) =>
    `| ${[name, ...values].map((cell) => (cell ?? '-').replaceAll('|', '/')).join(' | ')} |`;
  const traits = differences.map(({ name, values }) => row(name, values));
  const likenesses = alike.map(({ name, value }) => `Alike: ${name}: ${value}`);
  const lines = [
    row(
      'Product',
      results.map(({ title }) => told(title, share / 6)),
    ),
    row(
      'Id',
      results.map(({ external_id }) => external_id),
    ),
    row('Price', results.map(priceOf)),
    row('Stock', results.map(stockOf)),
    row(
      'Synced',
      results.map((result) => ageOf(result, now)),
    ),
    row(
      'Link',
      results.map(({ url }) => linkWithin(url, share / 4)),
    ),
    ...traits,
    ...likenesses,
  ];
  const about = 'Products side by side, a column each; "-" is what the shop does not say.';
  return sheetOf({ about, kind: 'TABLE', lines, countable: traits.length + likenesses.length }, budget);
}

function dataOf(results: SearchResult[], { differences, alike }: Comparison, budget: number) {
  const products = results.map((result) => productData(result, budget / results.length));
  const traits = differences.map(({ name, values }) => ({
    name: data(name),
    values: values.map((value) => (value === null ? null : data(value))),
  }));
  const likenesses = alike.map(({ name, value }) => ({ name: data(name), value: data(value) }));
  const whole = { products, differences: [], alike: [], left_out: traits.length + likenesses.length };
  const kept = thatFit([...traits, ...likenesses], whole, budget).length;
  const [told, common] = [traits.slice(0, kept), likenesses.slice(0, Math.max(0, kept - traits.length))];
  return { products, differences: told, alike: common, left_out: whole.left_out - told.length - common.length };
}
