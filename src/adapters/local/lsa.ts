// Latent semantic analysis of a catalogue: words that stand in like products come to point the same way, so that a
// question finds what it does not name. Fitted to the shop's own texts; nothing is downloaded.
import type { Fit, ModelTerm } from '../../ports/embedder.ts';
import { rightSingularVectors, type SparseMatrix } from './svd.ts';
import { NO_TERM, type Terms } from './terms.ts';
import { UNKNOWN_DIMENSIONS } from './unknown-words.ts';
import { addWeights, packWeights } from './weights.ts';

/** A term of one text alone relates nothing. */
const LEAST_TEXTS = 2;
/** A term of more than these tells nothing apart. */
const MOST_SHARE = 0.3;
const MOST_AT_LEAST = 50;
/** Directions per text at most: more would only repeat the texts. */
const RANK_SHARE = 0.6;

export interface Corpus {
  add(terms: Terms): void;
  /**
   * The model of what was added: for each term its row of V (Deerwester et al., "Indexing by latent semantic analysis",
   * 1990) times its idf, so that a text is the sum of its terms. `most` such dimensions, and those of unknown words,
   * which count as much as the terms do on average. Null when the texts have too little in common.
   */
  fit(most: number): Fit | null;
}

export function corpus(): Corpus {
  const ids = new Map<string, number>();
  const inTexts: number[] = [];
  const starts: number[] = [0];
  let indices = new Int32Array(1 << 12);
  let weights = new Float32Array(1 << 12);
  let size = 0;

  function idOf(term: string): number {
    const known = ids.get(term);
    if (known !== undefined) return known;
    ids.set(term, inTexts.length);
    return inTexts.push(0) - 1;
  }

  function put(id: number, weight: number): void {
    if (size === indices.length) {
      indices = doubled(indices, new Int32Array(size * 2));
      weights = doubled(weights, new Float32Array(size * 2));
    }
    indices[size] = id;
    weights[size++] = weight;
    inTexts[id] = (inTexts[id] ?? 0) + 1;
  }

  /** Terms that tell, sorted, so that neither their order of appearance nor the engine's maps show in the model. */
  function telling(texts: number): { term: string; id: number; idf: number }[] {
    const most = Math.max(MOST_SHARE * texts, MOST_AT_LEAST);
    const kept: { term: string; id: number; idf: number }[] = [];
    for (const [term, id] of ids) {
      const n = inTexts[id] ?? 0;
      // Rounded, because engines may differ in the last bit of a logarithm.
      if (n >= LEAST_TEXTS && n <= most) kept.push({ term, id, idf: Math.fround(Math.log(1 + texts / (1 + n))) });
    }
    return kept.sort((a, b) => (a.term < b.term ? -1 : 1));
  }

  function matrixOf(kept: readonly { id: number; idf: number }[]): SparseMatrix {
    const columnOf = new Int32Array(inTexts.length).fill(-1);
    for (const [column, { id }] of kept.entries()) columnOf[id] = column;
    const matrix = {
      rows: starts.length - 1,
      columns: kept.length,
      starts: new Int32Array(starts.length),
      indices: new Int32Array(size),
      values: new Float32Array(size),
    };
    let end = 0;
    for (let row = 0; row < matrix.rows; row++) {
      const from = end;
      let squares = 0;
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
        const column = columnOf[indices[at] ?? 0] ?? -1;
        if (column < 0) continue;
        const value = (weights[at] ?? 0) * (kept[column]?.idf ?? 0);
        squares += value * value;
        matrix.indices[end] = column;
        matrix.values[end++] = value;
      }
      const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
      for (let at = from; at < end; at++) matrix.values[at] = (matrix.values[at] ?? 0) * scale;
      matrix.starts[row + 1] = end;
    }
    return matrix;
  }

  return {
    add: (terms) => {
      for (const [term, weight] of terms) put(idOf(term), weight);
      starts.push(size);
    },
    fit: (most) => {
      const texts = starts.length - 1;
      const kept = telling(texts);
      const wanted = Math.min(most, Math.floor(RANK_SHARE * texts));
      if (wanted < 1 || kept.length === 0) return null;
      const { rank, vectors } = rightSingularVectors(matrixOf(kept), wanted);
      if (rank === 0) return null;
      const sign = leadingSign(vectors, rank);
      const terms = kept.map(({ term, idf }, row) => {
        const weights = vectors.subarray(row * rank, (row + 1) * rank).map((weight) => weight * idf);
        weights[0] = (weights[0] ?? 0) * sign;
        return { term, weights: packWeights(weights) };
      });
      const norm = meanNorm(terms, rank);
      return {
        dimensions: rank + UNKNOWN_DIMENSIONS,
        terms: [{ term: NO_TERM, weights: packWeights([norm]) }, ...terms],
      };
    },
  };
}

function meanNorm(terms: readonly ModelTerm[], rank: number): number {
  let norms = 0;
  for (const { weights } of terms) {
    const row = new Float64Array(rank);
    addWeights(row, weights, 1);
    norms += Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
  }
  return norms / terms.length;
}

/** No weight of a term in a text is negative, so the first direction has one sign: it is made the positive one. */
function leadingSign(vectors: Float32Array, rank: number): number {
  let sum = 0;
  for (let at = 0; at < vectors.length; at += rank) sum += vectors[at] ?? 0;
  return sum < 0 ? -1 : 1;
}

function doubled<Numbers extends Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>>(
  from: Numbers,
  into: Numbers,
): Numbers {
  into.set(from);
  return into;
}
