// How far a command is, for whoever waits: drawn on a terminal, elsewhere a line every few seconds, nothing with --quiet
// or when all is done at once. Only for the time of the work: what came of it is told afterwards.
import { leftOf, type Pace, rateOf, startPace, stepPace } from '../dashboard/progress-pace.ts';
import { type Frame, plainLine } from '../dashboard/progress-text.ts';
import { formatDuration, visible } from './format.ts';
import type { Output } from './output.ts';

/** Where the work stands; what is left out is unknown. */
export interface Standing {
  /** "reading products". Another word begins another count. */
  doing: string;
  done?: number;
  total?: number | null;
  /** What is counted, in the plural, or "bytes". */
  unit?: string;
  facts?: readonly string[];
}

export interface Progress {
  at(standing: Standing): void;
  /** It waits before it tries again. */
  waits(ms: number, why: string): void;
  /** Resolves once what draws is loaded, if it is being loaded: work that leaves little time for that waits for it. */
  ready(): Promise<void>;
}

/** Quicker work goes without. */
const SHOWN_AFTER_MS = 500;
const LINE_EVERY_MS = 5_000;
const DRAW_EVERY_MS = 125;

/** Shows the progress of `work` while it runs, however it ends. Once `signal` is aborted it says that it is stopping. */
export async function withProgress<Result>(
  output: Output,
  { title, signal }: { title: string; signal?: AbortSignal },
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  const gauge = createGauge(title, signal);
  const waits: Progress['waits'] = (ms, why) => {
    // Drawn, a wait counts down where it stands; the first of its kind stays above it.
    const isNews = gauge.waits(ms, why);
    if (isNews || output.progressAs === 'lines') output.notice(waitText(title, ms, why));
  };
  const show = SHOW[output.progressAs](output, gauge);
  try {
    return await work({ at: gauge.at, waits, ready: show.ready });
  } finally {
    show.stop();
  }
}

function waitText(title: string, ms: number, why: string): string {
  return `${title}: ${visible(why)} Trying again in ${formatDuration(ms)}.`;
}

interface Show {
  ready(): Promise<void>;
  stop(): void;
}

const SHOW: Record<Output['progressAs'], (output: Output, gauge: Gauge) => Show> = {
  drawing: draw,
  lines: write,
  nothing: () => ({ ready: async () => {}, stop: () => {} }),
};

function write(output: Output, gauge: Gauge): Show {
  const timer = setInterval(() => output.notice(plainLine(gauge.frame())), LINE_EVERY_MS);
  return { ready: async () => {}, stop: () => clearInterval(timer) };
}

function draw(output: Output, gauge: Gauge): Show {
  let ended = false;
  let loading = Promise.resolve();
  let redraw: NodeJS.Timeout | undefined;
  const load = async () => {
    // Else React runs as its developers want it: slower, and measuring itself.
    process.env.NODE_ENV ??= 'production';
    const { openProgress } = await import('../dashboard/progress.tsx');
    if (ended) return;
    const screen = openProgress(process.stderr, gauge.frame(), output.errColor);
    output.drawOn(screen);
    redraw = setInterval(() => screen.show(gauge.frame()), DRAW_EVERY_MS);
  };
  const begin = setTimeout(() => {
    // Without a screen the work goes on all the same.
    loading = load().catch(() => {});
  }, SHOWN_AFTER_MS);
  return {
    ready: () => loading,
    stop: () => {
      ended = true;
      clearTimeout(begin);
      clearInterval(redraw);
      output.progressDone();
    },
  };
}

interface Gauge {
  at(standing: Standing): void;
  /** Was there no wait for this reason before? */
  waits(ms: number, why: string): boolean;
  frame(): Frame;
}

function createGauge(title: string, signal: AbortSignal | undefined): Gauge {
  const begun = performance.now();
  let standing: Standing = { doing: 'beginning' };
  let since = begun;
  let pace: Pace = startPace(0, begun);
  let wait = { until: 0, why: '' };
  let retries = 0;
  const reasons = new Set<string>();

  return {
    at: (next) => {
      const now = performance.now();
      const another = next.doing !== standing.doing || (next.done ?? 0) < pace.done;
      if (another) since = now;
      pace = another ? startPace(next.done ?? 0, now) : stepPace(pace, next.done ?? 0, now);
      standing = next;
    },
    waits: (ms, why) => {
      const until = performance.now() + ms;
      if (until > wait.until) wait = { until, why: visible(why) };
      retries++;
      const isNews = !reasons.has(why);
      reasons.add(why);
      return isNews;
    },
    frame: () => {
      const now = performance.now();
      const { doing, done, total = null, unit = '', facts = [] } = standing;
      const waiting = wait.until > now ? { ms: wait.until - now, why: wait.why } : null;
      const left = total === null || done === undefined || total < done ? null : leftOf(pace, total, now);
      const tried = retries === 0 ? [] : [retries === 1 ? '1 retry' : `${retries} retries`];
      return {
        ...{ title, doing, total, unit, waiting },
        done: done ?? null,
        rate: rateOf(pace, now),
        leftMs: left === null ? null : left + (waiting?.ms ?? 0),
        elapsedMs: now - since,
        facts: [...tried, ...facts],
        stopping: signal?.aborted ?? false,
      };
    },
  };
}
