// The words of a text as numbers, without cutting the text into strings: one walk over its characters hashes every
// piece, and only a piece that was not met before is folded into words.
import { tokenise } from '../../domain/text/fold.ts';
import { BETWEEN, COMMA, continuesNumber, STANDING } from '../../domain/text/pieces.ts';
import { grown } from './grown.ts';
import { PieceTable } from './piece-table.ts';

export class WordBook {
  /** What `read` found; the same word has the same number in every text. */
  found: Int32Array = new Int32Array(1 << 8);
  private length = 0;

  private readonly learn: (word: string) => void;
  private readonly numbers = new Map<string, number>();
  private readonly pieces = new PieceTable();
  /** Of pieces that are not one word. */
  private readonly lists: number[][] = [];

  /** `learn` is told every new word, in the order of their numbers: 0, 1, 2 … */
  constructor(learn: (word: string) => void) {
    this.learn = learn;
  }

  /** Pieces and words it holds, whichever are more: who makes it bounds it, by beginning another. */
  get size(): number {
    return Math.max(this.numbers.size, this.pieces.size);
  }

  /** Puts the words of this part of the text into `found`, the first `most` of them; how many they are. */
  read(text: string, from = 0, to = text.length, most = Number.MAX_SAFE_INTEGER): number {
    this.length = 0;
    let start = -1;
    let hash = 0;
    let check = 0;
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i);
      const standing = STANDING[unit];
      if (standing === BETWEEN || (standing === COMMA && !(start >= 0 && continuesNumber(text, i + 1)))) {
        if (start < 0) continue;
        this.add(text, start, i, hash, check);
        if (this.length >= most) return most;
        start = -1;
        continue;
      }
      if (start < 0) {
        start = i;
        hash = 0x811c9dc5 | 0;
        check = 0;
      }
      hash = Math.imul(hash ^ unit, 0x01000193);
      check = Math.imul(((check << 5) | (check >>> 27)) ^ unit, 0x9e3779b1);
    }
    if (start >= 0) this.add(text, start, to, hash, check);
    return Math.min(this.length, most);
  }

  private add(text: string, start: number, end: number, hash: number, check: number): void {
    const word = this.pieces.find(hash, check) ?? this.learnt(text.slice(start, end), hash, check);
    if (word >= 0) this.push(word);
    else for (const one of this.lists[~word] ?? []) this.push(one);
  }

  private push(word: number): void {
    if (this.length === this.found.length) this.found = grown(this.found, this.length + 1);
    this.found[this.length++] = word;
  }

  /** The number of its only word, or `~n` for those of the list number n. */
  private learnt(piece: string, hash: number, check: number): number {
    const words = tokenise(piece).map((word) => this.numberOf(word));
    const [only] = words;
    const value = words.length === 1 && only !== undefined ? only : ~(this.lists.push(words) - 1);
    this.pieces.add(hash, check, value);
    return value;
  }

  private numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(word, number);
    this.learn(word);
    return number;
  }
}
