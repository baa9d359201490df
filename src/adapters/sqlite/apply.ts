// Changing the catalogue: judge each change against what is known, write it, then bring the families it touched —
// parent, variations, text — in line. Runs inside one transaction; the same batch again changes nothing.
import {
  type Change,
  type ChangeOutcome,
  EMPTY_STATE,
  type ProductReport,
  type ProductState,
} from '../../domain/product.ts';
import { type Arrival, afterDelete, afterReport, isDeleted, NOWHERE, type Place } from '../../domain/version.ts';
import type { Incoming } from '../../ports/products.ts';
import type { FamilyKeeper } from './families.ts';
import type { ProductRecord, ProductRecords } from './product-records.ts';

export type ApplyBatch = (storeId: number, source: string, items: readonly Incoming[], now: number) => ChangeOutcome[];

export function applier(records: ProductRecords, families: FamilyKeeper): ApplyBatch {
  return (storeId, source, items, now) => {
    const touched = new Set<string>();

    function applyReport(report: ProductReport, arrival: Arrival): ChangeOutcome {
      const known = records.find(storeId, source, report.externalId);
      const before = known?.place ?? NOWHERE;
      const { place, newest } = afterReport(before, arrival);
      const returns = known !== null && isDeleted(before) && !isDeleted(place);
      if (!newest) {
        if (known) records.move(known.id, place, now);
        if (!returns) return { result: 'skipped', reason: staleReason(before) };
        touch(known);
        return { result: 'restored' };
      }
      const written = records.write({
        storeId,
        source,
        externalId: report.externalId,
        state: { ...EMPTY_STATE, ...known?.state, ...report.state } satisfies ProductState,
        parent: report.parentExternalId,
        variationIds: report.variationIds ?? known?.variationIds ?? null,
        place,
        now,
      });
      const same = known !== null && written.stateHash === known.stateHash;
      // A newer list of variations may leave one out that an equal list could not: it was younger then.
      const newerList = written.variationIds !== null && place.report?.modifiedAt !== before.report?.modifiedAt;
      if (!same || returns || newerList) touch(written, known);
      if (isDeleted(place)) return { result: 'skipped', reason: staleReason(place) };
      if (known === null || before.report === null) return { result: 'created' };
      if (returns) return { result: 'restored' };
      return { result: same ? 'unchanged' : 'updated' };
    }

    function applyDelete(externalId: string, arrival: Arrival): ChangeOutcome {
      const known = records.find(storeId, source, externalId);
      const before = known?.place ?? NOWHERE;
      const place = afterDelete(before, arrival);
      if (known === null) {
        records.bury({ storeId, source, externalId, place, now });
        return { result: 'skipped', reason: 'no such product here; kept in mind in case it arrives late' };
      }
      records.move(known.id, place, now);
      if (isDeleted(before)) return { result: 'skipped', reason: 'already deleted' };
      if (!isDeleted(place)) return { result: 'skipped', reason: staleReason(before) };
      touch(known);
      return { result: 'deleted' };
    }

    function touch(...records: (ProductRecord | null)[]): void {
      for (const record of records) if (record) touched.add(record.parent ?? record.externalId);
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

const seconds = (ms: number) => new Date(ms).toISOString().slice(0, 19).concat('Z');

function staleReason(place: Place): string {
  if (isDeleted(place)) {
    const at = Math.max(place.undatedAt ?? 0, place.dated?.modifiedAt ?? 0);
    return `stale: it was deleted ${seconds(at)}`;
  }
  return `stale: a newer state is known, modified ${seconds(place.report?.modifiedAt ?? 0)}`;
}
