// Everything that changes products, cut into transactions that stay short: SQLite has one writer, and whoever else
// wants to write must get in between.
import { withOutcomes } from '../../domain/outcome.ts';
import type { ChangeOutcome } from '../../domain/product.ts';
import type { Products } from '../../ports/products.ts';
import { applier } from './apply.ts';
import type { Synchronous } from './errors.ts';
import { familyKeeper } from './families.ts';
import type { Connection } from './open.ts';
import { pacer } from './pace.ts';
import { productRecords } from './product-records.ts';
import { checkpointWriter } from './pulls.ts';
import { textRenewal } from './renewal.ts';
import type { ReadyKnowledge } from './text-rows.ts';

/** Families of one transaction. */
const LOT = 20;

/** Long enough that a commit is a small part of it, short enough for others to wait. */
export const SHORT_MS = 10;

class DryRun extends Error {}

export interface ChangeOptions {
  /** Knowledge that was worked out ahead. */
  ready?: ReadyKnowledge;
  /** Called before each transaction: how long it may last, milliseconds. */
  turn?: () => number;
}

export type Changes = Pick<Synchronous<Products>, 'apply' | 'settleSales' | 'renewText'>;

export function changesIn(db: Connection, { ready, turn = () => SHORT_MS }: ChangeOptions = {}): Changes {
  const records = productRecords(db);
  const families = familyKeeper(db, ready);
  const applyBatch = applier(records, families);
  const checkpoint = checkpointWriter(db);
  const renewText = textRenewal(db, records, families);
  const pace = pacer();
  const turning = db.prepare<unknown[], { store_id: number; source: string; parent: string }>(`
    SELECT DISTINCT store_id, source, parent_external_id AS parent FROM products
    WHERE parent_external_id IS NOT NULL AND (sale_from IS NOT NULL OR sale_to IS NOT NULL) AND deleted_at IS NULL
      AND ((sale_from > @since AND sale_from <= @now) OR (sale_to > @since AND sale_to <= @now))`);

  const settle = db.transaction((parents: ReturnType<typeof turning.all>, now: number) => {
    for (const { store_id, source, parent } of parents) families.refresh(records(store_id, source, now), parent);
  });

  type Apply = Changes['apply'];
  const applied = db.transaction((...[storeId, source, items, now, options]: Parameters<Apply>) => {
    const outcomes = applyBatch(storeId, source, items, now);
    if (options?.dryRun) throw Object.assign(new DryRun(), { outcomes });
    if (options?.checkpoint) {
      const counts = withOutcomes(options.checkpoint.counts, outcomes, items);
      checkpoint({ ...options.checkpoint, counts }, now);
    }
    return outcomes;
  });

  const transact: Apply = (...args) => {
    try {
      return applied.immediate(...args);
    } catch (error) {
      if (error instanceof DryRun && 'outcomes' in error) return error.outcomes as ReturnType<Apply>;
      throw error;
    }
  };

  return {
    apply: (storeId, source, items, now, options = {}) => {
      const { dryRun = false, checkpoint: goal } = options;
      const outcomes: ChangeOutcome[] = [];
      do {
        const batch = items.slice(outcomes.length, outcomes.length + pace.size(turn()));
        const isLast = outcomes.length + batch.length === items.length;
        const before = goal && isLast ? { ...goal, counts: withOutcomes(goal.counts, outcomes, items) } : undefined;
        const more = before === undefined ? { dryRun } : { dryRun, checkpoint: before };
        outcomes.push(...pace.timed(batch.length, () => transact(storeId, source, batch, now, more)));
      } while (outcomes.length < items.length);
      return outcomes;
    },
    settleSales: (since, now) => {
      const parents = turning.all({ since, now });
      for (let at = 0; at < parents.length; at += LOT) settle.immediate(parents.slice(at, at + LOT), now);
      return parents.length;
    },
    renewText: (now) => renewText(LOT, now),
  };
}
