// A product as search sees it: every feature it can be found by, how much it weighs there, and how much of it stands
// in the title. Worked out once when the product changes, asked many times.
import type { ProductState } from '../product.ts';
import type { Analysis, Feature } from '../text/features.ts';
import { guardOf } from './accessory.ts';
import { kindOf } from './head.ts';
import { read } from './reading.ts';
import { type Word, wordsIn } from './word.ts';

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

const everyWord = (_at: number) => 1;

/** `variations` are those that may be found through this product. */
export function documentOf(
  product: ProductState,
  variations: readonly ProductState[],
  analysis: Analysis,
): SearchDocument {
  const features = new Map<Feature, Weighed>();
  let length = 0;

  function add(words: readonly Word[], field: keyof typeof WEIGHT, named: boolean, guard = everyWord): void {
    const weight = WEIGHT[field];
    const isTitle = field === 'title';
    read(words, analysis, { named, guard }, (feature, share) => {
      const known = features.get(feature);
      if (known === undefined) features.set(feature, { weight: weight * share, title: isTitle ? share : 0 });
      else {
        known.weight += weight * share;
        if (isTitle && share > known.title) known.title = share;
      }
    });
    length += words.length * weight;
  }

  const nameIn = (text: string) => wordsIn(text, analysis, LONGEST_NAME);
  const title = nameIn(product.title);
  const tokens = title.map(({ token }) => token);
  const family = [product, ...variations];
  add(title, 'title', true, guardOf(tokens));
  for (const code of codesOf(family)) add(nameIn(code), 'code', true);
  for (const brand of product.brands) add(nameIn(brand), 'brand', true);
  for (const name of [...product.categories, ...product.tags]) add(nameIn(name), 'category', true);
  for (const text of attributesOf(family)) add(wordsIn(text, analysis), 'attribute', false);
  const told = [product.shortDescription, ...new Set(family.map(({ description }) => description))];
  add(wordsIn(told.join('\n'), analysis, LONGEST_PROSE), 'prose', false);

  const { features: kinds, isAccessory } = kindOf(tokens, analysis);
  return { features, length, kinds, isAccessory };
}

function codesOf(states: readonly ProductState[]): string[] {
  return [...new Set(states.flatMap(({ sku, gtin }) => [sku, gtin]))].filter((code) => code !== '');
}

/** Every attribute with its options, once; options that only variations name are the product's as well. */
function attributesOf(states: readonly ProductState[]): string[] {
  const texts = states.flatMap(({ attributes }) => attributes.flatMap(({ name, options }) => [name, ...options]));
  return [...new Set(texts)];
}
