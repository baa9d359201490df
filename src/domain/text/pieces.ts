// Pieces: stretches of the text as it was written, cut only where no folding rule looks across. Tokenising piece by
// piece gives the tokens of the whole, with a place in the original; who needs places or caches words starts here.

/** The unit is part of a piece. */
const INSIDE = 0;
/** The unit stands between pieces, whatever its neighbours. */
export const BETWEEN = 1;
/** A comma: between pieces, unless it may separate thousands. */
export const COMMA = 2;

const PUNCTUATION = '\u00a0«»،؛؟\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2028\u2029';

/** How every UTF-16 unit stands to pieces. */
export const STANDING = standings();

function standings(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x80; unit++) {
    table[unit] = /[a-z0-9]/i.test(String.fromCharCode(unit)) ? INSIDE : BETWEEN;
  }
  table[','.charCodeAt(0)] = COMMA;
  for (const mark of PUNCTUATION) table[mark.charCodeAt(0)] = BETWEEN;
  return table;
}

/** May what follows a comma make it a separator of thousands? Digits, and anything that may hide one. */
export function continuesNumber(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x30 && unit <= 0x39) || unit > 0x7f;
}

export interface Piece {
  start: number;
  /** First place after it. */
  end: number;
}

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = pieceFrom(text, 0); start < text.length; ) {
    const end = endOfPiece(text, start);
    pieces.push({ start, end });
    start = pieceFrom(text, end);
  }
  return pieces;
}

/** Where the first piece at or after a place that is in none begins; the text's length when there is none. */
export function pieceFrom(text: string, place: number): number {
  let at = place;
  while (at < text.length && STANDING[text.charCodeAt(at)] !== INSIDE) at++;
  return at;
}

/** First place after the piece that begins here. */
export function endOfPiece(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const standing = STANDING[text.charCodeAt(at)];
    if (standing === BETWEEN || (standing === COMMA && !continuesNumber(text, at + 1))) return at;
  }
  return text.length;
}
