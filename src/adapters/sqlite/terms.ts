// Features as terms of the text index. A term begins with its store, so that the words of one shop are never counted,
// guessed or matched for another: "2_esamsung" is the exact token "samsung" of store 2.
import type { Feature } from '../../domain/text/features.ts';

export interface TextColumns {
  exact: string;
  stems: string;
  joined: string;
  concepts: string;
  phonetic: string;
}

export function termOf(storeId: number, feature: Feature | string): string {
  return `${storeId}_${feature}`;
}

export function featureOf(term: string): Feature {
  return term.slice(term.indexOf('_') + 1) as Feature;
}

/** First term that is not of this prefix. */
export function endOf(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

/** Each feature once: how often and where it stands is for grading to know. */
export function columnsOf(storeId: number, features: Iterable<Feature>): TextColumns {
  const exact: Feature[] = [];
  const stems: Feature[] = [];
  const joined: Feature[] = [];
  const concepts: Feature[] = [];
  const phonetic: Feature[] = [];
  const byKind: Record<string, Feature[]> = { e: exact, s: stems, j: joined, c: concepts, p: phonetic, v: phonetic };
  for (const feature of features) byKind[feature.charAt(0)]?.push(feature);
  const start = termOf(storeId, '');
  const column = (terms: readonly Feature[]) => (terms.length === 0 ? '' : `${start}${terms.join(` ${start}`)} `);
  return {
    exact: column(exact),
    stems: column(stems),
    joined: column(joined),
    concepts: column(concepts),
    phonetic: column(phonetic),
  };
}

/** Any of the features, as FTS5 strings, so that nothing a user types is query syntax. */
export function matchExpression(storeId: number, features: Iterable<Feature>): string {
  return [...features].map((feature) => `"${termOf(storeId, feature).replaceAll('"', '""')}"`).join(' OR ');
}
