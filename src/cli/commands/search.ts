// `pilito search`: what the knowledge base answers, for people, for scripts, and as text for a prompt.
import { type Command, Option } from 'commander';
import { openLive } from '../../app/live.ts';
import { SEARCH_MODES, type SearchMode, search } from '../../app/search.ts';
import { theStore } from '../../app/stores.ts';
import { printAnswer } from '../answer.ts';
import { type AnswerFormat, budgetOption, formatAsked, formatOption } from '../answer-format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { price, wholeNumber } from '../options.ts';

interface SearchOptions {
  store?: string;
  limit: number;
  inStock?: boolean;
  minPrice?: string;
  maxPrice?: string;
  category?: string;
  mode: SearchMode;
  literal?: boolean;
  live?: boolean;
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
    .option('--live', 'ask the shop for price and stock of what is found')
    .option('--explain', 'show what made the score')
    .addOption(formatOption())
    .addOption(budgetOption())
    .addHelpText(
      'after',
      examples(
        'pilito search کفش پیاده روی --in-stock',
        'pilito search "running shoes" --max-price 90 --format prompt',
        'pilito search "running shoes" --live --json',
      ),
    )
    .action(act(run));
}

async function run({ output, withApp }: Context, words: string[], options: SearchOptions): Promise<void> {
  const { limit, mode, inStock, minPrice, maxPrice, category, literal = false, explain = false } = options;
  const format = formatAsked(output.json, options.format);
  await withApp(async (app) => {
    const store = await theStore(app, options.store);
    const facts = { inStock, minPrice, maxPrice, category };
    const live = options.live ? openLive(app) : undefined;
    const query = words.join(' ');
    const answer = await search(app, { store, query, limit, mode, facts, explain, literal, live }).finally(() =>
      live?.close(),
    );
    for (const { words: said, as } of answer.interpreted.understood) output.notice(`Understood "${said}": ${as}.`);
    if (explain) output.notice(`Looked for: ${answer.interpreted.terms.join(' ')}`);
    printAnswer(output, answer, { format, budget: options.budget, now: app.clock.now() });
  });
}
