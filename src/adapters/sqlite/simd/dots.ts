// Dot products over codes that lie in one memory: by SIMD, from the module that `dots.wat` becomes, or in plain
// JavaScript where the processor or the build has none. Both give the same numbers.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Writes the dot product of the query (16 bits each) with every row of codes (8 bits) as 32 bits to `dots`, in the order
 * of the rows. Rows come in four equal quarters of `rows` each; `stride`, the codes of a row, is a multiple of 16.
 * Places are bytes in the memory, 16 bytes aligned. Nothing may overflow: see `queryLimit`.
 */
export type Dots = (query: number, codes: number, rows: number, stride: number, dots: number) => void;

/** The greatest number a query may hold so that no dot product with codes up to 127 leaves 32 bits. */
export function queryLimit(stride: number): number {
  return Math.min(32_767, Math.floor((2 ** 31 - 1) / (127 * stride)));
}

export function dotsIn(memory: WebAssembly.Memory): Dots {
  return simdDots(memory) ?? plainDots(memory);
}

/** Null where there is no such module, or a processor without SIMD refuses it. */
export function simdDots(memory: WebAssembly.Memory): Dots | null {
  try {
    const module = new WebAssembly.Module(readFileSync(fileURLToPath(import.meta.resolve('#dots'))));
    const { dots } = new WebAssembly.Instance(module, { here: { memory } }).exports;
    return typeof dots === 'function' ? (dots as Dots) : null;
  } catch {
    return null;
  }
}

export function plainDots(memory: WebAssembly.Memory): Dots {
  return (query, codes, rows, stride, dots) => {
    const numbers = new Int16Array(memory.buffer, query, stride);
    const all = new Int8Array(memory.buffer, codes, 4 * rows * stride);
    const results = new Int32Array(memory.buffer, dots, 4 * rows);
    let at = 0;
    for (let row = 0; row < results.length; row++) {
      let sum = 0;
      for (const number of numbers) sum += number * (all[at++] ?? 0);
      results[row] = sum;
    }
  };
}
