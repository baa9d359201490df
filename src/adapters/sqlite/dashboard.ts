// What is read every second while somebody watches. Each statement is served by an index, so that the time it takes
// follows what is shown and not how much there is.
import type { EventStatus } from '../../domain/event.ts';
import { wooExternalId } from '../../domain/product.ts';
import type { Dashboard, LastEvent, ListedEvent, MinuteCount, PullLook } from '../../ports/dashboard.ts';
import type { PullSummaryRow } from '../../ports/pulls.ts';
import type { Synchronous } from './errors.ts';
import { type EventColumns, SUMMARY, toEventRow } from './event-rows.ts';
import { measuresIn } from './measures.ts';
import type { Remember } from './remembered.ts';
import type { NamedFile } from './upkeep.ts';

/** By store (`@store`) or from a moment on (`@since`); exported so that a test can see how each is answered. */
export const LOOKS_AT_INBOX = {
  retrying: "SELECT count(*) FROM events WHERE status = 'failed' AND store_id = @store",
  last: `SELECT created_at, event_type, status, token_name FROM events WHERE store_id = @store
    ORDER BY created_at DESC, id DESC LIMIT 1`,
  arrived: `SELECT created_at / 60000 AS minute, count(*) AS n FROM events
    WHERE store_id = @store AND created_at >= @since GROUP BY minute`,
  ended: `SELECT finished_at / 60000 AS minute, store_id, status, count(*) AS n FROM events
    WHERE finished_at >= @since GROUP BY minute, store_id, status`,
  newest: `SELECT store_id, ${SUMMARY} FROM events ORDER BY id DESC LIMIT @limit`,
  newestOf: `SELECT store_id, ${SUMMARY} FROM events WHERE store_id = @store
    ORDER BY created_at DESC, id DESC LIMIT @limit`,
  newestDead: `SELECT store_id, ${SUMMARY} FROM events WHERE status = 'dead' AND store_id = @store
    ORDER BY id DESC LIMIT @limit`,
};

export const LOOKS_AT_CATALOGUE = {
  pull: `SELECT mode, status, started_at, finished_at, heartbeat_at, counts FROM pulls WHERE store_id = @store
    ORDER BY id DESC LIMIT 1`,
  webhooks: 'SELECT count(*) FROM store_webhooks WHERE store_id = @store',
  title: 'SELECT title FROM products WHERE store_id = ? AND source = ? AND external_id = ?',
};

const MINUTE_MS = 60_000;

type Params = Record<string, number>;
type ListRow = EventColumns & { store_id: number };

interface LastRow {
  created_at: number;
  event_type: string;
  status: EventStatus;
  token_name: string | null;
}

interface PullRow {
  mode: PullSummaryRow['mode'];
  status: PullSummaryRow['status'];
  started_at: number;
  finished_at: number | null;
  heartbeat_at: number;
  counts: string;
}

interface StoreRow {
  id: number;
  slug: string;
  name: string;
  source: string;
}

interface EndedRow {
  minute: number;
  store_id: number;
  status: EventStatus;
  n: number;
}

export function dashboardIn(catalogue: NamedFile, inbox: NamedFile, remember: Remember): Synchronous<Dashboard> {
  const measures = measuresIn(catalogue, inbox, remember);
  const stores = catalogue.db.prepare<[], StoreRow>('SELECT id, slug, name, source FROM stores ORDER BY id');
  const retrying = inbox.db.prepare<Params, number>(LOOKS_AT_INBOX.retrying).pluck();
  const last = inbox.db.prepare<Params, LastRow>(LOOKS_AT_INBOX.last);
  const arrived = inbox.db.prepare<Params, { minute: number; n: number }>(LOOKS_AT_INBOX.arrived);
  const ended = inbox.db.prepare<Params, EndedRow>(LOOKS_AT_INBOX.ended);
  const newest = inbox.db.prepare<Params, ListRow>(LOOKS_AT_INBOX.newest);
  const newestOf = inbox.db.prepare<Params, ListRow>(LOOKS_AT_INBOX.newestOf);
  const newestDead = inbox.db.prepare<Params, ListRow>(LOOKS_AT_INBOX.newestDead);
  const pull = catalogue.db.prepare<Params, PullRow>(LOOKS_AT_CATALOGUE.pull);
  const webhooks = catalogue.db.prepare<Params, number>(LOOKS_AT_CATALOGUE.webhooks).pluck();
  const title = catalogue.db.prepare<[number, string, string], string>(LOOKS_AT_CATALOGUE.title).pluck();

  function rowsOf({ storeId, dead, limit }: Parameters<Dashboard['newest']>[0]): ListRow[] {
    if (!dead) return storeId === null ? newest.all({ limit }) : newestOf.all({ store: storeId, limit });
    const ids = storeId === null ? stores.all().map(({ id }) => id) : [storeId];
    const rows = ids.flatMap((store) => newestDead.all({ store, limit }));
    return rows.sort((a, b) => b.id - a.id).slice(0, limit);
  }

  return {
    shops: (wants) => {
      const states = new Map(measures.stores(wants).map((state) => [state.store, state]));
      return stores.all().flatMap(({ id: storeId, slug, name }) => {
        const state = states.get(slug);
        if (state === undefined) return [];
        const { store, queued, oldestQueuedAt, dead, products, chunks, pendingChunks } = state;
        const [lastRow, pullRow] = [last.get({ store: storeId }), pull.get({ store: storeId })];
        return [
          {
            ...{ storeId, name, store, queued, oldestQueuedAt, dead, products, chunks, pendingChunks },
            retrying: retrying.get({ store: storeId }) ?? 0,
            lastEvent: lastRow === undefined ? null : toLast(lastRow),
            lastPull: pullRow === undefined ? null : toPull(pullRow),
            webhooks: webhooks.get({ store: storeId }) ?? 0,
          },
        ];
      });
    },
    minutes: (moment) => {
      const since = moment - (moment % MINUTE_MS);
      const all = stores.all();
      const known = new Set(all.map(({ id }) => id));
      const received = all.flatMap(({ id: storeId }) =>
        arrived
          .all({ store: storeId, since })
          .map(({ minute, n }): MinuteCount => ({ minute: minute * MINUTE_MS, storeId, what: 'received', count: n })),
      );
      const outcomes = ended
        .all({ since })
        .filter(({ store_id }) => known.has(store_id))
        .map(
          ({ minute, store_id: storeId, status: what, n: count }): MinuteCount => ({
            ...{ minute: minute * MINUTE_MS, storeId, what, count },
          }),
        );
      return [...received, ...outcomes];
    },
    newest: (ask) => {
      const sources = new Map(stores.all().map(({ id, source }) => [id, source]));
      const titleOf = ({ store_id, product_id }: ListRow) => {
        if (product_id === null) return null;
        const externalId = /^\d+$/.test(product_id) ? wooExternalId(product_id) : product_id;
        return title.get(store_id, sources.get(store_id) ?? '', externalId) || null;
      };
      return rowsOf(ask).map((row): ListedEvent => ({ ...toEventRow(row), title: titleOf(row) }));
    },
  };
}

function toLast({ created_at: at, event_type: type, status, token_name }: LastRow): LastEvent {
  return { at, type, status, withToken: token_name !== null };
}

function toPull({ mode, status, started_at, finished_at, heartbeat_at, counts }: PullRow): PullLook {
  const { products, variations }: Record<string, number | undefined> = JSON.parse(counts);
  return {
    ...{ mode, status, startedAt: started_at, finishedAt: finished_at, heartbeatAt: heartbeat_at },
    read: (products ?? 0) + (variations ?? 0),
  };
}
