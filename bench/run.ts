// `npm run bench` runs every benchmark, `npm run bench -- <name>` one. Each answers one question with ratios of things
// measured in turn in the same run, because absolute times say more about the machine than about pilito. A benchmark
// is imported when it is run, and may print tables of its own before. `--markdown` adds the short table of the README.
import type { Figure } from './figure.ts';
import { printFigures, printShort } from './table.ts';

const BENCHMARKS: Record<string, () => Promise<Figure[]>> = {
  ack: async () => (await import('./ack.ts')).ack(),
  answer: async () => (await import('./answer.ts')).answer(),
  'start-up': async () => (await import('./start-up.ts')).startUp(),
  import: async () => (await import('./import.ts')).importing(),
  embed: async () => (await import('./embed.ts')).embed(),
  pull: async () => (await import('./pull.ts')).pulling(),
  size: async () => (await import('./size.ts')).size(),
  growth: async () => (await import('./growth.ts')).growth(),
  search: async () => (await import('./search.ts')).searching(),
  vectors: async () => (await import('./vectors.ts')).vectors(),
  relevance: async () => (await import('./relevance/run.ts')).relevance(),
};

const SHORT = '--markdown';
const [wanted, ...rest] = process.argv.slice(2).filter((word) => word !== SHORT);
const chosen = wanted === undefined ? Object.keys(BENCHMARKS) : [wanted, ...rest];
const figures: (Figure & { benchmark: string })[] = [];
for (const name of chosen) {
  const benchmark = BENCHMARKS[name];
  if (!benchmark) {
    process.stderr.write(`There is no benchmark "${name}". There are: ${Object.keys(BENCHMARKS).join(', ')}.\n`);
    process.exit(2);
  }
  const started = performance.now();
  for (const figure of await benchmark()) figures.push({ benchmark: name, ...figure });
  process.stderr.write(`${name}: ${Math.round((performance.now() - started) / 1000)} s\n`);
}
if (figures.length > 0) printFigures(figures);
if (figures.length > 0 && process.argv.includes(SHORT)) printShort(figures);
