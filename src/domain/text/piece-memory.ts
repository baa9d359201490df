// What the pieces of texts were read as, found again by their letters where they stand: no string is made of a piece
// that was met before. A Map of strings would ask memory four times for each word of a catalogue; this asks once.

import { copyOf } from './memory.ts';

/** Appends what the piece `text[start, end)` is read as. */
export type PieceReader<Value> = (text: string, start: number, end: number, into: Value[]) => void;

/** A longer piece is no word that will come again. */
const LONGEST = 40;
const ROW = 4;
/** Twice as many rows as pieces, so that a search is short. */
const SPARE = 2;

/** Remembers at most `most` pieces (a power of two) and then starts anew. */
export function pieceMemory<Value>(most: number, read: (piece: string) => readonly Value[]): PieceReader<Value> {
  const mask = most * SPARE - 1;
  let rows = new Int32Array(0);
  let values: Value[] = [];
  let pieces: string[] = [];

  function forget(): void {
    rows = new Int32Array(most * SPARE * ROW);
    values = [];
    pieces = [];
  }

  function isAt(row: number, text: string, start: number, end: number): boolean {
    const piece = pieces[rows[row + 1] ?? 0] ?? '';
    return piece.length === end - start && text.startsWith(piece, start);
  }

  return (text, start, end, into) => {
    if (end - start > LONGEST) {
      for (const value of read(text.slice(start, end))) into.push(value);
      return;
    }
    if (pieces.length >= most || rows.length === 0) forget();
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    let row = ((hash ^ (hash >>> 15)) & mask) * ROW;
    // The fourth number of a row is one more than how many values it has; an empty row has 0.
    while (rows[row + 3] !== 0 && (rows[row] !== hash || !isAt(row, text, start, end)))
      row = (row + ROW) & (mask * ROW + 3);
    if (rows[row + 3] === 0) {
      const piece = copyOf(text.slice(start, end));
      const found = read(piece);
      rows.set([hash, pieces.length, values.length, found.length + 1], row);
      values.push(...found);
      pieces.push(piece);
    }
    const from = rows[row + 2] ?? 0;
    for (let at = from; at < from + (rows[row + 3] ?? 0) - 1; at++) {
      const value = values[at];
      if (value !== undefined) into.push(value);
    }
  };
}
