// What of a product stands in the text index and among the chunks, worked out before any row is touched. Pure, and told
// apart by the hash of its inputs, so that it may be worked out ahead, in another thread.
import { hash } from 'node:crypto';
import { chunksOf } from '../../domain/knowledge.ts';
import type { ProductState } from '../../domain/product.ts';
import { documentOf } from '../../domain/search/document.ts';
import { textInputs } from '../../domain/search/text-inputs.ts';
import { analysisOf, analysisVersion } from '../../domain/search/version.ts';
import type { Language } from '../../domain/store.ts';
import { encodeFeatures, encodeHashes } from './feature-table.ts';
import { columnsOf, type TextColumns } from './terms.ts';

/** Everything that knowledge is made from. */
export interface TextInputs {
  hash: string;
  /** Of the analysis. */
  version: number;
  language: Language;
  state: ProductState;
  /** Those that may be found through the product. */
  variations: readonly ProductState[];
}

export interface Knowledge {
  columns: TextColumns;
  length: number;
  isAccessory: number;
  kinds: Uint8Array;
  features: Uint8Array;
  /** Each text once. */
  chunks: { text: string; hash: string }[];
}

/** By the hash of their inputs, of the store that is being written. */
export type ReadyKnowledge = Pick<ReadonlyMap<string, Knowledge>, 'get'>;

export function inputsOf(language: Language, state: ProductState, variations: readonly ProductState[]): TextInputs {
  const version = analysisVersion(language);
  return { hash: hash('sha256', textInputs(state, variations, version)), version, language, state, variations };
}

export function knowledgeOf(storeId: number, { language, state, variations }: TextInputs): Knowledge {
  const { features, length, kinds, isAccessory } = documentOf(state, variations, analysisOf(language));
  return {
    columns: columnsOf(storeId, features.keys()),
    length,
    isAccessory: isAccessory ? 1 : 0,
    kinds: encodeHashes(kinds),
    features: encodeFeatures(features),
    chunks: [...new Set(chunksOf(state, variations))].map((text) => ({ text, hash: hash('sha256', text) })),
  };
}
