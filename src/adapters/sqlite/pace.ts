// How many items a write transaction takes, learnt from how long the last ones took.

const FIRST_EACH_MS = 0.3;
const LEAST = 8;
/** What was quick before may be slow now: even then a transaction stays within several times its goal. */
const MOST = 128;

export interface Pace {
  /** How many to take next, so that they are written in about so many milliseconds. */
  size(goalMs: number): number;
  /** Runs `work` on `count` items and learns from the time it takes. */
  timed<T>(count: number, work: () => T): T;
}

export function pacer(now: () => number = () => performance.now()): Pace {
  let each = FIRST_EACH_MS;
  return {
    size: (goalMs) => Math.round(bounded(goalMs / each, LEAST, MOST)),
    timed: (count, work) => {
      const started = now();
      const done = work();
      // Few items say little of what many would take, and one odd batch little of the next.
      if (count >= LEAST) each = bounded((now() - started) / count, each / 2, each * 2);
      return done;
    },
  };
}

function bounded(wanted: number, low: number, high: number): number {
  return Math.min(Math.max(wanted, low), high);
}
