// A product as search sees it: every feature it can be found by, how much it weighs there, and how much of it stands
// in the title. Worked out once when the product changes, asked many times.
import type { ProductState } from '../product.ts';
import {
  type Analysis,
  concept,
  exact,
  type Feature,
  joined,
  LONGEST_JOIN,
  runsOf,
  soundsOf,
  stem,
} from '../text/features.ts';
import { tokenise } from '../text/fold.ts';
import { guardOf } from './accessory.ts';
import { deniedPair, isDenied } from './denial.ts';
import { kindOf, kindsKnown } from './head.ts';

export interface Weighed {
  /** Field weight times how often, summed over the fields. */
  weight: number;
  /** 1 in the title, less behind "for", 0 elsewhere. */
  title: number;
}

export interface SearchDocument {
  features: Map<Feature, Weighed>;
  /** Tokens times their field's weight: what a long text is held against. */
  length: number;
  /** What it is, by its title: concepts of its kind, and the word that makes it an accessory. */
  kinds: Feature[];
  /** Does it belong to something else, by its title ("case", "قاب")? */
  isAccessory: boolean;
}

/** Weights as BM25F has them (Robertson, Zaragoza & Taylor 2004). */
const WEIGHT = { title: 3, code: 3, brand: 2, category: 2, attribute: 0.7, prose: 0.6 };
const LONGEST_PROSE = 150;
const LONGEST_NAME = 400;
/** Parts of a mixed token ("rtx" of rtx4060) are weak: they stand for little alone. */
const PART = 0.5;
/** "Without sugar" says little of sugar; it is found as one word. */
const DENIED = 0.2;

/** `variations` are those that may be found through this product. */
export function documentOf(
  product: ProductState,
  variations: readonly ProductState[],
  analysis: Analysis,
): SearchDocument {
  const features = new Map<Feature, Weighed>();
  let length = 0;

  function add(feature: Feature, weight: number, title: number): void {
    const known = features.get(feature) ?? { weight: 0, title: 0 };
    features.set(feature, { weight: known.weight + weight, title: Math.max(known.title, title) });
  }

  /** `named`: the text is a name, whose neighbours may be written as one word and in the other script. */
  function addTokens(tokens: readonly string[], field: keyof typeof WEIGHT, named: boolean): void {
    const guard = field === 'title' ? guardOf(tokens) : () => 1;
    tokens.forEach((token, at) => {
      const share = guard(at) * (isDenied(tokens, at) ? DENIED : 1);
      const weight = WEIGHT[field] * share;
      const title = field === 'title' ? share : 0;
      add(exact(token), weight, title);
      add(stem(token, analysis.language), weight, title);
      if (isDenied(tokens, at)) add(joined(deniedPair(tokens, at)), WEIGHT[field], field === 'title' ? 1 : 0);
      for (const part of runsOf(token)) add(exact(part), weight * PART, title * PART);
      if (!named) return;
      for (let size = 2; size <= LONGEST_JOIN && at + size <= tokens.length; size++) {
        add(joined(tokens.slice(at, at + size)), weight, title);
      }
      for (const sound of soundsOf(token)) add(sound, weight, title);
    });
    for (const { name, from } of conceptsOf(tokens, analysis)) {
      add(concept(name), WEIGHT[field] * guard(from), field === 'title' ? guard(from) : 0);
    }
    length += tokens.length * WEIGHT[field];
  }

  const names = (field: keyof typeof WEIGHT, texts: readonly string[]) => {
    for (const text of texts) addTokens(tokenise(text).slice(0, LONGEST_NAME), field, true);
  };
  const title = tokenise(product.title).slice(0, LONGEST_NAME);
  addTokens(title, 'title', true);
  names('code', codesOf([product, ...variations]));
  names('brand', product.brands);
  names('category', [...product.categories, ...product.tags]);
  for (const text of attributesOf([product, ...variations])) addTokens(tokenise(text), 'attribute', false);
  const told = [product.shortDescription, ...new Set([product, ...variations].map(({ description }) => description))];
  const prose = tokenise(told.join('\n'));
  addTokens(prose.slice(0, LONGEST_PROSE), 'prose', false);

  const { features: kinds, isAccessory } = kindOf(title, analysis);
  return { features, length, kinds, isAccessory };
}

/**
 * The concepts of a text, and inside longer names those of single words that are no kinds of things: "USB stick" is
 * still of USB, "women's bag" for women, but "phone case" is no phone.
 */
function conceptsOf(tokens: readonly string[], { lexicon }: Analysis): { name: string; from: number }[] {
  return lexicon.conceptsIn(tokens).flatMap(({ concept: name, from, to }) => {
    if (to - from === 1) return [{ name, from }];
    const inner = tokens.slice(from, to).flatMap((token) => lexicon.conceptsIn([token]));
    const others = inner.map((found) => found.concept).filter((found) => !kindsKnown().has(found));
    return [name, ...others].map((found) => ({ name: found, from }));
  });
}

function codesOf(states: readonly ProductState[]): string[] {
  return [...new Set(states.flatMap(({ sku, gtin }) => [sku, gtin]))].filter((code) => code !== '');
}

/** Every attribute with its options, once; options that only variations name are the product's as well. */
function attributesOf(states: readonly ProductState[]): string[] {
  const texts = states.flatMap(({ attributes }) => attributes.flatMap(({ name, options }) => [name, ...options]));
  return [...new Set(texts)];
}
