// What is kept of the words a shop's customers use.
import type { SynonymLine } from '../domain/synonyms.ts';

export interface StoredSynonymLine extends SynonymLine {
  id: number;
  /** Milliseconds UTC. */
  createdAt: number;
}

export interface Synonyms {
  /** In the order they were added. */
  list(storeId: number): Promise<StoredSynonymLine[]>;
  /** Lines that say what is there already are `known`. Throws `unprocessable` when the store would have too many. */
  add(storeId: number, lines: readonly SynonymLine[], now: number): Promise<{ added: number; known: number }>;
  /** Afterwards the store has these lines and no other; those it had before keep their number. */
  replace(
    storeId: number,
    lines: readonly SynonymLine[],
    now: number,
  ): Promise<{ added: number; known: number; removed: number }>;
  /** How many of these the store had; numbers of other stores are left alone. */
  remove(storeId: number, ids: readonly number[]): Promise<number>;
  /** A text that changes whenever the store's lines do; cheap enough to ask with every question. */
  stamp(storeId: number): Promise<string>;
}
