// The places of the greatest of many numbers, in falling order, by a heap of the best so far whose root is the least of
// them: nearly all of many numbers are less than that, and cost one comparison.

export interface Spot {
  place: number;
  number: number;
}

/**
 * At most `most` of them; equal numbers in the order of their places. After a spot, only those that follow it in this
 * order. NaN is never among them.
 */
export function greatest(numbers: Float32Array, most: number, after: Spot | null = null): Spot[] {
  const size = Math.min(most, numbers.length);
  const heap = new Float32Array(size);
  const places = new Int32Array(size);
  const bound = after?.number ?? Infinity;
  let count = 0;

  /** Is what the heap holds at one place worse than a number at a place? */
  const isWorse = (at: number, number: number, place: number) => {
    const held = heap[at] ?? 0;
    return held < number || (held === number && (places[at] ?? 0) > place);
  };

  function put(at: number, number: number, place: number): void {
    heap[at] = number;
    places[at] = place;
  }

  /** Moves worse entries up from `hole` on, until this one fits. */
  function sink(hole: number, number: number, place: number): void {
    let at = hole;
    for (let child = 2 * at + 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && isWorse(child + 1, heap[child] ?? 0, places[child] ?? 0)) child++;
      if (!isWorse(child, number, place)) break;
      put(at, heap[child] ?? 0, places[child] ?? 0);
      at = child;
    }
    put(at, number, place);
  }

  let least = -Infinity;
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    // Places come in order, so that of equal numbers those that are in the heap come first.
    if (!(number > least && number <= bound)) continue;
    if (number === bound && after !== null && place <= after.place) continue;
    if (count < size) {
      put(count++, number, place);
      if (count < size) continue;
      for (let at = (size >> 1) - 1; at >= 0; at--) sink(at, heap[at] ?? 0, places[at] ?? 0);
    } else sink(0, number, place);
    least = heap[0] ?? 0;
  }
  const spots = Array.from(places.subarray(0, count), (place) => ({ place, number: numbers[place] ?? 0 }));
  return spots.sort((a, b) => b.number - a.number || a.place - b.place);
}
