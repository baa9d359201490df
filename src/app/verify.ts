// Comparing a store's catalogue with its shop, product by product, and mending what differs when that is wanted: the
// use case behind `pilito verify`. Mending holds the lock of the store's pulls and has a row like one of theirs.
import { PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import type { OnWait, PullTotals, Shop } from '../ports/source.ts';
import { isGone, ownerName } from './owner.ts';
import type { PullCounts } from './pull-page.ts';
import { type PullDeps, whileAlive } from './pull-run.ts';
import { openShop } from './shop.ts';
import { learnCurrency } from './stores.ts';
import { type Comparison, compare } from './verify-compare.ts';
import { type Healed, heal } from './verify-heal.ts';

export interface VerifyRequest {
  store: Store;
  heal: boolean;
  allowMassDelete: boolean;
  pageSize: number;
  concurrency: number;
  signal: AbortSignal;
  onLot?: (count: number) => void;
  onPage?: (counts: PullCounts) => void;
  onWait?: OnWait;
}

export interface VerifyReport extends Comparison {
  store: string;
  /** Null where nothing was to be mended. */
  healed: Healed | null;
  totals: PullTotals;
  durationMs: number;
}

/** Throws `shop_…` where the shop cannot be believed; with `heal` also `locked` while a pull of the store lives. */
export async function verify(deps: PullDeps, request: VerifyRequest): Promise<VerifyReport> {
  const begun = deps.clock.now();
  const shop = await openShop(deps, request.store, request.onWait);
  try {
    const done = request.heal ? await underLock(deps, request, shop) : await look(deps, request, shop);
    return { ...done, store: request.store.slug, totals: shop.totals(), durationMs: deps.clock.now() - begun };
  } finally {
    await shop.close();
  }
}

type Looked = Comparison & Pick<VerifyReport, 'healed'>;

async function look(deps: PullDeps, request: VerifyRequest, shop: Shop): Promise<Looked> {
  const { store, signal } = request;
  const facts = await shop.about(signal);
  const running = await deps.db.pulls.running(store.id, isGone, deps.clock.now());
  const found = await compare(deps, { ...request, shop, hasManifest: facts.hasManifest });
  const notices = [...found.notices];
  if (running) notices.push('A pull of this store is running: what it is about to bring counts as drift here.');
  refuseDoubt(found, shop);
  return { ...found, notices, healed: null };
}

/** Absence in odd answers is no drift, and nothing can be said without it. */
function refuseDoubt({ drift }: Comparison, shop: Shop): void {
  const [oddity] = shop.oddities();
  const extra = drift.filter(({ kind }) => kind === 'extra').length;
  if (oddity === undefined || extra === 0) return;
  throw new PilitoError(
    'shop_odd',
    `${extra} of the products held seem to be gone, but the shop answered oddly (${oddity}).`,
    {
      hint: 'A plugin that prints into the REST API, or a cache before it, is the usual cause; mend that, then try again.',
    },
  );
}

async function underLock(deps: PullDeps, request: VerifyRequest, shop: Shop): Promise<Looked> {
  const { db, clock } = deps;
  const lock = { storeId: request.store.id, mode: 'incremental', modifiedAfter: null } as const;
  const pull = await db.pulls.begin({ ...lock, owner: ownerName(), isGone, now: clock.now() });
  return whileAlive(deps, { pull, kept: true }, request.signal, async (signal) => {
    const facts = await shop.about(signal);
    const { currency } = facts;
    const store = currency === null ? request.store : await learnCurrency(deps, request.store, currency);
    const found = await compare(deps, { ...request, store, signal, shop, hasManifest: facts.hasManifest });
    const { drift, startedAt } = found;
    const healed = drift.length === 0 ? null : await heal(deps, { ...request, store, signal, shop, drift, startedAt });
    const partial = healed !== null && healed.left.length > 0;
    return { ...found, healed, partial };
  });
}
