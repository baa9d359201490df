// How many tokens a text costs a language model, guessed without any model's vocabulary: those weigh tens of megabytes
// and differ. The guess leans to the dear side, so that what is promised to fit does fit.

import { passagesOf } from './text/passages.ts';

/** A kind of run and what it costs. The kinds stand in the order in which they are tried at each place of a text. */
interface Kind {
  /** Source of a regular expression without groups. */
  pattern: string;
  cost: (run: string) => number;
}

// Fitted on product texts to cl100k_base, which is the dearest of the vocabularies in use for every script but English;
// o200k_base reads Persian for little more than half of it. A vocabulary that knows a script badly falls back to its
// bytes, so the bytes of UTF-8 are the bound that stands in for every script not named here.
const KINDS: readonly Kind[] = [
  {
    pattern: '\\p{Script=Latin}*[^\\P{Script=Latin}a-zA-Z]\\p{Script=Latin}*',
    cost: (word) => 0.7 + 0.55 * word.length,
  },
  { pattern: '[a-z]+', cost: (word) => 1 + 0.15 * Math.max(0, word.length - 3) },
  { pattern: '[A-Z][a-z]+', cost: (word) => 1 + 0.22 * Math.max(0, word.length - 3) },
  { pattern: '[A-Z]+', cost: (word) => Math.max(1, 0.3 + 0.4 * word.length) },
  { pattern: '[ \\t]?[0-9]+', cost: (run) => spaced(run) + Math.ceil(run.trim().length / 3) },
  { pattern: '[ \\t]?[۰-۹٠-٩]+', cost: (run) => spaced(run) + 2 * run.trim().length },
  {
    pattern: '[\\p{Script=Arabic}\\u064b-\\u065f]+',
    cost: (word) => 0.45 + 0.82 * word.length + 0.65 * count(word, SELDOM),
  },
  { pattern: '\\p{Script=Cyrillic}', cost: () => 0.78 },
  { pattern: '[\\p{Script=Greek}\\p{Script=Hebrew}]', cost: () => 1.25 },
  { pattern: '[\\p{Script=Hiragana}\\p{Script=Katakana}]', cost: () => 1.25 },
  { pattern: '[\\p{Script=Han}\\p{Script=Hangul}]', cost: () => 1.8 },
  { pattern: '[ \\t]+', cost: () => 0.02 },
  { pattern: '://|<{2,3}|>{2,3}|-{2,4}|={2,4}|\\*{2,4}|_{2,4}|\\.{2,3}', cost: () => 1 },
  { pattern: '[\\x00-\\x7f\\u2010-\\u2026«»]', cost: () => 1 },
  { pattern: '\\p{Extended_Pictographic}', cost: (sign) => bytes(sign) - 1 },
  { pattern: '[\\s\\S]', cost: bytes },
];

/** Letters of the Arabic script outside the commonest: pairs with them are in no vocabulary. */
const SELDOM = /[^ابتجحخدرسشصعفقکكلمنوهیي]/gu;

let runs: RegExp | null = null;

/** Made when it is first asked for: it takes a good part of a command's start. */
function runsKnown(): RegExp {
  runs ??= new RegExp(KINDS.map(({ pattern }) => `(${pattern})`).join('|'), 'gu');
  return runs;
}

/** Tokens of `text`, as a whole number; at least what cl100k_base and o200k_base count, save for a few in a hundred. */
export function estimateTokens(text: string): number {
  let sum = 0;
  for (const [run, ...groups] of text.matchAll(runsKnown())) {
    sum += KINDS[groups.findIndex((group) => group !== undefined)]?.cost(run) ?? 0;
  }
  return Math.ceil(sum);
}

/** A space before a number is a token of its own; before a word it belongs to the word. */
function spaced(run: string): number {
  return /^\s/.test(run) ? 1 : 0;
}

function count(text: string, characters: RegExp): number {
  return text.match(characters)?.length ?? 0;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The beginning of a text in at most so many tokens, cut at the end of a sentence or a word and marked with "…". */
export function cutToTokens(text: string, most: number): string {
  let tokens = estimateTokens(text);
  let kept = text;
  for (let length = text.length; tokens > most; tokens = estimateTokens(kept)) {
    length = Math.min(length - 1, Math.floor((length * most) / tokens));
    // One character may be two units.
    if (length < 2) return '';
    kept = `${passagesOf(text.slice(0, 2 * length), length)[0]?.trimEnd()}…`;
  }
  return kept;
}
