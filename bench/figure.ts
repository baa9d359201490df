// What a benchmark gives: ratios of two things measured in turn, each with its spread and what it should reach.

/** Of the ratios of all rounds. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

export interface Figure {
  what: string;
  /** What it is compared with: a peer, or the limit of the machine. */
  peer: string;
  /** Ours over the peer's, or the other way round where `what` says "faster": so that the goal reads well. */
  ratio: Spread;
  /** Null where the figure is told, not judged. */
  goal: { atLeast: number } | { atMost: number } | null;
  /** The plain figures behind the ratio, with units: "16,900/s, 25,100/s". */
  plain?: string;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: medianOf(sorted), low: sorted[0] ?? Number.NaN, high: sorted.at(-1) ?? Number.NaN };
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function isMet({ ratio, goal }: Figure): boolean | null {
  if (goal === null) return null;
  return 'atLeast' in goal ? ratio.median >= goal.atLeast : ratio.median <= goal.atMost;
}
