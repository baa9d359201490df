// Counting what must outlive the process that did it: in memory, and added to the database every few seconds, so that
// no batch costs a write of its own. A process that is killed takes the last seconds of its counts with it.
import { METRICS, type MetricName } from '../domain/metrics.ts';
import type { Measures, Metrics, Sample } from '../ports/metrics.ts';

const FLUSH_AFTER_MS = 2_000;

export interface Tally extends Metrics {
  /** Adds what was counted. What cannot be written now stays for the next time; it never throws. */
  flush(): Promise<void>;
}

export function tallyIn(measures: Pick<Measures, 'add'>): Tally {
  let pending = new Map<string, Sample>();
  let timer: NodeJS.Timeout | null = null;

  const add = ({ series, labels, value }: Sample) => {
    const key = JSON.stringify([series, labels]);
    const known = pending.get(key);
    if (known) known.value += value;
    else pending.set(key, { series, labels, value });
    timer ??= setTimeout(flush, FLUSH_AFTER_MS).unref();
  };

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const samples = [...pending.values()];
    if (samples.length === 0) return;
    pending = new Map();
    await measures.add(samples).catch(() => samples.forEach(add));
  }

  return {
    count: (name, given, value = 1) => {
      if (value > 0) add({ series: name, labels: ordered(name, given), value });
    },
    observe: (name, given, seconds) => {
      const labels = ordered(name, given);
      for (const bound of [...METRICS[name].buckets, Number.POSITIVE_INFINITY]) {
        add({ series: `${name}_bucket`, labels: { ...labels, le: boundText(bound) }, value: seconds <= bound ? 1 : 0 });
      }
      add({ series: `${name}_sum`, labels, value: seconds });
      add({ series: `${name}_count`, labels, value: 1 });
    },
    flush,
  };
}

/** In the order of the definition: who counts may name them in any. */
function ordered(name: MetricName, labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(METRICS[name].labels.map((label) => [label, labels[label] ?? '']));
}

/** As Prometheus writes the bound of a bucket. */
export function boundText(bound: number): string {
  return bound === Number.POSITIVE_INFINITY ? '+Inf' : String(bound);
}
