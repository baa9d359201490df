// An embedder that tells what it is asked for: requests, tokens, and calls that failed and why. One room for all
// embedders, so that none of them has to know that somebody counts.
import { PilitoError } from '../domain/errors.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Metrics } from '../ports/metrics.ts';

const REASONS = new Map([
  ['embedder_unavailable', 'unavailable'],
  ['embedder_refused', 'refused'],
  ['embedder_mismatch', 'mismatch'],
]);

/** Gives for every embedder the same one again, counted: asked for twice it must not be counted twice. */
export function embedderCounter(metrics: Metrics): (embedder: Embedder) => Embedder {
  const counted = new WeakMap<Embedder, Embedder>();
  return (embedder) => {
    const known = counted.get(embedder) ?? countedEmbedder(embedder, metrics);
    counted.set(embedder, known);
    return known;
  };
}

function countedEmbedder(embedder: Embedder, metrics: Metrics): Embedder {
  const { provider } = embedder.fingerprint;
  let told = embedder.usage();

  async function watched<Result>(ask: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
    try {
      return await ask();
    } catch (error) {
      const reason = reasonOf(error, signal);
      if (reason !== null) metrics.count('pilito_embed_failures_total', { provider, reason });
      throw error;
    } finally {
      const usage = embedder.usage();
      metrics.count('pilito_embed_requests_total', { provider }, usage.requests - told.requests);
      metrics.count('pilito_embed_tokens_total', { provider }, usage.tokens - told.tokens);
      told = usage;
    }
  }

  return {
    ...embedder,
    embed: (texts, signal) => watched(() => embedder.embed(texts, signal), signal),
    embedQuery: (text, signal) => watched(() => embedder.embedQuery(text, signal), signal),
  };
}

/** Null where it was stopped on purpose; a question that ran out of patience was not. */
function reasonOf(error: unknown, signal: AbortSignal | undefined): string | null {
  if (error instanceof PilitoError) return REASONS.get(error.code) ?? 'other';
  if (!signal?.aborted) return 'other';
  return signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError' ? 'timeout' : null;
}
