// Graded matching: each word of the question takes its best alternative in a product, instead of adding all of them
// up as BM25 over expanded terms would; a rare misspelling then never outweighs the word itself. Saturation and length
// as in BM25F (Robertson, Zaragoza & Taylor, "Simple BM25 extension to multiple weighted fields", 2004).
import type { Feature } from '../text/features.ts';
import type { Weighed } from './document.ts';
import { type Alternatives, STRONG } from './question.ts';

/** One word of the question with the alternatives the catalogue has. */
export interface Unit {
  word: string;
  alternatives: Alternatives;
  /** How much the word tells products apart. */
  idf: number;
}

/** What is asked of a product. */
export interface Gradable {
  length: number;
  get(feature: Feature): Weighed | undefined;
}

export interface Grade {
  /** In [0, 1]. */
  score: number;
  /** The share of the question that is answered, each word by its best alternative, in [0, 1]. */
  coverage: number;
}

const K1 = 1.2;
const B = 0.4;
const TITLE_COVERAGE = 1.0;
const COVERAGE = 0.6;
const HIGHEST = 1 + TITLE_COVERAGE + COVERAGE;

/** Robertson–Spärck Jones, never negative. */
function idf(total: number, count: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

/**
 * A word with only the alternatives that some product has; null when there are none. Its idf is that of its commonest
 * good alternative: a rare spelling of a common word tells no more than the common one.
 */
export function unitOf(
  word: string,
  alternatives: Alternatives,
  counts: ReadonlyMap<Feature, number>,
  total: number,
): Unit | null {
  const present = [...alternatives].filter(([feature]) => (counts.get(feature) ?? 0) > 0);
  if (present.length === 0) return null;
  const strong = present.filter(([, worth]) => worth >= STRONG);
  const telling = strong.length > 0 ? strong : present;
  const commonest = Math.max(...telling.map(([feature]) => counts.get(feature) ?? 0));
  return { word, alternatives: new Map(present), idf: idf(Math.max(total, commonest), commonest) };
}

/**
 * How well a product answers the units; `averageLength` is that of the store's products. With `forOthers` what it is
 * made for counts like its own name: who asks for a case asks by the phone it fits.
 */
export function grade(units: readonly Unit[], product: Gradable, averageLength: number, forOthers = false): Grade {
  const norm = 1 - B + (B * product.length) / averageLength;
  let [matched, title, covered, total] = [0, 0, 0, 0];
  for (const unit of units) {
    const best = bestOf(unit, product, norm, forOthers);
    matched += unit.idf * best.matched;
    title += unit.idf * best.title;
    covered += unit.idf * best.worth;
    total += unit.idf;
  }
  if (total === 0) return { score: 0, coverage: 0 };
  const score = (matched + TITLE_COVERAGE * title + COVERAGE * covered) / total / HIGHEST;
  return { score, coverage: covered / total };
}

function bestOf({ alternatives }: Unit, product: Gradable, norm: number, forOthers: boolean) {
  const best = { matched: 0, title: 0, worth: 0 };
  for (const [feature, worth] of alternatives) {
    const found = product.get(feature);
    if (found === undefined) continue;
    const frequency = found.weight / norm;
    best.matched = Math.max(best.matched, (worth * frequency) / (frequency + K1));
    best.title = Math.max(best.title, worth * (forOthers && found.title > 0 ? 1 : found.title));
    best.worth = Math.max(best.worth, worth);
  }
  return best;
}
