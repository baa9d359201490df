// Remembering: what was worked out for a word or a short text, kept because a catalogue says the same again and again.
// Memories are bounded, and what is asked often survives what is asked once.

/** Pieces of a long text share its memory from this length on; kept as a key, one would keep the whole text. */
const SHARES_MEMORY = 13;

/**
 * The same function, remembering at least the last `most` and at most twice as many answers; `make` must be pure and
 * its answers are shared. Two generations: when the young one is full it becomes the old one, and what is asked again
 * is young again.
 */
export function remembering<Value>(most: number, make: (text: string) => Value): (text: string) => Value {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const key = text.length < SHARES_MEMORY ? text : copyOf(text);
    const value = old.get(key) ?? make(key);
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}

/** A text that keeps no longer one alive, of which it was a piece: joining makes a text of its own. */
export function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
