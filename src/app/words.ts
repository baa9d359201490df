// The words of a question with everything the store's catalogue has for them: other forms, other names, the other
// script, and what a word the catalogue does not know may have meant.
import {
  isAnotherNumber,
  mayBeMistyped,
  ONE_MISTAKE,
  partings,
  prefixWorth,
  SHORTEST_PREFIX,
  wordsMeant,
} from '../domain/search/expand.ts';
import { type Unit, unitOf } from '../domain/search/graded.ts';
import { headOf } from '../domain/search/head.ts';
import {
  type Alternatives,
  corrections,
  guesses,
  names,
  preferSpecific,
  proposals,
  purposesOf,
  soundAlternatives,
} from '../domain/search/question.ts';
import type { Store } from '../domain/store.ts';
import { type Analysis, concept, exact, type Feature, joined, stem } from '../domain/text/features.ts';
import { tokenise } from '../domain/text/fold.ts';
import { isLatinWord } from '../domain/text/stems.ts';
import { isStopWord } from '../domain/text/stop-words.ts';
import type { App } from './app.ts';
import { synonymsOf } from './synonyms.ts';

/** Words of a question that are looked for; a longer one is a text, and its vector says the rest. */
export const MAX_TERMS = 48;
/** Longer words that one word may begin. */
const MOST_PREFIXED = 24;
const JOINED_PREFIX = 0.8;

type Deps = Pick<App, 'db'>;
type Counts = Map<Feature, number>;

export interface Words {
  /** The words looked for, folded, each once. */
  tokens: string[];
  /** How many words were too many. */
  left: number;
  units: Unit[];
  /** Concepts of the kind of thing that is asked for. */
  head: Feature[];
  /** How they were read. */
  analysis: Analysis;
}

export async function wordsOf({ db }: Deps, store: Store, text: string, analysis: Analysis): Promise<Words> {
  const all = tokenise(text);
  const said = await parted({ db }, store.id, all.slice(0, MAX_TERMS), analysis);
  const synonyms = await synonymsOf({ db }, store);
  const alternatives = proposals(said, analysis, synonyms, purposesOf(said, analysis));
  const counts = await db.vocabulary.counts(store.id, featuresOf(alternatives));
  const places = lookedFor(said, names(said, analysis, synonyms), counts);
  const corrected = [...said];
  for (const at of places) {
    const own = alternatives[at];
    if (own === undefined) continue;
    const meant = await widen({ db }, store.id, said, at, own, analysis, counts);
    if (meant !== null) corrected[at] = meant;
  }
  await countMissing({ db }, store.id, alternatives, counts);
  const { products } = await db.vocabulary.totals(store.id);
  const units = places.flatMap((at) => unitOf(said[at] ?? '', alternatives[at] ?? new Map(), counts, products) ?? []);
  return {
    tokens: places.map((at) => said[at] ?? ''),
    left: Math.max(0, all.length - MAX_TERMS),
    units,
    head: headOf(corrected, analysis),
    analysis,
  };
}

/** The words, with those parted that lost their space and that the catalogue has in two: "گوشیسامسونگ". */
async function parted({ db }: Deps, storeId: number, said: readonly string[], analysis: Analysis): Promise<string[]> {
  const words: string[] = [];
  for (const token of said) {
    const ways = isStopWord(token) ? [] : partings(token);
    words.push(
      ...(ways.length === 0 || (await isKnown({ db }, storeId, token, analysis)) ? [token] : await inTwo(token, ways)),
    );
  }
  return words;

  async function inTwo(token: string, ways: ReturnType<typeof partings>): Promise<readonly string[]> {
    const counts = await db.vocabulary.counts(storeId, ways.flat().map(exact));
    const worth = (parts: readonly string[]) => Math.min(...parts.map((part) => counts.get(exact(part)) ?? 0));
    const [best] = [...ways].sort((a, b) => worth(b) - worth(a));
    return best !== undefined && worth(best) > 0 ? best : [token];
  }
}

