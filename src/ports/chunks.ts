// Chunks and their vectors. Which chunks are pending is a state, not a queue: those whose vector is not of the
// fingerprint that is wanted now.
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

export interface Chunks {
  /** Takes up to `limit` pending chunks, in turn from each store; those with a vector of equal text get it at once. */
  claim(
    fingerprint: Fingerprint,
    owner: string,
    limit: number,
    leaseMs: number,
    now: number,
  ): Promise<{ claimed: ClaimedChunk[]; reused: number }>;
  /**
   * Keeps vectors and failures where the lease is still ours and the text is still the same; returns how many.
   * When a store's last pending chunk is done its search moves to this fingerprint; a model no store uses any more goes, with its vectors.
   */
  save(fingerprint: Fingerprint, owner: string, results: readonly ChunkResult[]): Promise<number>;
  /** Makes everything due again that is held by owners who are gone; returns how many that were. */
  reclaim(isGone: (owner: string) => boolean, now: number): Promise<number>;
  release(owner: string, ids: readonly number[], dueAt: number): Promise<void>;
  /** All chunks, and those without a vector of this fingerprint. */
  counts(fingerprint: Fingerprint): Promise<{ total: number; pending: number }>;
}
