// Mining a catalogue for synonyms: words of two scripts that keep company in titles ("سالامون … Salomon"), and one word
// written joined and apart. Suggestions for a person to read, never applied by themselves.
import { tokenise } from '../text/fold.ts';
import { phoneticKeys } from '../text/phonetic.ts';
import { type Counts, countGrams, type ProductTexts, type Together } from './grams.ts';

export interface Suggestion {
  kind: 'translation' | 'spelling';
  /** Folded. */
  terms: [string, string];
  /** Products that have both terms, or the rarer of two spellings. */
  support: number;
  /** 0 to 1: how sure it is. */
  score: number;
}

export interface MiningRules {
  /** Fewest products that must speak for a suggestion. */
  minSupport: number;
  /** Says what is known already and need not be suggested. */
  isKnown(one: string, other: string): boolean;
}

/** The suggestions of a catalogue, the surest first. */
export function mineSynonyms(catalogue: Iterable<ProductTexts>, { minSupport, isKnown }: MiningRules): Suggestion[] {
  const counts = countGrams(catalogue, minSupport);
  const found = [...translations(counts), ...spellings(counts)];
  return found.filter(({ terms: [one, other] }) => !isKnown(one, other)).sort(bySureness);
}

function bySureness(one: Suggestion, other: Suggestion): number {
  return other.score - one.score || other.support - one.support || (one.terms[0] < other.terms[0] ? -1 : 1);
}

/** Fewer than one pair of unrelated words in a thousand is above it (chi-squared, one degree of freedom). */
const BY_CHANCE = 10.83;
/** Skeletons that share so much of their consonants are taken for one word. */
const SOUNDS_ALIKE = 0.75;
/** What sounds alike must still keep company: this share of the rarer word's products has both. */
const COMPANY = 0.1;
/** What does not sound alike must be nearly always together, and side by side. */
const CLOSE_COMPANY = 0.6;
/** Weights of company and sound; what does not sound alike is never surer than company alone. */
const WEIGHT = { company: 0.4, sound: 0.6 };

function translations(counts: Counts): Suggestion[] {
  const judged = counts.pairs
    .filter(({ latin }) => IS_SPOKEN.test(latin))
    .flatMap((pair) => judge(pair, counts) ?? [])
    .sort(bySureness);
  const taken = new Set<string>();
  const linked = judged.filter(({ terms }) => {
    if (terms.some((term) => taken.has(term))) return false;
    for (const term of terms) taken.add(term);
    return true;
  });
  return linked.filter((one) => !linked.some((other) => isPartOf(one, other) && other.support * 2 >= one.support));
}

function judge(pair: Together, { products, having }: Counts): Suggestion | null {
  const arabic = having.get(pair.arabic) ?? 0;
  const latin = having.get(pair.latin) ?? 0;
  if (pair.products * products <= arabic * latin) return null;
  if (logLikelihood(pair.products, arabic, latin, products) < BY_CHANCE) return null;
  const company = (2 * pair.products) / (arabic + latin);
  const sound = likeness(pair.arabic, pair.latin);
  const soundsAlike = sound >= SOUNDS_ALIKE && pair.products >= COMPANY * Math.min(arabic, latin);
  if (!soundsAlike && !isTranslation(pair, company)) return null;
  const score = WEIGHT.company * company + (soundsAlike ? WEIGHT.sound * sound : 0);
  return { kind: 'translation', terms: [pair.arabic, pair.latin], support: pair.products, score };
}

/** Word for word, and nearly always side by side. */
function isTranslation({ arabic, latin, products, adjacent }: Together, company: number): boolean {
  const equallyLong = arabic.split(' ').length === latin.split(' ').length;
  return equallyLong && company >= CLOSE_COMPANY && adjacent * 2 >= products;
}

/** A word without a vowel is the code of a model. */
const IS_SPOKEN = /^(?:\S*[aeiouy]\S*(?: |$))+$/;

/** "نورث, north" says less than "نورث فیس, north face". */
function isPartOf(one: Suggestion, other: Suggestion): boolean {
  if (one === other) return false;
  return one.terms.every((term, at) => ` ${other.terms[at]} `.includes(` ${term} `));
}

/** Dunning's log-likelihood ratio ("Accurate methods for the statistics of surprise and coincidence", 1993). */
function logLikelihood(both: number, one: number, other: number, all: number): number {
  const cells = [both, one - both, other - both, all - one - other + both];
  const sums = [one, all - one, other, all - other];
  return 2 * (entropy(cells) - entropy(sums) + entropy([all]));
}

function entropy(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count === 0 ? 0 : count * Math.log(count)), 0);
}

/** 1 when some reading of both has the same consonants, 0 when none can be compared. */
function likeness(arabic: string, latin: string): number {
  const keys = phoneticKeys(arabic.replaceAll(' ', ''));
  const others = phoneticKeys(latin.replaceAll(' ', ''));
  return Math.max(0, ...keys.flatMap((key) => others.map((other) => similarity(key, other))));
}

function similarity(one: string, other: string): number {
  return (2 * longestCommon(one, other)) / (one.length + other.length);
}

/** Length of the longest common subsequence. */
function longestCommon(one: string, other: string): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let at = 1; at <= other.length; at++) {
      const same = other[at - 1] === letter ? (row[at - 1] ?? 0) + 1 : 0;
      next.push(Math.max(same, row[at] ?? 0, next[at - 1] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function spellings({ having }: Counts): Suggestion[] {
  return [...having].flatMap(([apart, often]): Suggestion[] => {
    const words = apart.split(' ');
    const joined = words.join('');
    const rarer = Math.min(often, having.get(joined) ?? 0);
    if (words.length < 2 || rarer === 0 || isWordWithEnding(words)) return [];
    const score = (2 * rarer) / (often + (having.get(joined) ?? 0));
    return [{ kind: 'spelling', terms: [apart, joined], support: rarer, score }];
  });
}

/** کفش ها is no compound; the tokeniser knows the endings. */
function isWordWithEnding(words: readonly string[]): boolean {
  return tokenise(words.join('\u200c')).length < words.length;
}
