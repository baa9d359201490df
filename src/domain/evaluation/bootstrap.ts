// Is a difference between two searches more than chance? Answered by asking the same questions again and again, drawn
// anew from those there are.
import { seeded } from './random.ts';

export interface Difference {
  mean: number;
  /** Ends of the 95 % interval of the mean. */
  low: number;
  high: number;
  /** Zero lies outside the interval. */
  significant: boolean;
}

const RESAMPLES = 10_000;
const TAIL = 0.025;
const SEED = 20_260_101;

/**
 * Paired bootstrap with a percentile interval (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13): one
 * difference per question, 10,000 resamples of the questions. The seed is fixed: equal input gives an equal answer,
 * and all measures of one comparison see the same resamples.
 */
export function pairedBootstrap(differences: readonly number[]): Difference {
  const count = differences.length;
  if (count === 0) return { mean: 0, low: 0, high: 0, significant: false };
  const random = seeded(SEED);
  const means = new Float64Array(RESAMPLES);
  for (let sample = 0; sample < RESAMPLES; sample++) {
    let total = 0;
    for (let draw = 0; draw < count; draw++) total += differences[Math.floor(random() * count)] ?? 0;
    means[sample] = total / count;
  }
  means.sort();
  const low = means[Math.floor(TAIL * RESAMPLES)] ?? 0;
  const high = means[Math.ceil((1 - TAIL) * RESAMPLES) - 1] ?? 0;
  return { mean: meanOf(differences), low, high, significant: low > 0 || high < 0 };
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((total, one) => total + one, 0) / numbers.length;
}
