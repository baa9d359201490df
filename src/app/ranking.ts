// Which products answer a question, in which order: the two legs joined, what must not be taken out, then the order
// that the words ask for.
import { fuse } from '../domain/rank.ts';
import type { Store } from '../domain/store.ts';
import type { Candidate, Hit } from '../ports/search.ts';
import type { App } from './app.ts';
import type { Asked } from './asked.ts';
import { byFit } from './choices.ts';
import { withoutDenied } from './denied.ts';
import { goodOf, inOrder, isOrdered } from './order.ts';
import { type Graded, shareOf, textLeg } from './text-leg.ts';
import { type VectorLeg, vectorLeg } from './vector-leg.ts';
import type { Wishes } from './wishes.ts';
import type { Words } from './words.ts';

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

export async function rank(deps: Deps, request: RankingRequest, now: number): Promise<Ranking> {
  const { store, mode, words, asked, wishes, vectorWeight } = request;
  const { facts } = wishes;
  const limit = isOrdered(asked) ? CANDIDATES_TO_ORDER : CANDIDATES;
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
  const allowed = await withoutDenied(deps, store, words.analysis, fused, products, wishes.without);
  const fitting = await byFit(deps, words.analysis, allowed, goodOf(graded), asked);
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
export async function browse(deps: Deps, request: Omit<RankingRequest, 'mode' | 'vectorWeight'>, now: number) {
  const { store, words, asked, wishes } = request;
  const hits = await deps.db.search.browse(store.id, wishes.facts, asked.order ?? 'newest', CANDIDATES, now);
  const products = await described(deps, [], hits);
  const listed = hits.map(({ productId, score, chunkId }): Ranked => ({ id: productId, score, parts: [], chunkId }));
  const allowed = await withoutDenied(deps, store, words.analysis, listed, products, wishes.without);
  const ranked = await byFit(deps, words.analysis, allowed, new Set(allowed.map(({ id }) => id)), asked);
  return { ranked, vector: null, weight: 0 };
}
