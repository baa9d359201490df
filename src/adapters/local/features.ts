// Features of a word: where in the vector it shows, and with which sign. Hashed word and character 3- to 5-grams
// (Weinberger et al., "Feature hashing for large scale multitask learning", 2009), each packed into 16 bits.

/** Slots are packed with their sign into 16 bits. */
export const MAX_DIMENSIONS = 0x8000;

const SHORTEST = 3;
const LONGEST = 5;
// What is longer is no word of a language; its beginning tells enough.
const MAX_LETTERS = 64;
const BEFORE = 2;
const AFTER = 3;
const GRAM_SEED = 0x811c9dc5;
const WORD_SEED = 0x2545f491;

/** Puts the features of `word` into `into` as `slot << 1 | sign`: the word itself first, then its grams. */
export function featuresOf(word: string, dimensions: number, into: number[]): void {
  let whole = WORD_SEED;
  for (let i = 0; i < word.length; i++) whole = step(whole, word.charCodeAt(i));
  into.push(packed(whole, dimensions));
  const letters = Math.min(word.length, MAX_LETTERS);
  for (let from = -1; from + SHORTEST <= letters + 1; from++) {
    let gram = GRAM_SEED;
    for (let i = from; i < from + LONGEST && i <= letters; i++) {
      gram = step(gram, i < 0 ? BEFORE : i === letters ? AFTER : word.charCodeAt(i));
      if (i - from + 1 >= SHORTEST) into.push(packed(gram, dimensions));
    }
  }
}

/** One step of FNV-1a over 16-bit units. */
function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Mixed as MurmurHash3 ends, because FNV leaves the low bits alike. */
function packed(hash: number, dimensions: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return (((mixed >>> 1) % dimensions) << 1) | (mixed & 1);
}
