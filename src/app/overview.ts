// A store in a few numbers, for somebody who is about to ask for its products: what there is, at which prices, and how
// fresh that is known.
import type { Store } from '../domain/store.ts';
import type { AssortmentSummary, Category } from '../ports/assortment.ts';
import type { PullSummaryRow } from '../ports/pulls.ts';
import type { App } from './app.ts';

export interface Overview extends AssortmentSummary {
  categories: Category[];
  /** The newest pull, however it stands; null before the first one. */
  lastPull: PullSummaryRow | null;
}

export async function overviewOf({ db, clock }: Pick<App, 'db' | 'clock'>, store: Store): Promise<Overview> {
  const [summary, categories, lastPull] = await Promise.all([
    db.assortment.summary(store.id, clock.now()),
    db.assortment.categories(store.id),
    db.pulls.last(store.id),
  ]);
  return { ...summary, categories, lastPull };
}
