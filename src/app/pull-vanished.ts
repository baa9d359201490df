// What a whole look at a shop did not find is gone from it — or the shop answered badly. Each missing product is asked
// for once more, and when very many are missing, or anything was odd, nothing is removed unless the operator says so.
import type { Store } from '../domain/store.ts';
import type { Shop } from '../ports/source.ts';
import type { App } from './app.ts';
import { applyPage, type PullCounts, type PullFailure } from './pull-page.ts';

/** Of all products we hold of a store, the share that may vanish in one pull without being asked about. */
const MASS_SHARE = 1 / 5;

interface VanishRequest {
  store: Store;
  shop: Shop;
  /** External ids of what the whole shop was seen to have. */
  present: ReadonlySet<string>;
  counts: PullCounts;
  dryRun: boolean;
  allowMassDelete: boolean;
  signal: AbortSignal;
  failures: PullFailure[];
  /** The command that removes what was held back. */
  again?: string;
}

/** Removes what is gone for good and adds to `counts`; says why, when it was held back. */
export async function removeVanished(deps: Pick<App, 'db' | 'clock'>, request: VanishRequest): Promise<string | null> {
  const { store, shop, present, counts, dryRun, allowMassDelete, signal, failures } = request;
  const living = await deps.db.products.livingIds(store.id, store.source);
  const missing = living.filter((id) => !present.has(id));
  if (missing.length === 0) return null;

  const asked = await shop.lookUp(missing, signal);
  const pages = counts.pages;
  failures.push(...(await applyPage(deps, store, { ...asked, cursor: {} }, counts, { checkpoint: null, dryRun })));
  counts.pages = pages;
  const found = new Set([...asked.reports, ...asked.trashed].map((item) => item.externalId));
  const unreadable = new Set(asked.failed.map((item) => item.externalId));
  const gone = missing.filter((id) => !found.has(id) && !unreadable.has(id));
  if (gone.length === 0) return null;

  const odd = shop.oddities();
  if (!allowMassDelete && (gone.length > living.length * MASS_SHARE || odd.length > 0)) {
    counts.skipped += gone.length;
    const { again = `pilito pull ${store.slug} --full --allow-mass-delete` } = request;
    const why =
      odd.length > 0 ? `the shop answered oddly (${odd[0]})` : `that is more than a fifth of ${living.length}`;
    return `${gone.length} products are missing from the shop but were kept: ${why}. If they are really gone: ${again}`;
  }
  const trashed = gone.map((externalId) => ({ externalId, modifiedAt: null }));
  const page = { reports: [], trashed, failed: [], askedAt: asked.askedAt, cursor: {} };
  await applyPage(deps, store, page, counts, { checkpoint: null, dryRun });
  counts.pages = pages;
  return null;
}
