// Chance that can be repeated: the same seed gives the same storm, as far as processes allow.

export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to `below`. */
  upTo(below: number): number;
  pick<T>(things: readonly T[]): T;
}

/** The generator mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for choosing faults. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return {
    next,
    upTo,
    pick: (things) => {
      const thing = things[upTo(things.length)];
      if (thing === undefined) throw new Error('There is nothing to pick from.');
      return thing;
    },
  };
}
