// Mending drift, and exactly that: what is missing or stale is read by its id, what is extra is removed the guarded way
// of a pull, and what comes of it is judged by looking again.
import type { Store } from '../domain/store.ts';
import type { Shop } from '../ports/source.ts';
import type { App } from './app.ts';
import { takeDifferences } from './pull-differences.ts';
import { type PullCounts, type PullFailure, zeroCounts } from './pull-page.ts';
import { removeVanished } from './pull-vanished.ts';
import { type Drift, judge } from './verify-drift.ts';

export interface Healing {
  store: Store;
  shop: Shop;
  drift: readonly Drift[];
  /** When the drift was looked for, milliseconds UTC. */
  startedAt: number;
  pageSize: number;
  concurrency: number;
  allowMassDelete: boolean;
  signal: AbortSignal;
  onPage?: ((counts: PullCounts) => void) | undefined;
}

export interface Healed {
  counts: PullCounts;
  /** Drift that is still there. */
  left: { drift: Drift; why: string }[];
  /** Why extra products were kept; null when none were. */
  heldBack: string | null;
  /** What the manifest names and the REST API does not show; it is kept in mind, as a pull does. */
  hidden: number;
}

const AGAIN = 'It was read, and is still as it was.';
const AHEAD = 'The newest wins, and what is held is newer than what the shop says.';
const KEPT = 'It was kept.';

/** Removes before it reads, so that what is new does not make the share that goes look small. */
export async function heal(deps: Pick<App, 'db' | 'clock'>, healing: Healing): Promise<Healed> {
  const { drift } = healing;
  const counts = zeroCounts();
  const failures: PullFailure[] = [];
  const extra = drift.filter(({ kind }) => kind === 'extra').map(({ externalId }) => externalId);
  const kept = [await remove(deps, healing, extra, counts, failures)];

  const lines = drift.flatMap(({ kind, externalId, shop }) =>
    kind === 'extra' || shop === null ? [] : [{ externalId, ...shop }],
  );
  const present = new Set(lines.map(({ externalId }) => externalId));
  const { store, shop, pageSize, concurrency, signal, onPage } = healing;
  const goal = { store, shop, counts, pageSize, concurrency, signal, dryRun: false, onPage };
  const read = lines.length === 0 ? null : await takeDifferences(deps, { lines, present }, goal);
  failures.push(...(read?.failures ?? []));
  const vanished = lines.map(({ externalId }) => externalId).filter((id) => !present.has(id));
  kept.push(await remove(deps, healing, vanished, counts, failures));

  const heldBack = kept.find((why) => why !== null) ?? null;
  return { counts, heldBack, hidden: read?.hidden ?? 0, left: await stillThere(deps, healing, failures) };
}

/** All else that is held counts as present, so that nothing but these can go. Says why when they were kept. */
async function remove(
  deps: Pick<App, 'db' | 'clock'>,
  { store, shop, allowMassDelete, signal }: Healing,
  externalIds: readonly string[],
  counts: PullCounts,
  failures: PullFailure[],
): Promise<string | null> {
  if (externalIds.length === 0) return null;
  const gone = new Set(externalIds);
  const present = new Set((await deps.db.products.livingIds(store.id, store.source)).filter((id) => !gone.has(id)));
  const again = `pilito verify ${store.slug} --heal --allow-mass-delete`;
  const request = { store, shop, present, counts, dryRun: false, allowMassDelete, signal, failures, again };
  return removeVanished(deps, request);
}

async function stillThere(
  { db }: Pick<App, 'db'>,
  { store, shop, drift, startedAt }: Healing,
  failures: readonly PullFailure[],
): Promise<Healed['left']> {
  const ids = drift.map(({ externalId }) => externalId);
  const held = await db.products.versions(store.id, store.source, ids);
  const unread = new Map(failures.map(({ external_id, reason }) => [external_id, `It could not be read: ${reason}`]));
  const odd = shop.oddities().length > 0;
  return drift.flatMap((one): Healed['left'] => {
    const here = held.get(one.externalId) ?? null;
    const isGone = here !== null && here.status === null;
    const why = (otherwise: string) => unread.get(one.externalId) ?? otherwise;
    if (one.kind === 'extra') return here === null || isGone ? [] : [{ drift: one, why: why(trashedOr(one)) }];
    // Not shown when it was asked for: gone by now, or hidden and kept in mind.
    if (one.shop === null || (isGone && !(one.kind === 'missing' && odd))) return [];
    const now = judge({ externalId: one.externalId, ...one.shop }, here, startedAt);
    return now === null ? [] : [{ drift: now, why: why(now.reason === 'newer_here' ? AHEAD : AGAIN) }];
  });
}

/** The trash is the shop's own word: what stays all the same is newer here. */
function trashedOr({ reason }: Drift): string {
  return reason === 'in_trash' ? AHEAD : KEPT;
}
