// What a scene amounts to, for one shop or for all: sums, the series of the last hour, and how fast vectors are made.
// Pure.
import { MINUTE_MS, MINUTES_SHOWN, type Scene } from '../app/dashboard.ts';
import type { MinuteCount, ShopLook } from '../ports/dashboard.ts';
import { leftOf, type Pace, rateOf, startPace, stepPace } from './progress-pace.ts';

/** A shop's slug; null for all of them. */
export type Scope = string | null;

export interface Sums {
  queued: number;
  retrying: number;
  dead: number;
  products: number;
  chunks: number;
  pendingChunks: number;
  oldestQueuedAt: number | null;
}

export function shopsIn({ shops }: Pick<Scene, 'shops'>, scope: Scope): ShopLook[] {
  return scope === null ? shops : shops.filter(({ store }) => store === scope);
}

export function sumsOf(shops: readonly ShopLook[]): Sums {
  const sum = (count: (shop: ShopLook) => number) => shops.reduce((total, shop) => total + count(shop), 0);
  const oldest = shops.flatMap(({ oldestQueuedAt }) => (oldestQueuedAt === null ? [] : [oldestQueuedAt]));
  return {
    queued: sum(({ queued }) => queued),
    retrying: sum(({ retrying }) => retrying),
    dead: sum(({ dead }) => dead),
    products: sum(({ products }) => products),
    chunks: sum(({ chunks }) => chunks),
    pendingChunks: sum(({ pendingChunks }) => pendingChunks),
    oldestQueuedAt: oldest.length === 0 ? null : Math.min(...oldest),
  };
}

export interface Hour {
  /** How many came in each minute; the last one still runs. */
  perMinute: number[];
  /** Of the last sixty seconds: the minute that runs, and the part of the one before that belongs to them. */
  rate: number;
  received: number;
  applied: number;
  skipped: number;
  rejected: number;
  died: number;
}

export function hourOf({ minutes, at, shops }: Pick<Scene, 'minutes' | 'at' | 'shops'>, scope: Scope): Hour {
  const ids = new Set(shopsIn({ shops }, scope).map(({ storeId }) => storeId));
  const ours = minutes.filter(({ storeId }) => ids.has(storeId));
  const total = (what: MinuteCount['what']) => ours.reduce((sum, one) => sum + (one.what === what ? one.count : 0), 0);
  const first = at - (at % MINUTE_MS) - (MINUTES_SHOWN - 1) * MINUTE_MS;
  const perMinute = Array.from({ length: MINUTES_SHOWN }, () => 0);
  for (const { what, minute, count } of ours) {
    const place = Math.floor((minute - first) / MINUTE_MS);
    if (what === 'received' && perMinute[place] !== undefined) perMinute[place] += count;
  }
  const [before = 0, now = 0] = perMinute.slice(-2);
  return {
    perMinute,
    rate: Math.round(now + before * (1 - (at % MINUTE_MS) / MINUTE_MS)),
    received: total('received'),
    applied: total('done'),
    skipped: total('skipped'),
    rejected: total('rejected'),
    died: total('dead'),
  };
}

/** How fast vectors are made, by scope. */
export type Paces = ReadonlyMap<Scope, Pace>;

export function stepPaces(paces: Paces, scene: Pick<Scene, 'shops' | 'at'>): Paces {
  const scopes: Scope[] = [null, ...scene.shops.map(({ store }) => store)];
  return new Map(
    scopes.map((scope) => {
      const { chunks, pendingChunks } = sumsOf(shopsIn(scene, scope));
      const [done, pace] = [chunks - pendingChunks, paces.get(scope)];
      // Rest, and another model that begins at nothing, are no work that was slow.
      const begins = pace === undefined || pendingChunks === 0 || done < pace.done;
      return [scope, begins ? startPace(done, scene.at) : stepPace(pace, done, scene.at)] as const;
    }),
  );
}

/** Texts a second and milliseconds left; null while it is too early to say, or nothing is left. */
export function speedOf(paces: Paces, { chunks, pendingChunks }: Sums, scope: Scope, now: number) {
  const pace = paces.get(scope);
  if (pace === undefined || pendingChunks === 0) return { rate: null, leftMs: null };
  return { rate: rateOf(pace, now), leftMs: leftOf(pace, chunks, now) };
}

/** Something waits, and nothing has ended for a minute: then nobody works. */
export function seemsIdle(scene: Pick<Scene, 'minutes' | 'at' | 'shops'>): boolean {
  const { queued, retrying, oldestQueuedAt } = sumsOf(scene.shops);
  if (queued === retrying || oldestQueuedAt === null || scene.at - oldestQueuedAt < MINUTE_MS) return false;
  const recent = scene.at - (scene.at % MINUTE_MS) - MINUTE_MS;
  return !scene.minutes.some(({ minute, what }) => minute >= recent && (what === 'done' || what === 'skipped'));
}
