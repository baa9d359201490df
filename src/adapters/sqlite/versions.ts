// How new what is held of certain products is, without reading what is held of them.
import type { HeldVersion } from '../../ports/products.ts';
import type { Connection } from './open.ts';

interface VersionRow {
  external_id: string;
  status: string | null;
  modified_at: number | null;
  arrived_at: number;
}

type ReadVersions = (storeId: number, source: string, externalIds: readonly string[]) => Map<string, HeldVersion>;

export function versionReader(db: Connection): ReadVersions {
  // Only published products are active: the long state is opened for the few others.
  const known = db.prepare<[string, number, string], VersionRow>(`
    SELECT products.external_id, products.arrived_at,
           CASE WHEN deleted_at IS NULL THEN modified_at ELSE dead_modified_at END AS modified_at,
           CASE WHEN deleted_at IS NOT NULL THEN NULL
                WHEN is_active = 1 THEN 'publish'
                ELSE (SELECT json_extract(state, '$.status') FROM product_states WHERE product_id = products.id)
           END AS status
    FROM json_each(?) AS asked
    CROSS JOIN products ON store_id = ? AND source = ? AND external_id = asked.value`);
  return (storeId, source, externalIds) => {
    const rows = known.all(JSON.stringify(externalIds), storeId, source);
    return new Map(rows.map((row) => [row.external_id, toVersion(row)]));
  };
}

export function markReader(db: Connection) {
  const known = db.prepare<[string, number, string], { external_id: string; report_mark: string }>(`
    SELECT products.external_id, report_mark FROM json_each(?) AS asked
    CROSS JOIN products ON store_id = ? AND source = ? AND external_id = asked.value
    WHERE report_mark IS NOT NULL AND deleted_at IS NULL`);
  return (storeId: number, source: string, externalIds: readonly string[]): Map<string, string> => {
    const rows = known.all(JSON.stringify(externalIds), storeId, source);
    return new Map(rows.map((row) => [row.external_id, row.report_mark]));
  };
}

function toVersion({ external_id, status, modified_at, arrived_at }: VersionRow): HeldVersion {
  return { externalId: external_id, status, modifiedAt: modified_at, arrivedAt: arrived_at };
}
