// `pilito similar`: products like one that is known.
import type { Command } from 'commander';
import { similar } from '../../app/similar.ts';
import { printAnswer } from '../answer.ts';
import { type AnswerFormat, budgetOption, formatAsked, formatOption } from '../answer-format.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { nonEmpty, wholeNumber } from '../options.ts';
import { theProduct } from './products.ts';

interface SimilarOptions {
  store?: string;
  limit: number;
  inStock?: boolean;
  format?: AnswerFormat;
  budget: number;
}

export default function similarNoun(noun: Command, act: Act): void {
  noun
    .argument('<external_id>', 'the product, such as woo_777, or the number of its row')
    .option('--store <slug>', 'the store, where several have this external id', nonEmpty)
    .option('--limit <n>', 'at most so many products', wholeNumber(1, 100), 10)
    .option('--in-stock', 'only what can be had now')
    .addOption(formatOption())
    .addOption(budgetOption())
    .addHelpText('after', examples('pilito similar woo_777', 'pilito similar woo_777 --in-stock --format prompt'))
    .action(act(run));
}

async function run({ output, withApp }: Context, id: string, options: SimilarOptions): Promise<void> {
  const { limit, inStock, budget } = options;
  const format = formatAsked(output.json, options.format);
  await withApp(async (app) => {
    const product = await theProduct(app, id, options.store);
    const answer = await similar(app, { product, limit, facts: { inStock } });
    printAnswer(output, answer, { format, budget, now: app.clock.now() });
  });
}
