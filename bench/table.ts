// Figures and rows as Markdown tables, so that what a benchmark printed can be pasted where it is talked about.
import { type Figure, isMet } from './figure.ts';

export function printTable(titles: readonly string[], rows: readonly (readonly string[])[]): void {
  const ruler = titles.map((_, at) => (at === 0 ? '---' : '--:'));
  for (const row of [titles, ruler, ...rows]) process.stdout.write(`| ${row.join(' | ')} |\n`);
  process.stdout.write('\n');
}

export function printFigures(figures: readonly (Figure & { benchmark: string })[]): void {
  const rows = figures.map((figure) => {
    const { benchmark, what, peer, ratio, plain = '' } = figure;
    const spread = `${short(ratio.low)}–${short(ratio.high)}`;
    return [benchmark, what, peer, short(ratio.median), spread, goalOf(figure), verdictOf(figure), plain];
  });
  printTable(['benchmark', 'what', 'against', 'ratio', 'spread', 'goal', 'met', 'plain figures'], rows);
}

/** What a reader of the README wants to know. */
export function printShort(figures: readonly (Figure & { benchmark: string })[]): void {
  const rows = figures.map((figure) => {
    const { benchmark, what, peer, ratio } = figure;
    return [benchmark, what, peer, short(ratio.median), goalOf(figure), verdictOf(figure)];
  });
  printTable(['benchmark', 'what', 'against', 'ratio', 'goal', 'met'], rows);
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function goalOf({ goal }: Figure): string {
  if (goal === null) return '';
  return 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
}

function verdictOf(figure: Figure): string {
  const met = isMet(figure);
  return met === null ? '' : met ? 'yes' : 'no';
}
