// Counting numbered things, text after text: an array by number that is clean again after each, and the order in which
// they were met first.
import { grown } from './grown.ts';

export class Tally {
  /** What was counted, in the order of first appearance: the first `distinct` of them. */
  seen: Int32Array = new Int32Array(1 << 8);
  distinct = 0;
  private counts: Float64Array = new Float64Array(1 << 10);

  add(what: number, by = 1): void {
    if (what >= this.counts.length) this.counts = grown(this.counts, what + 1);
    const before = this.counts[what] ?? 0;
    this.counts[what] = before + by;
    if (before !== 0) return;
    if (this.distinct === this.seen.length) this.seen = grown(this.seen, this.distinct + 1);
    this.seen[this.distinct++] = what;
  }

  /** The count of the `at`-th thing seen, which is forgotten. Take all of them, then `clear`. */
  take(at: number): number {
    const what = this.seen[at] ?? 0;
    const count = this.counts[what] ?? 0;
    this.counts[what] = 0;
    return count;
  }

  clear(): void {
    this.distinct = 0;
  }
}
