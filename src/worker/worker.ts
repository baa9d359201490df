// The worker: one loop applies events, another embeds what that left pending, a third sees to it that the embedder fits
// the texts. Each takes a little, does it, writes it down, and looks again; any number of workers may run on one
// database.
import type { App } from '../app/app.ts';
import { applyDue } from '../app/apply.ts';
import { embedDue, modelChanges, waitAfter } from '../app/embed.ts';
import { fitDue, tidy } from '../app/fit.ts';
import { isGone, ownerName } from '../app/owner.ts';
import { forgetSome } from '../app/retention.ts';
import { PilitoError } from '../domain/errors.ts';
import { type Bell, bell } from './bell.ts';
import { pause } from './pause.ts';

export interface WorkSummary {
  /** Events. */
  applied: number;
  /** Texts. */
  embedded: number;
  reused: number;
  /** Models. */
  fitted: number;
  /** Events and texts; they are tried again later, or given up. */
  failed: number;
}

export interface WorkerLog {
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

type Deps = Pick<
  App,
  'db' | 'clock' | 'source' | 'embedder' | 'embedderFor' | 'random' | 'newId' | 'metrics' | 'keepEventsMs'
>;

/** An idle loop looks again this often even when nothing was written: something may have come due. */
const IDLE_MS = 500;
const STORAGE_WAIT_MS = 1_000;
/** How often texts are counted, to see whether a store wants another model. */
const FIT_EVERY_MS = 5_000;
const CARE_EVERY_MS = 5_000;
/** How often it is looked whether something is to be forgotten, and how long others may write between two steps of it. */
const FORGET_EVERY_MS = 60_000;
const BETWEEN_STEPS_MS = 20;

/** Frees what workers that are gone still hold, and lets sales begin and end; now and then, for it is seldom needed. */
function caretaker({ db, clock }: Deps): () => Promise<void> {
  let settledTo = 0;
  let next = 0;
  return async () => {
    if (performance.now() < next) return;
    next = performance.now() + CARE_EVERY_MS;
    const now = clock.now();
    await db.events.reclaim(isGone, now);
    await db.chunks.reclaim(isGone, now);
    await db.products.settleSales(settledTo, now);
    settledTo = now;
  };
}

/** Renews texts, some at a time; once all are up to date it looks again only now and then, for a look reads them all. */
function renewer({ db, clock }: Deps): () => Promise<number> {
  let next = 0;
  return async () => {
    if (performance.now() < next) return 0;
    const renewed = await db.products.renewText(clock.now());
    if (renewed === 0) next = performance.now() + CARE_EVERY_MS;
    return renewed;
  };
}

/** What `workOnce` does now; told again with every batch. */
export type WorkStep =
  | { doing: 'applying' | 'renewing' | 'embedding' }
  | { doing: 'fitting'; store: string; texts: number };

/** A summary to add to. */
export function nothingYet(): WorkSummary {
  return { applied: 0, embedded: 0, reused: 0, fitted: 0, failed: 0 };
}

/**
 * Works until nothing is due. Throws what stopped it: the storage, or an embedder that is out; what was done by then
 * stands in `summary`. A fit comes before its texts are embedded, so that they are embedded once; one that fails is told
 * when all else is done.
 */
export async function workOnce(
  deps: Deps,
  signal: AbortSignal,
  summary = nothingYet(),
  onStep: (step: WorkStep) => void | Promise<void> = () => {},
): Promise<WorkSummary> {
  const onFit = (store: string, texts: number) => void onStep({ doing: 'fitting', store, texts });
  const owner = ownerName(deps.newId());
  const failures: unknown[] = [];
  let looked = false;
  const renew = renewer(deps);
  await caretaker(deps)();
  while (!signal.aborted) {
    // Else a storage that answers at once would leave no moment for signals, nor for showing how far it is.
    await new Promise(setImmediate);
    if ((await applySome(deps, owner, summary)) > 0) {
      await onStep({ doing: 'applying' });
      looked = false;
      continue;
    }
    if ((await renew()) > 0) {
      await onStep({ doing: 'renewing' });
      continue;
    }
    if (!looked) failures.push(...(await fitSome(deps, owner, summary, signal, onFit)));
    looked = true;
    const onBatch = () => onStep({ doing: 'embedding' });
    await onBatch();
    if ((await embedSome(deps, owner, summary, signal, onBatch)) === 0) break;
  }
  await tidy(deps, signal);
  while (!signal.aborted && (await forgetSome(deps)) > 0) await new Promise(setImmediate);
  if (failures.length > 0 && !signal.aborted) throw failures[0];
  return summary;
}

/** Works until aborted; what was claimed by then is finished or given back unspent. */
export async function work(deps: Deps, log: WorkerLog, signal: AbortSignal): Promise<WorkSummary> {
  const owner = ownerName(deps.newId());
  const summary = nothingYet();
  let seen = '';
  const changed = () => {
    const version = deps.db.dataVersion();
    const different = version !== seen;
    seen = version;
    return different;
  };
  for (const change of await modelChanges(deps)) log.warn({}, change);
  const care = caretaker(deps);
  const renew = renewer(deps);
  const events = bell(changed);
  const chunks = bell(() => false);

  const applying = loop(signal, log, events, async () => {
    const taken = await applySome(deps, owner, summary);
    if (taken === 0) await care();
    chunks.ring();
    return taken > 0 ? taken : await renew();
  });
  const indexing = loop(signal, log, chunks, () => embedSome(deps, owner, summary, signal));
  const fitting = loop(signal, log, { wait: () => pause(FIT_EVERY_MS, signal) }, async () => {
    const [failure] = await fitSome(deps, owner, summary, signal);
    chunks.ring();
    if (failure !== undefined) throw failure;
    return 0;
  });
  const forgetting = loop(signal, log, { wait: () => pause(FORGET_EVERY_MS, signal) }, async () => {
    const steps = await forgetSome(deps);
    if (steps > 0) await pause(BETWEEN_STEPS_MS, signal);
    return steps;
  });
  await Promise.all([applying, indexing, fitting, forgetting]);
  return summary;
}

async function applySome(deps: Deps, owner: string, summary: WorkSummary): Promise<number> {
  const { applied, failed } = await applyDue(deps, owner);
  summary.applied += applied;
  summary.failed += failed;
  return applied + failed;
}

async function embedSome(
  deps: Deps,
  owner: string,
  summary: WorkSummary,
  signal: AbortSignal,
  onBatch: () => void | Promise<void> = () => {},
): Promise<number> {
  const { embedded, reused, failed } = await embedDue(deps, owner, signal, (batch) => {
    summary.embedded += batch.embedded;
    summary.reused += batch.reused;
    summary.failed += batch.failed;
    return onBatch();
  });
  return embedded + reused + failed;
}

/** What went wrong with single stores; the others are fitted all the same. */
async function fitSome(
  deps: Deps,
  owner: string,
  summary: WorkSummary,
  signal: AbortSignal,
  onFit?: (store: string, texts: number) => void,
): Promise<unknown[]> {
  const { fitted, failures } = await fitDue(deps, owner, signal, onFit);
  summary.fitted += fitted;
  return failures;
}

async function loop(
  signal: AbortSignal,
  log: WorkerLog,
  rest: Pick<Bell, 'wait'>,
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
