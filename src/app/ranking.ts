// Which products answer a question, in which order: the two legs joined, what must not be taken out, then the order
// that the words ask for.

import { fuse } from '../domain/rank.ts';
import { type Fit, fitOf } from '../domain/search/choice.ts';
import { denialsOf } from '../domain/search/denial.ts';
import type { Unit } from '../domain/search/graded.ts';
import { STRONG } from '../domain/search/question.ts';
import { analysisOf } from '../domain/search/version.ts';
import type { Store } from '../domain/store.ts';
import { isReading, joined } from '../domain/text/features.ts';
import { stemOf } from '../domain/text/stems.ts';
import type { Candidate, Hit } from '../ports/search.ts';
import type { App } from './app.ts';
import type { Asked } from './asked.ts';
import { goodOf, inOrder } from './order.ts';
import { type Graded, shareOf, textLeg } from './text-leg.ts';
import { type VectorLeg, vectorLeg } from './vector-leg.ts';
import type { Wishes } from './wishes.ts';
import { type Words, wordsOf } from './words.ts';

export interface Ranked {
  id: number;
  score: number;
  /** What the text leg and the vector leg gave. */
  parts: number[];
  chunkId: number | null;
}

export interface Ranking {
  ranked: Ranked[];
  vector: VectorLeg | null;
  /** How much the vector leg counted. */
  weight: number;
}

export interface RankingRequest {
  store: Store;
  mode: 'hybrid' | 'text' | 'vector';
  words: Words;
  asked: Asked;
  wishes: Wishes;
  /** Overrides the weight of the embedder's kind. */
  vectorWeight: number | undefined;
}

type Deps = Pick<App, 'db' | 'embedder' | 'embedderFor'>;

const CANDIDATES = 200;
const NEIGHBOURS = 100;
/** "The cheapest phone" is cheaper than the two hundred that say "phone" loudest. */
const CANDIDATES_TO_ORDER = 4_000;
/** Offline vectors count less where the words say by themselves what kind of thing is wanted. */
const KNOWN_KIND = 0.5;
/** A product that says so much of the question answers it. */
const ANSWERED = 0.95;
/** What a name or an attribute weighs at least, and one mention in a description does not. */
const BY_NAME = 0.7;
const LOOKED_AT_FOR_FIT = 60;

export async function rank(deps: Deps, request: RankingRequest, now: number): Promise<Ranking> {
  const { store, mode, words, asked, wishes, vectorWeight } = request;
  const { facts } = wishes;
  const limit =
    asked.order === null && asked.measure === null && asked.bound === null ? CANDIDATES : CANDIDATES_TO_ORDER;
  const graded = mode === 'vector' ? [] : await textLeg(deps, store.id, words, facts, limit, now);
  const question = { store, text: asked.rest, facts, limit: NEIGHBOURS, alone: mode === 'vector' };
  const isOffline = deps.embedder.fingerprint.provider === 'local';
  const isJudged = isOffline && vectorWeight === undefined && mode === 'hybrid' && graded.length > 0;
  const share = isJudged ? shareOfVectors(store, words, graded) : 1;
  const vector = mode === 'text' || share === 0 ? null : await vectorLeg(deps, question, now);
  const weight = mode === 'vector' ? 1 : (vectorWeight ?? (vector?.weight ?? 0) * share);
  const near = vector?.hits ?? [];
  const products = await described(deps, graded, near);
  const kindShare = shareOf(words);
  const chunkOf = new Map(near.map((hit) => [hit.productId, hit.chunkId]));
  const fused = fuse([
    { weight: 1 - weight, hits: graded.map(({ candidate, score }) => ({ id: candidate.productId, score })) },
    { weight, hits: near.map(({ productId: id, score }) => ({ id, score: score * shareOfId(id) })) },
  ]).map((hit) => ({ ...hit, chunkId: chunkOf.get(hit.id) ?? null }));
  const allowed = await withoutDenied(deps, store, fused, products, wishes.without);
  const fitting = await byFit(deps, store, allowed, goodOf(graded), asked, now);
  const ranked = await inOrder(deps, fitting, graded, asked, now);
  return { ranked, vector, weight };

  function shareOfId(id: number): number {
    const product = products.get(id);
    return product === undefined ? 1 : kindShare(product);
  }
}

