// Words a fitted model does not know: named by one text alone when it was fitted, or new since. They are hashed into
// dimensions of their own, beside the model's, so that a new product is found by its new name, and a question that is
// mostly unknown is not taken for the little of it that is known.
import { featuresOf } from './features.ts';

export const UNKNOWN_DIMENSIONS = 64;

/** Adds `weight` times the word to the last dimensions of `sum`: half by the word itself, half by its n-grams. */
export function addUnknown(sum: Float64Array, word: string, weight: number): void {
  const features: number[] = [];
  featuresOf(word, UNKNOWN_DIMENSIONS, features);
  const whole = weight * Math.SQRT1_2;
  const gram = whole / Math.sqrt(Math.max(1, features.length - 1));
  const first = sum.length - UNKNOWN_DIMENSIONS;
  for (const [at, feature] of features.entries()) {
    const slot = first + (feature >> 1);
    const part = at === 0 ? whole : gram;
    sum[slot] = (sum[slot] ?? 0) + (feature & 1 ? part : -part);
  }
}
