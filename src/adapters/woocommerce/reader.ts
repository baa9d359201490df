// From the items of an answer to a page of the port: what is alive, what is in the trash, what could not be read.
import { type ProductReport, wooExternalId } from '../../domain/product.ts';
import type { PullCursor, PullPage } from '../../ports/source.ts';
import type { WalkPage } from './listing.ts';
import { markOf } from './marks.ts';
import type { ListingPlan } from './params.ts';
import { type ItemDefaults, readItem } from './product.ts';

/** What items are known by: the mark of each (null: none), and those that are held, by external id. */
interface Marks {
  of: readonly (string | null)[];
  held: ReadonlyMap<string, string>;
}

const NO_MARKS: Marks = { of: [], held: new Map() };

/** Nothing is marked without a version, and nothing is the same without who knows what is held. */
export async function marksOf(step: WalkPage, { version, held }: ListingPlan): Promise<Marks | undefined> {
  if (version === undefined || held === undefined) return undefined;
  const ids = step.items.map(externalIdOf).filter((id) => id !== null);
  return { of: step.words.map((words) => markOf(words, version)), held: await held(ids) };
}

export function toPullPage(
  items: readonly unknown[],
  askedAt: number,
  cursor: PullCursor,
  defaults?: ItemDefaults,
  marks = NO_MARKS,
): PullPage {
  const page: Required<Omit<PullPage, 'standing'>> = {
    reports: [],
    same: [],
    trashed: [],
    failed: [],
    askedAt,
    cursor,
  };
  for (const [index, json] of items.entries()) {
    const mark = marks.of[index] ?? null;
    const externalId = mark === null ? null : externalIdOf(json);
    if (mark !== null && externalId !== null && marks.held.get(externalId) === mark) {
      page.same.push({
        externalId,
        mark,
        isVariation: isVariation(json, defaults),
        read: () => reportOf(json, defaults),
      });
      continue;
    }
    const item = readItem(json, defaults);
    if (item.kind === 'report') page.reports.push(mark === null ? item.report : { ...item.report, mark });
    else if (item.kind === 'trashed') page.trashed.push({ externalId: item.externalId, modifiedAt: item.modifiedAt });
    else page.failed.push({ externalId: item.externalId, reason: item.reason });
  }
  return page;
}

export function isEmpty(page: PullPage): boolean {
  return page.reports.length + (page.same?.length ?? 0) + page.trashed.length + page.failed.length === 0;
}

/** Of an item whose id is a plain number, as nearly all are. */
function externalIdOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('id' in json)) return null;
  return typeof json.id === 'number' ? wooExternalId(json.id) : null;
}

/** Does it have a parent? */
function isVariation(json: unknown, defaults?: ItemDefaults): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const type = 'type' in json ? json.type : defaults?.type;
  const parent = 'parent_id' in json ? json.parent_id : defaults?.parent_id;
  return type === 'variation' && Number(parent) > 0;
}

function reportOf(json: unknown, defaults?: ItemDefaults): ProductReport | null {
  const item = readItem(json, defaults);
  return item.kind === 'report' ? item.report : null;
}
