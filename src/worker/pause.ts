// Waiting that ends early when it is told to.

/** Timers cannot count further. */
const LONGEST_MS = 2 ** 31 - 1;

/** Resolves after `ms` (24 days at most), or when the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, LONGEST_MS));
    signal.addEventListener('abort', done);
  });
}
