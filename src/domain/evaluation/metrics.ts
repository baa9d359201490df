// How good one ranking is, judged by people: the measures of information retrieval, each from 0 to 1.

export const METRICS = ['ndcg_10', 'mrr_10', 'recall_10', 'recall_50', 'pass'] as const;
export type Metric = (typeof METRICS)[number];
export type Scores = Record<Metric, number>;

/** Product id to grade; what is not in it was not judged and counts as 0. */
export type Grades = ReadonlyMap<string, number>;

/** From which grade on a product is relevant: 2 where the judges used grades above 1, else 1. */
export function relevantFrom(judged: Iterable<Grades>): number {
  for (const grades of judged) for (const grade of grades.values()) if (grade > 1) return 2;
  return 1;
}

/** Every measure of one ranking, best first. `from` is the lowest grade that is relevant. */
export function scoresOf(ranking: readonly string[], grades: Grades, from: number): Scores {
  const relevant = new Set([...grades].flatMap(([id, grade]) => (grade >= from ? [id] : [])));
  return {
    ndcg_10: ndcg(ranking, grades, 10),
    mrr_10: reciprocalRank(ranking, relevant, 10),
    recall_10: recall(ranking, relevant, 10),
    recall_50: recall(ranking, relevant, 50),
    pass: passes(ranking, relevant) ? 1 : 0,
  };
}

/**
 * Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002) with linear gains and a discount of log2(rank + 1);
 * the ideal is the best ranking of everything that was judged.
 */
export function ndcg(ranking: readonly string[], grades: Grades, depth: number): number {
  const ideal = discounted(
    [...grades.values()].sort((a, b) => b - a),
    depth,
  );
  if (ideal === 0) return 0;
  return (
    discounted(
      ranking.map((id) => grades.get(id) ?? 0),
      depth,
    ) / ideal
  );
}

function discounted(gains: readonly number[], depth: number): number {
  return gains.slice(0, depth).reduce((total, gain, at) => total + gain / Math.log2(at + 2), 0);
}

/** One over the rank of the first relevant product; 0 when none stands among the first `depth`. */
export function reciprocalRank(ranking: readonly string[], relevant: ReadonlySet<string>, depth: number): number {
  const at = ranking.slice(0, depth).findIndex((id) => relevant.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Relevant products among the first `depth`, of as many as could stand there. */
export function recall(ranking: readonly string[], relevant: ReadonlySet<string>, depth: number): number {
  const possible = Math.min(relevant.size, depth);
  return possible === 0 ? 0 : hits(ranking, relevant, depth) / possible;
}

/** Would a customer be content: the first product is right, and so are 60 % of the first five (or of as many as exist). */
export function passes(ranking: readonly string[], relevant: ReadonlySet<string>): boolean {
  const [first] = ranking;
  if (first === undefined || !relevant.has(first)) return false;
  const seen = Math.min(5, relevant.size);
  return hits(ranking, relevant, seen) >= 0.6 * seen;
}

function hits(ranking: readonly string[], relevant: ReadonlySet<string>, depth: number): number {
  return ranking.slice(0, depth).filter((id) => relevant.has(id)).length;
}
