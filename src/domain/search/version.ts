// Which analysis a product's features were made by. When it changes — new rules, new lines in the alias table, another
// language of the store — the products of before are due to be written again.
import { BUILT_IN } from '../lexicon/built-in.ts';
import { builtInLexicon, NO_LEXICON } from '../lexicon/lexicon.ts';
import { purposeFinder } from '../lexicon/purpose.ts';
import { stemmerOf } from '../lexicon/stemmer.ts';
import type { Language } from '../store.ts';
import type { Analysis } from '../text/features.ts';

/** Raise it when the same product gives other features. */
const RULES = 1;

const analyses = new Map<Language, Analysis>();

/** How texts of a store in this language are analysed. */
export function analysisOf(language: Language): Analysis {
  const known = analyses.get(language);
  if (known) return known;
  const stem = stemmerOf(language);
  const analysis = { language, lexicon: builtInLexicon(stem), purposesIn: purposeFinder(stem) };
  analyses.set(language, analysis);
  return analysis;
}

/** The same without any table: to measure what the tables are worth. */
export function bareAnalysisOf(language: Language): Analysis {
  return { language, lexicon: NO_LEXICON, purposesIn: () => [] };
}

const versions = new Map<Language, number>();

/** A whole number above 0 that is another for every other analysis. */
export function analysisVersion(language: Language): number {
  const known = versions.get(language);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  const text = `${RULES} ${language} ${BUILT_IN.join('\n')}`;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  const version = (hash >>> 1) + 1;
  versions.set(language, version);
  return version;
}
