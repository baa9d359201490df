// The embedder that a fitted model makes: a text is the sum of its terms. The model's rows are fetched as texts name
// them and kept, within bounds.
import type { Language } from '../../domain/store.ts';
import type { Embedded, Embedder, Fingerprint, ModelTerm } from '../../ports/embedder.ts';
import { grown } from './grown.ts';
import { ModelRows } from './model-rows.ts';
import { NO_TERM } from './terms.ts';

/** So that keeping a batch stays below 10 ms. */
const BATCH_SIZE = 512;
/** Terms and pieces of text; about 15 MB of 128 dimensions. */
const MOST_KEPT = 40_000;

export interface FittedOptions {
  fingerprint: Fingerprint;
  /** As it was fitted. */
  language: Language;
  /** What the model knows of these terms; unknown ones are left out. */
  termsOf: (terms: readonly string[]) => Promise<ModelTerm[]>;
}

/**
 * A text without words has no direction: as a question it has no vector; as a document it gets one that points away from
 * all others, whose first number is never negative.
 */
export function fittedEmbedder({ fingerprint, language, termsOf }: FittedOptions): Embedder {
  const { dimensions } = fingerprint;
  let kept = new ModelRows(language, dimensions);
  let requests = 0;

  /** One vector per text. Whoever forgets the rows meanwhile leaves us ours. */
  async function vectorsOf(texts: readonly string[]): Promise<(Float32Array | null)[]> {
    if (kept.book.size > MOST_KEPT) kept = new ModelRows(language, dimensions);
    const rows = kept;
    const { terms, weights, ends } = readAll(texts, rows);
    const missing = missingFrom(rows, terms, ends.at(-1) ?? 0);
    if (missing.length > 0) rows.learn(missing, await termsOf(missing));
    return ends.map((end, at) => rows.vectorOf(terms, weights, ends[at - 1] ?? 0, end));
  }

  return {
    fingerprint,
    batchSize: BATCH_SIZE,
    embed: async (texts, signal) => {
      signal?.throwIfAborted();
      requests++;
      const vectors = await vectorsOf(texts);
      return vectors.map((vector): Embedded => ({ ok: true, vector: vector ?? away(dimensions) }));
    },
    embedQuery: async (text, signal) => {
      signal?.throwIfAborted();
      requests++;
      const [vector = null] = await vectorsOf([text.replace(/\s+/g, ' ').trim()]);
      return vector;
    },
    usage: () => ({ requests, tokens: 0 }),
  };
}

interface Reading {
  terms: Int32Array;
  weights: Float64Array;
  /** Where each text ends among them. */
  ends: number[];
}

function readAll(texts: readonly string[], { book }: ModelRows): Reading {
  let terms: Int32Array = new Int32Array(texts.length * 64);
  let weights: Float64Array = new Float64Array(texts.length * 64);
  let size = 0;
  const ends: number[] = [];
  for (const text of texts) {
    const read = book.read(text);
    terms = grown(terms, size + read.distinct);
    weights = grown(weights, size + read.distinct);
    for (let at = 0; at < read.distinct; at++) {
      terms[size] = read.seen[at] ?? 0;
      weights[size++] = read.take(at);
    }
    ends.push(size);
  }
  return { terms, weights, ends };
}

/** Terms that the model was not asked about yet, each once. */
function missingFrom(rows: ModelRows, terms: Int32Array, size: number): string[] {
  const { book } = rows;
  const missing = new Set(rows.has(book.numberOf(NO_TERM)) ? [] : [NO_TERM]);
  for (let at = 0; at < size; at++) {
    const term = terms[at] ?? 0;
    if (!rows.has(term)) missing.add(book.terms[term] ?? NO_TERM);
  }
  return [...missing];
}

function away(dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  vector[0] = -1;
  return vector;
}
