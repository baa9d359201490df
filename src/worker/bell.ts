// How the worker's loops wait: until rung, until the database was written by somebody else, or until a time is up.
export interface Bell {
  ring(): void;
  /** Resolves when rung, when `changed` says so, after `ms`, or at once when aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** How often `changed` is asked: a delivery is seen this late at most. */
const LOOK_EVERY_MS = 25;

export function bell(changed: () => boolean): Bell {
  let wake = () => {};
  let rung = false;
  return {
    ring: () => {
      rung = true;
      wake();
    },
    wait: async (ms, signal) => {
      const end = performance.now() + ms;
      while (!rung && !signal.aborted && performance.now() < end && !changed()) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LOOK_EVERY_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      rung = false;
    },
  };
}
