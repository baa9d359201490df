// Chunks and their vectors. Which chunks are pending is a state, not a queue: those whose vector is not of the
// fingerprint that their store wants now.
import type { Fingerprint } from './embedder.ts';

export interface ClaimedChunk {
  id: number;
  storeId: number;
  text: string;
  /** SHA-256 of the text, hex. */
  hash: string;
  attempts: number;
}

export type ChunkResult =
  | { id: number; hash: string; ok: true; vector: Float32Array }
  | { id: number; hash: string; ok: false; reason: string; attempts: number; dueAt: number; dead: boolean };

/** Stores, and the fingerprint they want their chunks' vectors to be of. */
export interface Want {
  fingerprint: Fingerprint;
  storeIds: readonly number[];
  /** It is a fitted model's: once that model is gone there is nothing to embed for it. */
  fitted: boolean;
}

export interface Chunks {
  /**
   * Takes up to `limit` pending chunks of these stores, in turn from each; those with a vector of equal text get it at
   * once.
   */
  claim(
    want: Want,
    owner: string,
    limit: number,
    leaseMs: number,
    now: number,
  ): Promise<{ claimed: ClaimedChunk[]; reused: number }>;
  /**
   * Keeps vectors and failures where the lease is still ours and the text is still the same; returns how many. When a
   * store's last pending chunk is done its search moves to this fingerprint; one that no store uses any more goes, with
   * its vectors. When the fingerprint itself is gone by now, nothing is kept and the chunks are due again.
   */
  save(fingerprint: Fingerprint, owner: string, results: readonly ChunkResult[]): Promise<number>;
  /** Makes everything due again that is held by owners who are gone; returns how many that were. */
  reclaim(isGone: (owner: string) => boolean, now: number): Promise<number>;
  release(owner: string, ids: readonly number[], dueAt: number): Promise<void>;
  /** All chunks, and those of these stores without a vector of the fingerprint they want. */
  counts(wants: readonly Want[]): Promise<{ total: number; pending: number }>;
  /** How much text is pending: equal texts of a store count once in `characters` and `bytes` (UTF-8). */
  pendingText(wants: readonly Want[]): Promise<{ texts: number; characters: number; bytes: number }>;
  /**
   * Looks at up to `limit` chunks of stores whose search has moved away from a model that others still use, and forgets
   * the vectors they left there; then arranges vectors that are new so that they are soon read, some at a time. Returns
   * how many it looked at; 0 when there is nothing left to do.
   */
  sweep(limit: number): Promise<number>;
  /** A store's texts in the order of their numbers, `limit` at most, from the first number above `after` on. */
  texts(storeId: number, after: number, limit: number): Promise<{ id: number; text: string }[]>;
}
