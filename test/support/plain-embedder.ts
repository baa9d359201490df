// The local embedders' arithmetic written down plainly, with strings and maps: what the fast ones must agree with, and
// what they are measured against.
import { analysisOf } from '../../src/domain/search/version.ts';
import type { Language } from '../../src/domain/store.ts';
import { tokenise } from '../../src/domain/text/fold.ts';
import { stemOf } from '../../src/domain/text/stems.ts';
import type { ModelTerm } from '../../src/ports/embedder.ts';

const UNKNOWN_DIMENSIONS = 64;

/** The hashed embedder's vector; null for a text without words. */
export function plainHashed(text: string, dimensions: number): Float32Array | null {
  const sum = new Array<number>(dimensions).fill(0);
  for (const [word, count] of countsOf(tokenise(text))) {
    const weight = 1 + Math.log(count);
    for (const { slot, sign, part } of placesOf(word, dimensions)) sum[slot] = (sum[slot] ?? 0) - sign * part * weight;
  }
  return unit(sum);
}

/** The fitted embedder's vector of a model's terms; null when nothing of the text is known. */
export function plainFitted(
  text: string,
  language: Language,
  dimensions: number,
  model: ReadonlyMap<string, ModelTerm>,
): Float32Array | null {
  const sum = new Array<number>(dimensions).fill(0);
  const rank = dimensions - UNKNOWN_DIMENSIONS;
  const [unknown = 0] = numbersOf(model.get(''));
  for (const [term, weight] of plainTerms(text, language)) {
    const row = numbersOf(model.get(term));
    for (const [at, number] of row.entries()) sum[at] = (sum[at] ?? 0) + weight * number;
    if (model.has(term) || term.startsWith('#')) continue;
    for (const { slot, sign, part } of placesOf(term, UNKNOWN_DIMENSIONS)) {
      sum[rank + slot] = (sum[rank + slot] ?? 0) + sign * part * weight * unknown * Math.SQRT1_2;
    }
  }
  return unit(sum);
}

function plainTerms(text: string, language: Language): Map<string, number> {
  const [name = '', ...rest] = text.split(/(?=\n)/);
  const terms = new Map<string, number>();
  for (const [words, weight] of [
    [tokenise(name), 3],
    [tokenise(rest.join('')).slice(0, 60), 1],
  ] as const) {
    const stems = words.map((word) => stemOf(word, language));
    const concepts = analysisOf(language)
      .lexicon.conceptsIn(words)
      .map(({ concept }) => `#${concept}`);
    for (const [term, count] of countsOf([...stems, ...concepts])) {
      terms.set(term, (terms.get(term) ?? 0) + weight * Math.sqrt(count));
    }
  }
  return terms;
}

interface Place {
  slot: number;
  sign: 1 | -1;
  part: number;
}

/** The word itself, and its beginnings, ends and insides of three to five letters, together as much as the word. */
function placesOf(word: string, dimensions: number): Place[] {
  const letters = `\u0002${word.slice(0, 64)}\u0003`;
  const grams = gramsOf(letters);
  const part = 1 / Math.sqrt(Math.max(1, grams.length));
  return [
    { ...placeOf(hashOf(word, 0x2545f491), dimensions), part: 1 },
    ...grams.map((gram) => ({ ...placeOf(hashOf(gram, 0x811c9dc5), dimensions), part })),
  ];
}

function gramsOf(letters: string): string[] {
  const grams: string[] = [];
  for (let from = 0; from < letters.length; from++) {
    for (let length = 3; length <= 5 && from + length <= letters.length; length++) {
      grams.push(letters.slice(from, from + length));
    }
  }
  return grams;
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function placeOf(hash: number, dimensions: number): { slot: number; sign: 1 | -1 } {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return { slot: (mixed >>> 1) % dimensions, sign: mixed & 1 ? 1 : -1 };
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** A model's row as it is packed: a float32, then a signed byte a dimension. */
function numbersOf(row: ModelTerm | undefined): number[] {
  if (row === undefined) return [];
  const view = new DataView(row.weights.buffer, row.weights.byteOffset, row.weights.length);
  return Array.from({ length: view.byteLength - 4 }, (_, at) => view.getFloat32(0, true) * view.getInt8(4 + at));
}

function unit(sum: readonly number[]): Float32Array | null {
  const length = Math.hypot(...sum);
  return length === 0 ? null : Float32Array.from(sum, (number) => number / length);
}
