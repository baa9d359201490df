// Price and stock of a search's hits, asked of the shop while somebody waits for the answer: one short request, and what
// is known where it brings nothing. Nothing of it is written down; the next pull or delivery does that.
import { type ErrorCode, PilitoError } from '../domain/errors.ts';
import type { Store } from '../domain/store.ts';
import type { FoundProduct } from '../ports/search.ts';
import type { PullPage, Shop } from '../ports/source.ts';
import type { App } from './app.ts';
import { isNews, laidOver } from './live-facts.ts';
import { openShop, type ShopDeps } from './shop.ts';

/** What the hits are by the shop's word. */
export interface Fresh {
  /** By id; those that are not among them are as they are known. */
  products: Map<number, FoundProduct>;
  /** Ids of what the shop no longer shows. */
  gone: Set<number>;
  /** Why there is nothing new, in words of ours; null when there is. */
  why: string | null;
}

export interface LiveShops {
  /** Never throws for what a shop does, and never takes longer than its time. `now` in milliseconds UTC. */
  ask(store: Store, known: readonly FoundProduct[], now: number): Promise<Fresh>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 2_500;
/** After a failure a shop is left alone for so long, so that not every customer waits for nothing. */
const REST_MS = 15_000;
/** One request holds no more of them; the rest are as they are known. */
const MOST_HITS = 100;
/** Questions under way at once to one shop, which has customers of its own. */
const MOST_AT_ONCE = 4;

/** Words of ours, because what shops answer may end in a prompt. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  invalid_usage: 'the store has no address or no API keys',
  secret_unreadable: 'the keys of the shop cannot be opened',
  address_refused: "the shop's address is on a private network",
  shop_unreachable: 'the shop cannot be reached now',
  shop_refused: 'the shop does not accept the keys',
  shop_blocked: 'something before the shop turned us away',
  shop_odd: 'the shop answered oddly',
};
const BUSY = 'too many questions to the shop are under way';
const SILENT = 'the shop did not answer in time';
const UNASKED = 'the shop could not be asked';

interface Line {
  /** Which settings of the store it was opened with. */
  settings: string;
  shop: Promise<Shop>;
  underWay: number;
  rest: { until: number; why: string } | null;
}

/** Keeps the way to each shop, with its connections, until it is closed. */
export function openLive(deps: ShopDeps & Pick<App, 'clock'>, { timeoutMs = TIMEOUT_MS } = {}): LiveShops {
  const lines = new Map<number, Line>();

  function lineTo(store: Store): Line {
    const settings = `${store.updatedAt} ${store.url}`;
    const open = lines.get(store.id);
    if (open?.settings === settings) return open;
    const line: Line = { settings, shop: openShop(deps, store), underWay: 0, rest: null };
    lines.set(store.id, line);
    if (open !== undefined) void hangUp(open);
    return line;
  }

  async function ask(store: Store, known: readonly FoundProduct[], now: number): Promise<Fresh> {
    const asked = known.filter(({ externalSource }) => externalSource === store.source).slice(0, MOST_HITS);
    if (asked.length === 0) return nothing(null);
    const line = lineTo(store);
    if (line.rest !== null && now < line.rest.until) return nothing(line.rest.why);
    if (line.underWay >= MOST_AT_ONCE) return nothing(BUSY);
    line.underWay++;
    try {
      return await lookAt(deps, await line.shop, store, asked, AbortSignal.timeout(timeoutMs), now);
    } catch (error) {
      const why = whyOf(error);
      line.rest = { until: deps.clock.now() + restOf(error), why };
      return nothing(why);
    } finally {
      line.underWay--;
    }
  }

  return {
    ask,
    close: async () => {
      await Promise.all([...lines.values()].map(hangUp));
      lines.clear();
    },
  };
}

/** A shop that could not be opened needs no closing. */
async function hangUp({ shop }: Line): Promise<void> {
  await shop.then(
    (open) => open.close(),
    () => {},
  );
}

function nothing(why: string | null): Fresh {
  return { products: new Map(), gone: new Set(), why };
}

/** Rethrows what is a fault of ours. */
function whyOf(error: unknown): string {
  if (error instanceof PilitoError) return WORDS[error.code] ?? UNASKED;
  if (error instanceof Error && error.name === 'TimeoutError') return SILENT;
  throw error;
}

function restOf(error: unknown): number {
  return Math.max(REST_MS, error instanceof PilitoError ? (error.retryAfterMs ?? 0) : 0);
}

async function lookAt(
  deps: Pick<App, 'db'>,
  shop: Shop,
  store: Store,
  known: readonly FoundProduct[],
  signal: AbortSignal,
  now: number,
): Promise<Fresh> {
  const page = await shop.glance(
    known.map(({ externalId }) => externalId),
    signal,
  );
  const reports = new Map(page.reports.map((report) => [report.externalId, report]));
  const silent = new Set(page.failed.map(({ externalId }) => externalId));
  const gone = known.filter(({ externalId }) => !reports.has(externalId) && !silent.has(externalId));
  // A shop that shows none of several is taken for one that answers oddly.
  if (gone.length === known.length && known.length > 1 && page.trashed.length === 0)
    return nothing(WORDS.shop_odd ?? null);
  const families = await variationsOf(deps, shop, store, known, reports, signal, now);
  const products = known.flatMap((product): [number, FoundProduct][] => {
    const report = reports.get(product.externalId);
    if (report === undefined) return [];
    if (families.unchanged.has(product.externalId)) return [[product.id, { ...product, syncedAt: page.askedAt }]];
    const variations = families.told.get(product.externalId) ?? null;
    return [[product.id, laidOver(product, report, variations, page.askedAt, now)]];
  });
  return { products: new Map(products), gone: new Set(gone.map(({ id }) => id)), why: null };
}

type Reports = Map<string, PullPage['reports'][number]>;

/**
 * The variations of those variable products that changed since they were read: of the others all is known, sale windows
 * too. Where they cannot be had in the time that is left, what the shop says of their parents is enough.
 */
async function variationsOf(
  { db }: Pick<App, 'db'>,
  shop: Shop,
  store: Store,
  known: readonly FoundProduct[],
  reports: Reports,
  signal: AbortSignal,
  now: number,
) {
  const variable = known.filter(({ externalId, state }) => state.type === 'variable' && reports.has(externalId));
  const ids = variable.map(({ externalId }) => externalId);
  const held = await db.products.versions(store.id, store.source, ids);
  const isChanged = (product: FoundProduct) => {
    const report = reports.get(product.externalId);
    if (report === undefined) return false;
    return held.get(product.externalId)?.modifiedAt !== report.modifiedAt || isNews(product, report, now);
  };
  const changed = variable.filter(isChanged).map(({ externalId }) => externalId);
  const unchanged = new Set(ids.filter((id) => !changed.includes(id)));
  const told: Map<string, PullPage['reports']> = new Map();
  const page = changed.length === 0 ? null : await shop.glanceAtVariations(changed, signal).catch(expected);
  for (const report of page?.reports ?? []) {
    const parent = report.parentExternalId ?? '';
    told.set(parent, [...(told.get(parent) ?? []), report]);
  }
  return { unchanged, told };
}

function expected(error: unknown): null {
  whyOf(error);
  return null;
}
