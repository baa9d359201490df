// The promise of anything that turns text into vectors: offline or over the network, fixed or fitted to a catalogue.

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
  /**
   * One result per text, in order, each of `fingerprint.dimensions` finite numbers of length 1.
   * Throws `embedder_unavailable` (outage, rate limit; with `retryAfterMs` where known), `embedder_refused`
   * (key, permission) or `embedder_mismatch` (other dimensions than promised); then nothing was embedded.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Embedded[]>;
  /** The vector of a question. Throws as `embed`. */
  embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array>;
  /**
   * Embedders fitted to a catalogue give another embedder for the texts of one store; the others leave this out.
   * The result has a fingerprint of its own.
   */
  fit?(texts: AsyncIterable<string>, signal?: AbortSignal): Promise<Embedder>;
  usage(): EmbedUsage;
}

export function fingerprintKey(fingerprint: Fingerprint): string {
  const { provider, model, dimensions, format } = fingerprint;
  return `${provider}/${model}/${dimensions}/f${format}`;
}
