// Where use cases say what they did, how it is kept where many processes add to it, and what is read of the database
// when somebody asks for the metrics. Nothing here knows in which format they are asked for.
import type { CounterName, HistogramName, LabelsOf } from '../domain/metrics.ts';
import type { Want } from './chunks.ts';
import type { PullSummaryRow } from './pulls.ts';

export interface Metrics {
  count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  observe<Name extends HistogramName>(name: Name, labels: LabelsOf<Name>, seconds: number): void;
}

/** One number of one series, as Prometheus names it: of a histogram `…_bucket` with `le`, `…_sum` and `…_count`. */
export interface Sample {
  series: string;
  labels: Record<string, string>;
  value: number;
}

/** All metrics, written down. */
export interface Scrape {
  contentType: string;
  body: string;
}

export interface StoreState {
  store: string;
  /** Events that have not ended. */
  queued: number;
  /** When the oldest of them arrived, milliseconds UTC. */
  oldestQueuedAt: number | null;
  dead: number;
  /** Products and variations that are no tombstones. */
  products: number;
  chunks: number;
  /** Without a vector of what the store wants, and not given up. */
  pendingChunks: number;
  lastPull: PullSummaryRow | null;
  /** Milliseconds UTC, of the last that ended. */
  lastEndedPull: { startedAt: number; finishedAt: number } | null;
  lastGoodPullAt: number | null;
}

/** The part `wal` is what is written and not yet moved into the file. */
export interface DatabaseFile {
  file: 'catalogue' | 'inbox';
  part: 'main' | 'wal';
  bytes: number;
}

export interface Measures {
  /** Adds to what is there, in one transaction. */
  add(samples: readonly Sample[]): Promise<void>;
  /** What all processes have added since the database was made. */
  totals(): Promise<Sample[]>;
  /** Reads indexes only, however long the log is. */
  stores(wants: readonly Want[]): Promise<StoreState[]>;
  files(): Promise<DatabaseFile[]>;
}
