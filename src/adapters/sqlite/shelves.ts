// The shelves of one connection: a store's vectors are read into memory at its first question and brought up to date at
// every other. When there is no room, the store that was asked longest ago goes.
import type { Connection } from './open.ts';
import { type Place, segmentsIn } from './segments.ts';
import { codeBlocks, MOST_STRIDE } from './simd/blocks.ts';
import { strideOf } from './simd/codes.ts';
import type { CodedRows } from './simd/rows.ts';
import { type Shelf, shelfIn } from './simd/shelf.ts';

/** For the codes of all stores: 350,000 vectors of 1,536 numbers, or 2.8 million of 192. */
export const SHELF_BYTES = 512 * 1024 * 1024;
/** A shelf that has grown to so many times what was read at first is read anew: most of it may be gone by now. */
const MOST_GROWTH = 2;
const LEAST_TO_REREAD = 8192;

interface Kept {
  shelf: Shelf;
  fingerprint: number;
  lastSeq: number;
  /** Rows when it was read. */
  begun: number;
}

/** The store's shelf as the rows are now; null when it is too large. Call it inside the transaction that reads on. */
export type Shelves = (place: Place) => Shelf | null;

export function shelvesIn(db: Connection, budget = SHELF_BYTES): Shelves {
  const blocks = codeBlocks(budget);
  const segments = segmentsIn(db);
  /** By store, the one asked longest ago first: a store has one live model. */
  const kept = new Map<number, Kept>();
  /** By store, the model whose vectors had no room. */
  const tooLarge = new Map<number, number>();

  function drop(storeId: number): void {
    kept.get(storeId)?.shelf.clear();
    kept.delete(storeId);
  }

  /** Adds rows, at the cost of other stores; false when even that leaves too little room. */
  function add(storeId: number, known: Kept, rows: CodedRows): boolean {
    while (!known.shelf.append(rows)) {
      const oldest = [...kept.keys()].find((id) => id !== storeId);
      if (oldest === undefined) return false;
      drop(oldest);
    }
    known.lastSeq = rows.seqs.at(-1) ?? known.lastSeq;
    return true;
  }

  function addAll(storeId: number, known: Kept, lots: Iterable<CodedRows>): boolean {
    for (const rows of lots) if (!add(storeId, known, rows)) return false;
    return true;
  }

  function open(place: Place): Kept | null {
    const { storeId, fingerprint, dimensions } = place;
    if (segments.size(place) * strideOf(dimensions) > budget) return null;
    const known = { shelf: shelfIn(blocks, dimensions), fingerprint, lastSeq: 0, begun: 0 };
    if (addAll(storeId, known, segments.all(place))) {
      known.begun = known.shelf.rows;
      return known;
    }
    known.shelf.clear();
    return null;
  }

  function current(place: Place): Kept | null {
    const known = kept.get(place.storeId);
    if (known?.fingerprint === place.fingerprint) {
      const isFresh = addAll(place.storeId, known, segments.after(place, known.lastSeq));
      if (isFresh && known.shelf.rows <= Math.max(LEAST_TO_REREAD, MOST_GROWTH * known.begun)) return known;
    }
    drop(place.storeId);
    return open(place);
  }

  return (place) => {
    const { storeId, fingerprint, dimensions } = place;
    if (strideOf(dimensions) > MOST_STRIDE || tooLarge.get(storeId) === fingerprint) return null;
    const known = current(place);
    kept.delete(storeId);
    if (known === null) {
      tooLarge.set(storeId, fingerprint);
      return null;
    }
    kept.set(storeId, known);
    return known.shelf;
  };
}
