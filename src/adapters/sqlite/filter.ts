// Which of the products that come up fit the filters of a question: asked of SQL for some at a time, as long as they
// are few, and for the whole store at once when they are many.
import type { Statement } from 'better-sqlite3';
import type { Facts } from '../../ports/search.ts';
import { conditionsOf, eligible } from './eligible.ts';
import type { Connection } from './open.ts';

export interface Filter {
  /** Those of these products that fit. */
  among(productIds: readonly number[]): ReadonlySet<number>;
  /** All that fit, once that is cheaper than asking for so many more; null before. */
  all(more: number): ReadonlySet<number> | null;
  /** Are not all known yet? */
  isOpen(): boolean;
}

/** A store's products are read in order so many times as fast as one by one. */
const ONE_BY_ONE = 6;

/** For one question to a store with so many vectors; null when it has no filters. */
export type FilterOf = (storeId: number, facts: Facts, size: number, now: number) => Filter | null;

export function filterIn(db: Connection): FilterOf {
  // As many as there are filters to combine.
  const statements = new Map<string, Statement<unknown[], number>>();

  function ids(sql: string, given: Record<string, unknown>): ReadonlySet<number> {
    const statement = statements.get(sql) ?? db.prepare<unknown[], number>(sql).pluck();
    statements.set(sql, statement);
    return new Set(statement.all(given));
  }

  return (storeId, facts, size, now) => {
    const { conditions, values } = conditionsOf(facts);
    // Only products that can be found have vectors.
    if (conditions.length === 0) return null;
    const some = `SELECT products.id FROM json_each(@ids) AS asked CROSS JOIN products ON products.id = asked.value
      WHERE ${conditions.join(' AND ')}`;
    let asked = 0;
    let fitting: ReadonlySet<number> | null = null;
    return {
      among: (productIds) => {
        asked += productIds.length;
        return fitting ?? ids(some, { ...values, ids: JSON.stringify(productIds), now });
      },
      all: (more) => {
        const isCheaper = (asked + more) * ONE_BY_ONE > size;
        if (isCheaper) fitting ??= ids(eligible(facts).sql, { ...values, store: storeId, now });
        return fitting;
      },
      isOpen: () => fitting === null,
    };
  };
}
