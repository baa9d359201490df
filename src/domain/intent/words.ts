// The words of a question with their places, so that what a word was taken for can be cut out of the question and the
// rest left as it was written. Finer than tokens: "زیر50میلیون" is three words here, because its parts say three things.
import { foldText } from '../text/fold.ts';

export interface Word {
  /** Places in the question; `end` is the first one after it. */
  start: number;
  end: number;
  /** Folded, with nothing invisible: what phrase tables are written in. */
  key: string;
  kind: 'letters' | 'number' | 'sign';
  /** What stands between it and the word before it (at the first word: what opens the question). */
  between: string;
  /** Nothing stands between it and the word before it. */
  glued: boolean;
  /** A comma, a full stop or the like stands before it; a hyphen or an apostrophe inside a word does not count. */
  apart: boolean;
}

// Every alternative reads on without ever going back, so the time is linear in the question.
const PIECE =
  /(?<number>\p{Nd}[\p{Nd}\p{Cf}]*(?:[.,٫٬،/'’]\p{Nd}[\p{Nd}\p{Cf}]*)*)|(?<letters>[\p{L}\p{M}\p{Nl}\p{No}\p{Cf}]+)|(?<sign>\p{Sc})/gu;
// Between words; a hyphen between spaces parts them.
const MARK = /[^\s'’‐\-_/&+]|\s[-‐]+\s|\n/u;
const INVISIBLE = /\p{Cf}/gu;

export function wordsOf(question: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const { 0: text, index, groups } of question.matchAll(PIECE)) {
    const key = foldText(text).replace(INVISIBLE, '');
    if (key === '') continue;
    const between = question.slice(end, index).replace(INVISIBLE, '');
    const kind = kindOf(groups ?? {});
    end = index + text.length;
    words.push({
      start: index,
      end,
      key,
      kind,
      between,
      glued: between === '' && words.length > 0,
      apart: MARK.test(between),
    });
  }
  return words;
}

function kindOf({ number, sign }: Record<string, string | undefined>): Word['kind'] {
  if (number !== undefined) return 'number';
  return sign === undefined ? 'letters' : 'sign';
}

/** "Nike'ın", "don't": the part after the apostrophe. */
export function isAfterApostrophe(word: Word): boolean {
  return word.between === "'" || word.between === '’';
}