/**
 * In Persian, where the tables know most, offline vectors are asked only when the words leave something open: judged
 * questions showed that otherwise they only bring other kinds and brands forward. In English they add to most.
 */
function shareOfVectors({ language }: Store, { head }: Words, graded: readonly Graded[]): number {
  if (language !== 'fa') return head.length > 0 ? KNOWN_KIND : 1;
  const isAnswered = graded.some(({ coverage }) => coverage >= ANSWERED);
  return head.length > 0 || isAnswered ? 0 : 1;
}

/** What both legs found, ready to be asked for their features. */
async function described(
  { db }: Deps,
  graded: readonly Graded[],
  near: readonly Hit[],
): Promise<Map<number, Candidate>> {
  const known = new Map(graded.map(({ candidate }) => [candidate.productId, candidate]));
  const others = near.map(({ productId }) => productId).filter((id) => !known.has(id));
  for (const candidate of await db.search.describe(others)) known.set(candidate.productId, candidate);
  return known;
}

/** Products for a question of filters only. */
export async function browse(deps: Deps, store: Store, { facts, without }: Wishes, asked: Asked, now: number) {
  const hits = await deps.db.search.browse(store.id, facts, asked.order ?? 'newest', CANDIDATES, now);
  const products = await described(deps, [], hits);
  const ranked = hits.map(({ productId, score, chunkId }): Ranked => ({ id: productId, score, parts: [], chunkId }));
  const allowed = await withoutDenied(deps, store, ranked, products, without);
  return await byFit(deps, store, allowed, new Set(allowed.map(({ id }) => id)), asked, now);
}

async function withoutDenied(
  deps: Deps,
  store: Store,
  ranked: readonly Ranked[],
  products: ReadonlyMap<number, Candidate>,
  without: readonly string[][],
): Promise<Ranked[]> {
  if (without.length === 0) return [...ranked];
  const denied = await Promise.all(without.map((tokens) => wordsOf(deps, store, tokens.join(' '), true)));
  return ranked.filter(({ id }) => {
    const candidate = products.get(id);
    return (
      candidate === undefined || !denied.some(({ units }) => isThat(candidate, units) && !deniesIt(candidate, units))
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
function deniesIt(candidate: Candidate, units: readonly Unit[]): boolean {
  const words = units.flatMap(({ word }) => [word, stemOf(word)]);
  return words.flatMap(denialsOf).some((denial) => candidate.get(joined([denial])) !== undefined);
}

/** In what order products of a fit stand; those without choices say nothing of it. */
const FIT_ORDER: readonly (Fit | 'unsaid')[] = ['there', 'unsaid', 'sold out', 'none'];

/** Among the products that answer well, those that come in the size and colour first. */
async function byFit(
  { db }: Deps,
  store: Store,
  ranked: readonly Ranked[],
  good: ReadonlySet<number>,
  { size, colours }: Asked,
  now: number,
): Promise<Ranked[]> {
  const wished = [...(size === null ? [] : [size]), ...colours];
  if (wished.length === 0) return [...ranked];
  const analysis = analysisOf(store.language);
  const looked = ranked.filter(({ id }) => good.has(id)).slice(0, LOOKED_AT_FOR_FIT);
  const offers = await db.search.choices(
    looked.map(({ id }) => id),
    now,
  );
  const fits = new Map(
    looked.map(({ id }) => {
      const choices = offers.get(id) ?? [];
      return [id, choices.length === 0 ? 'unsaid' : fitOf(wished, choices, analysis)] as const;
    }),
  );
  return [
    ...FIT_ORDER.flatMap((fit) => looked.filter(({ id }) => fits.get(id) === fit)),
    ...ranked.filter(({ id }) => !fits.has(id)),
  ];
}
