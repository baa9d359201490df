// The words of a product's text as the index has them: each with every feature it has by itself. A catalogue's words
// repeat, so a word is analysed when it is first met and looked up afterwards, as it was written.
import type { Sight } from '../lexicon/lexicon.ts';
import { type Analysis, exact, type Feature, runsOf, soundsOf, stem } from '../text/features.ts';
import { tokenise } from '../text/fold.ts';
import { remembering } from '../text/memory.ts';
import { type PieceReader, pieceMemory } from '../text/piece-memory.ts';
import { endOfPiece, pieceFrom } from '../text/pieces.ts';
import { isDenial } from './denial.ts';

export interface Word {
  token: string;
  exact: Feature;
  stem: Feature;
  /** Letters and digits of a mixed token apart, as exact tokens. */
  parts: readonly Feature[];
  /** Might it deny a neighbour? */
  denies: boolean;
  seen: Sight;
  /** How it sounds in both scripts; worked out for names only. */
  sounds(): readonly Feature[];
}

const MOST_PIECES = 2 ** 15;
const MOST_WORDS = 20_000;

const readers = new WeakMap<Analysis, PieceReader<Word>>();

function readerOf(analysis: Analysis): PieceReader<Word> {
  const known = readers.get(analysis);
  if (known !== undefined) return known;
  const wordOf = remembering(MOST_WORDS, (token) => analysed(token, analysis));
  const reader = pieceMemory(MOST_PIECES, (piece) => tokenise(piece).map(wordOf));
  readers.set(analysis, reader);
  return reader;
}

/** Of nearly every word: one list for all is at hand when it is asked. */
const NO_PARTS: readonly Feature[] = [];

function analysed(token: string, { language, lexicon }: Analysis): Word {
  const parts = runsOf(token);
  let sounds: readonly Feature[] | null = null;
  return {
    token,
    exact: exact(token),
    stem: stem(token, language),
    parts: parts.length === 0 ? NO_PARTS : parts.map(exact),
    denies: isDenial(token),
    seen: lexicon.see(token),
    sounds: () => {
      sounds ??= soundsOf(token);
      return sounds;
    },
  };
}

/** The first words of a text, at most `most`; the rest is not even read. Tokens are those of `tokenise`. */
export function wordsIn(text: string, analysis: Analysis, most = Number.POSITIVE_INFINITY): Word[] {
  const read = readerOf(analysis);
  const words: Word[] = [];
  for (let start = pieceFrom(text, 0); start < text.length && words.length < most; ) {
    const end = endOfPiece(text, start);
    read(text, start, end, words);
    start = pieceFrom(text, end);
  }
  if (words.length > most) words.length = most;
  return words;
}
