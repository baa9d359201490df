// The leading singular vectors of a large sparse matrix, by random projection: a few passes over what is not zero.
import { symmetricEigen } from './eigen.ts';

/** A sparse matrix by rows (CSR): row i has `values[at]` in column `indices[at]` for `starts[i]` ≤ at < `starts[i+1]`. */
export interface SparseMatrix {
  rows: number;
  columns: number;
  starts: Int32Array;
  indices: Int32Array;
  values: Float32Array;
}

export interface RightVectors {
  /** At most what was asked for; less when the matrix has a lower rank. */
  rank: number;
  /** Largest first. */
  singularValues: Float64Array;
  /** columns × rank, by rows. */
  vectors: Float32Array;
}

/** More directions than asked for, so that the last ones wanted are not the worst ones found. */
const SPARE = 16;
/** Passes that sharpen the subspace; the second was measured to change nothing in the ranking. */
const ITERATIONS = 1;
/** Directions weaker than this share of the strongest are rounding errors. */
const NOTHING = 1e-5;

/**
 * The `rank` largest singular values and right singular vectors (Halko, Martinsson & Tropp, "Finding structure with
 * randomness", 2011, algorithms 4.4 and 5.1, with random signs for the projection). Equal input gives equal output,
 * to the bit. Time grows with values × (rank + 16), memory with (rows + columns) × (rank + 16) × 4 bytes.
 */
export function rightSingularVectors(matrix: SparseMatrix, rank: number, iterations = ITERATIONS): RightVectors {
  const width = Math.min(rank + SPARE, matrix.rows, matrix.columns);
  let basis = times(matrix, randomSigns(matrix.columns * width), width);
  for (let pass = 0; pass < iterations; pass++) {
    orthonormalise(basis, width);
    basis = times(matrix, transposedTimes(matrix, basis, width), width);
  }
  orthonormalise(basis, width);
  const projected = transposedTimes(matrix, basis, width);
  const { values, vectors } = symmetricEigen(gram(projected, width), width);
  const strongest = Math.sqrt(Math.max(0, values[0] ?? 0));
  const singular = values.slice(0, rank).map((value) => Math.sqrt(Math.max(0, value)));
  const kept = singular.filter((value) => value > strongest * NOTHING);
  const turn = new Float64Array(width * kept.length);
  for (let i = 0; i < width; i++) {
    for (const [j, value] of kept.entries()) turn[i * kept.length + j] = (vectors[i * width + j] ?? 0) / value;
  }
  return { rank: kept.length, singularValues: kept, vectors: timesSmall(projected, turn, width, kept.length) };
}

/** matrix × dense, `dense` being columns × width. */
function times({ rows, starts, indices, values }: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const product = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const to = row * width;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at++)
      addScaled(product, to, dense, (indices[at] ?? 0) * width, values[at] ?? 0, width);
  }
  return product;
}

/** The transposed matrix × dense, `dense` being rows × width. */
function transposedTimes(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const { rows, columns, starts, indices, values } = matrix;
  const product = new Float32Array(columns * width);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at++)
      addScaled(product, (indices[at] ?? 0) * width, dense, from, values[at] ?? 0, width);
  }
  return product;
}

function addScaled(sum: Float32Array, to: number, of: Float32Array, from: number, by: number, width: number): void {
  for (let j = 0; j < width; j++) sum[to + j] = (sum[to + j] ?? 0) + by * (of[from + j] ?? 0);
}

/** denseᵀ × dense, width × width. */
function gram(dense: Float32Array, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let row = 0; row < dense.length; row += width) {
    for (let i = 0; i < width; i++) {
      const x = dense[row + i] ?? 0;
      if (x === 0) continue;
      const to = i * width;
      for (let j = i; j < width; j++) product[to + j] = (product[to + j] ?? 0) + x * (dense[row + j] ?? 0);
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) product[i * width + j] = product[j * width + i] ?? 0;
  return product;
}

/**
 * Makes the columns orthonormal in place. By the eigenvectors of the Gram matrix and not by Gram–Schmidt or Cholesky:
 * columns that depend on others, as in catalogues full of repeats, become zero and do no harm.
 */
function orthonormalise(dense: Float32Array, width: number): void {
  const { values, vectors } = symmetricEigen(gram(dense, width), width);
  const least = (values[0] ?? 0) * NOTHING * NOTHING;
  const turn = new Float64Array(width * width);
  for (let j = 0; j < width; j++) {
    const value = values[j] ?? 0;
    const scale = value > least ? 1 / Math.sqrt(value) : 0;
    for (let i = 0; i < width; i++) turn[i * width + j] = (vectors[i * width + j] ?? 0) * scale;
  }
  dense.set(timesSmall(dense, turn, width, width));
}

/** dense × small, `small` being width × to. */
function timesSmall(dense: Float32Array, small: Float64Array, width: number, to: number): Float32Array {
  const rows = dense.length / width;
  const product = new Float32Array(rows * to);
  const sums = new Float64Array(to);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let i = 0; i < width; i++) {
      const x = dense[row * width + i] ?? 0;
      if (x === 0) continue;
      for (let j = 0; j < to; j++) sums[j] = (sums[j] ?? 0) + x * (small[i * to + j] ?? 0);
    }
    product.set(sums, row * to);
  }
  return product;
}

const SEED = 0x9e3779b9;

/** Marsaglia's xorshift32: +1 and −1 without a pattern, the same everywhere. */
function randomSigns(length: number): Float32Array {
  const signs = new Float32Array(length);
  let state = SEED;
  for (let i = 0; i < length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    signs[i] = state < 0 ? -1 : 1;
  }
  return signs;
}
