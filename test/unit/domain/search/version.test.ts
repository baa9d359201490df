// Which analysis a store's texts are read with.
import { expect, test } from 'vitest';
import { analysisOf, analysisVersion } from '../../../../src/domain/search/version.ts';
import { LANGUAGES } from '../../../../src/domain/store.ts';

test('each language has an analysis and a version of its own', () => {
  const versions = LANGUAGES.map(analysisVersion);
  expect(new Set(versions).size).toBe(LANGUAGES.length);
  for (const version of versions) expect(version).toSatisfy((one: number) => Number.isSafeInteger(one) && one > 0);
  for (const language of LANGUAGES) expect(analysisOf(language).language).toBe(language);
});

test('they are made once', () => {
  for (const language of LANGUAGES) {
    expect(analysisVersion(language)).toBe(analysisVersion(language));
    expect(analysisOf(language)).toBe(analysisOf(language));
  }
});
