// One page of a pull, written: what the shop shows now confirms products, what is in its trash goes.

import type { ChangeOutcome } from '../domain/product.ts';
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

/** Small enough that one write transaction stays near 10 ms. */
const BATCH = 32;

interface WriteOptions {
  checkpoint: { pullId: number; owner: string; cursor: PullCursor } | null;
  dryRun: boolean;
}

/** Applies the page and adds to `counts`; the checkpoint goes with its last batch. Returns what could not be read. */
export async function applyPage(
  deps: Pick<App, 'db' | 'clock'>,
  store: Store,
  page: PullPage,
  counts: PullCounts,
  { checkpoint, dryRun }: WriteOptions,
): Promise<PullFailure[]> {
  const arrival = { arrivedAt: page.askedAt, sequence: 0, confirms: true };
  const items: Incoming[] = [
    ...page.reports.map((report) => ({ change: { kind: 'report' as const, report, restores: false }, arrival })),
    ...page.trashed.map((gone) => ({ change: { kind: 'delete' as const, ...gone }, arrival })),
  ];
  counts.pages++;
  counts.failed += page.failed.length;
  for (const { parentExternalId } of page.reports) {
    if (parentExternalId === null) counts.products++;
    else counts.variations++;
  }
  for (let at = 0; at === 0 || at < items.length; at += BATCH) {
    const batch = items.slice(at, at + BATCH);
    const last = at + BATCH >= items.length;
    const seen = seenOn(page);
    const after = (outcomes: readonly ChangeOutcome[]) => counted(counts, outcomes, batch);
    const mark = last && checkpoint !== null ? { checkpoint: { ...checkpoint, seen, counts: after } } : {};
    const outcomes = await deps.db.products.apply(store.id, store.source, batch, deps.clock.now(), { dryRun, ...mark });
    Object.assign(counts, after(outcomes));
  }
  return page.failed.map(({ externalId, reason }) => ({ external_id: externalId, reason }));
}

/** What the page proves to be in the shop, unreadable items included. */
export function seenOn(page: PullPage): string[] {
  const unreadable = page.failed.map((item) => item.externalId).filter((id) => id !== null);
  return [...page.reports.map((report) => report.externalId), ...unreadable];
}

function counted(counts: PullCounts, outcomes: readonly ChangeOutcome[], items: readonly Incoming[]): PullCounts {
  const sum = { ...counts };
  outcomes.forEach(({ result }, index) => {
    if (result !== 'skipped') sum[result === 'restored' ? 'updated' : result]++;
    // What is in the shop's trash and not with us needs no mention.
    else if (items[index]?.change.kind === 'report') sum.skipped++;
  });
  return sum;
}
