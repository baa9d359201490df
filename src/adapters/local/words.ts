// How often each word stands in a text, without cutting the text into strings: one walk over its characters that
// hashes every piece and asks the vocabulary for its words.
import { BETWEEN, COMMA, continuesNumber, STANDING } from '../../domain/text/pieces.ts';
import { Vocabulary } from './vocabulary.ts';

export interface WordCounter {
  readonly vocabulary: Vocabulary;
  /** Adds the words of `text`. */
  count(text: string): void;
  /** Gives every word counted, in the order of first appearance, and forgets the counts. */
  drain(visit: (word: number, count: number) => void): void;
}

export function wordCounter(dimensions: number): WordCounter {
  const vocabulary = new Vocabulary(dimensions);
  let counts = new Int32Array(1 << 10);
  let seen = new Int32Array(1 << 10);
  let distinct = 0;

  function add(word: number): void {
    if (word >= counts.length) counts = widened(counts, word);
    const before = counts[word] ?? 0;
    counts[word] = before + 1;
    if (before > 0) return;
    if (distinct >= seen.length) seen = widened(seen, distinct);
    seen[distinct++] = word;
  }

  function addPiece(text: string, start: number, end: number, hash: number, check: number): void {
    const words = vocabulary.wordsOf(text, start, end, hash, check);
    if (words >= 0) add(words);
    else for (const word of vocabulary.list(words)) add(word);
  }

  return {
    vocabulary,
    count(text) {
      vocabulary.tidy();
      let start = -1;
      let hash = 0;
      let check = 0;
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        const standing = STANDING[unit];
        if (standing === BETWEEN || (standing === COMMA && !(start >= 0 && continuesNumber(text, i + 1)))) {
          if (start >= 0) addPiece(text, start, i, hash, check);
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
      if (start >= 0) addPiece(text, start, text.length, hash, check);
    },
    drain(visit) {
      for (let i = 0; i < distinct; i++) {
        const word = seen[i] ?? 0;
        visit(word, counts[word] ?? 0);
        counts[word] = 0;
      }
      distinct = 0;
    },
  };
}

function widened(array: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(index + 1, array.length * 2));
  wider.set(array);
  return wider;
}
