// One ranking out of several legs of a search whose scores cannot be compared: a weighted sum of scores normalised
// per leg. Measured against reciprocal rank fusion it wins whenever one leg is weaker.

export interface Leg {
  weight: number;
  hits: readonly { id: number; score: number }[];
}

export interface Fused {
  id: number;
  /** In (0, 1]: the sum of the parts. */
  score: number;
  /** What each leg gave, in the order of the legs; 0 where it did not find it. */
  parts: number[];
}

/**
 * Within a leg scores are min–max normalised to [floor, 1]; equal scores are all worth 1. The floor is 1/(n + 1) for
 * n hits: where the lowest of n even draws is expected to lie. So a hit is never worth nothing; the second of two hits,
 * which is not bad for being last, keeps a third; and the tail of a full list of 200 candidates is worth next to
 * nothing, as in the measurements. Weights count in proportion to each other, among the legs that found anything.
 * Best first, ties by id ascending. Scores must be finite.
 */
export function fuse(legs: readonly Leg[]): Fused[] {
  const total = legs.reduce((sum, { weight, hits }) => sum + (hits.length > 0 ? weight : 0), 0);
  const found = new Map<number, number[]>();
  for (const [at, { weight, hits }] of legs.entries()) {
    const share = total > 0 ? weight / total : 0;
    const worth = normaliser(hits.map(({ score }) => score));
    for (const { id, score } of hits) {
      const parts = found.get(id) ?? legs.map(() => 0);
      parts[at] = Math.max(parts[at] ?? 0, share * worth(score));
      found.set(id, parts);
    }
  }
  return [...found]
    .map(([id, parts]) => ({ id, score: parts.reduce((sum, part) => sum + part, 0), parts }))
    .sort((a, b) => b.score - a.score || a.id - b.id);
}

function normaliser(scores: readonly number[]): (score: number) => number {
  let [low, high] = [Infinity, -Infinity];
  for (const score of scores) {
    low = Math.min(low, score);
    high = Math.max(high, score);
  }
  if (low === high) return () => 1;
  const floor = 1 / (scores.length + 1);
  // Divided first: the smallest numbers would round on their way to the product.
  return (score) => floor + (1 - floor) * ((score - low) / (high - low));
}
