// A look at the dashboard for programs: the same numbers, one JSON document each time.
import type { Scene } from '../app/dashboard.ts';
import { eventJson } from '../app/event-view.ts';
import { isoTime, isoTimeOrNull } from '../app/moments.ts';
import type { ShopLook } from '../ports/dashboard.ts';
import { hourOf, type Paces, type Scope, shopsIn, speedOf, sumsOf } from './sums.ts';

/** A line is read every second: whoever wants more of them asks `pilito events`. */
const EVENTS_TOLD = 20;

export function sceneJson(scene: Scene, paces: Paces, scope: Scope) {
  const shops = shopsIn(scene, scope);
  const sums = sumsOf(shops);
  const { perMinute, rate, ...hour } = hourOf(scene, scope);
  const speed = speedOf(paces, sums, scope, scene.at);
  return {
    at: isoTime(scene.at),
    store: scope,
    queue: {
      waiting: sums.queued - sums.retrying,
      to_retry: sums.retrying,
      dead: sums.dead,
      oldest_seconds: secondsSince(sums.oldestQueuedAt, scene.at),
    },
    events_per_minute: rate,
    received_by_minute: perMinute,
    last_hour: {
      received: hour.received,
      applied: hour.applied,
      skipped: hour.skipped,
      rejected: hour.rejected,
      dead: hour.died,
    },
    products: sums.products,
    chunks: sums.chunks,
    pending_chunks: sums.pendingChunks,
    embedded_per_second: speed.rate === null ? null : Math.round(speed.rate * 10) / 10,
    embedding_seconds_left: speed.leftMs === null ? null : Math.round(speed.leftMs / 1000),
    stores: shops.map(shopJson),
    events: scene.events.slice(0, EVENTS_TOLD).map((event) => ({ ...eventJson(event), title: event.title })),
  };
}

function shopJson({ lastEvent, lastPull, ...shop }: ShopLook) {
  return {
    store: shop.store,
    name: shop.name,
    products: shop.products,
    waiting: shop.queued - shop.retrying,
    to_retry: shop.retrying,
    dead: shop.dead,
    chunks: shop.chunks,
    pending_chunks: shop.pendingChunks,
    webhooks: shop.webhooks,
    last_event:
      lastEvent === null
        ? null
        : {
            created_at: isoTime(lastEvent.at),
            event_type: lastEvent.type,
            status: lastEvent.status,
            by: lastEvent.withToken ? 'plugin' : 'webhook',
          },
    last_pull:
      lastPull === null
        ? null
        : {
            mode: lastPull.mode,
            status: lastPull.status,
            started_at: isoTime(lastPull.startedAt),
            finished_at: isoTimeOrNull(lastPull.finishedAt),
            read: lastPull.read,
          },
  };
}

function secondsSince(at: number | null, now: number): number | null {
  return at === null ? null : Math.max(0, Math.round((now - at) / 1000));
}
