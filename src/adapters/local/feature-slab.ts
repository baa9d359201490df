// The features of many words, side by side in typed arrays: what a word adds to a vector is then one walk over numbers.
import { featuresOf } from './features.ts';
import { grown } from './grown.ts';

export class FeatureSlab {
  private readonly dimensions: number;
  private count = 0;
  /** Of word w: `slab[starts[w]]` up to `slab[starts[w + 1]]`. */
  private slab: Uint16Array = new Uint16Array(1 << 12);
  private starts: Int32Array = new Int32Array(1 << 8);
  /** How much one gram of a word counts, so that all its grams together count as much as the word. */
  private gramWeights: Float64Array = new Float64Array(1 << 8);

  constructor(dimensions: number) {
    this.dimensions = dimensions;
  }

  /** The number of the new word: 0, 1, 2 … */
  add(word: string): number {
    const features: number[] = [];
    featuresOf(word, this.dimensions, features);
    const number = this.count++;
    const start = this.starts[number] ?? 0;
    this.slab = grown(this.slab, start + features.length);
    this.starts = grown(this.starts, number + 2);
    this.gramWeights = grown(this.gramWeights, number + 1);
    this.slab.set(features, start);
    this.starts[number + 1] = start + features.length;
    this.gramWeights[number] = 1 / Math.sqrt(Math.max(1, features.length - 1));
    return number;
  }

  /** Adds `weight` at the word itself, and as much again over its grams; `sums` is indexed by the packed feature. */
  addTo(sums: Float64Array, word: number, weight: number): void {
    const { slab } = this;
    const start = this.starts[word] ?? 0;
    const end = this.starts[word + 1] ?? 0;
    const gram = weight * (this.gramWeights[word] ?? 0);
    sums[slab[start] ?? 0] = (sums[slab[start] ?? 0] ?? 0) + weight;
    for (let at = start + 1; at < end; at++) {
      const feature = slab[at] ?? 0;
      sums[feature] = (sums[feature] ?? 0) + gram;
    }
  }
}
