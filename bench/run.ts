// `npm run bench` runs every benchmark, `npm run bench -- <name>` one. Each answers one question with a ratio of two
// things measured in turn in the same run, because absolute times say more about the machine than about pilito.
// A benchmark may print tables of its own before.
import type { Figure } from './figure.ts';
import { relevance } from './relevance/run.ts';
import { startUp } from './start-up.ts';
import { printTable } from './table.ts';

const BENCHMARKS: Record<string, () => Promise<Figure[]>> = { 'start-up': startUp, relevance };

const [wanted] = process.argv.slice(2);
const chosen = wanted === undefined ? Object.keys(BENCHMARKS) : [wanted];
const rows: string[][] = [];
for (const name of chosen) {
  const benchmark = BENCHMARKS[name];
  if (!benchmark) {
    process.stderr.write(`There is no benchmark "${name}". There are: ${Object.keys(BENCHMARKS).join(', ')}.\n`);
    process.exit(2);
  }
  for (const { what, peer, ratio, goal } of await benchmark()) {
    const spread = `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`;
    rows.push([name, what, peer, ratio.median.toFixed(2), spread, `≤ ${goal}`]);
  }
}
if (rows.length > 0) printTable(['benchmark', 'what', 'against', 'ratio', 'spread', 'goal'], rows);
