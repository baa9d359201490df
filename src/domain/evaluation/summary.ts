// Many measured questions as a few numbers: over all of them, and for each type of question.
import { type Difference, meanOf, pairedBootstrap } from './bootstrap.ts';
import type { Metric, Scores } from './metrics.ts';

/** One question, measured once. */
export interface Measured {
  type: string | null;
  scores: Scores;
  tookMs: number;
}

export interface Summary extends Record<Metric, number> {
  queries: number;
  /** How long an answer took: the median, and what 95 of 100 stayed under. */
  p50_ms: number;
  p95_ms: number;
}

export function summarise(measured: readonly Measured[]): Summary {
  const mean = (metric: Metric) => meanOf(measured.map(({ scores }) => scores[metric]));
  const times = measured.map(({ tookMs }) => tookMs);
  return {
    queries: measured.length,
    ndcg_10: mean('ndcg_10'),
    mrr_10: mean('mrr_10'),
    recall_10: mean('recall_10'),
    recall_50: mean('recall_50'),
    pass: mean('pass'),
    p50_ms: percentile(times, 50),
    p95_ms: percentile(times, 95),
  };
}

/** A summary for each type, in the order in which the types first appear; questions without a type are in none. */
export function summariseTypes(measured: readonly Measured[]): Record<string, Summary> {
  const types = [...new Set(measured.flatMap(({ type }) => (type === null ? [] : [type])))];
  return Object.fromEntries(types.map((type) => [type, summarise(measured.filter((one) => one.type === type))]));
}

export type Differences = Record<Metric | 'took_ms', Difference>;

/** What `ours` has more than `theirs`, question by question; both hold the same questions in the same order. */
export function compare(ours: readonly Measured[], theirs: readonly Measured[]): Differences {
  const difference = (value: (one: Measured) => number) =>
    pairedBootstrap(
      ours.map((one, at) => {
        const other = theirs[at];
        return other === undefined ? 0 : value(one) - value(other);
      }),
    );
  const gain = (metric: Metric) => difference(({ scores }) => scores[metric]);
  return {
    ndcg_10: gain('ndcg_10'),
    mrr_10: gain('mrr_10'),
    recall_10: gain('recall_10'),
    recall_50: gain('recall_50'),
    pass: gain('pass'),
    took_ms: difference(({ tookMs }) => tookMs),
  };
}

/** By nearest rank: the smallest number that `percent` of them do not exceed; 0 of none. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}
