// Indexing: pending chunks get their vectors. The embedder is the only thing here that crosses the network; while it
// is out, chunks wait without spending their tries.
import { PilitoError } from '../domain/errors.ts';
import { afterFailure } from '../domain/event.ts';
import type { ChunkResult, ClaimedChunk, Want } from '../ports/chunks.ts';
import { type Embedded, type Embedder, fingerprintKey } from '../ports/embedder.ts';
import type { App } from './app.ts';
import { countEmbedded } from './counting.ts';
import { wantsOf } from './wants.ts';

const LEASE_MS = 10 * 60_000;
/** How long to wait for an embedder that refuses us: somebody must change a setting first. */
const REFUSED_WAIT_MS = 60_000;
const OUTAGE_WAIT_MS = 10_000;

type Deps = Pick<App, 'db' | 'clock' | 'embedder' | 'embedderFor' | 'random' | 'metrics'>;

export interface EmbedSummary {
  embedded: number;
  reused: number;
  failed: number;
}

/**
 * Embeds a batch for each model that is wanted, or, with an embedder that is kept busy by several calls at once, one
 * batch after the other in as many lanes until nothing is due; how many chunks got a vector, reused one, or failed.
 * `onBatch` is told as it goes. Throws `embedder_…` after giving back what was not embedded.
 */
export async function embedDue(
  deps: Deps,
  owner: string,
  signal?: AbortSignal,
  onBatch: (batch: EmbedSummary) => void | Promise<void> = () => {},
): Promise<EmbedSummary> {
  const { lanes = 1 } = deps.embedder;
  const sum = { embedded: 0, reused: 0, failed: 0 };
  let stopped = false;

  async function lane(): Promise<void> {
    let taken: number;
    do {
      const batch = await embedBatches(deps, owner, signal);
      taken = batch.embedded + batch.reused + batch.failed;
      sum.embedded += batch.embedded;
      sum.reused += batch.reused;
      sum.failed += batch.failed;
      if (taken > 0) await onBatch(batch);
    } while (lanes > 1 && taken > 0 && !stopped && !signal?.aborted);
  }

  const stopAll = (error: unknown) => {
    stopped = true;
    throw error;
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, () => lane().catch(stopAll)));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
  return sum;
}

/** One for each model. */
async function embedBatches(deps: Deps, owner: string, signal: AbortSignal | undefined): Promise<EmbedSummary> {
  const sum = { embedded: 0, reused: 0, failed: 0 };
  for (const want of await wantsOf(deps)) {
    if (want.storeIds.length === 0) continue;
    const embedder = want.fitted ? await deps.embedderFor(want.fingerprint) : deps.embedder;
    if (embedder === null) continue;
    const some = await embedSome(deps, want, embedder, owner, signal);
    countEmbedded(deps.metrics, want.fingerprint.provider, some);
    sum.embedded += some.embedded;
    sum.reused += some.reused;
    sum.failed += some.failed;
  }
  return sum;
}

async function embedSome(
  deps: Deps,
  want: Want,
  embedder: Embedder,
  owner: string,
  signal: AbortSignal | undefined,
): Promise<EmbedSummary> {
  const { db, clock } = deps;
  const started = performance.now();
  const { claimed, reused } = await db.chunks.claim(want, owner, embedder.batchSize, LEASE_MS, clock.now());
  if (claimed.length === 0) return { embedded: 0, reused, failed: 0 };
  try {
    const texts = new Map(claimed.map((chunk) => [chunk.hash, chunk.text]));
    const vectors = await embedder.embed([...texts.values()], signal);
    const byHash = new Map([...texts.keys()].map((hash, index) => [hash, vectors[index]]));
    const results = claimed.map((chunk) => resultOf(deps, chunk, byHash.get(chunk.hash)));
    await db.chunks.save(want.fingerprint, owner, results);
    const seconds = (performance.now() - started) / 1000;
    deps.metrics?.observe('pilito_index_duration_seconds', { provider: want.fingerprint.provider }, seconds);
    const embedded = results.filter((result) => result.ok).length;
    return { embedded, reused, failed: results.length - embedded };
  } catch (error) {
    const ids = claimed.map((chunk) => chunk.id);
    await db.chunks.release(owner, ids, clock.now() + waitAfter(error)).catch(() => {});
    throw error;
  }
}

/** How long indexing waits after this error, milliseconds. */
export function waitAfter(error: unknown): number {
  if (!(error instanceof PilitoError)) return 0;
  if (error.code === 'embedder_refused' || error.code === 'embedder_mismatch') return REFUSED_WAIT_MS;
  if (error.code === 'embedder_unavailable') return error.retryAfterMs ?? OUTAGE_WAIT_MS;
  return 0;
}

function resultOf(
  deps: Pick<App, 'clock' | 'random'>,
  chunk: ClaimedChunk,
  embedded: Embedded | undefined,
): ChunkResult {
  const { id, hash } = chunk;
  if (embedded?.ok) return { id, hash, ok: true, vector: embedded.vector };
  const attempts = chunk.attempts + 1;
  const { status, dueAt } = afterFailure(attempts, deps.clock.now(), deps.random());
  const reason = embedded?.reason ?? 'the embedder gave no answer for this text';
  return { id, hash, ok: false, reason, attempts, dueAt, dead: status === 'dead' };
}

/**
 * Stores whose vectors are of another embedder than the one set up: all their texts will be embedded again. One embedder
 * and the models fitted by it take over from each other every day; that is no change.
 */
export async function modelChanges({ db, embedder }: Pick<App, 'db' | 'embedder'>): Promise<string[]> {
  const wanted = fingerprintKey(embedder.fingerprint);
  const changes: string[] = [];
  for (const { id, slug } of await db.stores.list()) {
    const live = await db.search.liveFingerprint(id);
    if (live === null || fingerprintKey(live) === wanted) continue;
    if (embedder.fitting !== undefined && live.provider === embedder.fingerprint.provider) continue;
    changes.push(`${slug}: every text is embedded again, from ${fingerprintKey(live)} to ${wanted}`);
  }
  return changes;
}
