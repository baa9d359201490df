// Coded rows as they go between the database and a shelf: made from vectors, and as the bytes of a segment.
import { encode, strideOf } from './codes.ts';

/** Rows with equal places in all four; `codes` holds a stride each. */
export interface CodedRows {
  seqs: Float64Array;
  products: Float64Array;
  scales: Float32Array;
  codes: Int8Array;
}

export interface Embedded {
  seq: number;
  productId: number;
  vector: Float32Array;
}

export function codedRows(rows: readonly Embedded[], dimensions: number): CodedRows {
  const stride = strideOf(dimensions);
  const codes = new Int8Array(rows.length * stride);
  return {
    seqs: Float64Array.from(rows, ({ seq }) => seq),
    products: Float64Array.from(rows, ({ productId }) => productId),
    scales: Float32Array.from(rows, ({ vector }, at) => encode(vector, codes, at * stride)),
    codes,
  };
}

/** Numbers as bytes and back, little-endian as on every machine that Node runs on. */
export function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Float64Array | Int8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

export function vectorOf(bytes: Buffer): Float32Array {
  return new Float32Array(aligned(bytes), 0, bytes.length / Float32Array.BYTES_PER_ELEMENT);
}

export function doublesOf(bytes: Buffer): Float64Array {
  return new Float64Array(aligned(bytes), 0, bytes.length / Float64Array.BYTES_PER_ELEMENT);
}

export function codesOf({ buffer, byteOffset, byteLength }: Buffer): Int8Array {
  return new Int8Array(buffer, byteOffset, byteLength);
}

/** A Buffer may begin where no number may. */
function aligned(bytes: Buffer): ArrayBufferLike {
  return bytes.byteOffset === 0 ? bytes.buffer : new Uint8Array(bytes).buffer;
}