/** Does the catalogue have the word, in some form, or one that it may be mistyped for? */
async function isKnown({ db }: Deps, storeId: number, token: string, analysis: Analysis): Promise<boolean> {
  const concepts = analysis.lexicon.conceptsIn([token]).map(({ concept: name }) => concept(name));
  const forms = [exact(token), stem(token, analysis.language), joined([token]), ...concepts];
  const counts = await db.vocabulary.counts(storeId, forms);
  if ([...counts.values()].some((count) => count > 0)) return true;
  const meant = wordsMeant(token, [], await db.vocabulary.words(storeId));
  return [...meant.values()].some((worth) => worth >= ONE_MISTAKE);
}

/** Places of the words to look for, each word once; a stop word only where it is part of a name, or all there is. */
function lookedFor(said: readonly string[], namedBy: readonly Feature[][], counts: Counts): number[] {
  const first = [...said.keys()].filter((at) => said.indexOf(said[at] ?? '') === at);
  const isNamed = (at: number) => (namedBy[at] ?? []).some((feature) => (counts.get(feature) ?? 0) > 0);
  const telling = first.filter((at) => !isStopWord(said[at] ?? '') || isNamed(at));
  return telling.length > 0 ? telling : first;
}

/** Adds to a word's alternatives what it may also mean; gives the word it most likely is when it is not known. */
async function widen(
  deps: Deps,
  storeId: number,
  said: readonly string[],
  at: number,
  own: Alternatives,
  analysis: Analysis,
  counts: Counts,
): Promise<string | null> {
  const token = said[at] ?? '';
  preferSpecific(own, counts);
  const known = [...own.keys()].some((feature) => (counts.get(feature) ?? 0) > 0);
  add(own, soundAlternatives(token, known));
  add(own, await longerWords(deps, storeId, token, known));
  if (known) return null;
  add(own, guesses(token, analysis));
  if (!mayBeMistyped(token)) return null;
  const pairs = [said.slice(Math.max(0, at - 1), at + 1), said.slice(at, at + 2)].filter((pair) => pair.length === 2);
  const joinedPairs = pairs.map((pair) => pair.join(''));
  const meant = wordsMeant(token, joinedPairs, await deps.db.vocabulary.words(storeId));
  add(own, corrections(meant, analysis));
  return [...meant].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function add(own: Alternatives, more: Alternatives): void {
  for (const [feature, worth] of more) if ((own.get(feature) ?? 0) < worth) own.set(feature, worth);
}

async function countMissing(
  { db }: Deps,
  storeId: number,
  alternatives: Alternatives[],
  counts: Counts,
): Promise<void> {
  const missing = [...featuresOf(alternatives)].filter((feature) => !counts.has(feature));
  for (const [feature, count] of await db.vocabulary.counts(storeId, missing)) counts.set(feature, count);
}

export function featuresOf(alternatives: readonly Alternatives[]): Set<Feature> {
  return new Set(alternatives.flatMap((found) => [...found.keys()]));
}

async function longerWords({ db }: Deps, storeId: number, token: string, known: boolean): Promise<Alternatives> {
  const found: Alternatives = new Map();
  if (token.length < SHORTEST_PREFIX) return found;
  const longer = async (prefix: Feature) => {
    const features = await db.vocabulary.startingWith(storeId, prefix, MOST_PREFIXED);
    return features.map(([feature]) => feature).filter((feature) => !isAnotherNumber(token, feature.slice(1)));
  };
  for (const feature of await longer(exact(token))) {
    if (feature !== exact(token)) found.set(feature, prefixWorth(token, feature.slice(1), known));
  }
  if (!known && !isLatinWord(token) && /\d/.test(token)) {
    for (const feature of await longer(joined([token]))) found.set(feature, JOINED_PREFIX);
  }
  return found;
}
