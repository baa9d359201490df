// Made-up vectors that lie as those of a catalogue do: products of a category, of a kind within it and of a brand are
// near each other. Spread over 192 directions of falling weight; two of any are alike by 0.2, those of a kind by 0.75.
import { randomNumbers } from '../random.ts';

const LATENT = 192;
const CATEGORIES = 400;
const KINDS = 12;
const BRANDS = 500;
/** Of a vector's square. */
const SHARES = { common: 0.21, category: 0.27, kind: 0.22, brand: 0.08, own: 0.22 };

export interface Cloud {
  dimensions: number;
  /** One after the other, each of length 1. */
  vectors: Float32Array;
  /** Like products, and none of them. */
  questions: Float32Array[];
}

/** The same in every run, and a smaller cloud is the beginning of a larger one. */
export function cloudOf(count: number, dimensions: number, questions: number): Cloud {
  const next = randomNumbers(7);
  const part = (share: number) => {
    const latent = Float32Array.from({ length: LATENT }, (_, at) => normal(next) / Math.sqrt(at + 8));
    return scaled(latent, Math.sqrt(share));
  };
  const parts = (many: number, share: number) => Array.from({ length: many }, () => part(share));
  const spread = Array.from({ length: LATENT }, () => Float32Array.from({ length: dimensions }, () => normal(next)));
  const [common] = parts(1, SHARES.common);
  const categories = parts(CATEGORIES, SHARES.category);
  const kinds = parts(CATEGORIES * KINDS, SHARES.kind);
  const brands = parts(BRANDS, SHARES.brand);
  const below = (end: number) => Math.floor(next() * end);

  function one(): Float32Array {
    const category = below(CATEGORIES);
    const all = [common, categories[category], kinds[category * KINDS + below(KINDS)], brands[below(BRANDS)]];
    const latent = part(SHARES.own);
    for (const some of all) for (let at = 0; at < LATENT; at++) latent[at] = (latent[at] ?? 0) + (some?.[at] ?? 0);
    const vector = new Float32Array(dimensions);
    for (const [from, direction] of spread.entries()) {
      const weight = latent[from] ?? 0;
      for (let at = 0; at < dimensions; at++) vector[at] = (vector[at] ?? 0) + weight * (direction[at] ?? 0);
    }
    return scaled(vector, 1);
  }

  const asked = Array.from({ length: questions }, one);
  const vectors = new Float32Array(count * dimensions);
  for (let at = 0; at < count; at++) vectors.set(one(), at * dimensions);
  return { dimensions, vectors, questions: asked };
}

export function vectorAt({ vectors, dimensions }: Cloud, at: number): Float32Array {
  return vectors.subarray(at * dimensions, (at + 1) * dimensions);
}

/** The first of a cloud, as a cloud. */
export function beginningOf(cloud: Cloud, count: number): Cloud {
  return { ...cloud, vectors: cloud.vectors.subarray(0, count * cloud.dimensions) };
}

function scaled(vector: Float32Array, length: number): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const factor = length / Math.sqrt(square);
  return vector.map((value) => value * factor);
}

/** Box and Muller's. */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
