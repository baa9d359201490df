// The row of one pull: begun under the store's lock, kept alive while it walks, ended however it went.
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import type { Pull, PullMode } from '../ports/pulls.ts';
import type { OnWait, PullStanding } from '../ports/source.ts';
import type { App } from './app.ts';
import { isGone, ownerName } from './owner.ts';
import type { PullCounts } from './pull-page.ts';

/** An incremental pull looks back a little further than where the last one began: shop clocks have whole seconds. */
export const OVERLAP_MS = 10_000;
const HEARTBEAT_MS = 15_000;

export interface PullRequest {
  store: Store;
  full: boolean;
  /** Milliseconds UTC; overrides where an incremental pull begins. */
  since: number | null;
  dryRun: boolean;
  allowMassDelete: boolean;
  pageSize: number;
  concurrency: number;
  signal: AbortSignal;
  onProgress?: (progress: PullProgress) => void;
  onWait?: OnWait;
}

/** Where a pull stands: told when a stage begins, and after each page. */
export interface PullProgress {
  /** Asking what the shop is; the lists of a walk; or the manifest, what differs from it, and what is in none. */
  stage: 'shop' | PullStanding['list'] | 'manifest' | 'differences' | 'missing';
  /** Of this stage. */
  done: number;
  /** As the shop counts, which may lie; null where nobody knows. */
  total: number | null;
  counts: PullCounts;
  requests: number;
}

export type PullDeps = Pick<App, 'db' | 'clock' | 'source' | 'secretKey' | 'newId' | 'allowPrivateNetwork' | 'metrics'>;

/** The row of this pull; a dry run has one that is never written. */
export interface Run {
  pull: Pull;
  kept: boolean;
}

/** Throws `locked` while another pull of the store lives. */
export async function beginRun(deps: PullDeps, request: PullRequest): Promise<Run> {
  const now = deps.clock.now();
  const owner = ownerName();
  const storeId = request.store.id;
  const watermark = await deps.db.pulls.watermark(storeId);
  const mode: PullMode = request.full || (request.since === null && watermark === null) ? 'full' : 'incremental';
  const begins = request.since ?? (watermark === null ? null : watermark - OVERLAP_MS);
  const modifiedAfter = mode === 'full' ? null : begins;
  if (!request.dryRun) {
    return { pull: await deps.db.pulls.begin({ storeId, mode, modifiedAfter, owner, isGone, now }), kept: true };
  }
  const blank = { watermark: null, cursor: null, counts: {} };
  return { pull: { id: 0, storeId, mode, owner, startedAt: now, modifiedAfter, ...blank }, kept: false };
}

/** Runs `work` with a signal that also ends it when the pull is taken over, and writes down how it ended. */
export async function whileAlive<T extends { partial: boolean }>(
  deps: PullDeps,
  { pull, kept }: Run,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { db, clock } = deps;
  const lost = new AbortController();
  const beat = setInterval(() => void keepAlive(deps, { pull, kept }, lost), HEARTBEAT_MS);
  try {
    const done = await work(AbortSignal.any([signal, lost.signal]));
    if (kept) await db.pulls.finish(pull.id, pull.owner, done.partial ? 'partial' : 'done', clock.now());
    return done;
  } catch (error) {
    if (kept) await db.pulls.finish(pull.id, pull.owner, 'failed', clock.now()).catch(() => {});
    throw error;
  } finally {
    clearInterval(beat);
  }
}

async function keepAlive(deps: PullDeps, { pull, kept }: Run, lost: AbortController): Promise<void> {
  const ours = !kept || (await deps.db.pulls.heartbeat(pull.id, pull.owner, deps.clock.now()).catch(() => true));
  if (!ours) lost.abort(new PilitoError('locked', 'Another process has taken this pull over.'));
}
