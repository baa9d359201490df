// `pilito search`: what the knowledge base answers, for people, for scripts, and as text for a prompt.
import { type Command, Option } from 'commander';
import { promptOf } from '../../app/prompt.ts';
import { SEARCH_MODES, type SearchAnswer, type SearchMode, search } from '../../app/search.ts';
import { answerJson, type SearchResult } from '../../app/search-result.ts';
import { theStore } from '../../app/stores.ts';
import { type AnswerFormat, budgetOption, formatAsked, formatOption } from '../answer-format.ts';
import { counted, visible } from '../format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { price, wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';

interface SearchOptions {
  store?: string;
  limit: number;
  inStock?: boolean;
  minPrice?: string;
  maxPrice?: string;
  category?: string;
  mode: SearchMode;
  literal?: boolean;
  explain?: boolean;
  format?: AnswerFormat;
  budget: number;
}

export default function searchNoun(noun: Command, act: Act): void {
  noun
    .argument('<query...>', 'the question, in the words of a customer')
    .option('--store <slug>', 'the store to search (needed when there are several)')
    .option('--limit <n>', 'at most so many products', wholeNumber(1, 100), 10)
    .option('--in-stock', 'only what can be had now')
    .option('--min-price <amount>', 'costs at least', price)
    .option('--max-price <amount>', 'costs at most', price)
    .option('--category <name>', 'only of this category')
    .addOption(new Option('--mode <mode>', 'how to look').choices(SEARCH_MODES).default('hybrid'))
    .option('--literal', 'take the words as they are, read no filters out of them')
    .option('--explain', 'show what made the score')
    .addOption(formatOption())
    .addOption(budgetOption())
    .addHelpText(
      'after',
      examples(
        'pilito search کفش پیاده روی --in-stock',
        'pilito search "running shoes" --max-price 90 --format prompt',
      ),
    )
    .action(act(run));
}

async function run({ output, withApp }: Context, words: string[], options: SearchOptions): Promise<void> {
  const { limit, mode, inStock, minPrice, maxPrice, category, explain = false } = options;
  const format = formatAsked(output.json, options.format);
  await withApp(async (app) => {
    const store = await theStore(app, options.store);
    const facts = { inStock, minPrice, maxPrice, category };
    const answer = await search(app, { store, query: words.join(' '), limit, mode, facts, explain });
    for (const notice of answer.interpreted.notices) output.notice(notice);
    if (answer.count === 0) output.notice('Nothing found.');
    if (format === 'json') return output.document(answerJson(answer));
    if (format === 'prompt') return output.line(promptOf(answer, options.budget, app.clock.now()).trimEnd());
    printResults(output, answer);
  });
}

export function printResults(output: Output, { results, took_ms }: Pick<SearchAnswer, 'results' | 'took_ms'>): void {
  for (const result of results) {
    const indent = ' '.repeat(String(result.rank).length + 2);
    output.line(`${result.rank}. ${output.bold(visible(result.title))}`);
    output.line(`${indent}${visible(factsOf(result))}`);
    const text = result.snippet.startsWith(result.title)
      ? result.snippet.slice(result.title.length).trim()
      : result.snippet;
    if (text !== '') output.line(`${indent}${visible(text)}`);
    if (result.url !== '') output.line(`${indent}${visible(result.url)}`);
    if (result.explain) output.line(`${indent}${scoresOf(result)}`);
  }
  if (results.length > 0) output.notice(`${counted(results.length, 'product')} in ${took_ms} ms.`);
}

function factsOf({ price: amount, currency, in_stock, categories, external_id }: SearchResult): string {
  const cost = amount === null ? 'no price' : [amount, currency].filter((part) => part !== null).join(' ');
  return [cost, in_stock ? 'in stock' : 'out of stock', ...categories.slice(0, 2), external_id].join(' · ');
}

function scoresOf({ score, explain }: SearchResult): string {
  const part = (value: number | null | undefined) => (value === null || value === undefined ? '-' : value.toFixed(4));
  return `score ${score} = text ${part(explain?.text)} (weight ${explain?.text_weight}) + vector ${part(explain?.vector)} (weight ${explain?.vector_weight})`;
}
