// One page of a pull, written: what the shop shows now confirms products, what is in its trash goes.
import { withOutcomes } from '../domain/outcome.ts';
import type { ProductReport } from '../domain/product.ts';
import type { Store } from '../domain/store.ts';
import type { Incoming } from '../ports/products.ts';
import type { PullCursor, PullPage } from '../ports/source.ts';
import type { App } from './app.ts';

export type PullCounts = {
  pages: number;
  products: number;
  variations: number;
  created: number;
  updated: number;
  unchanged: number;
  deleted: number;
  skipped: number;
  failed: number;
};

export interface PullFailure {
  external_id: string | null;
  reason: string;
}

export function zeroCounts(): PullCounts {
  return {
    pages: 0,
    products: 0,
    variations: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    deleted: 0,
    skipped: 0,
    failed: 0,
  };
}

interface WriteOptions {
  checkpoint: { pullId: number; owner: string; cursor: PullCursor } | null;
  dryRun: boolean;
}

/** The pages, each with what can be worked out of it before it is written. */
export async function* foreseen(
  { db }: Pick<App, 'db'>,
  { id, source }: Store,
  pages: AsyncIterable<PullPage>,
): AsyncGenerator<PullPage> {
  for await (const page of pages) {
    await db.products.foresee(id, source, page.reports);
    yield page;
  }
}

/** Applies the page and adds to `counts`; the checkpoint goes with its last batch. Returns what could not be read. */
export async function applyPage(
  deps: Pick<App, 'db' | 'clock'>,
  store: Store,
  page: PullPage,
  counts: PullCounts,
  { checkpoint, dryRun }: WriteOptions,
): Promise<PullFailure[]> {
  const { same = [] } = page;
  const arrival = { arrivedAt: page.askedAt, sequence: 0, confirms: true };
  const items: Incoming[] = [
    ...same.map(({ externalId, mark }) => ({ change: { kind: 'same' as const, externalId, mark }, arrival })),
    ...page.reports.map((report) => reported(report, arrival)),
    ...page.trashed.map((gone) => ({ change: { kind: 'delete' as const, ...gone }, arrival })),
  ];
  counts.pages++;
  counts.failed += page.failed.length;
  for (const { parentExternalId } of page.reports) {
    if (parentExternalId === null) counts.products++;
    else counts.variations++;
  }
  const mark = checkpoint === null ? {} : { checkpoint: { ...checkpoint, seen: seenOn(page), counts } };
  for (const { isVariation } of same) counts[isVariation ? 'variations' : 'products']++;
  const { products } = deps.db;
  const outcomes = await products.apply(store.id, store.source, items, deps.clock.now(), { dryRun, ...mark });
  Object.assign(counts, withOutcomes(counts, outcomes, items));
  const others = same.filter((_, index) => outcomes[index]?.result === 'differs').map((item) => item.read());
  if (others.length > 0) {
    const told = others.filter((report) => report !== null).map((report) => reported(report, arrival));
    const more = await products.apply(store.id, store.source, told, deps.clock.now(), { dryRun });
    Object.assign(counts, withOutcomes(counts, more, told));
  }
  return page.failed.map(({ externalId, reason }) => ({ external_id: externalId, reason }));
}

function reported(report: ProductReport, arrival: Incoming['arrival']): Incoming {
  return { change: { kind: 'report', report, restores: false }, arrival };
}

/** What the page proves to be in the shop, unreadable items included. */
export function seenOn(page: PullPage): string[] {
  const unreadable = page.failed.map((item) => item.externalId).filter((id) => id !== null);
  return [...[...page.reports, ...(page.same ?? [])].map((item) => item.externalId), ...unreadable];
}
