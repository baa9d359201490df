// `pilito eval`: how good the search of a store is, by questions that people have judged; one configuration, or two
// side by side.
import type { Command } from 'commander';
import { type Evaluation, evaluate, type Run } from '../../app/evaluate.ts';
import { readConfiguration } from '../../app/evaluate-configuration.ts';
import { theStore } from '../../app/stores.ts';
import { METRICS } from '../../domain/evaluation/metrics.ts';
import { readQrels, readQuestions, withQrels } from '../../domain/evaluation/questions.ts';
import type { Summary } from '../../domain/evaluation/summary.ts';
import { counted } from '../format.ts';
import { readInput } from '../input.ts';
import { type Act, type Context, examples } from '../noun.ts';
import { wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';
import { withProgress } from '../progress.ts';
import type { Column } from '../table.ts';

interface EvalOptions {
  store?: string;
  qrels?: string;
  limit?: number;
  condensed?: boolean;
  config?: string;
  against?: string;
}

const LIMIT = 50;
/** Results that nobody judged are taken out again: more must come in. */
const LIMIT_CONDENSED = 100;
const UNKNOWN_SHOWN = 5;

const TITLES: Record<(typeof METRICS)[number], string> = {
  ndcg_10: 'NDCG@10',
  mrr_10: 'MRR@10',
  recall_10: 'recall@10',
  recall_50: 'recall@50',
  pass: 'pass',
};

export default function evalNoun(noun: Command, act: Act): void {
  noun
    .argument('<file>', 'judged questions, one JSON object a line; "-" reads standard input')
    .option('--store <slug>', 'the store to ask (needed when there are several)')
    .option('--qrels <file>', 'judgements beside the questions: query id, product id and grade, with tabs between')
    .option(
      '--limit <n>',
      `look at so many results (default: ${LIMIT}, with --condensed ${LIMIT_CONDENSED})`,
      wholeNumber(50, 100),
    )
    .option('--condensed', 'leave out results that nobody judged; for judgements pooled from other searches')
    .option('--config <settings>', 'search in this way: mode, literal, vector_weight, aliases, intent')
    .option('--against <settings>', 'search in this way too, and tell the difference')
    .addHelpText(
      'after',
      examples(
        'pilito eval questions.jsonl --store shoes',
        'pilito eval questions.jsonl --against mode=text',
        'pilito eval questions.jsonl --config vector_weight=0.4 --against vector_weight=0.2,aliases=off',
        'pilito eval queries.jsonl --qrels qrels.tsv --condensed --json',
      ),
    )
    .action(act(run));
}

async function run({ output, signals, withApp }: Context, file: string, options: EvalOptions): Promise<void> {
  const { condensed = false, limit = condensed ? LIMIT_CONDENSED : LIMIT } = options;
  const config = readConfiguration(options.config ?? '');
  const against = options.against === undefined ? null : readConfiguration(options.against);
  const asked = readQuestions(await readInput(file), spoken(file));
  const { qrels } = options;
  const questions = qrels === undefined ? asked : withQrels(asked, readQrels(await readInput(qrels), spoken(qrels)));
  const signal = signals.drain();
  await withApp(async (app) => {
    const store = await theStore(app, options.store);
    const request = { store, questions, limit, condensed, config, against, signal };
    const evaluation = await withProgress(output, { title: 'eval', signal }, (progress) => {
      const onQuestion = (done: number, total: number) =>
        progress.at({ doing: 'asking', done, total, unit: 'questions' });
      return evaluate(app, { ...request, onQuestion });
    });
    tell(output, evaluation);
    if (output.json) output.document(evaluation);
    else await print(output, evaluation);
  });
}

function spoken(file: string): string {
  return file === '-' ? 'Standard input' : file;
}

/** What bends the numbers. */
function tell(output: Output, { left_out, unknown_ids, config, against }: Evaluation): void {
  if (unknown_ids.length > 0) {
    const [shown, more] = [unknown_ids.slice(0, UNKNOWN_SHOWN).join(', '), unknown_ids.length > UNKNOWN_SHOWN];
    output.warning(
      `${counted(unknown_ids.length, 'judged product')} left out, which the store does not have: ${shown}${more ? ' …' : '.'}`,
    );
  }
  if (left_out > 0) output.warning(`${counted(left_out, 'question')} left out: nothing relevant to find.`);
  for (const notice of new Set([...config.notices, ...(against?.notices ?? [])])) output.warning(notice);
}

async function print(output: Output, { config, against, differences }: Evaluation): Promise<void> {
  const runs = against === null ? [config] : [config, against];
  const names = against === null ? null : ['config', 'against'];
  const types = Object.keys(config.types);
  const columns: Column[] = [
    { title: 'type' },
    ...(names === null ? [] : [{ title: 'run' }]),
    ...['questions', ...METRICS.map((metric) => TITLES[metric]), 'p50 ms', 'p95 ms'].map(numbers),
  ];
  const row = (type: string, of: (one: Run) => Summary | undefined) =>
    runs.map((one, at) => [type, ...(names?.slice(at, at + 1) ?? []), ...cells(of(one))]);
  await output.table(columns, [
    ...row('all', ({ overall }) => overall),
    ...types.flatMap((type) => row(type, (one) => one.types[type])),
  ]);
  if (against === null || differences === null) return;
  output.line('');
  output.line(`config (${config.configuration}) minus against (${against.configuration}), 95 % by paired bootstrap:`);
  await output.table(
    [{ title: 'measure' }, ...['difference', 'from', 'to'].map(numbers), { title: 'significant' }],
    [...METRICS, 'took_ms' as const].map((metric) => {
      const { mean, low, high, significant } = differences[metric];
      const shown = [mean, low, high].map((value) => signed(value, metric === 'took_ms' ? 1 : 3));
      return [metric === 'took_ms' ? 'ms' : TITLES[metric], ...shown, significant ? 'yes' : 'no'];
    }),
  );
}

function cells(summary: Summary | undefined): string[] {
  if (summary === undefined) return [];
  const { queries, pass, p50_ms, p95_ms } = summary;
  const shares = METRICS.filter((metric) => metric !== 'pass').map((metric) => summary[metric].toFixed(3));
  return [String(queries), ...shares, `${(100 * pass).toFixed(1)} %`, p50_ms.toFixed(1), p95_ms.toFixed(1)];
}

function numbers(title: string): Column {
  return { title, align: 'right' };
}

function signed(value: number, digits: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(digits)}`;
}
