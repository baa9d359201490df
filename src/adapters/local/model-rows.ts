// A fitted model's rows as far as texts have named them: side by side in one array of bytes, so that a text's sum walks
// memory instead of objects. The model itself lies in the database.
import type { Language } from '../../domain/store.ts';
import type { ModelTerm } from '../../ports/embedder.ts';
import { grown } from './grown.ts';
import { isWord, NO_TERM, TermBook } from './terms.ts';
import { UNKNOWN_DIMENSIONS, UnknownWords } from './unknown-words.ts';
import { unpacked } from './weights.ts';

/** Nothing was asked about the term yet. */
const NEW = 0;
/** The model does not know it: a concept, which then counts nothing, or a word. */
const NOTHING = 1;
const UNKNOWN = 2;
const KNOWN = 3;

export class ModelRows {
  readonly book: TermBook;
  private readonly rank: number;
  private kinds: Int8Array = new Int8Array(1 << 10);
  /** Of a known term: its row; of an unknown word: its number among those. */
  private places: Int32Array = new Int32Array(1 << 10);
  private scales: Float64Array = new Float64Array(1 << 8);
  private codes: Int8Array = new Int8Array(1 << 12);
  private known = 0;
  private unknownWeight = 0;
  private readonly unknown = new UnknownWords();
  private readonly sum: Float64Array;
  /** The rows of one text: where each begins, and how much it counts. */
  private rowStarts: Int32Array = new Int32Array(1 << 7);
  private factors: Float64Array = new Float64Array(1 << 7);

  constructor(language: Language, dimensions: number) {
    this.book = new TermBook(language);
    this.rank = dimensions - UNKNOWN_DIMENSIONS;
    this.sum = new Float64Array(dimensions);
  }

  /** Has the model been asked about this term? */
  has(term: number): boolean {
    return (this.kinds[term] ?? NEW) !== NEW;
  }

  /** Takes the model's answer about these terms; those it left out it does not know. */
  learn(asked: readonly string[], answer: readonly ModelTerm[]): void {
    const weights = new Map(answer.map((row) => [row.term, row.weights]));
    for (const term of asked) {
      const number = this.book.numberOf(term);
      this.kinds = grown(this.kinds, number + 1);
      this.places = grown(this.places, number + 1);
      const row = weights.get(term);
      if (term === NO_TERM) this.unknownWeight = row === undefined ? 0 : firstOf(row);
      this.kinds[number] = row && term !== NO_TERM ? KNOWN : isWord(term) ? UNKNOWN : NOTHING;
      this.places[number] = row && term !== NO_TERM ? this.keep(row) : isWord(term) ? this.unknown.learn(term) : 0;
    }
  }

  private keep(packed: Uint8Array): number {
    const { scale, codes } = unpacked(packed);
    const row = this.known++;
    this.scales = grown(this.scales, row + 1);
    this.codes = grown(this.codes, (row + 1) * this.rank);
    this.scales[row] = scale;
    this.codes.set(codes, row * this.rank);
    return row;
  }

  /** The sum of these terms, of length 1; null when there is nothing to sum. */
  vectorOf(terms: Int32Array, weights: Float64Array, from: number, to: number): Float32Array | null {
    const { sum, rank } = this;
    sum.fill(0);
    let rows = 0;
    for (let at = from; at < to; at++) {
      const term = terms[at] ?? 0;
      const weight = weights[at] ?? 0;
      const place = this.places[term] ?? 0;
      const kind = this.kinds[term];
      if (kind === KNOWN) rows = this.gather(rows, place * rank, weight * (this.scales[place] ?? 0));
      else if (kind === UNKNOWN) this.unknown.add(place, weight * this.unknownWeight);
    }
    while (rows % 4 > 0) rows = this.gather(rows, 0, 0);
    for (let at = 0; at < rows; at += 4) this.addFour(at);
    this.unknown.drain(sum, rank);
    return unit(sum);
  }

  /** Notes a row to be added; how many are noted then. */
  private gather(count: number, start: number, factor: number): number {
    this.rowStarts = grown(this.rowStarts, count + 1);
    this.factors = grown(this.factors, count + 1);
    this.rowStarts[count] = start;
    this.factors[count] = factor;
    return count + 1;
  }

  /** Four rows in one walk over the sum take half the time of four walks. */
  private addFour(at: number): void {
    const { sum, codes, rank, rowStarts, factors } = this;
    const [a, b, c, d] = [rowStarts[at] ?? 0, rowStarts[at + 1] ?? 0, rowStarts[at + 2] ?? 0, rowStarts[at + 3] ?? 0];
    const [byA, byB, byC, byD] = [factors[at] ?? 0, factors[at + 1] ?? 0, factors[at + 2] ?? 0, factors[at + 3] ?? 0];
    for (let i = 0; i < rank; i++) {
      const ab = byA * (codes[a + i] ?? 0) + byB * (codes[b + i] ?? 0);
      sum[i] = (sum[i] ?? 0) + ab + byC * (codes[c + i] ?? 0) + byD * (codes[d + i] ?? 0);
    }
  }
}

function firstOf(packed: Uint8Array): number {
  const { scale, codes } = unpacked(packed);
  return scale * (codes[0] ?? 0);
}

function unit(sum: Float64Array): Float32Array | null {
  let squares = 0;
  for (let i = 0; i < sum.length; i++) squares += (sum[i] ?? 0) ** 2;
  if (squares === 0) return null;
  const scale = 1 / Math.sqrt(squares);
  const vector = new Float32Array(sum.length);
  for (let i = 0; i < sum.length; i++) vector[i] = (sum[i] ?? 0) * scale;
  return vector;
}
