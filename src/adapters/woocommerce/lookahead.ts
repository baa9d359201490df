// Requests sent before their turn: keeps pages on the way while one is being stored, in order.

/**
 * `take(next, following)` gives the answer for `next`, and sees to `following` meanwhile: at most `limit` requests are
 * in flight, and when one is answered the next of them is sent. What was sent for a place that is no longer wanted is
 * forgotten.
 */
export function createLookahead<Spot, T>(
  send: (spot: Spot) => Promise<T>,
  keyOf: (spot: Spot) => string,
  limit: number,
) {
  const sent = new Map<string, Promise<T>>();
  let wanted = new Map<string, Spot>();
  let inFlight = 0;

  function pump(): void {
    for (const [key, spot] of wanted) {
      if (inFlight >= Math.max(1, limit)) return;
      if (!sent.has(key)) launch(key, spot);
    }
  }

  function launch(key: string, spot: Spot): Promise<T> {
    inFlight++;
    const promise = send(spot).finally(() => {
      inFlight--;
      pump();
    });
    // It may fail before its turn; whoever takes it hears of it then.
    promise.catch(() => {});
    sent.set(key, promise);
    return promise;
  }

  return async function take(next: Spot, following: readonly Spot[]): Promise<T> {
    wanted = new Map([next, ...following].map((spot) => [keyOf(spot), spot]));
    for (const key of sent.keys()) if (!wanted.has(key)) sent.delete(key);
    const key = keyOf(next);
    // Who waits does so for nothing else.
    const promise = sent.get(key) ?? launch(key, next);
    pump();
    const answer = await promise;
    sent.delete(key);
    wanted.delete(key);
    return answer;
  };
}
