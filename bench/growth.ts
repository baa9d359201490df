// What does ten times the products cost? Everything that pilito does is measured at 1,000, 10,000 and 100,000 products;
// the plot goes to bench/out/growth.svg, and a sentence for each says why.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, spreadOf } from './figure.ts';
import { plotOf } from './plot.ts';
import { COSTS, type Cost, costsOf, type Growth } from './scale/costs.ts';
import { groundOf } from './scale/ground.ts';
import { printTable } from './table.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
/** The log's length is what counts, not what its bodies weigh. */
const SHORTEST = Buffer.from('{}');
const OUT = join(process.cwd(), 'bench', 'out');

type Measured = Record<Cost, number>;

export async function growth(): Promise<Figure[]> {
  const measured: Measured[] = [];
  for (const size of SIZES) measured.push(await measuredAt(size));
  const costs = Object.entries(COSTS) as [Cost, Growth][];
  const valuesOf = (cost: Cost) => measured.map((at) => at[cost]);
  const lines = costs.map(([cost, { what }]) => ({ name: what.replaceAll('`', ''), values: valuesOf(cost) }));
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'growth.svg'), plotOf({ of: 'products', sizes: SIZES, lines }));
  printTable(
    ['', ...SIZES.map((size) => size.toLocaleString('en')), 'why'],
    costs.map(([cost, { what, unit, why }]) => [what, ...valuesOf(cost).map((value) => said(value, unit)), why]),
  );
  return costs.map(([cost, { what, unit, atMost }]) => figureOf(what, valuesOf(cost), unit, atMost));
}

async function measuredAt(size: number): Promise<Measured> {
  const ground = await groundOf(size, SHORTEST);
  try {
    return await costsOf(ground);
  } finally {
    ground.home.remove();
  }
}

/** The last step counts: smaller ones are mostly what costs the same at any size. */
function figureOf(what: string, values: readonly number[], unit: Growth['unit'], atMost: number): Figure {
  const steps = values.slice(1).map((value, at) => value / (values[at] ?? Number.NaN));
  return {
    what: `${what}: 10 times the products`,
    peer: `itself at ${(SIZES.at(-2) ?? 0).toLocaleString('en')}`,
    ratio: { ...spreadOf(steps), median: steps.at(-1) ?? Number.NaN },
    goal: { atMost },
    plain: values.map((value) => said(value, unit)).join(', '),
  };
}

function said(value: number, unit: Growth['unit']): string {
  if (unit === 'ms' && value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(2)} ${unit}`;
}
