// Words a fitted model does not know: named by one text alone when it was fitted, or new since. They are hashed into
// dimensions of their own, beside the model's, so that a new product is found by its new name, and a question that is
// mostly unknown is not taken for the little of it that is known.
import { FeatureSlab } from './feature-slab.ts';

export const UNKNOWN_DIMENSIONS = 64;

export class UnknownWords {
  private readonly features = new FeatureSlab(UNKNOWN_DIMENSIONS);
  /** Plus and minus of every slot, by the packed feature. */
  private readonly sums = new Float64Array(2 * UNKNOWN_DIMENSIONS);

  /** The number of a new word. */
  learn(word: string): number {
    return this.features.add(word);
  }

  /** Adds `weight` times the word to what is gathered: half by the word itself, half by its n-grams. */
  add(word: number, weight: number): void {
    this.features.addTo(this.sums, word, weight * Math.SQRT1_2);
  }

  /** Puts what was gathered into `sum` from `first` on, and forgets it. */
  drain(sum: Float64Array, first: number): void {
    for (let slot = 0; slot < UNKNOWN_DIMENSIONS; slot++) {
      sum[first + slot] = (this.sums[2 * slot + 1] ?? 0) - (this.sums[2 * slot] ?? 0);
    }
    this.sums.fill(0);
  }
}
