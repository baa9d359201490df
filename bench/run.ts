// `npm run bench` runs every benchmark, `npm run bench -- <name>` one. Each answers one question with a ratio of two
// things measured in turn in the same run, because absolute times say more about the machine than about pilito.
import type { Figure } from './figure.ts';
import { startUp } from './start-up.ts';

const BENCHMARKS: Record<string, () => Promise<Figure[]>> = { 'start-up': startUp };

const [wanted] = process.argv.slice(2);
const chosen = wanted === undefined ? Object.keys(BENCHMARKS) : [wanted];
const rows: string[][] = [['benchmark', 'what', 'against', 'ratio', 'spread', 'goal']];
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
for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
