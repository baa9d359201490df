// Pieces of text by their hash, and what was found out about each: a table of typed arrays, so that a piece that was met
// before is known again without being cut out of its text.

/** What is kept of a piece is one number. Equal in both hashes is taken for equal. */
export class PieceTable {
  size = 0;
  private mask = (1 << 10) - 1;
  private rows = emptyRows(this.mask);

  /** Undefined for a piece that was never put. */
  find(hash: number, check: number): number | undefined {
    const { rows, mask } = this;
    for (let at = spread(hash) & mask; ; at = (at + 1) & mask) {
      const row = at * 4;
      if (rows[row] === 0) return undefined;
      if (rows[row + 1] === hash && rows[row + 2] === check) return rows[row + 3];
    }
  }

  add(hash: number, check: number, value: number): void {
    if (this.size * 2 > this.mask) this.double();
    this.put(hash, check, value);
    this.size++;
  }

  private put(hash: number, check: number, value: number): void {
    let at = spread(hash) & this.mask;
    while (this.rows[at * 4] !== 0) at = (at + 1) & this.mask;
    this.rows.set([1, hash, check, value], at * 4);
  }

  private double(): void {
    const old = this.rows;
    this.mask = this.mask * 2 + 1;
    this.rows = emptyRows(this.mask);
    for (let row = 0; row < old.length; row += 4) {
      if (old[row] !== 0) this.put(old[row + 1] ?? 0, old[row + 2] ?? 0, old[row + 3] ?? 0);
    }
  }
}

function emptyRows(mask: number): Int32Array {
  return new Int32Array((mask + 1) * 4);
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
