// The embedder that needs no network: hashed words and character n-grams, so that texts are near that share words,
// parts of words and misspellings. Same text, same vector, on every machine. It serves a store until there is enough
// text to fit it to.
import { PilitoError } from '../domain/errors.ts';
import { TEXT_FORMAT } from '../domain/knowledge.ts';
import type { Embedded, Embedder } from '../ports/embedder.ts';
import { FeatureSlab } from './local/feature-slab.ts';
import { MAX_DIMENSIONS } from './local/features.ts';
import { localFitting } from './local/fitting.ts';
import { Tally } from './local/tally.ts';
import { WordBook } from './local/words.ts';

const BATCH_SIZE = 512;
const MIN_DIMENSIONS = 16;

const USUAL_DIMENSIONS = 512;

export interface LocalOptions {
  /** Of its vectors, 512 when not said; and at most so many of a fitted model's. */
  dimensions?: number | undefined;
  /** Where it fits itself to catalogues; left out, it does not. */
  fits?: 'here' | 'thread';
}

/** Throws `invalid_config` when `dimensions` is not a whole number from 16 to 32,768. */
export function localEmbedder({ dimensions: wanted, fits }: LocalOptions = {}): Embedder {
  const dimensions = wanted ?? USUAL_DIMENSIONS;
  if (!Number.isInteger(dimensions) || dimensions < MIN_DIMENSIONS || dimensions > MAX_DIMENSIONS) {
    throw new PilitoError('invalid_config', `The local embedder cannot make vectors of ${dimensions} dimensions.`, {
      hint: `Set PILITO_EMBED_DIMENSIONS to a whole number from ${MIN_DIMENSIONS} to ${MAX_DIMENSIONS}, or unset it.`,
    });
  }
  const vectorOf = vectoriser(dimensions);
  let requests = 0;
  return {
    fingerprint: { provider: 'local', model: 'hash-v1', dimensions, format: TEXT_FORMAT },
    batchSize: BATCH_SIZE,
    async embed(texts, signal) {
      signal?.throwIfAborted();
      requests++;
      return texts.map((text): Embedded => ({ ok: true, vector: vectorOf(text) ?? firstAxis(dimensions) }));
    },
    async embedQuery(text, signal) {
      signal?.throwIfAborted();
      requests++;
      return vectorOf(text);
    },
    ...(fits === undefined ? {} : { fitting: localFitting(fits, wanted) }),
    usage: () => ({ requests, tokens: 0 }),
  };
}

/** For a text without words: far from all others, never NaN. */
function firstAxis(dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  vector[0] = 1;
  return vector;
}

/** Pieces and words kept at most; the texts of one catalogue have fewer. About 20 MB when full. */
const MOST_KEPT = 200_000;

/**
 * Every word adds (1 + ln tf) at its own slot and as much again over its grams; the sum has length 1. No idf: it was
 * measured to hurt hashed vectors. Words are looked up by the hash of how they are written, so only words not met before
 * are folded. Null for a text without words.
 */
function vectoriser(dimensions: number): (text: string) => Float32Array | null {
  let known = wordsAndFeatures(dimensions);
  const counts = new Tally();
  // Plus and minus of every slot apart, indexed by the packed feature: the hot loop has no branch.
  const sums = new Float64Array(dimensions * 2);

  function addUp(text: string): void {
    const { words, features } = known;
    const length = words.read(text);
    for (let at = 0; at < length; at++) counts.add(words.found[at] ?? 0);
    for (let at = 0; at < counts.distinct; at++) {
      features.addTo(sums, counts.seen[at] ?? 0, 1 + logOf(counts.take(at)));
    }
    counts.clear();
  }

  function unitVector(): Float32Array | null {
    let squares = 0;
    for (let slot = 0; slot < dimensions; slot++) {
      const sum = (sums[2 * slot] ?? 0) - (sums[2 * slot + 1] ?? 0);
      sums[2 * slot] = sum;
      squares += sum * sum;
    }
    if (squares === 0) return null;
    const vector = new Float32Array(dimensions);
    const scale = 1 / Math.sqrt(squares);
    for (let slot = 0; slot < dimensions; slot++) vector[slot] = (sums[2 * slot] ?? 0) * scale;
    return vector;
  }

  return (text) => {
    if (known.words.size > MOST_KEPT) known = wordsAndFeatures(dimensions);
    sums.fill(0);
    addUp(text);
    return unitVector();
  };
}

function wordsAndFeatures(dimensions: number): { words: WordBook; features: FeatureSlab } {
  const features = new FeatureSlab(dimensions);
  return { features, words: new WordBook((word) => void features.add(word)) };
}

const LOGS = Float64Array.from({ length: 64 }, (_, count) => Math.log(count));

function logOf(count: number): number {
  return LOGS[count] ?? Math.log(count);
}
