// What is read when somebody asks for the metrics: totals that all processes have added up, and how every store, the
// pulls and the files stand now.
import { METRICS, type MetricName } from '../domain/metrics.ts';
import type { Sample, StoreState } from '../ports/metrics.ts';
import type { PullSummaryRow } from '../ports/pulls.ts';
import type { App } from './app.ts';
import { wantsOf } from './wants.ts';

type Deps = Pick<App, 'db' | 'clock' | 'embedder'>;

const PULL_STATUSES: readonly PullSummaryRow['status'][] = ['running', 'done', 'partial', 'failed'];

/** Of all metrics that no single process counts; when the database cannot be read, hardly anything, and it says so. */
export async function readMeasures(deps: Deps, build: { version: string; node: string }): Promise<Sample[]> {
  const always = sample('pilito_build_info', 1, build);
  try {
    const { measures } = deps.db;
    const stores = await measures.stores(await wantsOf(deps));
    const known = new Set(stores.map(({ store }) => store));
    const totals = (await measures.totals()).filter(({ labels: { store } }) => store === undefined || known.has(store));
    const files = (await measures.files()).map(({ file, part, bytes }) =>
      sample('pilito_database_bytes', bytes, { file, part }),
    );
    const now = deps.clock.now();
    const complete = sample('pilito_scrape_complete', 1);
    return [always, complete, ...totals, ...files, ...stores.flatMap((state) => ofStore(state, now))];
  } catch {
    return [always, sample('pilito_scrape_complete', 0)];
  }
}

function ofStore(state: StoreState, now: number): Sample[] {
  const { store, oldestQueuedAt, lastPull, lastEndedPull, lastGoodPullAt } = state;
  const of = (name: MetricName, value: number) => sample(name, value, { store });
  return [
    of('pilito_queue_events', state.queued),
    of('pilito_queue_oldest_seconds', oldestQueuedAt === null ? 0 : Math.max(0, now - oldestQueuedAt) / 1000),
    of('pilito_dead_events', state.dead),
    of('pilito_products', state.products),
    of('pilito_chunks', state.chunks),
    of('pilito_pending_chunks', state.pendingChunks),
    ...(lastPull === null
      ? []
      : PULL_STATUSES.map((status) =>
          sample('pilito_last_pull_status', status === lastPull.status ? 1 : 0, { store, status }),
        )),
    ...(lastEndedPull === null
      ? []
      : [
          of('pilito_last_pull_duration_seconds', (lastEndedPull.finishedAt - lastEndedPull.startedAt) / 1000),
          of('pilito_last_pull_timestamp_seconds', lastEndedPull.finishedAt / 1000),
        ]),
    ...(lastGoodPullAt === null ? [] : [of('pilito_last_good_pull_timestamp_seconds', lastGoodPullAt / 1000)]),
  ];
}

function sample(name: MetricName, value: number, labels: Record<string, string> = {}): Sample {
  const expected = METRICS[name].labels.length;
  if (Object.keys(labels).length !== expected) throw new Error(`${name} has ${expected} labels.`);
  return { series: name, labels, value };
}
