// Pulls: one at a time per store, each with a row that says how far it got, so that a killed one goes on.
import type { PullCursor } from './source.ts';

export type PullMode = 'full' | 'incremental';

export interface Pull {
  id: number;
  storeId: number;
  mode: PullMode;
  owner: string;
  startedAt: number;
  modifiedAfter: number | null;
  /** The shop's clock when it began: the next pull's starting point, once this one is done. */
  watermark: number | null;
  cursor: PullCursor | null;
  /** Products and variations seen so far, as counted by the checkpoints. */
  counts: Record<string, number>;
}

export interface PullCheckpoint {
  pullId: number;
  owner: string;
  cursor: PullCursor;
  seen: readonly string[];
  /** What the summary will say, but for what becomes of the items that it is written with: that is added to it. */
  counts: Record<string, number>;
}

export interface PullSummaryRow {
  mode: PullMode;
  status: 'running' | 'done' | 'partial' | 'failed';
  startedAt: number;
  finishedAt: number | null;
}

export interface Pulls {
  /**
   * Begins a pull, or goes on with one of the same kind that was cut off. Throws `locked` (who, since when)
   * while another lives: it has shown itself in the last minute, and `isGone` is not certain that it is gone.
   */
  begin(request: {
    storeId: number;
    mode: PullMode;
    modifiedAfter: number | null;
    owner: string;
    isGone: (owner: string) => boolean;
    now: number;
  }): Promise<Pull>;
  /** Shows that the owner lives; false when the pull was taken over. */
  heartbeat(pullId: number, owner: string, now: number): Promise<boolean>;
  setWatermark(pullId: number, watermark: number): Promise<void>;
  /** All external ids the checkpoints of this pull have seen. */
  seen(pullId: number): Promise<Set<string>>;
  /**
   * Ends it, if it is still the owner's. `done` and `partial` move the store's watermark, unless the pull began after
   * it and left a gap; `failed` keeps the cursor to go on from.
   */
  finish(pullId: number, owner: string, status: 'done' | 'partial' | 'failed', now: number): Promise<void>;
  /** Where the next incremental pull of the store begins; null before its first full one. */
  watermark(storeId: number): Promise<number | null>;
  last(storeId: number): Promise<PullSummaryRow | null>;
  /** Is a pull of the store alive, as `begin` would see it? */
  running(storeId: number, isGone: (owner: string) => boolean, now: number): Promise<boolean>;
}
