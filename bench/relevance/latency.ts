// How long an answer takes, beside FTS5's defaults on the same questions in the same process.
import { percentile } from '../../src/domain/evaluation/summary.ts';
import type { Figure } from '../figure.ts';
import type { Judged, System } from './product.ts';

const ROUNDS = 3;
const LIMIT = 10;
/** One answer may cost so many of FTS5's: an assistant that waits for a model does not notice. */
const GOAL = 20;

/** Both are asked each question in turn, the order changing; one ratio for each round. */
export async function latency(ours: System, theirs: System, questions: readonly Judged[]): Promise<Figure[]> {
  const rounds: { ours: number[]; theirs: number[] }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times: Record<string, number[]> = { [ours.name]: [], [theirs.name]: [] };
    for (const [at, { text }] of questions.entries()) {
      for (const system of at % 2 === 0 ? [ours, theirs] : [theirs, ours]) {
        const started = performance.now();
        await system.ask(text, LIMIT);
        times[system.name]?.push(performance.now() - started);
      }
    }
    rounds.push({ ours: times[ours.name] ?? [], theirs: times[theirs.name] ?? [] });
  }
  return ([50, 95] as const).map((percent) => {
    const pairs = rounds.map((round) => [percentile(round.ours, percent), percentile(round.theirs, percent)] as const);
    const ratios = pairs.map(([one, other]) => one / other).sort((a, b) => a - b);
    const [median = 0] = ratios.slice(ROUNDS >> 1);
    const ms = (side: 0 | 1) => {
      const times = pairs.map((pair) => pair[side]);
      return `${percentile(times, 50).toFixed(1)} ms`;
    };
    return {
      what: `p${percent} of an answer, ${ms(0)}`,
      peer: `${theirs.name}, ${ms(1)}`,
      ratio: { median, low: ratios[0] ?? 0, high: ratios.at(-1) ?? 0 },
      goal: { atMost: GOAL },
    };
  });
}
