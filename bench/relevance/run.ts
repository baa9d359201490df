// How good is the search, side by side with what one would reach for otherwise? Every system is given the same products
// and the same questions in one run. Prints tables of its own; gives back what an answer costs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../figure.ts';
import { printTable } from '../table.ts';
import { latency } from './latency.ts';
import { type Measured, measure } from './measure.ts';
import type { QuestionSet, System } from './product.ts';
import { FTS5, rivalsOf } from './rivals.ts';
import { PILITO, type Shop, shopOf } from './shop.ts';
import { type Trial, trials } from './trials.ts';

/** A set of questions, and what each system made of it. */
type Column = QuestionSet & { results: Map<string, Measured> };

export async function relevance(): Promise<Figure[]> {
  const columns: Column[] = [];
  const figures: Figure[] = [];
  for (const trial of trials(tell)) {
    const done = await run(trial);
    columns.push(...done.columns);
    figures.push(...done.figures);
  }
  printSystems(columns);
  const typed = columns.find(({ metric }) => metric === 'pass');
  if (typed !== undefined) printTypes(typed);
  return figures;
}

async function run({ catalogue, sets, timed }: Trial): Promise<{ columns: Column[]; figures: Figure[] }> {
  const directory = mkdtempSync(join(tmpdir(), 'pilito-bench-'));
  const shop = await shopOf(catalogue, directory);
  tell(`${catalogue.name}: ${catalogue.products.length} products ${timesOf(shop)}.`);
  try {
    const systems = [...shop.systems, ...(await rivalsOf(catalogue, join(directory, 'fts5.db')))];
    const columns: Column[] = [];
    for (const set of sets) columns.push({ ...set, results: await measureAll(systems, set) });
    const [ours, theirs] = [PILITO, FTS5].map((wanted) => systems.find((system) => system.name === wanted));
    const figures = timed.length > 0 && ours && theirs ? await latency(ours, theirs, timed) : [];
    return { columns, figures };
  } finally {
    await shop.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measureAll(systems: readonly System[], set: QuestionSet): Promise<Map<string, Measured>> {
  const results = new Map<string, Measured>();
  for (const system of systems) {
    if (!(system.isPart && set.briefly)) results.set(system.name, await measure(system, set));
  }
  return results;
}

function printSystems(columns: readonly Column[]): void {
  const names = [...(columns[0]?.results.keys() ?? [])];
  const cell = (name: string) => (column: Column) => shown(column, column.results.get(name)?.overall[column.metric]);
  printTable(
    ['system', ...columns.map(({ title }) => title)],
    names.map((name) => [name, ...columns.map(cell(name))]),
  );
}

/** One row for each type of question, one column for each system. */
function printTypes(column: Column): void {
  const all = [...column.results.values()];
  const types = Object.entries(all[0]?.types ?? {});
  const cell = (type: string) => (one: Measured) => shown(column, one.types[type]?.[column.metric]);
  printTable(
    [`${column.title}, by type`, 'questions', ...column.results.keys()],
    types.map(([type, { queries }]) => [type, String(queries), ...all.map(cell(type))]),
  );
}

function timesOf({ applied, fitted, embedded }: Shop): string {
  return `applied in ${applied.toFixed(1)} s, fitted in ${fitted.toFixed(1)} s, embedded in ${embedded.toFixed(1)} s`;
}

function shown({ metric }: QuestionSet, value: number | undefined): string {
  if (value === undefined) return '';
  return metric === 'pass' ? `${(100 * value).toFixed(1)} %` : value.toFixed(3);
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
