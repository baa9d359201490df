// The memory in which codes lie, in blocks of one size: stores come, grow and go without leaving gaps. It grows to its
// budget at most, and keeps what it has grown to.
import { encodeQuery } from './codes.ts';
import { dotsIn } from './dots.ts';

export const BLOCK_BYTES = 1024 * 1024;
const PAGE_BYTES = 65_536;

/** Before the blocks: the question of 16-bit numbers, then room for the results of one block. */
const QUERY_BYTES = PAGE_BYTES;
const DOTS_AT = QUERY_BYTES;
/** A row has 16 codes at least. */
const BLOCKS_AT = DOTS_AT + 4 * (BLOCK_BYTES / 16);

/** No question with more numbers has room. */
export const MOST_STRIDE = QUERY_BYTES / 2;

export interface Blocks {
  /** Where a block begins that is now ours; null when the budget is used up. */
  take(): number | null;
  giveBack(block: number): void;
  write(at: number, codes: Int8Array): void;
  /** Makes ready to ask a unit vector; returns its scale. */
  ask(query: Float32Array, stride: number): number;
  /** What the question last asked gives with each row from the beginning of a block, valid until the next call. */
  dots(block: number, rows: number, stride: number): Int32Array;
}

export function codeBlocks(budget: number): Blocks {
  const memory = new WebAssembly.Memory({ initial: BLOCKS_AT / PAGE_BYTES });
  const dots = dotsIn(memory);
  const free: number[] = [];

  function grow(): number | null {
    const end = memory.buffer.byteLength;
    if (end - BLOCKS_AT + BLOCK_BYTES > budget) return null;
    try {
      memory.grow(BLOCK_BYTES / PAGE_BYTES);
    } catch {
      return null;
    }
    return end;
  }

  return {
    take: () => free.pop() ?? grow(),
    giveBack: (block) => void free.push(block),
    write: (at, codes) => new Int8Array(memory.buffer).set(codes, at),
    ask: (query, stride) => encodeQuery(query, new Int16Array(memory.buffer, 0, stride)),
    dots: (block, rows, stride) => {
      dots(0, block, Math.ceil(rows / 4), stride, DOTS_AT);
      return new Int32Array(memory.buffer, DOTS_AT, rows);
    },
  };
}
