// Where the terms of a phrase book stand: by their words, and by the stems of those. They are filed by their first two
// letters, and a drawer is put on the shelves when a word that begins so is met, because a question asks for few.

export type Stem = (token: string) => string;

export interface Phrase<Value> {
  /** Folded tokens, at least one. */
  words: readonly string[];
  value: Value;
}

export interface Entry<Value> extends Phrase<Value> {
  joined: string;
  stems: readonly string[];
}

export interface Shelves<Value> {
  /** Before a text is looked up: its first word and the stem of that. What begins like them is there afterwards. */
  open(word: string): void;
  /** Terms by their words, joined. */
  readonly exact: ReadonlyMap<string, readonly Entry<Value>[]>;
  /** Terms by their stems, joined, and by the stem of all written as one word. */
  readonly stemmed: ReadonlyMap<string, readonly Entry<Value>[]>;
  /** Every beginning of either, with the letters that follow it somewhere: none behind whole terms alone. */
  readonly starts: ReadonlyMap<string, number>;
}

const LETTERS_FILED = 2;

export function shelvesOf<Value>(phrases: Iterable<Phrase<Value>>, stem: Stem): Shelves<Value> {
  const closed = new Map<string, Phrase<Value>[]>();
  const exact = new Map<string, Entry<Value>[]>();
  const stemmed = new Map<string, Entry<Value>[]>();
  const starts = new Map<string, number>();
  const stems = new Map<string, string>();
  const stemOnce = (word: string) => {
    const root = stems.get(word) ?? stem(word);
    stems.set(word, root);
    return root;
  };
  for (const phrase of phrases) for (const drawer of drawersOf(phrase.words, stemOnce)) file(closed, drawer, phrase);

  function put(shelf: Map<string, Entry<Value>[]>, key: string, entry: Entry<Value>): void {
    file(shelf, key, entry);
    let letter = NOTHING;
    for (let length = key.length; length > 0; length--) {
      const start = key.slice(0, length);
      const known = starts.get(start);
      starts.set(start, (known ?? NOTHING) | letter);
      if (known !== undefined) break;
      letter = letterBit(key, length - 1);
    }
  }

  function openDrawer(drawer: string): void {
    for (const phrase of closed.get(drawer) ?? []) {
      const entry = { ...phrase, joined: phrase.words.join(''), stems: phrase.words.map(stemOnce) };
      if (drawerOf(entry.joined) === drawer) put(exact, entry.joined, entry);
      for (const key of stemKeys(entry.stems, entry.joined, stemOnce)) {
        if (drawerOf(key) === drawer) put(stemmed, key, entry);
      }
    }
    closed.delete(drawer);
  }

  return {
    exact,
    stemmed,
    starts,
    open: (word) => {
      if (word.length >= LETTERS_FILED) openDrawer(drawerOf(word));
      else for (const drawer of [...closed.keys()]) if (drawer.startsWith(word)) openDrawer(drawer);
    },
  };
}

function file<Item>(cabinet: Map<string, Item[]>, key: string, item: Item): void {
  const there = cabinet.get(key);
  if (there) there.push(item);
  else cabinet.set(key, [item]);
}

function drawerOf(key: string): string {
  return key.slice(0, LETTERS_FILED);
}

function stemKeys(stems: readonly string[], joined: string, stem: Stem): Set<string> {
  return new Set([stems.join(''), stem(joined)]);
}

/**
 * Words whose stem may begin with other letters: what an Arabic article may stand before, and Latin words of which
 * nearly nothing would be left ("eyed"). Of all others it begins as they do, which a test holds for every stemmer.
 */
const CHANGEABLE = /^(?:[وبکف]?ال|لل|[a-z\d]{1,2}$|[aeiouy](?:y|ed|ing)|.$)/;

export function keepsBeginning(word: string): boolean {
  return !CHANGEABLE.test(word);
}

/** Nearly always one, and then no stem is asked for. */
function drawersOf(words: readonly string[], stem: Stem): Iterable<string> {
  const joined = words.length === 1 ? (words[0] ?? '') : words.join('');
  if (keepsBeginning(words[0] ?? '') && keepsBeginning(joined)) return [drawerOf(joined)];
  return new Set([joined, ...stemKeys(words.map(stem), joined, stem)].map(drawerOf));
}

export const NOTHING = 0;

/** One bit of 32 for the letter at a place; two letters may share one. */
export function letterBit(text: string, at: number): number {
  return 1 << (text.charCodeAt(at) & 31);
}
