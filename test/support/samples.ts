// The text format of Prometheus, read as its server reads it: strict about every line, so that a test sees what a
// scrape would refuse.
export interface Samples {
  /** The value of one series, named with all its labels; undefined when it is not there. */
  of(name: string, labels?: Record<string, string>): number | undefined;
  /** What a label of a metric says, each once, in order. */
  labels(name: string, label: string): string[];
  /** All series of a metric, as written. */
  names(metric: string): string[];
  /** Metrics by name, with what they say they are. */
  types: ReadonlyMap<string, string>;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?[\d.e+-]+|N[aA][nN]|[+-]Inf)$/;
const LABEL = /(?:^|,)([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"/g;

/** Throws for a line that is not of the format, and for a series that is there twice. */
export function samplesIn(text: string): Samples {
  const values = new Map<string, number>();
  const all: { name: string; labels: Record<string, string>; line: string }[] = [];
  const types = new Map<string, string>();
  for (const line of text.split('\n').filter(Boolean)) {
    const [, typed, type] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
    if (typed !== undefined && type !== undefined) types.set(typed, type);
    if (line.startsWith('#')) continue;
    const [, name = '', given = '', value] = LINE.exec(line) ?? [];
    const labels = Object.fromEntries([...given.matchAll(LABEL)].map(([, key = '', text = '']) => [key, text]));
    if (name === '' || given.replace(LABEL, '') !== '') throw new Error(`This is no sample: ${line}`);
    const key = keyOf(name, labels);
    if (values.has(key)) throw new Error(`It is there twice: ${key}`);
    values.set(key, Number(value));
    all.push({ name, labels, line });
  }
  return {
    types,
    of: (name, labels = {}) => values.get(keyOf(name, labels)),
    labels: (name, label) =>
      [...new Set(all.filter((one) => one.name === name).map(({ labels }) => labels[label] ?? ''))].sort(),
    names: (metric) =>
      all.filter(({ name }) => name.replace(/_(bucket|sum|count)$/, '') === metric).map((one) => one.line),
  };
}

function keyOf(name: string, labels: Record<string, string>): string {
  return JSON.stringify([name, Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
