// The walk of one listing: sends the requests of its course, a few ahead of their turn, asks for less where a page
// was too much, and hands over what is new.
import { PilitoError } from '../../domain/errors.ts';
import type { Refusal } from './answer.ts';
import type { Answer } from './client.ts';
import { advance, type Position, type Spot, setOut, spotAt, spotsAfter } from './course.ts';
import { createLookahead } from './lookahead.ts';
import { elementsOf } from './marks.ts';

export interface WalkPage {
  /** Items not delivered before by this walk. */
  items: unknown[];
  /** The same as they were written; empty where that is not known. */
  words: string[];
  /** Milliseconds UTC. */
  askedAt: number;
  /** How many items of the listing lie behind with this page, and how many the shop says it has. */
  covered: number;
  total: number | null;
  /** Continue here; null after the last page. */
  next: Position | null;
}

/** Items a page; shared by the walks of one pull, so that what one found to be too much the next does not ask for. */
export interface Pace {
  size: number;
}

export interface WalkOptions {
  /** `hasty`: a page that times out may be asked for again at half the size, so no patience is needed. */
  fetch: (spot: Spot, hasty: boolean) => Promise<Answer>;
  pace: Pace;
  concurrency: number;
  /** Hears of pages that do not join. */
  odd: (text: string) => void;
}

/** Answers that may wait to be taken while others are on the way. */
const WAITING = 1;
const MIN_SIZE = 10;
/** Pages overlap by one. */
const LEAST_SIZE = 2;
const MAX_SIZE = 100;

export function paceOf(pageSize: number): Pace {
  return { size: Math.min(Math.max(pageSize, LEAST_SIZE), MAX_SIZE) };
}

/** A slow shop is spared the many small pages; where products are huge (odd, not out of reach) nothing else helps. */
function leastAfter({ error }: Refusal): number {
  return error.code === 'shop_odd' ? LEAST_SIZE : MIN_SIZE;
}

/**
 * Pages from a position on. Throws the refusal of a page that could not be read even at the smallest size, and
 * `shop_odd` when pages do not end or are no lists.
 */
export async function* walk(options: WalkOptions, from: Position): AsyncGenerator<WalkPage> {
  const course = setOut(from);
  const take = createLookahead(
    (spot: Spot) => options.fetch(spot, spot.size > MIN_SIZE),
    ({ offset, page, size }) => `${offset}/${page}/${size}`,
    options.concurrency,
  );
  const { pace } = options;
  for (;;) {
    const spot = spotAt(course.position, pace.size);
    const answer = await take(spot, spotsAfter(spot, course, options.concurrency + WAITING - 1));
    if (!answer.ok) {
      const least = leastAfter(answer);
      if (!answer.overloaded || spot.size <= least) throw answer.error;
      pace.size = Math.min(pace.size, Math.max(least, Math.floor(spot.size / 2)));
      continue;
    }
    const items = itemsOf(answer.json);
    const ids = items.map(numericId);
    if (ids.length > 0 && ids.every((id) => id === 0)) throw unnumbered();
    const isNew = ids.map((id) => id === 0 || !course.seen.has(id));
    const verdict = advance(course, spot, ids, answer.total);
    if (course.gaps > 0) options.odd('a listing whose pages do not join');
    if (verdict === 'endless') throw endless();
    if (verdict === 'step_back') continue;
    const isFresh = (_: unknown, index: number) => isNew[index];
    const fresh = items.filter(isFresh);
    const elements = answer.text === undefined ? [] : elementsOf(answer.text);
    const words = elements.length === items.length ? elements.filter(isFresh) : [];
    const next = verdict === 'end' ? null : course.position;
    const [covered, { total }] = [spot.offset + items.length, course];
    if (next === null || fresh.length > 0) yield { items: fresh, words, askedAt: answer.askedAt, covered, total, next };
    if (next === null) return;
  }
}

/** A list; PHP writes one with gaps as a map of numbers. */
export function itemsOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  if (typeof json === 'object' && json !== null) {
    const keys = Object.keys(json);
    if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) return Object.values(json);
  }
  throw new PilitoError('shop_odd', 'The shop answered a listing with something that is no list.', {
    hint: 'A plugin may change the answers of the REST API; open the address in a browser to see it.',
  });
}

function numericId(item: unknown): number {
  const id = typeof item === 'object' && item !== null && 'id' in item ? Number(item.id) : 0;
  return Number.isSafeInteger(id) && id > 0 ? id : 0;
}

function unnumbered(): PilitoError {
  return new PilitoError('shop_odd', 'The shop answered a listing of products with things without a number.', {
    hint: 'A plugin may change the answers of the REST API; open the address in a browser to see it.',
  });
}

function endless(): PilitoError {
  return new PilitoError('shop_odd', 'The shop gives the same page again and again.', {
    hint: 'A cache in front of /wp-json/ may ignore the address after "?"; exclude /wp-json/ from it.',
  });
}
