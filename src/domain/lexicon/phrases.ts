// A phrase book: terms of one or several words, found again in the tokens of a text however it spaces them and
// whatever endings it gives them. The built-in table and a store's own lines are looked up in the same way.
import { remembering } from '../text/memory.ts';
import { type Entry, letterBit, NOTHING, type Phrase, type Stem, shelvesOf } from './shelves.ts';

export type { Stem };

export interface Match<Value> {
  from: number;
  /** First token after it. */
  to: number;
  values: readonly Value[];
}

export interface PhraseBook<Value> {
  /** The longest terms from left to right; no two of them share a token. */
  matchesIn(tokens: readonly string[]): Match<Value>[];
  /** The same for tokens that were looked up before. */
  matchesAmong(seen: readonly Seen<Value>[]): Match<Value>[];
  see(token: string): Seen<Value>;
}

/** A token of the text, and what it says alone. */
export interface Seen<Value> {
  readonly token: string;
  stem: string;
  /** Letters that may follow it, and its stem, in a term. */
  follows: number;
  followsStem: number;
  /** The letter it begins with, and that of its stem, to be found among those. */
  first: number;
  firstOfStem: number;
  values: readonly Value[];
}

/** How many different tokens are remembered at least. */
const MEMORY = 10_000;

export function phraseBook<Value>(phrases: Iterable<Phrase<Value>>, stem: Stem): PhraseBook<Value> {
  const { open, exact, stemmed, starts } = shelvesOf(phrases, stem);

  const see = remembering(MEMORY, (token): Seen<Value> => {
    const root = stem(token);
    open(token);
    open(root);
    return {
      token,
      stem: root,
      follows: starts.get(token) ?? NOTHING,
      followsStem: starts.get(root) ?? NOTHING,
      first: letterBit(token, 0),
      firstOfStem: letterBit(root, 0),
      values: valuesFor({ tokens: [token], stems: [root], joined: token, stem: root }),
    };
  });

  /** The exact spelling goes before endings taken off, and then the term that leaves the least unexplained. */
  function valuesFor(run: Run): Value[] {
    const same = exact.get(run.joined)?.filter((entry) => isSpelling(run, entry)) ?? [];
    if (same.length > 0 || run.stem === run.joined) return same.map((entry) => entry.value);
    const inflected = stemmed.get(run.stem)?.filter((entry) => isInflection(run, entry)) ?? [];
    const longest = Math.max(...inflected.map((entry) => entry.joined.length));
    return inflected.filter((entry) => entry.joined.length === longest).map((entry) => entry.value);
  }

  /** Most tokens begin no longer term, or not one that goes on with the next; nothing is joined for them. */
  function longestAt(seen: readonly Seen<Value>[], from: number, first: Seen<Value>): Match<Value> | null {
    let found = first.values.length > 0 ? { from, to: from + 1, values: first.values } : null;
    let { follows, followsStem } = first;
    let run: Run | null = null;
    for (let at = from + 1; at < seen.length; at++) {
      const next = seen[at];
      if (next === undefined || ((follows & next.first) | (followsStem & next.firstOfStem)) === 0) break;
      run ??= { tokens: [first.token], stems: [first.stem], joined: first.token, stem: first.stem };
      grow(run, next.token, next.stem);
      const after = starts.get(run.joined);
      const afterStem = starts.get(run.stem);
      if (after === undefined && afterStem === undefined) break;
      const values = valuesFor(run);
      if (values.length > 0) found = { from, to: at + 1, values };
      follows = after ?? NOTHING;
      followsStem = afterStem ?? NOTHING;
    }
    return found;
  }

  function matchesAmong(seen: readonly Seen<Value>[]): Match<Value>[] {
    const matches: Match<Value>[] = [];
    for (let from = 0; from < seen.length; ) {
      const first = seen[from];
      const match = first === undefined ? null : longestAt(seen, from, first);
      if (match) matches.push(match);
      from = match?.to ?? from + 1;
    }
    return matches;
  }

  return { see, matchesAmong, matchesIn: (tokens) => matchesAmong(tokens.map(see)) };
}

/** Tokens of the text that stand side by side. */
interface Run {
  tokens: string[];
  stems: string[];
  joined: string;
  stem: string;
}

function grow(run: Run, token: string, stem: string): void {
  run.tokens.push(token);
  run.stems.push(stem);
  run.joined += token;
  run.stem += stem;
}

const SHORTEST_PART = 2;
const SHORTEST_WHOLE = 5;

/**
 * May this spacing stand for the term's own? Written as one word always; cut elsewhere only where the parts are words
 * or numbers rather than stray letters.
 */
function isSpacing({ tokens, joined }: Run): boolean {
  if (tokens.length === 1) return true;
  return joined.length >= SHORTEST_WHOLE && tokens.every((token) => token.length >= SHORTEST_PART || /^\d/.test(token));
}

function isSpelling<Value>(run: Run, { words }: Entry<Value>): boolean {
  const same = run.tokens.length === words.length && run.tokens.every((token, at) => token === words[at]);
  return same || isSpacing(run);
}

function isInflection<Value>(run: Run, { words, stems, joined }: Entry<Value>): boolean {
  if (run.tokens.length !== words.length) return isSpacing(run) && carries(run.joined, joined);
  return words.every((word, at) => {
    const token = run.tokens[at] ?? '';
    return token === word || (run.stems[at] === stems[at] && carries(token, word));
  });
}

/**
 * Is this the word with something added? Equal stems alone would take گوش (ear) for گوشی (phone). Latin words may
 * change their last letter (battery, batteries; kitap, kitabı), Arabic ones lose a final ه (سماعة, سماعات); an s is
 * kept, or a van would be a pair of Vans.
 */
function carries(token: string, word: string): boolean {
  const changeable = word.length > 3 && /[a-rt-zه]$/.test(word);
  return token.includes(changeable ? word.slice(0, -1) : word);
}
