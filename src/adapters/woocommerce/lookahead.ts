// Requests sent before their turn: keeps a few pages on the way while one is being stored, in order.

/**
 * `take(next, following)` gives the answer for `next` and has `following` on the way meanwhile. What was sent for a
 * place that is no longer wanted is forgotten. At most `1 + following.length` requests are in flight for what is wanted.
 */
export function createLookahead<Spot, T>(send: (spot: Spot) => Promise<T>, keyOf: (spot: Spot) => string) {
  const flying = new Map<string, Promise<T>>();
  return async function take(next: Spot, following: readonly Spot[]): Promise<T> {
    const wanted = new Map([next, ...following].map((spot) => [keyOf(spot), spot]));
    for (const key of flying.keys()) if (!wanted.has(key)) flying.delete(key);
    for (const [key, spot] of wanted) {
      if (flying.has(key)) continue;
      const promise = send(spot);
      // It may fail before its turn; whoever takes it hears of it then.
      promise.catch(() => {});
      flying.set(key, promise);
    }
    const answer = flying.get(keyOf(next)) ?? send(next);
    flying.delete(keyOf(next));
    return answer;
  };
}
