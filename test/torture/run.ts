// `npm run torture -- --minutes 5 [--seed 1]`: one storm after another until the time is up, then a table of what was
// done to pilito and what became of the deliveries it had acknowledged. With `--soak [--plot soak.svg]` nobody does harm:
// an ordinary day, and whether it ends as it began. Ends with 1 when anything was lost, wrong or not flat.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printTable } from '../../bench/table.ts';
import { panelsOf } from './panels.ts';
import { isFlat, soak } from './soak.ts';
import { type StormReport, storm } from './storm.ts';

/** Each storm has a database of its own; short ones also try what a start-up finds. */
const STORM_MS = 60_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string' },
    soak: { type: 'boolean' },
    plot: { type: 'string' },
  },
});
const minutes = Number(values.minutes ?? 5);
const firstSeed = Number(values.seed ?? 1);
if (!(minutes > 0) || !Number.isInteger(firstSeed)) {
  process.stderr.write('Say how long: npm run torture -- --minutes 5 [--seed 1] [--soak [--plot soak.svg]]\n');
  process.exit(2);
}
process.exitCode = (await (values.soak ? ordinaryDay() : storms())) ? 0 : 1;

async function ordinaryDay(): Promise<boolean> {
  const { trends, minutes: times, panels, wrong, ...ends } = await soak(minutes);
  for (const what of wrong.slice(0, 20)) process.stderr.write(`${what}\n`);
  if (values.plot) writeFileSync(values.plot, panelsOf(times, panels));
  printTable(
    ['over the time', 'early', 'late', 'flat'],
    trends.map((trend) => [trend.what, trend.early.toFixed(1), trend.late.toFixed(1), isFlat(trend) ? 'yes' : 'no']),
  );
  printEnds({ ...ends, wrong: wrong.length });
  return ends.lost + ends.doubled + wrong.length === 0 && trends.every(isFlat);
}

async function storms(): Promise<boolean> {
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
  printEnds({
    acknowledged: sum(({ acknowledged }) => acknowledged),
    applied: sum(({ applied }) => applied),
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    wrong: sum(({ wrong }) => wrong.length),
  });
  return sum(({ lost, doubled, wrong }) => lost + doubled + wrong.length) === 0;
}

function printEnds(ends: Record<'acknowledged' | 'applied' | 'lost' | 'doubled' | 'wrong', number>): void {
  const { acknowledged, applied, lost, doubled, wrong } = ends;
  const rows = Object.entries({ acknowledged, applied, lost, doubled, 'anything else wrong': wrong });
  printTable(
    ['events', 'number'],
    rows.map(([what, count]) => [what, String(count)]),
  );
}
