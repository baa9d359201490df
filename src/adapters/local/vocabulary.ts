// The words met so far, kept so that a word is folded and hashed once and not once per text: pieces of text by their
// hash, the words they fold to, and every word's features side by side in one slab of typed arrays.
import { tokenise } from '../../domain/text/fold.ts';
import { featuresOf } from './features.ts';

/** Words and pieces kept at most; the texts of one catalogue have fewer. About 20 MB when full. */
const MAX_KEPT = 200_000;

type Growable = Int32Array | Uint16Array | Float64Array;

/** Fields are open to the one loop that is hot; everybody else calls methods. */
export class Vocabulary {
  /** Features of word w: `slab[starts[w]]` up to `slab[starts[w + 1]]`. */
  slab: Uint16Array = new Uint16Array(1 << 12);
  starts: Int32Array = new Int32Array(1 << 8);
  /** How much one gram of a word counts, so that all its grams together count as much as the word. */
  gramWeights: Float64Array = new Float64Array(1 << 8);

  private readonly dimensions: number;
  private ids = new Map<string, number>();
  private pieces = new PieceTable();

  constructor(dimensions: number) {
    this.dimensions = dimensions;
  }

  /** Forgets everything when it has grown too large. Between texts only: ids do not survive it. */
  tidy(): void {
    if (this.ids.size < MAX_KEPT && this.pieces.size < MAX_KEPT) return;
    this.ids = new Map();
    this.pieces = new PieceTable();
  }

  /** Word ids of a piece, given its two hashes: a single id, or `~n` for the list `lists[n]`. */
  wordsOf(text: string, start: number, end: number, hash: number, check: number): number {
    const known = this.pieces.find(hash, check);
    if (known !== undefined) return known;
    const ids = tokenise(text.slice(start, end)).map((word) => this.idOf(word));
    const [only] = ids;
    const words = ids.length === 1 && only !== undefined ? only : ~(this.pieces.lists.push(ids) - 1);
    this.pieces.add(hash, check, words);
    return words;
  }

  list(words: number): readonly number[] {
    return this.pieces.lists[~words] ?? [];
  }

  private idOf(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    const id = this.ids.size;
    const features: number[] = [];
    featuresOf(word, this.dimensions, features);
    const start = id === 0 ? 0 : (this.starts[id] ?? 0);
    this.slab = grown(this.slab, start + features.length);
    this.starts = grown(this.starts, id + 2);
    this.gramWeights = grown(this.gramWeights, id + 1);
    this.slab.set(features, start);
    this.starts[id] = start;
    this.starts[id + 1] = start + features.length;
    this.gramWeights[id] = 1 / Math.sqrt(Math.max(1, features.length - 1));
    this.ids.set(word, id);
    return id;
  }
}

/** Open addressing over two 32-bit hashes; equal in both is taken for equal. */
class PieceTable {
  size = 0;
  readonly lists: number[][] = [];
  private mask = (1 << 10) - 1;
  private rows = emptyRows(this.mask);

  find(hash: number, check: number): number | undefined {
    const { rows, mask } = this;
    for (let at = spread(hash) & mask; ; at = (at + 1) & mask) {
      const row = at * 4;
      if (rows[row] === 0) return undefined;
      if (rows[row + 1] === hash && rows[row + 2] === check) return rows[row + 3];
    }
  }

  add(hash: number, check: number, words: number): void {
    if (this.size * 2 > this.mask) this.double();
    this.put(hash, check, words);
    this.size++;
  }

  private put(hash: number, check: number, words: number): void {
    let at = spread(hash) & this.mask;
    while (this.rows[at * 4] !== 0) at = (at + 1) & this.mask;
    this.rows.set([1, hash, check, words], at * 4);
  }

  private double(): void {
    const old = this.rows;
    this.mask = this.mask * 2 + 1;
    this.rows = emptyRows(this.mask);
    for (let row = 0; row < old.length; row += 4) {
      if (old[row] !== 0) this.put(old[row + 1] ?? 0, old[row + 2] ?? 0, old[row + 3] ?? 0);
    }
  }
}

function emptyRows(mask: number): Int32Array {
  return new Int32Array((mask + 1) * 4);
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

function grown(array: Uint16Array, length: number): Uint16Array;
function grown(array: Int32Array, length: number): Int32Array;
function grown(array: Float64Array, length: number): Float64Array;
function grown(array: Growable, length: number): Growable {
  if (length <= array.length) return array;
  const size = Math.max(length, array.length * 2);
  if (array instanceof Uint16Array) return copied(array, new Uint16Array(size));
  if (array instanceof Int32Array) return copied(array, new Int32Array(size));
  return copied(array, new Float64Array(size));
}

function copied(from: Growable, to: Growable): Growable {
  to.set(from);
  return to;
}
