// Made-up scenes for tests of the dashboard.
import type { Scene } from '../../../src/app/dashboard.ts';
import type { View } from '../../../src/dashboard/screen.ts';
import { START, type State } from '../../../src/dashboard/state.ts';
import type { ListedEvent, MinuteCount, ShopLook } from '../../../src/ports/dashboard.ts';
import { minutes, T0 } from '../../support/database.ts';

export function shopLook(store: string, fields: Partial<ShopLook> = {}): ShopLook {
  return {
    ...{ storeId: store.length, store, name: store, queued: 0, oldestQueuedAt: null, retrying: 0, dead: 0 },
    ...{ products: 0, chunks: 0, pendingChunks: 0, lastEvent: null, lastPull: null, webhooks: 0 },
    ...fields,
  };
}

export function listed(id: number, fields: Partial<ListedEvent> = {}): ListedEvent {
  return {
    ...{ id, eventId: `evt_${id}`, eventType: 'product.updated', store: 'shoes', tokenName: null, productId: '7' },
    ...{ status: 'done', attempts: 0, errorMessage: null, processingTimeMs: 3, sourceIp: '203.0.113.7' },
    ...{ userAgent: 'WooCommerce', createdAt: T0 - 1_000, finishedAt: T0, title: `Product ${id}`, ...fields },
  };
}

/** So many of a kind, `ago` minutes before the one that runs. */
export function count(ago: number, what: MinuteCount['what'], number: number, storeId = 5): MinuteCount {
  return { minute: minutes(-ago), storeId, what, count: number };
}

export function scene(fields: Partial<Scene> = {}): Scene {
  return { at: T0, shops: [shopLook('shoes')], minutes: [], events: [], ...fields };
}

export function view(fields: Partial<Scene> = {}, state: Partial<State> = {}, rest: Partial<View> = {}): View {
  return { scene: scene(fields), state: { ...START, ...state }, paces: new Map(), event: null, trouble: null, ...rest };
}
