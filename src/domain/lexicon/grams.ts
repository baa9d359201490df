// Grams: the words and pairs of words of a catalogue, how many products have each, and which stand together. Only
// counting; what the counts mean is mine.ts.
import { tokenise } from '../text/fold.ts';
import { isArabicScript, isLatinWord } from '../text/stems.ts';

/** Texts of one product: its title, its brands, its categories. */
export type ProductTexts = readonly string[];

export interface Together {
  arabic: string;
  latin: string;
  /** Products that have both. */
  products: number;
  /** Products in which they stand side by side. */
  adjacent: number;
}

export interface Counts {
  products: number;
  /** Products that have a gram; its words are parted by spaces. */
  having: Map<string, number>;
  pairs: Together[];
}

/** A text longer than this is no title; what follows its beginning is left out. */
const MOST_TOKENS = 40;

/** Counts what stands in at least `least` products. Products with equal texts are one: a copy proves nothing. */
export function countGrams(catalogue: Iterable<ProductTexts>, least: number): Counts {
  const products = distinct(catalogue);
  const having = new Map<string, number>();
  for (const texts of products) for (const { gram } of onePerGram(texts)) count(having, gram);
  for (const [gram, number] of having) if (number < least) having.delete(gram);
  const pairs = new Map<string, Together>();
  for (const texts of products) countPairs(pairs, seenIn(texts, having));
  return { products: products.length, having, pairs: [...pairs.values()].filter((pair) => pair.products >= least) };
}

function distinct(catalogue: Iterable<ProductTexts>): string[][][] {
  const byText = new Map<string, string[][]>();
  for (const texts of catalogue) {
    const tokens = texts.map((text) => tokenise(text).slice(0, MOST_TOKENS));
    byText.set(tokens.map((words) => words.join(' ')).join('\n'), tokens);
  }
  return [...byText.values()];
}

interface Place {
  gram: string;
  isArabic: boolean;
  text: number;
  from: number;
  to: number;
}

/** Words of letters only, and pairs of neighbours in one script. */
function placesOf(texts: readonly (readonly string[])[]): Place[] {
  return texts.flatMap((tokens, text) =>
    tokens.flatMap((token, at) => {
      const isArabic = isArabicScript(token);
      if (!isWord(token)) return [];
      const next = tokens[at + 1];
      const one = { gram: token, isArabic, text, from: at, to: at + 1 };
      if (next === undefined || !isWord(next) || isArabicScript(next) !== isArabic) return [one];
      return [one, { gram: `${token} ${next}`, isArabic, text, from: at, to: at + 2 }];
    }),
  );
}

function isWord(token: string): boolean {
  return isLatinWord(token) || (isArabicScript(token) && !/\d/.test(token));
}

function onePerGram(texts: readonly (readonly string[])[]): Place[] {
  return [...new Map(placesOf(texts).map((place) => [place.gram, place])).values()];
}

interface Seen {
  gram: string;
  isArabic: boolean;
  places: Place[];
}

function seenIn(texts: readonly (readonly string[])[], having: ReadonlyMap<string, number>): Seen[] {
  const seen = new Map<string, Seen>();
  for (const place of placesOf(texts)) {
    const { gram, isArabic } = place;
    if (gram.length < 2 || !having.has(gram)) continue;
    const known = seen.get(gram);
    if (known) known.places.push(place);
    else seen.set(gram, { gram, isArabic, places: [place] });
  }
  return [...seen.values()];
}

function countPairs(pairs: Map<string, Together>, grams: readonly Seen[]): void {
  const latin = grams.filter((gram) => !gram.isArabic);
  for (const one of grams) {
    if (!one.isArabic) continue;
    for (const other of latin) {
      const key = `${one.gram}\n${other.gram}`;
      const pair = pairs.get(key) ?? { arabic: one.gram, latin: other.gram, products: 0, adjacent: 0 };
      pair.products++;
      if (touch(one.places, other.places)) pair.adjacent++;
      pairs.set(key, pair);
    }
  }
}

function touch(places: readonly Place[], others: readonly Place[]): boolean {
  return places.some((one) =>
    others.some((other) => one.text === other.text && (one.to === other.from || other.to === one.from)),
  );
}

function count(counts: Map<string, number>, gram: string): void {
  counts.set(gram, (counts.get(gram) ?? 0) + 1);
}
