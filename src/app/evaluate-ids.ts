// Whom a judgement means: judges write a product down by its external id, by the shop's own number, or by its SKU, and
// may judge a variation, which is found through its parent.
import type { Grades } from '../domain/evaluation/metrics.ts';
import { wooExternalId } from '../domain/product.ts';
import type { Store } from '../domain/store.ts';
import { foldText } from '../domain/text/fold.ts';
import type { ProductRow } from '../ports/products.ts';
import type { App } from './app.ts';

type Deps = Pick<App, 'db' | 'clock'>;

const PAGE = 500;

/** For every id that this store knows, the external id under which search shows that product. */
export async function idsKnown(deps: Deps, store: Store, ids: Iterable<string>): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  const unmatched = new Set<string>();
  for (const id of ids) {
    const row = await byExternalId(deps, store, id);
    if (row === null) unmatched.add(id);
    else known.set(id, shownAs(row));
  }
  if (unmatched.size === 0) return known;
  const bySku = await skus(deps, store);
  for (const id of unmatched) {
    const found = bySku.get(foldText(id.trim()));
    if (found !== undefined) known.set(id, found);
  }
  return known;
}

/** Grades by the ids that search shows; of several judgements of one product the best counts. */
export function gradesKnown(grades: Grades, known: ReadonlyMap<string, string>): Map<string, number> {
  const shown = new Map<string, number>();
  for (const [id, grade] of grades) {
    const name = known.get(id);
    if (name !== undefined) shown.set(name, Math.max(grade, shown.get(name) ?? 0));
  }
  return shown;
}

async function byExternalId({ db }: Deps, store: Store, id: string): Promise<ProductRow | null> {
  const { findByExternalId } = db.products;
  return (await findByExternalId(store.slug, id)) ?? (await findByExternalId(store.slug, wooExternalId(id)));
}

/** Every SKU of the store; the first product that has one keeps it. */
async function skus({ db, clock }: Deps, store: Store): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await db.products.list({ store: store.slug }, { limit: PAGE, offset }, clock.now());
    for (const row of rows) {
      const sku = foldText(row.state.sku.trim());
      if (sku !== '' && !found.has(sku)) found.set(sku, shownAs(row));
    }
    if (rows.length < PAGE) return found;
  }
}

function shownAs({ parentExternalId, externalId }: ProductRow): string {
  return parentExternalId ?? externalId;
}
