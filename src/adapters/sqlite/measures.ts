// What is asked for with the metrics: totals that processes have added up, and how things stand. Everything here is
// answered from indexes, because it is asked every few seconds beside a log of any length.
import { existsSync, statSync } from 'node:fs';
import type { DatabaseFile, Measures, Sample, StoreState } from '../../ports/metrics.ts';
import type { PullSummaryRow } from '../../ports/pulls.ts';
import type { Synchronous } from './errors.ts';
import { fingerprintId } from './fingerprints.ts';
import type { Remember } from './remembered.ts';
import type { NamedFile } from './upkeep.ts';

interface TotalRow {
  series: string;
  labels: string;
  value: number;
}

interface PullRow {
  mode: PullSummaryRow['mode'];
  status: PullSummaryRow['status'];
  started_at: number;
  finished_at: number | null;
}

/** By store (`@store`) or series; exported so that a test can see how each is answered. */
export const OF_INBOX = {
  queued: 'SELECT count(*) FROM events WHERE finished_at IS NULL AND store_id = @store',
  oldest: `SELECT created_at FROM events INDEXED BY events_open
    WHERE finished_at IS NULL AND store_id = @store ORDER BY id LIMIT 1`,
  dead: "SELECT count(*) FROM events WHERE status = 'dead' AND store_id = @store",
};

export const OF_CATALOGUE = {
  products: 'SELECT count(*) FROM products WHERE store_id = @store AND deleted_at IS NULL',
  chunks: 'SELECT count(*) FROM chunks WHERE store_id = @store',
  // Those of another fingerprint, without the few of them that were given up: so nothing but these is opened.
  pending: `SELECT
    (SELECT count(*) FROM chunks WHERE store_id = @store AND fingerprint_id < @fp) +
    (SELECT count(*) FROM chunks WHERE store_id = @store AND fingerprint_id > @fp) -
    (SELECT count(*) FROM chunks
     WHERE store_id = @store AND given_up_for = @fp AND given_up_for != 0 AND fingerprint_id != @fp)`,
  pulls: 'SELECT mode, status, started_at, finished_at FROM pulls WHERE store_id = @store ORDER BY id DESC',
};

type Params = Record<string, number>;

export function measuresIn(catalogue: NamedFile, inbox: NamedFile, remember: Remember): Synchronous<Measures> {
  const numberOf = ({ db }: NamedFile, sql: string) => {
    const statement = db.prepare<Params, number>(sql).pluck();
    return (params: Params) => statement.get(params);
  };
  const queued = numberOf(inbox, OF_INBOX.queued);
  const oldest = numberOf(inbox, OF_INBOX.oldest);
  const dead = numberOf(inbox, OF_INBOX.dead);
  const products = numberOf(catalogue, OF_CATALOGUE.products);
  const chunks = numberOf(catalogue, OF_CATALOGUE.chunks);
  const pending = numberOf(catalogue, OF_CATALOGUE.pending);
  const pulls = catalogue.db.prepare<Params, PullRow>(OF_CATALOGUE.pulls);
  /** By store and model; counted again only when something was written. */
  const knowledgeOf = remember((key) => {
    const [store = 0, fp = -1] = key.split(' ').map(Number);
    return {
      products: products({ store }) ?? 0,
      chunks: chunks({ store }) ?? 0,
      pendingChunks: pending({ store, fp }) ?? 0,
    };
  });
  const stores = catalogue.db.prepare<[], { id: number; slug: string }>('SELECT id, slug FROM stores ORDER BY id');
  const all = inbox.db.prepare<[], TotalRow>('SELECT series, labels, value FROM totals');
  const addOne = inbox.db.prepare<TotalRow>(`
    INSERT INTO totals (series, labels, value) VALUES (@series, @labels, @value)
    ON CONFLICT (series, labels) DO UPDATE SET value = value + excluded.value`);

  const add = inbox.db.transaction((samples: readonly Sample[]) => {
    for (const { series, labels, value } of samples) addOne.run({ series, labels: JSON.stringify(labels), value });
  });

  function pullsOf(store: number): Pick<StoreState, 'lastPull' | 'lastEndedPull' | 'lastGoodPullAt'> {
    const rows = pulls.all({ store });
    const ended = rows.find((row) => row.status !== 'running');
    const good = rows.find(({ status }) => status === 'done' || status === 'partial');
    return {
      lastPull: rows[0] === undefined ? null : toSummary(rows[0]),
      lastEndedPull: ended?.finished_at ? { startedAt: ended.started_at, finishedAt: ended.finished_at } : null,
      lastGoodPullAt: good?.finished_at ?? null,
    };
  }

  return {
    add: (samples) => add.immediate(samples),
    totals: () => all.all().map(({ series, labels, value }) => ({ series, labels: JSON.parse(labels), value })),
    stores: (wants) => {
      const models = new Map(
        wants.flatMap(({ fingerprint, storeIds }) => {
          const fp = fingerprintId(catalogue.db, fingerprint) ?? -1;
          return storeIds.map((id) => [id, fp] as const);
        }),
      );
      return stores.all().map(({ id: store, slug }) => ({
        store: slug,
        queued: queued({ store }) ?? 0,
        oldestQueuedAt: oldest({ store }) ?? null,
        dead: dead({ store }) ?? 0,
        ...knowledgeOf(`${store} ${models.get(store) ?? -1}`),
        ...pullsOf(store),
      }));
    },
    files: () => [...sizesOf('catalogue', catalogue.path), ...sizesOf('inbox', inbox.path)],
  };
}

function toSummary({ mode, status, started_at, finished_at }: PullRow): PullSummaryRow {
  return { mode, status, startedAt: started_at, finishedAt: finished_at };
}

function sizesOf(file: DatabaseFile['file'], path: string): DatabaseFile[] {
  const size = (name: string) => (existsSync(name) ? statSync(name).size : 0);
  return [
    { file, part: 'main', bytes: size(path) },
    { file, part: 'wal', bytes: size(`${path}-wal`) },
  ];
}
