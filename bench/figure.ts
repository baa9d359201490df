// What a benchmark gives: one ratio, and what it should not exceed.

export interface Figure {
  what: string;
  peer: string;
  /** Median of the pairwise ratios, with the lowest and the highest. */
  ratio: { median: number; low: number; high: number };
  /** What the ratio should not exceed. */
  goal: number;
}
