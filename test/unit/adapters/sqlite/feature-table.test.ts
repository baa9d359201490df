// Features as bytes: what is looked up in them is what was put in, nearly to the number.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import {
  decodeHashes,
  encodeFeatures,
  encodeHashes,
  featureHash,
  featureTable,
  hasher,
} from '../../../../src/adapters/sqlite/feature-table.ts';
import type { Weighed } from '../../../../src/domain/search/document.ts';
import { exact, type Feature } from '../../../../src/domain/text/features.ts';

const weighed = fc.record({
  weight: fc.double({ min: 0.02, max: 900, noNaN: true }),
  title: fc.constantFrom(0, 0.35, 1),
});
const word = fc.string({ unit: fc.constantFrom(...'abcکفش12'), minLength: 1, maxLength: 6 });

it('gives back what was put in and nothing else, wherever the bytes lie', () => {
  fc.assert(
    fc.property(fc.dictionary(word, weighed, { maxKeys: 40 }), word, fc.nat(7), (words, other, shift) => {
      const features = new Map<Feature, Weighed>(Object.entries(words).map(([name, value]) => [exact(name), value]));
      const bytes = encodeFeatures(features);
      const moved = Buffer.alloc(bytes.length + shift);
      bytes.copy(moved, shift);
      const table = featureTable(moved.subarray(shift), 12.6, hasher());
      expect(table.length).toBe(12.6);
      for (const [feature, { weight, title }] of features) {
        expect(table.get(feature)?.weight).toSatisfy((found: number) => Math.abs(found - weight) <= 1 / 64);
        expect(table.get(feature)?.title).toSatisfy((found: number) => Math.abs(found - title) <= 1 / 255);
      }
      expect(table.get(exact(other)) === undefined).toBe(!features.has(exact(other)));
    }),
  );
});

test('a whole title share comes back whole, a weight too large as the largest', () => {
  const features = new Map<Feature, Weighed>([
    [exact('a'), { weight: 3, title: 1 }],
    [exact('b'), { weight: 1e9, title: 0 }],
  ]);
  const table = featureTable(encodeFeatures(features), 1, featureHash);
  expect(table.get(exact('a'))).toEqual({ weight: 3, title: 1 });
  expect(table.get(exact('b'))?.weight).toBeGreaterThan(1_000);
});

test('hashes come back as they were, and few features share one', () => {
  const words = Array.from({ length: 20_000 }, (_, at) => exact(`w${at}`));
  expect([...decodeHashes(encodeHashes(words.slice(0, 9)))]).toEqual(words.slice(0, 9).map(featureHash));
  expect(new Set(words.map(featureHash)).size).toBeGreaterThan(19_990);
});
