// The embedder that a fitted model makes: a text is the sum of its terms. The model's rows are fetched as texts name
// them and kept, within bounds.
import type { Language } from '../../domain/store.ts';
import type { Embedded, Embedder, Fingerprint, ModelTerm } from '../../ports/embedder.ts';
import { isWord, NO_TERM, type Terms, termReader } from './terms.ts';
import { addUnknown } from './unknown-words.ts';
import { addWeights } from './weights.ts';

/** So that claiming and keeping a batch stays near 10 ms each. */
const BATCH_SIZE = 256;
/** About 8 MB of 128 dimensions. */
const MOST_KEPT = 20_000;

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
  const read = termReader(language);
  const rows = keptRows(termsOf);
  let requests = 0;

  return {
    fingerprint,
    batchSize: BATCH_SIZE,
    embed: async (texts, signal) => {
      signal?.throwIfAborted();
      requests++;
      const all = texts.map(read);
      const known = await rows(all);
      return all.map((terms): Embedded => ({ ok: true, vector: sumOf(terms, known, dimensions) ?? away(dimensions) }));
    },
    embedQuery: async (text, signal) => {
      signal?.throwIfAborted();
      requests++;
      const terms = read(text.replace(/\s+/g, ' ').trim());
      return sumOf(terms, await rows([terms]), dimensions);
    },
    usage: () => ({ requests, tokens: 0 }),
  };
}

type Rows = ReadonlyMap<string, Uint8Array | null>;

/** Gives the rows of some texts' terms; null stands for a term that is known to be unknown. */
function keptRows(termsOf: FittedOptions['termsOf']): (texts: readonly Terms[]) => Promise<Rows> {
  let kept = new Map<string, Uint8Array | null>();
  return async (texts) => {
    if (kept.size > MOST_KEPT) kept = new Map();
    const rows = kept;
    const missing = new Set<string>(rows.has(NO_TERM) ? [] : [NO_TERM]);
    for (const terms of texts) for (const term of terms.keys()) if (!rows.has(term)) missing.add(term);
    if (missing.size === 0) return rows;
    const found = new Map((await termsOf([...missing])).map(({ term, weights }) => [term, weights]));
    for (const term of missing) rows.set(term, found.get(term) ?? null);
    return rows;
  };
}

/** Of length 1; null when there is nothing to sum. */
function sumOf(terms: Terms, rows: Rows, dimensions: number): Float32Array | null {
  const sum = new Float64Array(dimensions);
  const unknown = unknownWeight(rows);
  for (const [term, weight] of terms) {
    const row = rows.get(term);
    if (row) addWeights(sum, row, weight);
    else if (isWord(term)) addUnknown(sum, term, weight * unknown);
  }
  let squares = 0;
  for (const x of sum) squares += x * x;
  if (squares === 0) return null;
  const scale = 1 / Math.sqrt(squares);
  return Float32Array.from(sum, (x) => x * scale);
}

function unknownWeight(rows: Rows): number {
  const row = rows.get(NO_TERM);
  const weight = new Float64Array(1);
  if (row) addWeights(weight, row, 1);
  return weight[0] ?? 0;
}

function away(dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  vector[0] = -1;
  return vector;
}
