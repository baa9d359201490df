// The vectors of one store in memory, as codes, in the order in which they were written. A shelf only grows; rows that
// are gone are struck out when somebody comes upon them.
import { BLOCK_BYTES, type Blocks } from './blocks.ts';
import { strideOf } from './codes.ts';
import { greatest, type Spot } from './greatest.ts';
import type { CodedRows } from './rows.ts';

/** A row with the highest score it may have: its own by the codes, and a step above. */
export interface Near {
  row: number;
  seq: number;
  product: number;
  atMost: number;
}

export interface Shelf {
  readonly rows: number;
  /** False when there is no room: nothing was added then. */
  append(rows: CodedRows): boolean;
  /**
   * Lots of rows by falling `atMost`, the first of `first` rows, each of more than the one before. Before another
   * lot of so many, `only` may say to which products the rest is limited.
   */
  nearest(query: Float32Array, first: number, only: (more: number) => ReadonlySet<number> | null): Generator<Near[]>;
  /** The row is gone. */
  strike(row: number): void;
  /** Gives its memory back; it must not be used again. */
  clear(): void;
}

/** How much larger each lot is than the one before. */
const GROWTH = 6;

export function shelfIn(blocks: Blocks, dimensions: number): Shelf {
  const stride = strideOf(dimensions);
  const perBlock = Math.floor(BLOCK_BYTES / stride / 4) * 4;
  const mine: number[] = [];
  let rows = 0;
  let seqs = new Float64Array();
  let products = new Float64Array();
  let scales = new Float32Array();
  let scores = new Float32Array();

  function makeRoom(more: number): boolean {
    const needed = rows + more;
    while (mine.length * perBlock < needed) {
      const block = blocks.take();
      if (block === null) return false;
      mine.push(block);
    }
    if (needed > seqs.length) {
      const room = Math.max(needed, Math.ceil(seqs.length * 1.5), 64);
      seqs = widened(seqs, new Float64Array(room));
      products = widened(products, new Float64Array(room));
      scales = widened(scales, new Float32Array(room));
    }
    return true;
  }

  function score(query: Float32Array): Float32Array {
    if (scores.length < rows) scores = new Float32Array(seqs.length);
    const unit = blocks.ask(query, stride);
    for (const [index, block] of mine.entries()) {
      const start = index * perBlock;
      const dots = blocks.dots(block, Math.max(0, Math.min(perBlock, rows - start)), stride);
      for (let at = 0; at < dots.length; at++) {
        const scale = scales[start + at] ?? 0;
        scores[start + at] = (dots[at] ?? 0) * unit * scale + scale;
      }
    }
    return scores.subarray(0, rows);
  }

  function limitTo(wanted: ReadonlySet<number>, all: Float32Array): void {
    for (let row = 0; row < rows; row++) if (!wanted.has(products[row] ?? 0)) all[row] = Number.NaN;
  }

  return {
    get rows() {
      return rows;
    },
    append: (added) => {
      const count = added.seqs.length;
      if (!makeRoom(count)) return false;
      for (let from = 0; from < count; ) {
        const inBlock = (rows + from) % perBlock;
        const to = Math.min(count, from + perBlock - inBlock);
        const block = mine[Math.floor((rows + from) / perBlock)] ?? 0;
        blocks.write(block + inBlock * stride, added.codes.subarray(from * stride, to * stride));
        from = to;
      }
      seqs.set(added.seqs, rows);
      products.set(added.products, rows);
      scales.set(added.scales, rows);
      rows += count;
      return true;
    },
    nearest: function* (query, first, only) {
      const all = score(query);
      let isLimited = false;
      let last: Spot | null = null;
      for (let most = first; ; most *= GROWTH) {
        const limited: ReadonlySet<number> | null = isLimited || last === null ? null : only(most);
        if (limited !== null) limitTo(limited, all);
        isLimited ||= limited !== null;
        const lot: Spot[] = greatest(all, most, last);
        if (lot.length === 0) return;
        last = lot.at(-1) ?? null;
        yield lot.map(({ place, number }) => ({
          row: place,
          seq: seqs[place] ?? 0,
          product: products[place] ?? 0,
          atMost: number,
        }));
      }
    },
    strike: (row) => {
      scales[row] = Number.NaN;
    },
    clear: () => {
      for (const block of mine.splice(0)) blocks.giveBack(block);
      rows = 0;
    },
  };
}

function widened<Numbers extends Float64Array | Float32Array>(old: Numbers, wider: Numbers): Numbers {
  wider.set(old);
  return wider;
}
