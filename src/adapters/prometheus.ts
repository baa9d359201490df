// The metrics as Prometheus reads them, by prom-client: what this process counts lives here, the rest is read when
// somebody asks.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { METRICS, type MetricDefinition } from '../domain/metrics.ts';
import type { Metrics, Sample, Scrape } from '../ports/metrics.ts';

export interface PrometheusOptions {
  /** Counts what is kept in the database. */
  kept: Metrics;
  /** Samples of all metrics that are not of this process. */
  read: () => Promise<Sample[]>;
}

export interface Prometheus extends Metrics {
  /** One at a time: who asks while it is being written gets the same. Throws nothing that `read` does not. */
  scrape(): Promise<Scrape>;
}

interface Meter {
  count?: (labels: Record<string, string>, by: number) => void;
  observe?: (labels: Record<string, string>, seconds: number) => void;
}

export function prometheus({ kept, read }: PrometheusOptions): Prometheus {
  const registry = new Registry();
  let samples: readonly Sample[] = [];
  let underWay: Promise<Scrape> | null = null;
  collectDefaultMetrics({ register: registry });
  const meters = new Map(
    Object.entries<MetricDefinition>(METRICS).map(([name, definition]) => [
      name,
      definition.home === 'process' ? counted(registry, name, definition) : shown(registry, name, definition),
    ]),
  );

  /** Told by its caller which samples belong to a name; a histogram has three kinds of them. */
  function shown(register: Registry, name: string, definition: MetricDefinition): Meter {
    const ours = () => samples.filter(({ series }) => series.replace(/_(bucket|sum|count)$/, '') === name);
    if (definition.type === 'histogram') register.registerMetric(new KeptHistogram(configOf(name, definition), ours));
    else shownAsNumber(register, name, definition, ours);
    return {};
  }

  async function write(): Promise<Scrape> {
    samples = await read();
    const body = await registry.metrics();
    return { contentType: registry.contentType, body };
  }

  return {
    count: (name, labels, by = 1) => {
      if (METRICS[name].home === 'database') kept.count(name, labels, by);
      else meters.get(name)?.count?.(labels, by);
    },
    observe: (name, labels, seconds) => {
      if (METRICS[name].home === 'database') kept.observe(name, labels, seconds);
      else meters.get(name)?.observe?.(labels, seconds);
    },
    scrape: () => {
      underWay ??= write().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
}

function configOf(name: string, { help, labels, buckets }: MetricDefinition) {
  return { name, help, labelNames: labels, buckets: [...buckets] };
}

function counted(registry: Registry, name: string, definition: MetricDefinition): Meter {
  const config = { ...configOf(name, definition), registers: [registry] };
  if (definition.type === 'histogram') {
    const histogram = new Histogram(config);
    return { observe: (labels, seconds) => histogram.observe(labels, seconds) };
  }
  const counter = new Counter(config);
  return { count: (labels, by) => counter.inc(labels, by) };
}

function shownAsNumber(registry: Registry, name: string, definition: MetricDefinition, read: () => Sample[]): void {
  const config = { ...configOf(name, definition), registers: [registry] };
  if (definition.type === 'counter') {
    const collect = () => {
      counter.reset();
      for (const { labels, value } of read()) counter.inc(labels, value);
    };
    const counter = new Counter({ ...config, collect });
    return;
  }
  const collect = () => {
    gauge.reset();
    for (const { labels, value } of read()) gauge.set(labels, value);
  };
  const gauge = new Gauge({ ...config, collect });
}

/** A histogram whose buckets were added up elsewhere: prom-client's own can only be observed. */
class KeptHistogram extends Histogram<string> {
  readonly #facts: { name: string; help: string; bounds: ReadonlySet<string> };
  readonly #read: () => Sample[];

  constructor(config: ReturnType<typeof configOf>, read: () => Sample[]) {
    super({ ...config, registers: [] });
    const bounds = new Set([...config.buckets.map(String), '+Inf']);
    this.#facts = { name: config.name, help: config.help, bounds };
    this.#read = read;
  }

  /** What prom-client's registry asks first. Buckets of an older version, with other bounds, are left out. */
  async getForPromString() {
    const { name, help, bounds } = this.#facts;
    const values = this.#read()
      .filter(({ labels }) => labels.le === undefined || bounds.has(labels.le))
      .sort((a, b) => rankOf(a) - rankOf(b))
      .map(({ series, labels, value }) => ({ metricName: series, labels, value }));
    return { name, help, type: 'histogram', values, aggregator: 'sum' };
  }
}

/** Buckets from the lowest bound up, as readers of the format expect, then the sum and the count. */
function rankOf({ labels: { le } }: Sample): number {
  if (le === undefined) return Number.POSITIVE_INFINITY;
  return le === '+Inf' ? Number.MAX_VALUE : Number(le);
}
