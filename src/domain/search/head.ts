// The head of a question: the kind of thing that is wanted, among words that only describe it. "Phone case" asks for a
// case, گلس گوشی for a گلس; a product of another kind is a worse answer than its words alone would say.
import { BEAUTY } from '../lexicon/beauty.ts';
import { ELECTRONICS } from '../lexicon/electronics.ts';
import { FASHION } from '../lexicon/fashion.ts';
import { FOOD } from '../lexicon/food.ts';
import { HOME } from '../lexicon/home.ts';
import { KIDS } from '../lexicon/kids.ts';
import type { Concept } from '../lexicon/lexicon.ts';
import { TOOLS_AND_CAR } from '../lexicon/tools-car.ts';
import { type Analysis, concept, exact, type Feature, stem } from '../text/features.ts';
import { tokenise } from '../text/fold.ts';
import { isArabicScript } from '../text/stems.ts';
import { ACCESSORY_NAMES, ACCESSORY_WORDS, beginsWithContext, contextFrom } from './accessory.ts';

let kinds: ReadonlySet<string> | null = null;

/** Concepts that are kinds of things; brands, colours and measures are not. */
export function kindsKnown(): ReadonlySet<string> {
  kinds ??= new Set(
    [ELECTRONICS, HOME, FASHION, BEAUTY, FOOD, KIDS, TOOLS_AND_CAR].flatMap((block) =>
      block
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .map((line) => tokenise(line.split(',', 1)[0] ?? '').join('')),
    ),
  );
  return kinds;
}

const AND = new Set(['و', 'یا', 'and', 'or', 've', 'veya', 'او']);

interface Named {
  feature: Feature;
  from: number;
  to: number;
}

function kindsIn(tokens: readonly string[], { lexicon }: Analysis): Named[] {
  return kindsAmong(lexicon.conceptsIn(tokens));
}

function kindsAmong(concepts: readonly Concept[]): Named[] {
  return concepts
    .filter(({ concept: name }) => kindsKnown().has(name))
    .map(({ concept: name, from, to }) => ({ feature: concept(name), from, to }));
}

const isPersian = (tokens: readonly string[]) => tokens.some(isArabicScript);
const featuresAt = (named: readonly Named[], at: number) =>
  named.filter(({ from }) => from === at).map(({ feature }) => feature);

/**
 * The concepts of the kind a question asks for; none when it names none. Persian and Arabic name it first, English and
 * Turkish last; what stands behind "for" is asked only when nothing else is. A purpose that takes in the name, or stands
 * without one, asks for what serves it: "something that keeps a phone from breaking" is no phone.
 */
export function headOf(question: readonly string[], analysis: Analysis): Feature[] {
  const all = kindsIn(question, analysis);
  // "برا گوشیم قاب": the first kind is what it is for.
  const named = beginsWithContext(question) ? all.filter(({ from }) => from !== all[0]?.from) : all;
  const own = named.filter(({ from }) => from < contextFrom(question));
  const choice = own.length > 0 ? own : named.length > 0 ? named : all;
  const places = choice.map(({ from }) => from);
  const at = isPersian(question) ? Math.min(...places) : Math.max(...places);
  const purposes = analysis.purposesIn(question);
  if (purposes.length > 0 && (choice.length === 0 || purposes.some(({ places: told }) => told.includes(at)))) {
    const targets = purposes.flatMap((purpose) => purpose.targets);
    return targets.flatMap((words) => kindsIn(words, analysis).map(({ feature }) => feature));
  }
  return [...featuresAt(choice, at), ...alsoAsked(question, choice, at)];
}

/** "قاب و گلس": the kind behind an "and" is asked as well. */
function alsoAsked(question: readonly string[], named: readonly Named[], at: number): Feature[] {
  const first = named.find(({ from }) => from === at);
  if (first === undefined) return [];
  const next = isPersian(question)
    ? named.find(({ from }) => from === first.to + 1)
    : named.find(({ to }) => to === at - 1);
  const between = question[isPersian(question) ? first.to : at - 1] ?? '';
  return next !== undefined && AND.has(between) ? featuresAt(named, next.from) : [];
}

/** What a product is by its title. */
export interface Kind {
  /** Concepts of the kind, or the accessory's word itself; none when the title names none. */
  features: Feature[];
  /** Does it belong to something else ("case", "قاب")? */
  isAccessory: boolean;
}

/** A word between two kinds may describe the second: "notebook USB speakers". */
const WIDEST_GAP = 1;

/**
 * The first kind a title names, and in Latin script the last of those that stand side by side, because "notebook case"
 * is a case. What comes later is told of it.
 */
export function kindOf(title: readonly string[], analysis: Analysis): Kind {
  const own = title.slice(0, contextFrom(title));
  const concepts = analysis.lexicon.conceptsIn(own);
  const named = [...kindsAmong(concepts), ...accessoriesIn(own, concepts, analysis)].sort((a, b) => a.from - b.from);
  let [head] = named;
  if (head === undefined) return { features: [], isAccessory: false };
  if (!isPersian(title)) {
    for (const next of named) if (next.from > head.from && next.from - head.to <= WIDEST_GAP) head = next;
  }
  const features = featuresAt(named, head.from);
  const accessories = accessoriesKnown(analysis);
  return { features, isAccessory: features.some((feature) => accessories.has(feature)) };
}

/** The words that name an accessory and are no part of another name (قاب عکس, "stand mixer"). */
function accessoriesIn(title: readonly string[], names: readonly Concept[], analysis: Analysis): Named[] {
  return title.flatMap((token, from) => {
    const inName = names.some((name) => name.from <= from && from < name.to && name.to - name.from > 1);
    if (!ACCESSORY_WORDS.has(token) || inName) return [];
    return featuresOfWord(token, analysis).map((feature) => ({ feature, from, to: from + 1 }));
  });
}

const known = new WeakMap<Analysis, ReadonlySet<Feature>>();

/** Whatever names an accessory: the words themselves, and the concepts of words and names. */
function accessoriesKnown(analysis: Analysis): ReadonlySet<Feature> {
  const before = known.get(analysis);
  if (before) return before;
  const words = [...ACCESSORY_WORDS].flatMap((word) => featuresOfWord(word, analysis));
  const named = ACCESSORY_NAMES.flatMap((name) => kindsIn(tokenise(name), analysis).map(({ feature }) => feature));
  const features = new Set([...words, ...named]);
  known.set(analysis, features);
  return features;
}

function featuresOfWord(word: string, { language, lexicon }: Analysis): Feature[] {
  const concepts = lexicon.conceptsIn([word]).map(({ concept: name }) => concept(name));
  return [exact(word), stem(word, language), ...concepts];
}
