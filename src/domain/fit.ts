// When a store's texts deserve a model of their own, and when that model has grown old.

/** From so many texts on a model says more than hashing does. */
export const FEWEST_TEXTS = 50;
/** A model is old when more than this share of the texts have come or gone; until then new texts are folded in. */
const OLD_AT = 1 / 5;
/** Of a worker's time, fitting one store takes a tenth at most. */
const REST_PER_FIT = 10;

export interface TextsAndModel {
  /** Texts of the store now. */
  texts: number;
  /** Texts that came and went since the store's model was fitted; null when it has none. */
  model: { added: number; removed: number } | null;
}

/** Fit a new model, go on with what there is, or go without: too few texts are left, and the model does not know them. */
export type FitDecision = 'fit' | 'keep' | 'leave';

export function fitDecision({ texts, model }: TextsAndModel): FitDecision {
  if (model !== null && !isOld(texts, model)) return 'keep';
  if (texts >= FEWEST_TEXTS) return 'fit';
  return model === null ? 'keep' : 'leave';
}

function isOld(texts: number, { added, removed }: { added: number; removed: number }): boolean {
  return Math.max(added, removed) > OLD_AT * texts;
}

/** How long after a fit that took `tookMs` the next may begin, in milliseconds. */
export function restAfterFit(tookMs: number): number {
  return REST_PER_FIT * tookMs;
}
