// Looking for drift: the shop's manifest, or its listings where it has none, against what is held, lot by lot, and
// then once more at what seems to differ, because meanwhile deliveries arrive and the shop goes on being edited.
import { PilitoError } from '../domain/errors.ts';
import { wooExternalId } from '../domain/product.ts';
import type { Store } from '../domain/store.ts';
import type { ManifestLine, Shop } from '../ports/source.ts';
import type { App } from './app.ts';
import { type Drift, type FlightReason, flightOf, judge, judgeAbsent } from './verify-drift.ts';

type Deps = Pick<App, 'db' | 'clock'>;

export interface Looking {
  store: Store;
  shop: Shop;
  hasManifest: boolean;
  pageSize: number;
  concurrency: number;
  signal: AbortSignal;
  /** Hears of each lot how many of the shop's were compared so far. */
  onLot?: ((count: number) => void) | undefined;
}

export interface Comparison {
  by: 'manifest' | 'listings';
  /** Products and variations that the shop or the catalogue has. */
  checked: number;
  /** Products and variations that the catalogue has. */
  held: number;
  drift: Drift[];
  inFlight: { drift: Drift; why: FlightReason }[];
  /** When looking began, milliseconds UTC. */
  startedAt: number;
  notices: string[];
}

/** What one walk through the shop has found. */
interface Seen {
  /** Alive in the shop and perhaps not as it is held. */
  suspects: ManifestLine[];
  present: Set<string>;
  trash: Map<string, { modifiedAt: number | null }>;
  /** Parents by the external ids of their variations, of those that events wait for. */
  waitingParents: Set<string>;
}

/** Throws `shop_…`: what a shop answers oddly is no drift. */
export async function compare(deps: Deps, looking: Looking): Promise<Comparison> {
  const { db, clock } = deps;
  const { store, shop } = looking;
  const startedAt = clock.now();
  const shopClock = shop.clock() ?? startedAt;
  const waitingBefore = await waitingFor(deps, store);
  const { seen, by, notices } = await lookAround(deps, looking, waitingBefore, startedAt);

  const living = await db.products.livingIds(store.id, store.source);
  const absent = living.filter((id) => !seen.present.has(id));
  const trash = await trashAmong(looking, absent, seen.trash);

  // Asked before what is held: an event that ends in between shows in the one or in the other.
  const waiting = new Set([...(await waitingFor(deps, store)), ...seen.waitingParents]);
  const ids = [...seen.suspects.map(({ externalId }) => externalId), ...absent];
  const held = await db.products.versions(store.id, store.source, ids);
  const found = [
    ...seen.suspects.map((line) => judge(line, held.get(line.externalId) ?? null, startedAt)),
    ...absent.map((id) => {
      const here = held.get(id);
      return here === undefined || trash.unsure.has(id) ? null : judgeAbsent(here, trash.trashed.get(id));
    }),
  ].filter((drift) => drift !== null);
  const told = found.map((drift) => ({ drift, why: flightOf(drift, { startedAt, shopClock, waiting }) }));
  return {
    by,
    checked: seen.present.size + absent.length,
    held: living.length,
    drift: told.flatMap(({ drift, why }) => (why === null ? [drift] : [])),
    inFlight: told.flatMap(({ drift, why }) => (why === null ? [] : [{ drift, why }])),
    startedAt,
    notices,
  };
}

/** By the manifest where there is one that is to be believed, else by the listings. */
async function lookAround(deps: Deps, looking: Looking, waiting: ReadonlySet<string>, startedAt: number) {
  const { shop, signal, pageSize, concurrency } = looking;
  const notices: string[] = [];
  if (looking.hasManifest) {
    try {
      return {
        seen: await walk(deps, looking, shop.manifest(signal), waiting, startedAt),
        by: 'manifest',
        notices,
      } as const;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof PilitoError) || !error.code.startsWith('shop_')) throw error;
      notices.push(`${error.message} So the shop's listings are read instead.`);
    }
  }
  const lots = shop.census({ pageSize, concurrency }, signal);
  return { seen: await walk(deps, looking, lots, waiting, startedAt), by: 'listings', notices } as const;
}

async function walk(
  { db }: Deps,
  { store, signal, onLot }: Looking,
  lots: AsyncIterable<readonly ManifestLine[]>,
  waiting: ReadonlySet<string>,
  startedAt: number,
): Promise<Seen> {
  const seen: Seen = { suspects: [], present: new Set(), trash: new Map(), waitingParents: new Set() };
  for await (const lot of lots) {
    const alive = lot.filter(({ status }) => status !== 'trash');
    const ids = alive.map(({ externalId }) => externalId);
    const held = await db.products.versions(store.id, store.source, ids);
    seen.suspects.push(...alive.filter((line) => judge(line, held.get(line.externalId) ?? null, startedAt) !== null));
    for (const { externalId, modifiedAt, status } of lot) {
      if (status === 'trash') seen.trash.set(externalId, { modifiedAt });
      else seen.present.add(externalId);
    }
    for (const { externalId, parentExternalId } of alive) {
      if (parentExternalId !== null && waiting.has(externalId)) seen.waitingParents.add(parentExternalId);
    }
    onLot?.(seen.present.size);
    signal.throwIfAborted();
  }
  signal.throwIfAborted();
  return seen;
}

/** Pages drift and listings hide: what the walk did not meet is asked for by its id before it is called gone. */
async function trashAmong({ shop, signal }: Looking, absent: readonly string[], known: Seen['trash']) {
  const asked = await shop.lookUp(
    absent.filter((id) => !known.has(id)),
    signal,
  );
  const trashed = new Map([...known, ...asked.trashed.map((item) => [item.externalId, item] as const)]);
  const unsure = new Set([...asked.reports, ...asked.failed].map(({ externalId }) => externalId));
  return { trashed, unsure };
}

async function waitingFor({ db }: Deps, store: Store): Promise<Set<string>> {
  return new Set((await db.events.waitingProducts(store.id)).map(wooExternalId));
}
