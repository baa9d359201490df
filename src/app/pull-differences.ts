// What a shop's manifest and the catalogue do not agree on, and reading just that. A manifest is compared lot by lot,
// so that a large catalogue is never in memory whole.
import type { Store } from '../domain/store.ts';
import type { HeldVersion } from '../ports/products.ts';
import type { ManifestLine, Shop } from '../ports/source.ts';
import { ahead } from './ahead.ts';
import type { App } from './app.ts';
import { applyPage, foreseen, type PullCounts, type PullFailure, seenOn } from './pull-page.ts';

/** What was read so soon after its change may have changed once more within that second; shops count whole ones. */
const TOO_SOON_MS = 10_000;

export interface Differences {
  /** What must be read. */
  lines: ManifestLine[];
  /** External ids of what is in the shop and not in its trash. */
  present: Set<string>;
}

type Deps = Pick<App, 'db' | 'clock'>;

/** Throws what the manifest throws, also at its end. */
export async function differencesIn(
  { db }: Pick<Deps, 'db'>,
  store: Store,
  manifest: AsyncIterable<readonly ManifestLine[]>,
): Promise<Differences> {
  const found: Differences = { lines: [], present: new Set() };
  for await (const lot of manifest) {
    const alive = lot.filter(({ status }) => status !== 'trash');
    const ids = alive.map(({ externalId }) => externalId);
    const held = await db.products.versions(store.id, store.source, ids);
    for (const id of ids) found.present.add(id);
    found.lines.push(...alive.filter((line) => differs(line, held.get(line.externalId))));
  }
  return found;
}

/** Is what the shop has (not in its trash) another state than what is held, or may it be? */
function differs(line: ManifestLine, held: HeldVersion | undefined): boolean {
  if (held === undefined) return true;
  // Dated as the shop dates it now: it was looked for in this very state, and not shown.
  if (held.status === null) return held.modifiedAt === null || held.modifiedAt !== line.modifiedAt;
  if (held.status !== line.status) return true;
  if (line.modifiedAt === null || held.modifiedAt === null) return false;
  const soon = held.arrivedAt < line.modifiedAt + TOO_SOON_MS;
  return line.modifiedAt > held.modifiedAt || (line.modifiedAt === held.modifiedAt && soon);
}

interface Goal {
  store: Store;
  shop: Shop;
  counts: PullCounts;
  pageSize: number;
  concurrency: number;
  signal: AbortSignal;
  dryRun: boolean;
  onPage?: ((counts: PullCounts) => void) | undefined;
}

/**
 * Reads and writes the differences and adds to `counts`. What the manifest names and the shop does not show leaves
 * `present` when it is held; when it is not (`hidden`: how many), it is kept in mind, as the manifest dates it, so that
 * it is not asked for at every pull.
 */
export async function takeDifferences(
  deps: Deps,
  { lines, present }: Differences,
  { store, shop, counts, pageSize, concurrency, signal, dryRun, onPage }: Goal,
): Promise<{ failures: PullFailure[]; hidden: number }> {
  const failures: PullFailure[] = [];
  const shown = new Set<string>();
  const askedAt = deps.clock.now();
  const read = (stop: AbortSignal) => foreseen(deps, store, shop.read(lines, { pageSize, concurrency }, stop));
  for await (const page of ahead(read, signal)) {
    failures.push(...(await applyPage(deps, store, page, counts, { checkpoint: null, dryRun })));
    for (const id of [...seenOn(page), ...page.trashed.map(({ externalId }) => externalId)]) shown.add(id);
    onPage?.(counts);
    signal.throwIfAborted();
  }
  signal.throwIfAborted();

  const missing = lines.filter(({ externalId }) => !shown.has(externalId));
  if (missing.length === 0) return { failures, hidden: 0 };
  const ids = missing.map(({ externalId }) => externalId);
  const held = await deps.db.products.versions(store.id, store.source, ids);
  const isHeld = ({ externalId }: ManifestLine) => (held.get(externalId)?.status ?? null) !== null;
  for (const { externalId } of missing.filter(isHeld)) present.delete(externalId);
  const hidden = missing.filter((line) => !isHeld(line));
  // A shop that answers oddly may leave out what it has.
  const page = { reports: [], trashed: shop.oddities().length === 0 ? hidden : [], failed: [], askedAt, cursor: {} };
  const { pages } = counts;
  await applyPage(deps, store, page, counts, { checkpoint: null, dryRun });
  counts.pages = pages;
  return { failures, hidden: hidden.length };
}
