// The text leg of a search: the products that have any of the question's words, and how well each answers.
import { type Grade, grade } from '../domain/search/graded.ts';
import type { Feature } from '../domain/text/features.ts';
import type { Candidate, Facts } from '../ports/search.ts';
import type { App } from './app.ts';
import { featuresOf, type Words } from './words.ts';

/** What an accessory keeps of its score when the question names no accessory. */
const ACCESSORY_SHARE = 0.75;
/** What a category weighs. */
const OF_CATEGORY = 2;
/** What a product keeps that is not of the kind the question asks for. */
const OTHER_KIND_SHARE = 0.75;

type Deps = Pick<App, 'db'>;

export interface Graded extends Grade {
  candidate: Candidate;
}

/** The products that have any of the words, graded, best first. */
export async function textLeg(
  { db }: Deps,
  storeId: number,
  { units, head }: Pick<Words, 'units' | 'head'>,
  facts: Facts,
  limit: number,
  now: number,
): Promise<Graded[]> {
  if (units.length === 0) return [];
  const features = featuresOf(units.map((unit) => unit.alternatives));
  const candidates = await db.search.candidates(storeId, features, facts, limit, now);
  return await gradeAll({ db }, storeId, { units, head }, candidates);
}

async function gradeAll(
  { db }: Deps,
  storeId: number,
  { units, head }: Pick<Words, 'units' | 'head'>,
  candidates: readonly Candidate[],
): Promise<Graded[]> {
  const { averageLength } = await db.vocabulary.totals(storeId);
  const share = shareOf({ units, head });
  return candidates
    .map((candidate) => {
      const kept = share(candidate);
      const isAsked = candidate.isAccessory && head.some((feature) => candidate.isKind(feature));
      const { score, coverage } = grade(units, candidate, averageLength, isAsked);
      return { candidate, score: score * kept, coverage: coverage * kept };
    })
    .sort((a, b) => b.score - a.score || a.candidate.productId - b.candidate.productId);
}

/** What a product keeps of any leg's score, by the kind of thing it is. */
export function shareOf({ units, head }: Pick<Words, 'units' | 'head'>): (candidate: Candidate) => number {
  const features = [...featuresOf(units.map((unit) => unit.alternatives))];
  return (candidate) =>
    (isUnaskedAccessory(candidate, features) ? ACCESSORY_SHARE : 1) *
    (isOfKind(candidate, head) ? 1 : OTHER_KIND_SHARE);
}

function isUnaskedAccessory(candidate: Candidate, features: readonly Feature[]): boolean {
  return candidate.isAccessory && !features.some((feature) => candidate.isKind(feature));
}

/** By its title; by its category when the title does not say. */
function isOfKind(candidate: Candidate, head: readonly Feature[]): boolean {
  if (head.length === 0 || head.some((feature) => candidate.isKind(feature))) return true;
  return !candidate.hasKind && head.some((feature) => (candidate.get(feature)?.weight ?? 0) >= OF_CATEGORY);
}
