// Changing the catalogue: judge each change against what is known, write it, then bring the families it touched —
// parent, variations, text — in line. Runs inside one transaction; the same batch again changes nothing.
import { type Change, EMPTY_STATE, type ProductReport, type ProductState } from '../../domain/product.ts';
import { type Arrival, judgeDelete, judgeReport, versionOf } from '../../domain/version.ts';
import type { ChangeOutcome, Incoming } from '../../ports/products.ts';
import { familyKeeper } from './families.ts';
import type { Connection } from './open.ts';
import { type ProductRecord, productRecords } from './product-records.ts';

export type ApplyBatch = (storeId: number, source: string, items: readonly Incoming[], now: number) => ChangeOutcome[];

const seconds = (ms: number) => new Date(ms).toISOString().slice(0, 19).concat('Z');

export function applier(db: Connection): ApplyBatch {
  const records = productRecords(db);
  const families = familyKeeper(db, records);

  return (storeId, source, items, now) => {
    const touched = new Set<string>();

    function applyReport(report: ProductReport, arrival: Arrival): ChangeOutcome {
      const known = records.find(storeId, source, report.externalId);
      const verdict = judgeReport(known?.known ?? null, arrival);
      if (verdict === 'stale') return { result: 'skipped', reason: staleReason(known) };
      const state: ProductState = { ...EMPTY_STATE, ...known?.state, ...report.state };
      const parent = report.parentExternalId;
      const variationIds = report.variationIds ?? known?.variationIds ?? null;
      const aliveAt = Math.max(known?.known.aliveAt ?? 0, arrival.confirms ? arrival.arrivedAt : 0);
      const place = { ...versionOf(arrival), aliveAt };
      const written = records.write({ storeId, source, report, state, parent, variationIds, place, now }, known);
      if (written === 'unchanged') return { result: 'unchanged' };
      touched.add(parent ?? report.externalId);
      if (known?.parent && known.parent !== parent) touched.add(known.parent);
      if (report.variationIds) families.dropUnlisted(storeId, source, report, place, now);
      if (known === null) return { result: 'created' };
      return { result: verdict === 'restore' ? 'restored' : 'updated' };
    }

    function applyDelete(externalId: string, arrival: Arrival): ChangeOutcome {
      const known = records.find(storeId, source, externalId);
      if (known?.known.deleted) return { result: 'skipped', reason: 'already deleted' };
      if (judgeDelete(known?.known ?? null, arrival) === 'stale') {
        return { result: 'skipped', reason: staleReason(known) };
      }
      const tombstone = { ...versionOf(arrival), undated: arrival.modifiedAt === null };
      if (known === null) {
        records.bury({ storeId, source, externalId, ...tombstone }, now);
        return { result: 'skipped', reason: 'no such product here; kept in mind in case it arrives late' };
      }
      records.markDeleted(known.id, tombstone, now);
      touched.add(known.parent ?? externalId);
      return { result: 'deleted' };
    }

    const outcomes = items.map(({ change, arrival }) => {
      const dated = { ...arrival, modifiedAt: modifiedAtOf(change) };
      if (change.kind === 'delete') return applyDelete(change.externalId, dated);
      return applyReport(change.report, { ...dated, confirms: arrival.confirms || change.restores });
    });
    for (const externalId of touched) families.refresh(storeId, source, externalId, now);
    return outcomes;
  };
}

function modifiedAtOf(change: Change): number | null {
  return change.kind === 'report' ? change.report.modifiedAt : change.modifiedAt;
}

function staleReason(known: ProductRecord | null): string {
  if (known === null) return 'stale';
  const what = known.known.deleted ? 'it was deleted' : 'a newer state is known, modified';
  return `stale: ${what} ${seconds(known.known.modifiedAt)}`;
}
