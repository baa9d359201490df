// Pulling a shop's catalogue: opens the shop, walks it under the store's lock, and says how it went. It writes no
// events; it has a row of its own.
import type { PullMode } from '../ports/pulls.ts';
import { countPull } from './counting.ts';
import type { PullCounts, PullFailure } from './pull-page.ts';
import { beginRun, type PullDeps, type PullRequest, type Run, whileAlive } from './pull-run.ts';
import { walkShop } from './pull-walk.ts';
import { openShop } from './shop.ts';

export interface PullSummary extends PullCounts {
  store: string;
  mode: PullMode;
  requests: number;
  retries: number;
  bytes: number;
  duration_ms: number;
  watermark: string | null;
}

export interface PullReport {
  summary: PullSummary;
  failures: PullFailure[];
  /** For the operator: how the shop was read. */
  notices: string[];
  /** Why products that are missing from the shop were kept; null when none were. */
  heldBack: string | null;
  /** Something was left out: an item that could not be read, or removals that were held back. */
  partial: boolean;
}

/** One pull of one store. Throws `locked`, `shop_…`, `storage_…`; what was written until then stays. */
export async function pull(deps: PullDeps, request: PullRequest): Promise<PullReport> {
  const started = deps.clock.now();
  const shop = await openShop(deps, request.store, request.onWait);
  try {
    const run = await beginRun(deps, request);
    return await counted(deps, request, run, () =>
      whileAlive(deps, run, request.signal, async (signal) => {
        const { counts, watermark, ...said } = await walkShop(deps, request, shop, run, signal);
        const partial = said.failures.length > 0 || said.heldBack !== null;
        const totals = { ...shop.totals(), duration_ms: deps.clock.now() - started };
        const head = { store: request.store.slug, mode: run.pull.mode };
        return { summary: { ...head, ...counts, ...totals, watermark: isoOf(watermark) }, ...said, partial };
      }),
    );
  } finally {
    await shop.close();
  }
}

/** A dry run writes nothing, so it counts as nothing. */
async function counted(
  { metrics }: PullDeps,
  { store, signal }: PullRequest,
  { pull, kept }: Run,
  run: () => Promise<PullReport>,
): Promise<PullReport> {
  if (!kept) return run();
  const about = { store: store.slug, mode: pull.mode };
  try {
    const report = await run();
    countPull(metrics, about, report.partial ? 'partial' : 'done', report.summary);
    return report;
  } catch (error) {
    countPull(metrics, about, signal.aborted ? 'stopped' : 'failed', null);
    throw error;
  }
}

const isoOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
