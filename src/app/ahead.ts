// Reading one ahead: the next is asked for while the one before is being dealt with.

/**
 * What `start` gives, one by one. When whoever takes them stops, so does the reading, by the signal that `start` is
 * given; it is also aborted with `signal`.
 */
export async function* ahead<T>(
  start: (signal: AbortSignal) => AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const stop = new AbortController();
  const items = start(AbortSignal.any([signal, stop.signal]))[Symbol.asyncIterator]();
  const ask = () => {
    const next = items.next();
    // It may fail before its turn; whoever takes it hears of it then.
    next.catch(() => {});
    return next;
  };
  try {
    let next = ask();
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = ask();
      yield value;
    }
  } finally {
    stop.abort();
  }
}
