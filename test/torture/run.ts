// `npm run torture -- --minutes 5 [--seed 1]`: one storm after another until the time is up, then a table of what was
// done to pilito and what became of the deliveries it had acknowledged. Ends with 1 when anything was lost or wrong.
import { parseArgs } from 'node:util';
import { printTable } from '../../bench/table.ts';
import { type StormReport, storm } from './storm.ts';

/** Each storm has a database of its own; short ones also try what a start-up finds. */
const STORM_MS = 60_000;

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes ?? 5);
const firstSeed = Number(values.seed ?? 1);
if (!(minutes > 0) || !Number.isInteger(firstSeed)) {
  process.stderr.write('Say how long: npm run torture -- --minutes 5 [--seed 1]\n');
  process.exit(2);
}

const end = Date.now() + minutes * 60_000;
const reports: StormReport[] = [];
for (let seed = firstSeed; Date.now() < end; seed++) {
  const stop = Math.min(end, Date.now() + STORM_MS);
  const embedding = seed % 2 === 0 ? 'openai' : 'local';
  const report = await storm({ seed, embedding, enough: () => Date.now() >= stop });
  reports.push(report);
  const { acknowledged, lost, doubled, wrong } = report;
  process.stderr.write(`seed ${seed}: ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled\n`);
  for (const what of wrong.slice(0, 20)) process.stderr.write(`  ${what}\n`);
}

const sum = (of: (report: StormReport) => number) => reports.reduce((total, report) => total + of(report), 0);
const kinds = [...new Set(reports.flatMap(({ faults }) => [...faults.keys()]))].sort();
printTable(
  ['faults', 'injected'],
  kinds.map((kind) => [kind, String(sum(({ faults }) => faults.get(kind) ?? 0))]),
);
printTable(
  ['events', 'number'],
  [
    ['acknowledged', String(sum(({ acknowledged }) => acknowledged))],
    ['applied', String(sum(({ applied }) => applied))],
    ['lost', String(sum(({ lost }) => lost))],
    ['doubled', String(sum(({ doubled }) => doubled))],
    ['anything else wrong', String(sum(({ wrong }) => wrong.length))],
  ],
);
process.exitCode = sum(({ lost, doubled, wrong }) => lost + doubled + wrong.length) === 0 ? 0 : 1;
