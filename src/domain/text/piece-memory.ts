// What the pieces of texts were read as, found again by their letters where they stand: no string is made of a piece
// that was met before. A Map of strings would ask memory four times for each word of a catalogue; this asks once.

/** Appends what the piece `text[start, end)` is read as. */
export type PieceReader<Value> = (text: string, start: number, end: number, into: Value[]) => void;

/** A longer piece is no word that will come again. */
const LONGEST = 40;
const ROW = 4;
/** Twice as many rows as pieces, so that a search is short. */
const SPARE = 2;

/**
 * Remembers at most `most` pieces (a power of two) and then starts anew. Two pieces are the same when two hashes of 32
 * bits are: once in 10^15 new words one is taken for another.
 */
export function pieceMemory<Value>(most: number, read: (piece: string) => readonly Value[]): PieceReader<Value> {
  const mask = most * SPARE - 1;
  let rows = new Int32Array(0);
  let values: Value[] = [];
  let pieces = 0;

  function forget(): void {
    rows = new Int32Array(most * SPARE * ROW);
    values = [];
    pieces = 0;
  }

  return (text, start, end, into) => {
    if (end - start > LONGEST) {
      for (const value of read(text.slice(start, end))) into.push(value);
      return;
    }
    if (pieces >= most || rows.length === 0) forget();
    let hash = 0x811c9dc5;
    let check = end - start;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      hash = Math.imul(hash ^ unit, 0x01000193);
      check = Math.imul(((check << 5) | (check >>> 27)) ^ unit, 0x9e3779b1);
    }
    let row = ((hash ^ (hash >>> 15)) & mask) * ROW;
    // The fourth number of a row is one more than how many values it has; an empty row has 0.
    while (rows[row + 3] !== 0 && (rows[row] !== hash || rows[row + 1] !== check)) row = (row + ROW) & (mask * ROW + 3);
    if (rows[row + 3] === 0) {
      const found = read(text.slice(start, end));
      rows.set([hash, check, values.length, found.length + 1], row);
      values.push(...found);
      pieces++;
    }
    const from = rows[row + 2] ?? 0;
    for (let at = from; at < from + (rows[row + 3] ?? 0) - 1; at++) {
      const value = values[at];
      if (value !== undefined) into.push(value);
    }
  };
}
