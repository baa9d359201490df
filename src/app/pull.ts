// Pulling a shop's catalogue: every page is judged and written with its checkpoint in one transaction, so a pull that
// is killed goes on where it was. It writes no events; it has a row of its own.
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import type { Pull, PullMode } from '../ports/pulls.ts';
import type { OnWait, PullPage, PullPlan, Shop } from '../ports/source.ts';
import type { App } from './app.ts';
import { isGone, ownerName } from './owner.ts';
import { applyPage, type PullCounts, type PullFailure, seenOn, zeroCounts } from './pull-page.ts';
import { removeVanished } from './pull-vanished.ts';
import { learnCurrency, openSecrets } from './stores.ts';

/** An incremental pull looks back a little further than where the last one began: shop clocks have whole seconds. */
const OVERLAP_MS = 10_000;
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
  onPage?: (counts: PullCounts) => void;
  onWait?: OnWait;
}

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

export type PullDeps = Pick<App, 'db' | 'clock' | 'source' | 'secretKey' | 'newId' | 'allowPrivateNetwork'>;

/** One pull of one store. Throws `locked`, `shop_…`, `storage_…`; what was written until then stays. */
export async function pull(deps: PullDeps, request: PullRequest): Promise<PullReport> {
  const { db, clock } = deps;
  const started = clock.now();
  const shop = await openShop(deps, request.store, request.onWait);
  try {
    const watermark = await db.pulls.watermark(request.store.id);
    const mode: PullMode = request.full || (request.since === null && watermark === null) ? 'full' : 'incremental';
    const begins = request.since ?? (watermark === null ? null : watermark - OVERLAP_MS);
    const modifiedAfter = mode === 'full' ? null : begins;
    const run = await begin(deps, request, mode, modifiedAfter);
    const lost = new AbortController();
    const beat = setInterval(() => void keepAlive(deps, run, lost), HEARTBEAT_MS);
    try {
      const signal = AbortSignal.any([request.signal, lost.signal]);
      const { counts, watermark: reached, ...said } = await walkShop(deps, request, shop, run, signal);
      const partial = said.failures.length > 0 || said.heldBack !== null;
      if (run.kept) await db.pulls.finish(run.pull.id, run.pull.owner, partial ? 'partial' : 'done', clock.now());
      const totals = { ...shop.totals(), duration_ms: clock.now() - started };
      const summary = { store: request.store.slug, mode, ...counts, ...totals, watermark: isoOf(reached) };
      return { summary, ...said, partial };
    } catch (error) {
      if (run.kept) await db.pulls.finish(run.pull.id, run.pull.owner, 'failed', clock.now()).catch(() => {});
      throw error;
    } finally {
      clearInterval(beat);
    }
  } finally {
    await shop.close();
  }
}

const isoOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

async function openShop(deps: PullDeps, store: Store, onWait?: OnWait): Promise<Shop> {
  const { consumerKey, consumerSecret } = await openSecrets(deps, store);
  if (store.url === null || consumerKey === null || consumerSecret === null) {
    const missing = store.url === null ? 'has no address' : 'has no API keys';
    throw new PilitoError('invalid_usage', `The store "${store.slug}" ${missing}.`, {
      hint: `pilito store update ${store.slug} --url https://shop.example --consumer-key ck_… --consumer-secret -`,
    });
  }
  const allowPrivateNetwork = store.allowPrivateNetwork || deps.allowPrivateNetwork;
  const source = await deps.source(store.source);
  return source.open({ url: store.url, consumerKey, consumerSecret, allowPrivateNetwork }, onWait);
}

/** The row of this pull; a dry run has one that is never written. */
interface Run {
  pull: Pull;
  kept: boolean;
}

async function begin(deps: PullDeps, request: PullRequest, mode: PullMode, modifiedAfter: number | null): Promise<Run> {
  const now = deps.clock.now();
  const owner = ownerName();
  const storeId = request.store.id;
  if (!request.dryRun) {
    return { pull: await deps.db.pulls.begin({ storeId, mode, modifiedAfter, owner, isGone, now }), kept: true };
  }
  const pull = {
    id: 0,
    storeId,
    mode,
    owner,
    startedAt: now,
    modifiedAfter,
    watermark: null,
    cursor: null,
    counts: {},
  };
  return { pull, kept: false };
}

async function keepAlive(deps: PullDeps, { pull, kept }: Run, lost: AbortController): Promise<void> {
  const ours = !kept || (await deps.db.pulls.heartbeat(pull.id, pull.owner, deps.clock.now()).catch(() => true));
  if (!ours) lost.abort(new PilitoError('locked', 'Another process has taken this pull over.'));
}

interface Walked {
  counts: PullCounts;
  failures: PullFailure[];
  notices: string[];
  heldBack: string | null;
  watermark: number | null;
}

async function walkShop(
  deps: PullDeps,
  request: PullRequest,
  shop: Shop,
  run: Run,
  signal: AbortSignal,
): Promise<Walked> {
  const { dryRun, allowMassDelete, pageSize, concurrency } = request;
  const facts = await shop.about(signal);
  const store =
    facts.currency === null || dryRun ? request.store : await learnCurrency(deps, request.store, facts.currency);
  const counts: PullCounts = { ...zeroCounts(), ...run.pull.counts };
  const failures: PullFailure[] = [];
  const seen = run.pull.cursor === null ? new Set<string>() : await deps.db.pulls.seen(run.pull.id);
  let watermark = run.pull.watermark;
  const plan: PullPlan = { modifiedAfter: run.pull.modifiedAfter, pageSize, concurrency };
  const write = async (whole: PullPage) => {
    // A pull that goes on reads its last page's overlap once more.
    const page = { ...whole, reports: whole.reports.filter((report) => !seen.has(report.externalId)) };
    const checkpoint = run.kept ? { pullId: run.pull.id, owner: run.pull.owner, cursor: page.cursor } : null;
    failures.push(...(await applyPage(deps, store, page, counts, { checkpoint, dryRun })));
    for (const externalId of seenOn(page)) seen.add(externalId);
  };

  for await (const page of shop.pages(plan, run.pull.cursor, signal)) {
    if (watermark === null) {
      watermark = Math.min(shop.clock() ?? page.askedAt, page.askedAt + OVERLAP_MS);
      if (run.kept) await deps.db.pulls.setWatermark(run.pull.id, watermark);
    }
    await write(page);
    request.onPage?.(counts);
    signal.throwIfAborted();
  }
  signal.throwIfAborted();

  const heldBack =
    run.pull.mode === 'full'
      ? await removeVanished(deps, { store, shop, seen, counts, dryRun, allowMassDelete, signal, failures })
      : null;
  return { counts, failures, notices: facts.notices, heldBack, watermark };
}
