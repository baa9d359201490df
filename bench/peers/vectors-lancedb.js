// LanceDB with the index that it makes when nothing else is said, IVF_PQ, and what its guide tells to do for recall:
// 20 probes, and ten times as many candidates measured by their vectors.
import { connect, Index } from '@lancedb/lancedb';

const PROBES = 20;
const REFINED = 10;
const BATCH = 5_000;

/**
 * @param {string} directory
 * @param {Float32Array} vectors one after the other
 * @param {number} dimensions
 */
export async function openIndex(directory, vectors, dimensions) {
  const db = await connect(directory);
  const rows = (from) => {
    const count = Math.min(BATCH, vectors.length / dimensions - from);
    return Array.from({ length: count }, (_, at) => ({
      id: from + at,
      vector: vectors.subarray((from + at) * dimensions, (from + at + 1) * dimensions),
    }));
  };
  const table = await db.createTable('vectors', rows(0));
  for (let from = BATCH; from < vectors.length / dimensions; from += BATCH) await table.add(rows(from));
  await table.createIndex('vector', { config: Index.ivfPq({ distanceType: 'cosine' }) });
  /**
   * @param {Float32Array} vector
   * @param {number} limit
   */
  const ask = async (vector, limit) => {
    const nearest = table.vectorSearch(vector).distanceType('cosine').nprobes(PROBES).refineFactor(REFINED);
    const found = await nearest.select(['id', '_distance']).limit(limit).toArray();
    return found.map(({ id }) => Number(id));
  };
  return { ask, close: () => db.close() };
}
