// Tables of phrases: what people say, written down as data, and the longest one that stands at a place of a question.
import { foldText } from '../text/fold.ts';
import { freeWord, nextWord, type Sheet, type Span } from './sheet.ts';

/**
 * Phrases parted by commas, and what they mean. An underscore says that two words may be written as one:
 * "ارزان_ترین". A meaning of null guards: these words are taken for nothing, however much a shorter phrase would fit.
 */
export type PhraseLines<Meaning> = readonly (readonly [phrases: string, meaning: Meaning | null])[];

interface Phrase<Meaning> {
  /** After the first word. */
  more: string[];
  meaning: Meaning | null;
}

export interface Phrases<Meaning> {
  /** The longest phrase of free words that begins at the place, and the place after it. */
  at(sheet: Sheet, from: number): { meaning: Meaning | null; to: number } | null;
}

/** The table is put together when it is first asked. */
export function phrasesOf<Meaning>(lines: PhraseLines<Meaning>): Phrases<Meaning> {
  let table: Map<string, Phrase<Meaning>[]> | null = null;
  return {
    at(sheet, from) {
      const first = freeWord(sheet, from);
      if (first === null) return null;
      table ??= tableOf(lines);
      const phrase = table.get(first.key)?.find(({ more }) => goesOn(sheet, from + 1, more));
      return phrase === undefined ? null : { meaning: phrase.meaning, to: from + 1 + phrase.more.length };
    },
  };
}

function goesOn(sheet: Sheet, from: number, keys: readonly string[]): boolean {
  return keys.every((key, i) => nextWord(sheet, from + i)?.key === key);
}

function tableOf<Meaning>(lines: PhraseLines<Meaning>): Map<string, Phrase<Meaning>[]> {
  const table = new Map<string, Phrase<Meaning>[]>();
  for (const [text, meaning] of lines) {
    for (const [first, ...more] of text.split(/[,،]/).flatMap(spellings)) {
      const known = table.get(first ?? '') ?? [];
      table.set(
        first ?? '',
        [...known, { more, meaning }].sort((a, b) => b.more.length - a.more.length),
      );
    }
  }
  return table;
}

function spellings(phrase: string): string[][] {
  const joined = foldText(phrase.trim());
  const ways = [joined.replaceAll('_', ' '), joined.replaceAll('_', '')];
  return [...new Set(ways)].map((way) => way.split(/\s+/));
}

/** Every place where a phrase stands, from left to right, without those that guard. */
export function* placesOf<Meaning>(sheet: Sheet, phrases: Phrases<Meaning>): Generator<Span & { meaning: Meaning }> {
  for (let from = 0; from < sheet.words.length; from++) {
    const found = phrases.at(sheet, from);
    if (found === null) continue;
    if (found.meaning !== null) yield { from, to: found.to, meaning: found.meaning };
    from = found.to - 1;
  }
}

/** Single words parted by spaces, as a set of keys. */
export function keysOf(words: string): ReadonlySet<string> {
  return new Set(foldText(words).trim().split(/\s+/));
}
