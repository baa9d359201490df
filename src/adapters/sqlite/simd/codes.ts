// Vectors as codes of 8 bits with a scale of their own, and questions as numbers of 16: pure arithmetic. A code differs
// from its number by half a step at most, and a dot product of two directions by a quarter of a step mostly.
import { queryLimit } from './dots.ts';

const MOST = 127;

/** Codes of a row, so that every row begins where SIMD may read. */
export function strideOf(dimensions: number): number {
  return Math.ceil(dimensions / 16) * 16;
}

/** Nearer to length 1 than float32 can tell. */
const NEAR = 1e-6;

/** The same direction with length 1; a vector without direction, or of that length already, as it is. */
export function unit(vector: Float32Array): Float32Array {
  let square = 0;
  for (let at = 0; at < vector.length; at++) square += (vector[at] ?? 0) * (vector[at] ?? 0);
  if (Math.abs(square - 1) < NEAR || square === 0 || !Number.isFinite(square)) return vector;
  const scale = 1 / Math.sqrt(square);
  const scaled = new Float32Array(vector.length);
  for (let at = 0; at < vector.length; at++) scaled[at] = (vector[at] ?? 0) * scale;
  return scaled;
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Writes a vector's codes from `at` on; returns their scale, which is also one step: vector ≈ codes · scale. */
export function encode(vector: Float32Array, codes: Int8Array, at: number): number {
  const greatest = greatestOf(vector);
  const factor = greatest > 0 ? MOST / greatest : 0;
  for (let i = 0; i < vector.length; i++) codes[at + i] = Math.floor((vector[i] ?? 0) * factor + 0.5);
  return greatest / MOST;
}

/** Writes a question as fine as its sums allow; returns the scale of its numbers. */
export function encodeQuery(vector: Float32Array, numbers: Int16Array): number {
  const greatest = greatestOf(vector);
  const limit = queryLimit(numbers.length);
  const factor = greatest > 0 ? limit / greatest : 0;
  numbers.fill(0);
  for (let i = 0; i < vector.length; i++) numbers[i] = Math.round((vector[i] ?? 0) * factor);
  return greatest / limit;
}

function greatestOf(vector: Float32Array): number {
  let greatest = 0;
  for (const value of vector) greatest = Math.max(greatest, Math.abs(value));
  return greatest;
}
