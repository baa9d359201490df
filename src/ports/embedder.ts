// The promise of anything that turns text into vectors: offline or over the network, fixed or fitted to a catalogue.
import type { Language } from '../domain/store.ts';

/** Identity of an embedding: what must be equal for two vectors to be comparable. */
export interface Fingerprint {
  provider: string;
  model: string;
  dimensions: number;
  /** Version of how we write the text that is embedded. */
  format: number;
}

/** One text's vector, or why this text alone could not be embedded. */
export type Embedded = { ok: true; vector: Float32Array } | { ok: false; reason: string };

export interface EmbedUsage {
  requests: number;
  tokens: number;
}

export interface Embedder {
  readonly fingerprint: Fingerprint;
  /** How many texts make a good call of `embed`. */
  readonly batchSize: number;
  /** How many calls of `embed` keep it busy: one, when not said. */
  readonly lanes?: number;
  /**
   * One result per text, in order, each of `fingerprint.dimensions` finite numbers of length 1.
   * Throws `embedder_unavailable` (outage, rate limit; with `retryAfterMs` where known), `embedder_refused`
   * (key, permission) or `embedder_mismatch` (other dimensions than promised); then nothing was embedded.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Embedded[]>;
  /** The vector of a question; null when nothing in it is known, so that nothing is near it. Throws as `embed`. */
  embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array | null>;
  /** How to fit it to the texts of one store; fixed embedders leave this out. */
  readonly fitting?: Fitting;
  usage(): EmbedUsage;
}

/** What a fitted model knows of one term, packed as the embedder that made it packs it. */
export interface ModelTerm {
  term: string;
  weights: Uint8Array;
}

/** What a fit gives; kept as a model (ports/models.ts), it makes an embedder of its own. */
export interface Fit {
  dimensions: number;
  /** By term, in the order of their code units, each once. */
  terms: ModelTerm[];
}

export interface Fitting {
  /** How the names of its models begin: another name when a model made earlier can no longer be read. */
  readonly family: string;
  /**
   * Fits to the texts, given in lots; equal texts in equal order give an equal fit. Null when they have too little in
   * common. May run elsewhere and for long; when aborted it stops and throws the signal's reason.
   */
  fit(texts: AsyncIterable<readonly string[]>, language: Language, signal: AbortSignal): Promise<Fit | null>;
}

export function fingerprintKey(fingerprint: Fingerprint): string {
  const { provider, model, dimensions, format } = fingerprint;
  return `${provider}/${model}/${dimensions}/f${format}`;
}
