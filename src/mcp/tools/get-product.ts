// get_product: everything a customer may be told of one product.
import * as z from 'zod';
import { type Details, detailsOf, visibleProduct } from '../../app/details.ts';
import { productJson } from '../../app/product-view.ts';
import { data } from '../../app/prompt/data.ts';
import { promptOf } from '../../app/prompt.ts';
import { estimateTokens } from '../../domain/budget.ts';
import { PilitoError } from '../../domain/errors.ts';
import { budgetInput, costOf, thatFit, told } from '../budget.ts';
import { detailData, detailShape, linkWithin, productData, productShape } from '../product-data.ts';
import { tool } from '../tool.ts';

const input = z.strictObject({
  id: z.string().min(1).max(200).describe('An external_id from search_products or from variations, such as "woo_414".'),
  budget: budgetInput,
});

const variation = z.object({
  external_id: z.string(),
  options: z.record(z.string(), z.string()).describe('What is chosen with it: colour, size …'),
  price: z.string().nullable(),
  in_stock: z.boolean(),
});

const output = z.object({
  ...productShape,
  parent_id: z.string().optional().describe('Of a variation: the product it is a choice of.'),
  sku: z.string().optional(),
  stock_quantity: z.union([z.number(), z.string()]).optional().describe('How many there are, where the shop counts.'),
  image: z.string().optional(),
  tags: z.array(z.string()).optional(),
  ...detailShape,
  variations: z.array(variation).describe('What can be chosen: each with its own price and stock.'),
  variations_left_out: z.number().describe('There are so many more, for which there was no room.'),
});

type Variation = z.infer<typeof variation>;

/** Choices may take so much of the budget, one part in so many: the shop's words need room too. */
const CHOICE_SHARE = 3;
/** Tokens. */
const LONGEST_CODE = 30;

export const getProduct = tool({
  name: 'get_product',
  title: 'Get a product',
  description:
    'Everything the shop says of one product: price, stock (and how many, where it counts), link, brand, attributes, ' +
    'what can be chosen (sizes, colours: each with its own price and stock), and its description. Use it when a ' +
    'customer asks about one product of a search, before you say that a size or a colour can be had. What the answer ' +
    'does not say is not known: do not add to it.',
  input,
  output,
  answer: async ({ deps, store }, { id, budget }) => {
    const product = await visibleProduct(deps, store, id);
    const details = product && (await detailsOf(deps, product));
    if (details === null) {
      throw new PilitoError('not_found', `No product "${data(id).slice(0, 40)}" can be seen by customers now.`, {
        hint: 'Take the id from search_products; to find it again, search for its name.',
      });
    }
    const now = deps.clock.now();
    const facts = productJson(details.product, now);
    const choices = details.variations.map((row): Variation => {
      const { external_id, price, in_stock } = productJson(row, now);
      const options = row.state.attributes.map(({ name, options: [option = ''] }) => [data(name), data(option)]);
      return { external_id: data(external_id), options: Object.fromEntries(options), price, in_stock };
    });
    return {
      text: textOf(details, facts, choices, budget, now),
      data: dataOf(details, facts, choices, budget),
    };
  },
});

type Facts = ReturnType<typeof productJson>;

/** The prompt of a search for it, with more facts. */
function textOf({ result, product }: Details, facts: Facts, choices: Variation[], budget: number, now: number): string {
  const lines = choices.map(({ external_id, options, price, in_stock }): [string, string[]] => {
    const cost = price === null ? 'no price' : `${price} ${result.currency ?? ''}`.trim();
    return [`Choice ${external_id}`, [...Object.values(options), cost, in_stock ? 'in stock' : 'out of stock']];
  });
  const more: [string, string[]][] = [
    ['In stock', facts.stock_quantity === null ? [] : [String(facts.stock_quantity)]],
    ['A choice of', product.parentExternalId === null ? [] : [product.parentExternalId]],
    ['SKU', facts.sku === '' ? [] : [facts.sku]],
    ['Choices in all', choices.length === 0 ? [] : [String(choices.length)]],
    ...withinTokens(lines, budget / CHOICE_SHARE),
    ['Tags', facts.tags],
  ];
  const specifications = { ...result.facts.specifications, ...Object.fromEntries(more) };
  const whole = { ...result, facts: { ...result.facts, specifications } };
  const interpreted = { filters: {}, notices: [] };
  return promptOf({ results: [whole], interpreted }, budget, now, { ids: true }).trimEnd();
}

function withinTokens(lines: readonly [string, string[]][], most: number): [string, string[]][] {
  let left = most;
  return lines.filter(([name, words]) => {
    left -= estimateTokens(`${name}: ${words.join(', ')}; `);
    return left >= 0;
  });
}

function dataOf({ result, product }: Details, facts: Facts, choices: Variation[], budget: number) {
  const head = {
    ...productData(result, budget),
    ...(product.parentExternalId === null ? {} : { parent_id: data(product.parentExternalId) }),
    ...(facts.sku === '' ? {} : { sku: told(facts.sku, LONGEST_CODE) }),
    ...(facts.stock_quantity === null ? {} : { stock_quantity: facts.stock_quantity }),
  };
  const none = { variations: [], variations_left_out: choices.length };
  const room = (budget - costOf({ ...head, ...none })) / CHOICE_SHARE;
  const variations = thatFit(choices, [], room);
  const whole = { ...head, variations, variations_left_out: choices.length - variations.length };
  const described = { ...whole, ...detailData(result, budget - costOf(whole)) };
  return { ...described, ...extras(facts, budget - costOf(described)) };
}

/** What is nice to have, where there is room. */
function extras({ tags, main_image }: Facts, room: number): { tags?: string[]; image?: string } {
  const words = tags.map(data);
  const tagged = words.length > 0 && costOf({ tags: words }) <= room ? { tags: words } : {};
  const image = main_image === null ? null : linkWithin(main_image, room - costOf(tagged) - costOf({ image: '' }));
  return image === null ? tagged : { ...tagged, image };
}
