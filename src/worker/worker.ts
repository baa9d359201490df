// The worker: one loop applies events, the other embeds what that left pending. Each takes a little, does it, writes
// it down, and looks again; any number of workers may run on one database.
import type { App } from '../app/app.ts';
import { applyDue } from '../app/apply.ts';
import { embedDue, waitAfter } from '../app/embed.ts';
import { isGone, ownerName } from '../app/owner.ts';
import { PilitoError } from '../domain/errors.ts';
import { bell } from './bell.ts';
import { pause } from './pause.ts';

export interface WorkSummary {
  applied: number;
  embedded: number;
  reused: number;
  failed: number;
}

export interface WorkerLog {
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

type Deps = Pick<App, 'db' | 'clock' | 'source' | 'embedder' | 'random' | 'newId'>;

/** An idle loop looks again this often even when nothing was written: something may have come due. */
const IDLE_MS = 500;
const STORAGE_WAIT_MS = 1_000;

/** A name for what will be claimed, after freeing what workers that are gone still hold. */
async function takeUp({ db, clock, newId }: Deps): Promise<string> {
  const owner = ownerName(newId());
  await db.events.reclaim(isGone, clock.now());
  await db.chunks.reclaim(isGone, clock.now());
  return owner;
}

/** A summary to add to. */
export function nothingYet(): WorkSummary {
  return { applied: 0, embedded: 0, reused: 0, failed: 0 };
}

/**
 * Works until nothing is due. Throws what stopped it: the storage, or an embedder that is out; what was done by then
 * stands in `summary`.
 */
export async function workOnce(deps: Deps, signal: AbortSignal, summary = nothingYet()): Promise<WorkSummary> {
  const owner = await takeUp(deps);
  while (!signal.aborted) {
    const applied = await applyDue(deps, owner);
    summary.applied += applied;
    if (applied > 0) continue;
    if ((await embedSome(deps, owner, summary, signal)) === 0) break;
  }
  return summary;
}

/** Works until aborted; what was claimed by then is finished or given back unspent. */
export async function work(deps: Deps, log: WorkerLog, signal: AbortSignal): Promise<WorkSummary> {
  const owner = await takeUp(deps);
  const summary = nothingYet();
  let seen = '';
  const changed = () => {
    const version = deps.db.dataVersion();
    const different = version !== seen;
    seen = version;
    return different;
  };
  const events = bell(changed);
  const chunks = bell(() => false);

  const applying = loop(signal, log, events, async () => {
    const applied = await applyDue(deps, owner);
    summary.applied += applied;
    chunks.ring();
    return applied;
  });
  const indexing = loop(signal, log, chunks, () => embedSome(deps, owner, summary, signal));
  await Promise.all([applying, indexing]);
  return summary;
}

async function embedSome(deps: Deps, owner: string, summary: WorkSummary, signal: AbortSignal): Promise<number> {
  const { embedded, reused, failed } = await embedDue(deps, owner, signal);
  summary.embedded += embedded;
  summary.reused += reused;
  summary.failed += failed;
  return embedded + reused + failed;
}

async function loop(
  signal: AbortSignal,
  log: WorkerLog,
  rest: ReturnType<typeof bell>,
  step: () => Promise<number>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      if ((await step()) === 0) await rest.wait(IDLE_MS, signal);
      else await new Promise(setImmediate);
    } catch (error) {
      if (signal.aborted) return;
      const ms = waitAfter(error) || STORAGE_WAIT_MS;
      if (error instanceof PilitoError) log.warn({ code: error.code, hint: error.hint, retry_ms: ms }, error.message);
      else log.error({ err: error, retry_ms: ms }, 'The worker met an error it does not know');
      await pause(ms, signal);
    }
  }
}
