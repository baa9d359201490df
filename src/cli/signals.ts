// What SIGINT and SIGTERM mean. A command that can stop in the middle asks for `drain()`: the first signal then asks
// it to stop, within a deadline, and the second ends the process at once. Any other command ends with the first one.
// SIGHUP: such a command outlives the terminal it was started in.

const CODES = { SIGINT: 130, SIGTERM: 143 } as const;
const DRAIN_MS = 10_000;

export interface Signals {
  /** Aborted by the first signal from now on. */
  drain(): AbortSignal;
  /** 130 or 143 once a signal was caught. */
  exitCode(): number | null;
}

export function listenForSignals(exit: (code: number) => void): Signals {
  const stopping = new AbortController();
  let drains = false;
  let caught: number | null = null;

  const onSignal = (name: keyof typeof CODES) => {
    const again = caught !== null;
    caught ??= CODES[name];
    if (again || !drains) return exit(caught);
    const code = caught;
    setTimeout(() => exit(code), DRAIN_MS).unref();
    stopping.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);

  return {
    drain: () => {
      if (!drains) process.on('SIGHUP', () => {});
      drains = true;
      return stopping.signal;
    },
    exitCode: () => caught,
  };
}

/** Resolves when the signal is aborted. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
