// A phrase book: terms of one or several words, found again in the tokens of a text however it spaces them and
// whatever endings it gives them. The built-in table and a store's own lines are looked up in the same way.

export type Stem = (token: string) => string;

export interface Phrase<Value> {
  /** Folded tokens, at least one. */
  words: readonly string[];
  value: Value;
}

export interface Match<Value> {
  from: number;
  /** First token after it. */
  to: number;
  values: Value[];
}

export interface PhraseBook<Value> {
  /** The longest terms from left to right; no two of them share a token. */
  matchesIn(tokens: readonly string[]): Match<Value>[];
}

interface Entry<Value> extends Phrase<Value> {
  joined: string;
  stems: readonly string[];
}

/** A token of the text: its stem, and whether any term begins with it. */
interface Seen {
  stem: string;
  opens: boolean;
}

/** How many different tokens are remembered before it starts anew. */
const MEMORY = 20_000;

export function phraseBook<Value>(phrases: Iterable<Phrase<Value>>, stem: Stem): PhraseBook<Value> {
  const { exact, stemmed, starts } = shelves(phrases, stem);
  const known = new Map<string, Seen>();

  function see(token: string): Seen {
    const before = known.get(token);
    if (before !== undefined) return before;
    if (known.size >= MEMORY) known.clear();
    const root = stem(token);
    const seen = { stem: root, opens: starts.has(token) || starts.has(root) };
    known.set(token, seen);
    return seen;
  }

  /** The exact spelling goes before endings taken off, and then the term that leaves the least unexplained. */
  function valuesFor(run: Run): Value[] {
    const same = exact.get(run.joined)?.filter((entry) => isSpelling(run, entry)) ?? [];
    if (same.length > 0 || run.stem === run.joined) return same.map((entry) => entry.value);
    const inflected = stemmed.get(run.stem)?.filter((entry) => isInflection(run, entry)) ?? [];
    const longest = Math.max(...inflected.map((entry) => entry.joined.length));
    return inflected.filter((entry) => entry.joined.length === longest).map((entry) => entry.value);
  }

  function longestAt(tokens: readonly string[], from: number): Match<Value> | null {
    const run: Run = { tokens: [], stems: [], joined: '', stem: '' };
    let found: Match<Value> | null = null;
    for (let at = from; at < tokens.length; at++) {
      const token = tokens[at] ?? '';
      grow(run, token, see(token).stem);
      if (!starts.has(run.joined) && !starts.has(run.stem)) break;
      const values = valuesFor(run);
      if (values.length > 0) found = { from, to: at + 1, values };
    }
    return found;
  }

  return {
    matchesIn: (tokens) => {
      const matches: Match<Value>[] = [];
      for (let from = 0; from < tokens.length; ) {
        const match = see(tokens[from] ?? '').opens ? longestAt(tokens, from) : null;
        if (match) matches.push(match);
        from = match?.to ?? from + 1;
      }
      return matches;
    },
  };
}

interface Shelves<Value> {
  /** Terms by their words, joined. */
  exact: Map<string, Entry<Value>[]>;
  /** Terms by their stems, joined, and by the stem of all written as one word. */
  stemmed: Map<string, Entry<Value>[]>;
  /** Every beginning of either. */
  starts: Set<string>;
}

function shelves<Value>(phrases: Iterable<Phrase<Value>>, stem: Stem): Shelves<Value> {
  const stems = new Map<string, string>();
  const stemOnce = (word: string) => {
    const root = stems.get(word) ?? stem(word);
    stems.set(word, root);
    return root;
  };
  const made: Shelves<Value> = { exact: new Map(), stemmed: new Map(), starts: new Set() };
  for (const phrase of phrases) {
    const entry = { ...phrase, joined: phrase.words.join(''), stems: phrase.words.map(stemOnce) };
    put(made, made.exact, entry.joined, entry);
    const keys = new Set([entry.stems.join(''), stemOnce(entry.joined)]);
    for (const key of keys) put(made, made.stemmed, key, entry);
  }
  return made;
}

function put<Value>({ starts }: Shelves<Value>, shelf: Map<string, Entry<Value>[]>, key: string, entry: Entry<Value>) {
  const there = shelf.get(key);
  if (there) there.push(entry);
  else shelf.set(key, [entry]);
  for (let length = key.length; length > 0 && !starts.has(key.slice(0, length)); length--) {
    starts.add(key.slice(0, length));
  }
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
