// Every metric of ours: its name, what it says, its labels, and where its numbers are kept. The docs are compared with
// this list, and the dashboard and the alert rules may use nothing else.

export interface MetricDefinition {
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  labels: readonly string[];
  /**
   * `process`: counted by the process that is asked, from its start. `database`: added up there by whichever process
   * did it, so that workers and pulls need no endpoint of their own. `state`: read when asked.
   */
  home: 'process' | 'database' | 'state';
  /** Upper bounds, seconds; of histograms. */
  buckets: readonly number[];
}

type Home = MetricDefinition['home'];

const counter = <const Labels extends readonly string[]>(home: Home, labels: Labels, help: string) =>
  ({ type: 'counter', home, labels, help, buckets: [] }) as const;

const gauge = <const Labels extends readonly string[]>(labels: Labels, help: string) =>
  ({ type: 'gauge', home: 'state', labels, help, buckets: [] }) as const;

const histogram = <const Labels extends readonly string[]>(
  home: Home,
  labels: Labels,
  buckets: readonly number[],
  help: string,
) => ({ type: 'histogram', home, labels, help, buckets }) as const;

const FAST = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const SLOW = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const DELAY = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600];

export const METRICS = {
  pilito_deliveries_total: counter(
    'process',
    ['store', 'topic', 'verdict'],
    'Events that arrived, by what was thought of them at the door.',
  ),
  pilito_ack_duration_seconds: histogram(
    'process',
    ['route'],
    FAST,
    'From the first byte of a delivery to the last byte of its answer.',
  ),
  pilito_http_requests_total: counter('process', ['method', 'route', 'status'], 'Requests that were answered.'),
  pilito_searches_total: counter('process', ['store', 'outcome'], 'Searches, by whether they found anything.'),
  pilito_search_duration_seconds: histogram('process', ['mode'], FAST, 'How long a search took.'),
  pilito_worker_restarts_total: counter('process', [], 'How often the worker thread ended and was started again.'),

  pilito_events_total: counter('database', ['store', 'topic', 'outcome'], 'Events applied, by what became of them.'),
  pilito_event_delay_seconds: histogram(
    'database',
    [],
    DELAY,
    'From the arrival of an event to its end: how far the catalogue is behind the shop.',
  ),
  pilito_apply_duration_seconds: histogram('database', [], SLOW, 'How long a batch of events took to apply.'),
  pilito_index_duration_seconds: histogram(
    'database',
    ['provider'],
    SLOW,
    'How long a batch of texts took to embed, with the writing of its vectors.',
  ),
  pilito_texts_total: counter('database', ['provider', 'outcome'], 'Texts embedded, by what became of them.'),
  pilito_embed_requests_total: counter('database', ['provider'], 'Requests to the embedder, questions included.'),
  pilito_embed_tokens_total: counter('database', ['provider'], 'Tokens the embedder was given, as it counts them.'),
  pilito_embed_failures_total: counter('database', ['provider', 'reason'], 'Calls of the embedder that failed.'),
  pilito_pulls_total: counter('database', ['store', 'mode', 'result'], 'Pulls, by how they ended.'),
  pilito_pulled_products_total: counter(
    'database',
    ['store', 'outcome'],
    'Products and variations that pulls read, by what became of them.',
  ),

  pilito_queue_events: gauge(['store'], 'Events that wait to be applied, or to be tried again.'),
  pilito_queue_oldest_seconds: gauge(['store'], 'How long ago the oldest of them arrived; 0 when none waits.'),
  pilito_dead_events: gauge(['store'], 'Events that were given up and stand in the log.'),
  pilito_products: gauge(['store'], 'Products and variations in the catalogue.'),
  pilito_chunks: gauge(['store'], 'Texts in the catalogue.'),
  pilito_pending_chunks: gauge(['store'], 'Texts that wait for a vector.'),
  pilito_last_pull_status: gauge(['store', 'status'], 'How the last pull stands: 1 at its status, 0 at the others.'),
  pilito_last_pull_duration_seconds: gauge(['store'], 'How long the last pull that ended took.'),
  pilito_last_pull_timestamp_seconds: gauge(['store'], 'When the last pull ended, Unix time.'),
  pilito_last_good_pull_timestamp_seconds: gauge(['store'], 'When the last pull ended done or partial, Unix time.'),
  pilito_database_bytes: gauge(['file', 'part'], 'Size of the database on disk.'),
  pilito_scrape_complete: gauge([], '1 when the database could be read for this answer; 0: only its process speaks.'),
  pilito_build_info: gauge(['version', 'node'], 'Always 1; the labels say what runs.'),
} satisfies Record<string, MetricDefinition>;

export type MetricName = keyof typeof METRICS;
type NamesOf<Type> = { [Name in MetricName]: (typeof METRICS)[Name]['type'] extends Type ? Name : never }[MetricName];
export type CounterName = NamesOf<'counter'>;
export type HistogramName = NamesOf<'histogram'>;
export type LabelsOf<Name extends MetricName> = Record<(typeof METRICS)[Name]['labels'][number], string>;

const TOPICS = new Set([
  ...['product.created', 'product.updated', 'product.deleted', 'product.restored', 'product.published'],
  ...['action.woocommerce_delete_product', 'action.woocommerce_delete_product_variation', 'bulk', 'ping'],
]);

/** Senders write topics: those that nobody knows share a label, or one sender could make very many. */
export function topicLabel(topic: string): string {
  return TOPICS.has(topic) ? topic : 'other';
}
