// Contenders of one job in turn, each told by what it took: figures by the wall and by the processor come from the same
// rounds.
import { spreadOf } from '../figure.ts';
import { inTurn } from '../rounds.ts';
import type { Took } from './clocks.ts';

/** What each took for one text, round by round, microseconds. */
export interface Rates {
  wall: number[];
  cpu: number[];
}

export interface Job {
  texts: number;
  run: () => Promise<Took>;
}

export async function ratesOf<Name extends string>(
  jobs: Record<Name, Job>,
  rounds: number,
): Promise<Record<Name, Rates>> {
  const names = Object.keys(jobs) as Name[];
  const cpu = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const contender = (name: Name) => async () => {
    const { texts, run } = jobs[name];
    const took = await run();
    cpu[name].push((took.cpu / texts) * 1e6);
    return (took.wall / texts) * 1e6;
  };
  const contenders = Object.fromEntries(names.map((name) => [name, contender(name)])) as Record<
    Name,
    () => Promise<number>
  >;
  const wall = await inTurn(contenders, rounds);
  const counted = (name: Name): Rates => ({ wall: wall[name], cpu: cpu[name].slice(-rounds) });
  return Object.fromEntries(names.map((name) => [name, counted(name)])) as Record<Name, Rates>;
}

/** Texts a second. */
export function perSecond(micros: readonly number[]): string {
  return `${Math.round(1e6 / spreadOf(micros).median).toLocaleString('en')}/s`;
}

export function microseconds(micros: readonly number[]): string {
  return `${spreadOf(micros).median.toFixed(1)} µs`;
}
