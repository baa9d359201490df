// Vectors by chance that is the same every time, and a store whose texts have them.
import { nearestIn } from '../../src/adapters/sqlite/nearest.ts';
import type { Connection } from '../../src/adapters/sqlite/open.ts';
import type { Fingerprint } from '../../src/ports/embedder.ts';
import { type Ground, T0 } from './database.ts';

/** Even numbers in [0, 1): mulberry32, after Tommy Ettinger. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function randomVector(random: () => number, dimensions: number): Float32Array {
  return Float32Array.from({ length: dimensions }, () => random() + random() + random() - 1.5);
}

export const fingerprintOf = (dimensions: number): Fingerprint => ({
  provider: 'local',
  model: 'chance',
  dimensions,
  format: 1,
});

/** Gives every text that has no vector of the fingerprint one from `vectorOf`. */
export async function embedPending(
  { db, store }: Pick<Ground, 'db' | 'store'>,
  fingerprint: Fingerprint,
  vectorOf: (text: string) => Float32Array,
): Promise<void> {
  const want = { fingerprint, storeIds: [store.id], fitted: false };
  for (;;) {
    const { claimed, reused } = await db.chunks.claim(want, 'me', 1000, 60_000, T0);
    if (claimed.length + reused === 0) return;
    const results = claimed.map(({ id, hash, text }) => ({ id, hash, ok: true as const, vector: vectorOf(text) }));
    await db.chunks.save(fingerprint, 'me', results);
  }
}

/** The vector index, asked twice each time: a first question is answered without it. */
export function nearestInMemory(db: Connection, budget?: number): ReturnType<typeof nearestIn> {
  const nearest = nearestIn(db, budget);
  return (...question) => {
    nearest(...question);
    return nearest(...question);
  };
}
