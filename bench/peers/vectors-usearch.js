// USearch's HNSW graph with the numbers of bits, neighbours and candidates that its documentation sets by default.
// Its build for `import` does not start on Node.js 20, that for `require` does.
import { createRequire } from 'node:module';

const { Index, MetricKind, ScalarKind } = createRequire(import.meta.url)('usearch');
const THREADS = 2;

/**
 * @param {Float32Array} vectors one after the other
 * @param {number} dimensions
 */
export function openIndex(vectors, dimensions) {
  const index = new Index({
    metric: MetricKind.Cos,
    quantization: ScalarKind.F16,
    dimensions,
    connectivity: 16,
    expansion_add: 128,
    expansion_search: 64,
    multi: false,
  });
  const keys = BigUint64Array.from({ length: vectors.length / dimensions }, (_, at) => BigInt(at));
  index.add(keys, vectors, THREADS);
  /**
   * @param {Float32Array} vector
   * @param {number} limit
   */
  const ask = (vector, limit) => Array.from(index.search(vector, limit, 1).keys, Number);
  return { ask, close: () => {} };
}
