// Contenders measured in turn, the order alternating, so that a slow moment of the machine hits all of them. Whoever
// reads the samples compares within a round, never across.
import { type Spread, spreadOf } from './figure.ts';

/** One measurement: whatever unit the benchmark works in, the same for all contenders. */
export type Contender = () => number | Promise<number>;

export type Samples<Name extends string> = Record<Name, number[]>;

/** Every contender once a round, forwards and backwards in turn, after `warmUps` rounds that do not count. */
export async function inTurn<Name extends string>(
  contenders: Record<Name, Contender>,
  rounds: number,
  warmUps = 1,
): Promise<Samples<Name>> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Samples<Name>;
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const value = await contenders[name]();
      if (round >= 0) samples[name].push(value);
    }
  }
  return samples;
}

/** a over b, round by round. */
export function ratioOf(a: readonly number[], b: readonly number[]): Spread {
  return spreadOf(a.map((value, round) => value / (b[round] ?? Number.NaN)));
}
