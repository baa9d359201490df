// A question as search asks it: its words, and for each the features that would answer it, with how good an answer
// each would be. What the catalogue knows of them is told from outside; this room only proposes and chooses.
import { NUMBER_WORDS } from '../intent/number-words.ts';
import type { SynonymFinder } from '../synonyms.ts';
import { writtenForms } from '../text/colloquial.ts';
import {
  type Analysis,
  concept,
  exact,
  type Feature,
  joined,
  LONGEST_JOIN,
  readings,
  runsOf,
  skeletons,
  stem,
} from '../text/features.ts';
import { isLatinWord } from '../text/stems.ts';

/** Features that answer a word, each with how well: 1 is the word itself. */
export type Alternatives = Map<Feature, number>;

/** How good an answer each kind of alternative is; measured on Persian and English cases. */
const WORTH = {
  exact: 1,
  joinedHere: 0.97,
  joined: 0.95,
  concept: 0.95,
  general: 0.6,
  number: 0.9,
  synonym: 0.95,
  stem: 0.9,
  purpose: 0.85,
  written: 0.85,
  writtenStem: 0.8,
  reading: 0.7,
  readingOfKnown: 0.5,
  skeleton: 0.65,
  skeletonOfKnown: 0.5,
  part: 0.5,
};
/** An alternative this good means that the catalogue knows the word. */
export const STRONG = 0.75;

function put(alternatives: Alternatives, feature: Feature, worth: number): void {
  if ((alternatives.get(feature) ?? 0) < worth) alternatives.set(feature, worth);
}

/**
 * For every token the features that say the same: itself, its stem, its neighbours in one word, its concepts, and what
 * serves the purpose that it tells of. `purposes` are products by the token that asks for them.
 */
export function proposals(
  tokens: readonly string[],
  analysis: Analysis,
  synonyms: SynonymFinder,
  purposes: ReadonlyMap<string, readonly string[][]>,
): Alternatives[] {
  const concepts = analysis.lexicon.conceptsIn(tokens);
  const spans = synonyms(tokens);
  return tokens.map((token, at) => {
    const found: Alternatives = new Map();
    put(found, exact(token), WORTH.exact);
    put(found, stem(token, analysis.language), WORTH.stem);
    put(found, joined([token]), WORTH.joined);
    const number = NUMBER_WORDS.get(token);
    if (number !== undefined) put(found, exact(String(number.value)), WORTH.number);
    for (const neighbours of neighboursAt(tokens, at)) {
      put(found, exact(neighbours), WORTH.joined);
      put(found, joined([neighbours]), WORTH.joinedHere);
    }
    for (const { concept: name, from, to } of concepts) {
      if (at >= from && at < to) put(found, concept(name), WORTH.concept);
    }
    for (const { from, to, alternatives } of spans) {
      if (at < from || at >= to) continue;
      for (const words of alternatives)
        for (const feature of saying(words, analysis)) put(found, feature, WORTH.synonym);
    }
    for (const words of purposes.get(token) ?? []) {
      for (const feature of saying(words, analysis)) put(found, feature, WORTH.purpose);
    }
    return found;
  });
}

/** What would make each token part of a name: features of the words it makes together with its neighbours. */
export function names(tokens: readonly string[], { lexicon }: Analysis, synonyms: SynonymFinder): Feature[][] {
  const named = [
    ...lexicon.conceptsIn(tokens).map(({ concept: name, from, to }) => ({ from, to, features: [concept(name)] })),
    ...synonyms(tokens).map(({ from, to, alternatives }) => ({ from, to, features: alternatives.flat().map(exact) })),
  ].filter(({ from, to }) => to - from > 1);
  return tokens.map((_, at) => [
    ...neighboursAt(tokens, at).map(exact),
    ...named.filter(({ from, to }) => at >= from && at < to).flatMap(({ features }) => features),
  ]);
}

/** The products that serve what a question is about, by each token that tells it. */
export function purposesOf(tokens: readonly string[], { purposesIn }: Analysis): Map<string, string[][]> {
  const served = new Map<string, string[][]>();
  for (const { places, targets } of purposesIn(tokens)) {
    for (const token of places.map((at) => tokens[at] ?? ''))
      served.set(token, [...(served.get(token) ?? []), ...targets]);
  }
  return served;
}

/** The pairs and triples of neighbours that hold a place, written as one word. */
function neighboursAt(tokens: readonly string[], at: number): string[] {
  const words: string[] = [];
  for (let size = 2; size <= LONGEST_JOIN; size++) {
    for (let from = Math.max(0, at - size + 1); from <= at && from + size <= tokens.length; from++) {
      words.push(tokens.slice(from, from + size).join(''));
    }
  }
  return words;
}

/** Features of a store's own synonym, which may be several words. */
function saying(words: readonly string[], analysis: Analysis): Feature[] {
  const [only] = words;
  const whole = analysis.lexicon.conceptsIn(words).filter(({ from, to }) => to - from === words.length);
  const concepts = whole.map(({ concept: name }) => concept(name));
  if (words.length > 1 || only === undefined) return [exact(words.join('')), joined(words), ...concepts];
  return [exact(only), stem(only, analysis.language), joined([only]), ...concepts];
}

/**
 * A word of several concepts is asked for by the rarest of them: "sneaker" wants sneakers, and shoes only when need be.
 * `counts` tells in how many products each stands.
 */
export function preferSpecific(alternatives: Alternatives, counts: ReadonlyMap<Feature, number>): void {
  const concepts = [...alternatives.keys()].filter(
    (feature) => feature.startsWith('c') && (counts.get(feature) ?? 0) > 0,
  );
  const rarest = Math.min(...concepts.map((feature) => counts.get(feature) ?? 0));
  for (const feature of concepts) {
    if ((counts.get(feature) ?? 0) > rarest) alternatives.set(feature, WORTH.general);
  }
}

/** How a token sounds in the other script; weaker when the catalogue knows the word as it is. */
export function soundAlternatives(token: string, known: boolean): Alternatives {
  const found: Alternatives = new Map();
  if (!known || isLatinWord(token)) {
    for (const feature of skeletons(token)) put(found, feature, known ? WORTH.skeletonOfKnown : WORTH.skeleton);
  }
  for (const feature of readings(token)) put(found, feature, known ? WORTH.readingOfKnown : WORTH.reading);
  return found;
}

/** Words of the catalogue that may have been meant, each as likely as `meant` says, with what they stand for. */
export function corrections(meant: ReadonlyMap<string, number>, { lexicon }: Analysis): Alternatives {
  const found: Alternatives = new Map();
  for (const [word, worth] of meant) {
    put(found, exact(word), worth);
    for (const { concept: name } of lexicon.conceptsIn([word])) put(found, concept(name), worth * WORTH.stem);
  }
  return found;
}

/** For a token the catalogue does not know: what it may be colloquial for, and the parts of a mixed token. */
export function guesses(token: string, analysis: Analysis): Alternatives {
  const found: Alternatives = new Map();
  for (const form of writtenForms(token)) {
    put(found, exact(form), WORTH.written);
    put(found, stem(form, analysis.language), WORTH.writtenStem);
    for (const { concept: name } of analysis.lexicon.conceptsIn([form])) put(found, concept(name), WORTH.writtenStem);
  }
  for (const part of runsOf(token)) put(found, exact(part), WORTH.part);
  return found;
}
