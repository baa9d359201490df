// How a pull goes through a shop: page by page, where every page is judged and written with its checkpoint in one
// transaction, so that a pull that is killed goes on where it was; or by the shop's manifest, where it has one and only
// what differs is wanted.
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import type { PullPage, PullPlan, Shop } from '../ports/source.ts';
import { ahead } from './ahead.ts';
import { type Differences, differencesIn, takeDifferences } from './pull-differences.ts';
import { applyPage, foreseen, type PullCounts, type PullFailure, seenOn, zeroCounts } from './pull-page.ts';
import { OVERLAP_MS, type PullDeps, type PullProgress, type PullRequest, type Run } from './pull-run.ts';
import { removeVanished } from './pull-vanished.ts';
import { learnCurrency } from './stores.ts';

interface Walked {
  counts: PullCounts;
  failures: PullFailure[];
  notices: string[];
  heldBack: string | null;
  watermark: number | null;
}

export async function walkShop(
  deps: PullDeps,
  request: PullRequest,
  shop: Shop,
  run: Run,
  signal: AbortSignal,
): Promise<Walked> {
  const tell: Walk['tell'] = (stage, counts, done = 0, total = null) =>
    request.onProgress?.({ stage, done, total, counts, requests: shop.totals().requests });
  tell('shop', zeroCounts());
  const facts = await shop.about(signal);
  const { currency } = facts;
  const store =
    currency === null || request.dryRun ? request.store : await learnCurrency(deps, request.store, currency);
  const walk = { deps, request, shop, run, signal, store, tell, notices: [...facts.notices] };
  // Who names a moment wants to read again what changed since, whether it differs or not.
  const compares = run.pull.mode === 'incremental' && request.since === null && facts.hasManifest;
  const watermark = compares ? await reached(walk, deps.clock.now()) : run.pull.watermark;
  const differences = compares ? await compared(walk) : null;
  if (differences === null) return walkPages(walk, watermark);

  const counts = zeroCounts();
  const { pageSize, concurrency } = request;
  const onPage = () => tell('differences', counts, handled(counts), differences.lines.length);
  onPage();
  const goal = { store, shop, counts, signal, pageSize, concurrency, onPage, dryRun: request.dryRun };
  const { failures, hidden } = await takeDifferences(deps, differences, goal);
  if (hidden > 0) walk.notices.push(hiddenNotice(hidden));
  const heldBack = await removeMissing(walk, differences.present, counts, failures);
  return { counts, failures, notices: walk.notices, heldBack, watermark };
}

interface Walk {
  deps: PullDeps;
  request: PullRequest;
  shop: Shop;
  run: Run;
  signal: AbortSignal;
  store: Store;
  notices: string[];
  tell(stage: PullProgress['stage'], counts: PullCounts, done?: number, total?: number | null): void;
}

const handled = ({ products, variations, failed }: PullCounts) => products + variations + failed;

/** Where the next incremental pull begins: when this one first asked (milliseconds UTC, ours), by the shop's clock. */
async function reached({ deps, shop, run }: Walk, askedAt: number): Promise<number> {
  if (run.pull.watermark !== null) return run.pull.watermark;
  const watermark = Math.min(shop.clock() ?? askedAt, askedAt + OVERLAP_MS);
  if (run.kept) await deps.db.pulls.setWatermark(run.pull.id, watermark);
  return watermark;
}

/** Null, with a notice, where the manifest is not to be believed: then the shop is walked as if it had none. */
async function compared({ deps, store, shop, signal, notices, tell }: Walk): Promise<Differences | null> {
  async function* told() {
    let lines = 0;
    tell('manifest', zeroCounts());
    for await (const lot of shop.manifest(signal)) {
      lines += lot.length;
      tell('manifest', zeroCounts(), lines);
      yield lot;
    }
  }
  try {
    return await differencesIn(deps, store, told());
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof PilitoError) || !error.code.startsWith('shop_')) throw error;
    const instead = 'So this pull asks what changed since the last one; only a full pull notices what was deleted.';
    notices.push(`${error.message} ${instead}`);
    return null;
  }
}

function hiddenNotice(hidden: number): string {
  const which = hidden === 1 ? '1 product' : `${hidden} products`;
  return `${which} of the shop's manifest cannot be had from its REST API: gone by now, or hidden by a plugin.`;
}

async function walkPages(walk: Walk, begun: number | null): Promise<Walked> {
  const { deps, request, shop, run, signal, store, notices } = walk;
  const { dryRun, pageSize, concurrency } = request;
  const counts: PullCounts = { ...zeroCounts(), ...run.pull.counts };
  const failures: PullFailure[] = [];
  const seen = run.pull.cursor === null ? new Set<string>() : await deps.db.pulls.seen(run.pull.id);
  let watermark = begun;
  const held: PullPlan['held'] = (ids) => deps.db.products.marks(store.id, store.source, ids);
  const plan: PullPlan = { modifiedAfter: run.pull.modifiedAfter, pageSize, concurrency, held };
  const write = async (whole: PullPage) => {
    // A pull that goes on reads its last page's overlap once more.
    const isNew = ({ externalId }: { externalId: string }) => !seen.has(externalId);
    const page = { ...whole, reports: whole.reports.filter(isNew), same: whole.same?.filter(isNew) ?? [] };
    const checkpoint = run.kept ? { pullId: run.pull.id, owner: run.pull.owner, cursor: page.cursor } : null;
    failures.push(...(await applyPage(deps, store, page, counts, { checkpoint, dryRun })));
    for (const externalId of seenOn(page)) seen.add(externalId);
  };

  const read = (stop: AbortSignal) => foreseen(deps, store, shop.pages(plan, run.pull.cursor, stop));
  for await (const page of ahead(read, signal)) {
    watermark ??= await reached(walk, page.askedAt);
    await write(page);
    const { list, done, total } = page.standing ?? { list: 'products', done: handled(counts), total: null };
    walk.tell(list, counts, done, total);
    signal.throwIfAborted();
  }
  signal.throwIfAborted();
  const heldBack = run.pull.mode === 'full' ? await removeMissing(walk, seen, counts, failures) : null;
  return { counts, failures, notices, heldBack, watermark };
}

function removeMissing(walk: Walk, present: ReadonlySet<string>, counts: PullCounts, failures: PullFailure[]) {
  const { deps, request, store, shop, signal } = walk;
  const { dryRun, allowMassDelete } = request;
  walk.tell('missing', counts);
  return removeVanished(deps, { store, shop, present, counts, dryRun, allowMassDelete, signal, failures });
}
