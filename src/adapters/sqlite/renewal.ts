// Bringing the text index up to a new analysis: products whose features were made by an older one are written again, a
// few families a transaction. What is due is a state of the rows, so it may stop and go on at any time.
import { analysisVersion } from '../../domain/search/version.ts';
import type { FamilyKeeper } from './families.ts';
import type { Connection } from './open.ts';
import type { OpenRecords } from './product-records.ts';
import { storeLanguage } from './store-language.ts';

interface DueRow {
  source: string;
  external_id: string;
}

/** Writes at most `limit` families anew and returns how many; 0 when all are up to date. */
export type RenewText = (limit: number, now: number) => number;

export function textRenewal(db: Connection, open: OpenRecords, families: FamilyKeeper): RenewText {
  const languageOf = storeLanguage(db);
  const stores = db.prepare<[], number>('SELECT id FROM stores').pluck();
  const due = db.prepare<Record<string, number>, DueRow>(`
    SELECT source, external_id FROM products
    WHERE store_id = @store AND text_hash IS NOT NULL AND (text_version < @version OR text_version > @version)
    LIMIT @limit`);
  const forget = db.prepare("UPDATE products SET text_hash = '' WHERE store_id = ? AND source = ? AND external_id = ?");
  const renew = db.transaction((storeId: number, rows: readonly DueRow[], now: number) => {
    for (const { source, external_id } of rows) forget.run(storeId, source, external_id);
    for (const { source, external_id } of rows) families.refresh(open(storeId, source, now), external_id);
  });
  return (limit, now) => {
    for (const store of stores.all()) {
      const rows = due.all({ store, version: analysisVersion(languageOf(store)), limit });
      if (rows.length === 0) continue;
      renew.immediate(store, rows, now);
      return rows.length;
    }
    return 0;
  };
}
