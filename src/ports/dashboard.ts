// What a screen that looks every second may ask. Everything here is answered from indexes, however long the log is.
import type { EventStatus } from '../domain/event.ts';
import type { Want } from './chunks.ts';
import type { EventRow } from './events.ts';
import type { StoreState } from './metrics.ts';
import type { PullSummaryRow } from './pulls.ts';

export interface ShopLook extends Omit<StoreState, 'lastPull' | 'lastEndedPull' | 'lastGoodPullAt'> {
  storeId: number;
  name: string;
  /** Of the queued events, those that failed and will be tried again. */
  retrying: number;
  lastEvent: LastEvent | null;
  lastPull: PullLook | null;
  /** Webhooks in the shop that pilito made or gave a secret. */
  webhooks: number;
}

export interface LastEvent {
  /** Milliseconds UTC. */
  at: number;
  type: string;
  status: EventStatus;
  /** It came with a token, so from the plugin; else by the shop's own webhook. */
  withToken: boolean;
}

export interface PullLook extends PullSummaryRow {
  heartbeatAt: number;
  /** Products and variations it has read so far. */
  read: number;
}

/** How many events of a store came in, or ended so, within one minute of the clock. */
export interface MinuteCount {
  /** Where the minute begins, milliseconds UTC. */
  minute: number;
  storeId: number;
  what: 'received' | EventStatus;
  count: number;
}

export interface ListedEvent extends EventRow {
  /** Of the product, as far as the catalogue knows it. */
  title: string | null;
}

export interface Dashboard {
  shops(wants: readonly Want[]): Promise<ShopLook[]>;
  /** From the minute of `since` on; of the stores there are. */
  minutes(since: number): Promise<MinuteCount[]>;
  /** The newest events first, of one store or of all; `dead`: of those alone. */
  newest(ask: { storeId: number | null; dead: boolean; limit: number }): Promise<ListedEvent[]>;
}
