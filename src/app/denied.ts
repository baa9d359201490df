// What must not be: "not Nike" takes the products out that are Nike, and leaves those that only mention it, or that say
// themselves to be without it.
import { denialsOf } from '../domain/search/denial.ts';
import type { Unit } from '../domain/search/graded.ts';
import { STRONG } from '../domain/search/question.ts';
import type { Store } from '../domain/store.ts';
import { type Analysis, isReading, joined } from '../domain/text/features.ts';
import { stemOf } from '../domain/text/stems.ts';
import type { Candidate } from '../ports/search.ts';
import type { App } from './app.ts';
import { wordsOf } from './words.ts';

type Deps = Pick<App, 'db'>;

/** What a name or an attribute weighs at least, and one mention in a description does not. */
const BY_NAME = 0.7;

/** Without the products that are what the question leaves out, by its own reading of the words. */
export async function withoutDenied<Product extends { id: number }>(
  deps: Deps,
  store: Store,
  analysis: Analysis,
  ranked: readonly Product[],
  products: ReadonlyMap<number, Candidate>,
  without: readonly string[][],
): Promise<Product[]> {
  if (without.length === 0) return [...ranked];
  const denied = await Promise.all(without.map((tokens) => wordsOf(deps, store, tokens.join(' '), analysis)));
  return ranked.filter(({ id }) => {
    const candidate = products.get(id);
    return (
      candidate === undefined ||
      !denied.some(({ units }) => isThat(candidate, units) && !deniesIt(candidate, units, analysis))
    );
  });
}

/** Is the product what all these words say, by its names or attributes? A mention in a description is not enough. */
function isThat(candidate: Candidate, units: readonly Unit[]): boolean {
  if (units.length === 0) return false;
  return units.every(({ alternatives }) =>
    [...alternatives].some(
      ([feature, worth]) => (worth >= STRONG || isReading(feature)) && (candidate.get(feature)?.weight ?? 0) >= BY_NAME,
    ),
  );
}

/** Does it say itself that it is without one of these? */
function deniesIt(candidate: Candidate, units: readonly Unit[], { language }: Analysis): boolean {
  const words = units.flatMap(({ word }) => [word, stemOf(word, language)]);
  return words.flatMap(denialsOf).some((denial) => candidate.get(joined([denial])) !== undefined);
}
