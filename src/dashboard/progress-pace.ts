// How fast work goes and how long the rest will take, from nothing but "so much was done by then". Pure: moments are
// given, in milliseconds of any clock that does not jump.

/**
 * What is remembered of the past: work and time, both fading. Their quotient is the rate. It needs no first guess, lumps
 * of any size are fair, and what is older than a minute hardly counts.
 */
export interface Pace {
  /** When work was last reported, and how much there was by then. */
  at: number;
  done: number;
  /** Faded sums over the reports so far: work, milliseconds, reports. */
  work: number;
  time: number;
  reports: number;
}

/** After so long, a report counts 1/e of what it did. */
const FADE_MS = 20_000;
/** Shorter looks say nothing. */
const LEAST_MS = 1_000;
/** Silence up to so many usual pauses between reports is no news. */
const USUAL_PAUSES = 2;

export function startPace(done: number, at: number): Pace {
  return { at, done, work: 0, time: 0, reports: 0 };
}

/** The same pace with one more report; one that brings nothing new only lets time pass. */
export function stepPace(pace: Pace, done: number, at: number): Pace {
  if (done <= pace.done) return pace;
  const passed = Math.max(0, at - pace.at);
  const kept = Math.exp(-passed / FADE_MS);
  return {
    at,
    done,
    work: pace.work * kept + (done - pace.done),
    time: pace.time * kept + passed,
    reports: pace.reports * kept + 1,
  };
}

/** How much a second, at `now`; null while it is too early to say. It falls when no report comes for unusually long. */
export function rateOf(pace: Pace, now: number): number | null {
  if (pace.reports === 0) return null;
  const pause = pace.time / pace.reports;
  const stalled = Math.max(0, now - pace.at - USUAL_PAUSES * pause);
  const time = pace.time + stalled;
  return time < LEAST_MS ? null : (pace.work / time) * 1000;
}

/** Milliseconds until `total`, at `now`; null while it is too early to say. */
export function leftOf(pace: Pace, total: number, now: number): number | null {
  const rate = rateOf(pace, now);
  if (rate === null || rate === 0) return null;
  const whole = (Math.max(0, total - pace.done) / rate) * 1000;
  return Math.max(0, whole - (now - pace.at));
}
