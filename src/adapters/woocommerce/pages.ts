// The pages of a pull, phase after phase: products, the trash where the shop did not show it among them, variations.
// Each page carries a cursor from which another process can go on.
import type { PullCursor, PullPage } from '../../ports/source.ts';
import type { Answer, Client } from './client.ts';
import { type Position, type Spot, START } from './course.ts';
import { type Pace, paceOf, walk } from './listing.ts';
import { type ListingPlan, pageParams, sinceParams } from './params.ts';
import { parentsAmong, variationsByParent } from './parents.ts';
import { isEmpty, marksOf, toPullPage } from './reader.ts';
import type { Params } from './route.ts';
import { LISTING_FIELDS } from './schema.ts';

const TRASH_PAGE_SIZE = 20;
const DONE: PullCursor = { phase: 'done' };

type Phase = 'products' | 'trash' | 'variations';

/** What the phases learn of the shop on their way. */
interface Found {
  trash: boolean;
  /** The shop has no listing of all variations. */
  noRoute: boolean;
  /** Ids of variable products; null when the walk began in the middle and cannot know them all. */
  parents: number[] | null;
  pace: Pace;
}

export async function* pages(
  client: Client,
  plan: ListingPlan,
  from: PullCursor | null,
  signal: AbortSignal,
): AsyncGenerator<PullPage> {
  const pace = paceOf(plan.pageSize);
  const found: Found = { trash: from?.trash === true, noRoute: false, parents: from === null ? [] : null, pace };
  let cursor: PullCursor = from ?? { phase: 'products' };
  if (cursor.phase === 'products') {
    yield* listing(client, plan, 'products', cursor, found, signal);
    cursor = cursorAfter('products', plan, found);
  }
  if (cursor.phase === 'trash') {
    yield* listing(client, plan, 'trash', cursor, found, signal);
    cursor = cursorAfter('trash', plan, found);
  }
  if (cursor.phase === 'variations' && cursor.mode !== 'parents') {
    yield* listing(client, plan, 'variations', cursor, found, signal);
    cursor = found.noRoute ? { phase: 'variations', mode: 'parents' } : DONE;
  }
  if (cursor.mode === 'parents') yield* variationsByParent(client, { ...plan, pace }, cursor, found.parents, signal);
}

async function* listing(
  client: Client,
  plan: ListingPlan,
  phase: Phase,
  from: PullCursor,
  found: Found,
  signal: AbortSignal,
): AsyncGenerator<PullPage> {
  const isVariations = phase === 'variations';
  const filter: Params = [
    ...sinceParams(plan),
    ...statusParams(plan, phase),
    ['_fields', plan.fields ?? LISTING_FIELDS],
  ];
  const fetch = async (spot: Spot, hasty: boolean): Promise<Answer> => {
    const path = isVariations ? '/variations' : '/products';
    const answer = await client.get(path, [...pageParams(spot), ...filter], signal, hasty);
    if (!isVariations || answer.ok || answer.code !== 'rest_no_route') return answer;
    found.noRoute = true;
    return { ok: true, json: [], total: null, oddity: null, askedAt: 0 };
  };
  const pace = phase === 'trash' ? paceOf(Math.min(TRASH_PAGE_SIZE, found.pace.size)) : found.pace;
  let told = phase !== 'products';
  for await (const step of walk({ fetch, pace, concurrency: plan.concurrency, odd: client.note }, positionOf(from))) {
    const marks = phase === 'trash' ? undefined : await marksOf(step, plan);
    const page = toPullPage(step.items, step.askedAt, DONE, isVariations ? { type: 'variation' } : undefined, marks);
    if (phase === 'products') {
      found.trash ||= page.trashed.length > 0;
      found.parents?.push(...parentsAmong(step.items));
    }
    // A shop that does not know the filter shows its living products here; they were read in their own phase.
    if (phase === 'trash') page.reports.length = 0;
    page.standing = { list: phase, done: step.covered, total: step.total };
    page.cursor = step.next === null ? cursorAfter(phase, plan, found) : cursorAt(phase, step.next, found);
    // The first page is handed over even when it is empty: that nothing changed by then is news too.
    if (told && isEmpty(page)) continue;
    told = true;
    yield page;
  }
}

/**
 * A full pull reads absence; an incremental one must be told of the trash. Shops before WooCommerce 9.6 ignore
 * `include_status` without a word: where nothing trashed came back, the trash is asked for by itself.
 */
function statusParams(plan: ListingPlan, phase: Phase): Params {
  if (phase === 'trash') return [['status', 'trash']];
  return plan.modifiedAfter === null ? [] : [['include_status', 'any,trash']];
}

function cursorAt(phase: Phase, { offset, last, paged }: Position, { trash }: Found): PullCursor {
  return { phase, offset, last, paged, trash };
}

function cursorAfter(phase: Phase, plan: ListingPlan, { trash }: Found): PullCursor {
  if (phase === 'variations') return DONE;
  return { phase: phase === 'products' && plan.modifiedAfter !== null && !trash ? 'trash' : 'variations' };
}

function positionOf({ offset, last, paged }: PullCursor): Position {
  if (typeof offset !== 'number' || typeof last !== 'number') return START;
  return { offset, last, paged: paged === true };
}
