// A product's features as bytes: sorted hashes, then weights, then title shares. Grading asks two hundred products for
// a few dozen features each, so they are looked up where they lie instead of being read into objects.
import type { SearchDocument, Weighed } from '../../domain/search/document.ts';
import type { Gradable } from '../../domain/search/graded.ts';
import type { Feature } from '../../domain/text/features.ts';

const WEIGHT_STEPS = 64;
const TITLE_STEPS = 255;
const BYTES = 7;

/** 32 bits: FNV-1a over UTF-16 units, mixed as MurmurHash3 ends. Two of a product's features meet once in millions. */
export function featureHash(feature: Feature): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < feature.length; i++) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Places of features below the hash, as one number each: such numbers are sorted without asking back. */
const PLACES = 2 ** 21;

/** Of equal hashes the first feature stays first. */
export function encodeFeatures(features: SearchDocument['features']): Buffer {
  const count = features.size;
  const order = new Float64Array(count);
  const weighed: Weighed[] = [];
  for (const [feature, weights] of features) {
    order[weighed.length] = featureHash(feature) * PLACES + weighed.length;
    weighed.push(weights);
  }
  order.sort();
  const { buffer } = new Uint8Array(count * BYTES);
  const hashes = new Uint32Array(buffer, 0, count);
  const weights = new Uint16Array(buffer, 4 * count, count);
  const titles = new Uint8Array(buffer, 6 * count, count);
  for (let row = 0; row < count; row++) {
    const key = order[row] ?? 0;
    const hash = Math.floor(key / PLACES);
    const { weight, title } = weighed[key - hash * PLACES] ?? NOTHING;
    hashes[row] = hash;
    weights[row] = Math.min(0xffff, Math.round(weight * WEIGHT_STEPS));
    titles[row] = Math.round(title * TITLE_STEPS);
  }
  return Buffer.from(buffer);
}

const NOTHING: Weighed = { weight: 0, title: 0 };

export function encodeHashes(features: readonly Feature[]): Buffer {
  return Buffer.from(Uint32Array.from(features, featureHash).buffer);
}

/** Hashes of features, remembered while one question is answered. */
export function hasher(): (feature: Feature) => number {
  const known = new Map<Feature, number>();
  return (feature) => {
    const hash = known.get(feature) ?? featureHash(feature);
    known.set(feature, hash);
    return hash;
  };
}

/** The features of one product, to be asked. `blob` is copied: what SQLite gives may lie at any address. */
export function featureTable(blob: Uint8Array, length: number, hash: (feature: Feature) => number): Gradable {
  const { buffer } = new Uint8Array(blob);
  const count = buffer.byteLength / BYTES;
  const hashes = new Uint32Array(buffer, 0, count);
  const weights = new Uint16Array(buffer, 4 * count, count);
  const titles = new Uint8Array(buffer, 6 * count, count);
  return {
    length,
    get: (feature): Weighed | undefined => {
      const at = placeOf(hashes, hash(feature));
      if (at < 0) return undefined;
      return { weight: (weights[at] ?? 0) / WEIGHT_STEPS, title: (titles[at] ?? 0) / TITLE_STEPS };
    },
  };
}

export function decodeHashes(blob: Uint8Array): Uint32Array {
  return new Uint32Array(new Uint8Array(blob).buffer);
}

function placeOf(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
