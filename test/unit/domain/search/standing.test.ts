// What stands in the index of every shop: features and chunks of one catalogue, in one number. Whoever means to change
// it raises RULES in domain/search/version.ts, or TEXT_FORMAT in domain/knowledge.ts, and writes the new number here.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { chunksOf } from '../../../../src/domain/knowledge.ts';
import { EMPTY_STATE, type ProductState } from '../../../../src/domain/product.ts';
import { documentOf } from '../../../../src/domain/search/document.ts';
import { bareAnalysisOf } from '../../../../src/domain/search/version.ts';

const product = z.object({
  title: z.string(),
  sku: z.string(),
  brand: z.string(),
  category: z.string(),
  description: z.string(),
  attributes: z.string(),
});

function stateOf(line: string): ProductState {
  const { title, sku, brand, category, description, attributes } = product.parse(JSON.parse(line));
  return {
    ...EMPTY_STATE,
    ...{ title, sku, description, brands: [brand], categories: category.split(' > ') },
    attributes: attributes.split(' | ').map((text) => {
      const [name = '', ...options] = text.split(/: |، /);
      return { name, options, forVariations: options.length > 1 };
    }),
  };
}

const CATALOGUE = new URL('../../../fixtures/relevance/products.jsonl', import.meta.url);
const states = readFileSync(CATALOGUE, 'utf8').trim().split('\n').map(stateOf);

function sumOf(texts: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(JSON.stringify(text));
  return hash.digest('hex').slice(0, 16);
}

it.each([
  ['fa', '8dda8aaaf015238e'],
  ['en', '8dda8aaaf015238e'],
  ['ar', '64c99ad7d2b9e7f9'],
  ['tr', 'bc4745838a9e9ec1'],
] as const)('in %s, with no lexicon: features, weights and kinds', (language, sum) => {
  const analysis = bareAnalysisOf(language);
  const documents = states.map((state) => {
    const { features, length, kinds, isAccessory } = documentOf(state, [], analysis);
    return [[...features], length, kinds, isAccessory];
  });
  expect(sumOf(documents)).toBe(sum);
});

it('chunks', () => {
  expect(sumOf(states.map((state) => chunksOf(state, states.slice(0, 2))))).toBe('f18e8e5b7611f8e7');
});
