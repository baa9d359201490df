// Changing the catalogue: judge each change against what is known, then bring the families it touched — parent,
// variations, text — in line, and save. Runs inside one transaction; the same batch again changes nothing.
import { hash } from 'node:crypto';
import {
  type Change,
  type ChangeOutcome,
  EMPTY_STATE,
  type ProductReport,
  type ProductState,
  type SameAgain,
} from '../../domain/product.ts';
import { type Arrival, afterDelete, afterReport, isDeleted, type Place } from '../../domain/version.ts';
import type { Incoming } from '../../ports/products.ts';
import type { FamilyKeeper } from './families.ts';
import type { OpenRecords } from './product-records.ts';
import type { ProductRecord } from './record-rows.ts';

export type ApplyBatch = (storeId: number, source: string, items: readonly Incoming[], now: number) => ChangeOutcome[];

export function applier(open: OpenRecords, families: FamilyKeeper): ApplyBatch {
  return (storeId, source, items, now) => {
    const records = open(storeId, source, now);
    const touched = new Set<string>();

    function applyReport(report: ProductReport, arrival: Arrival): ChangeOutcome {
      const known = records.findOrMake(report.externalId);
      const before = known.place;
      const { place, newest } = afterReport(before, arrival);
      const returns = isDeleted(before) && !isDeleted(place);
      if (!newest) {
        records.put({ ...known, place });
        if (!returns) return { result: 'skipped', reason: staleReason(before) };
        touch(known);
        return { result: 'restored' };
      }
      const told = records.put(tell(known, report, place));
      const same = told.stateHash === known.stateHash;
      // A newer list of variations may leave one out that an equal list could not: it was younger then.
      const newerList = told.variationIds !== null && place.report?.modifiedAt !== before.report?.modifiedAt;
      if (!same || returns || newerList) touch(told, known);
      if (isDeleted(place)) return { result: 'skipped', reason: staleReason(place) };
      if (before.report === null) return { result: 'created' };
      if (returns) return { result: 'restored' };
      return { result: same ? 'unchanged' : 'updated' };
    }

    /** The words that gave what is held, said again: nothing to read. Of anything else they must be read after all. */
    function applySame(externalId: string, mark: string, arrival: Arrival): ChangeOutcome {
      const known = records.glance(externalId);
      if (known === null || known.mark !== mark || isDeleted(known.place)) return { result: 'differs' };
      const modifiedAt = known.place.report?.modifiedAt ?? null;
      const { place, newest } = afterReport(known.place, { ...arrival, modifiedAt });
      records.move(known, place);
      return newest ? { result: 'unchanged' } : { result: 'skipped', reason: staleReason(known.place) };
    }

    function applyDelete(externalId: string, arrival: Arrival): ChangeOutcome {
      const known = records.findOrMake(externalId);
      const before = known.place;
      const place = afterDelete(before, arrival);
      records.put({ ...known, place });
      if (isNowhere(before)) {
        return { result: 'skipped', reason: 'no such product here; kept in mind in case it arrives late' };
      }
      if (isDeleted(before)) return { result: 'skipped', reason: 'already deleted' };
      if (!isDeleted(place)) return { result: 'skipped', reason: staleReason(before) };
      touch(known);
      return { result: 'deleted' };
    }

    /** What nothing was ever told of has no family. */
    function touch(...them: readonly ProductRecord[]): void {
      for (const { stateHash, parent, externalId } of them) if (stateHash !== '') touched.add(parent ?? externalId);
    }

    const outcomes = items.map(({ change, arrival }) => {
      const dated = { ...arrival, modifiedAt: modifiedAtOf(change) };
      if (change.kind === 'same') return applySame(change.externalId, change.mark, dated);
      if (change.kind === 'delete') return applyDelete(change.externalId, dated);
      return applyReport(change.report, { ...dated, confirms: arrival.confirms || change.restores });
    });
    for (const externalId of touched) families.refresh(records, externalId);
    records.saveAll();
    return outcomes;
  };
}

/** The record with the report laid over what is known. */
function tell(known: ProductRecord, report: ProductReport, place: Place): ProductRecord {
  const { parentExternalId: parent, variationIds = known.variationIds } = report;
  // Undated words are dated by their arrival, so that the same words are news each time.
  const mark = (report.modifiedAt !== null && report.mark) || null;
  const state = { ...EMPTY_STATE, ...known.state, ...report.state } satisfies ProductState;
  const stateJson = JSON.stringify(state);
  const listed = variationIds && JSON.stringify(variationIds);
  const stateHash = hash('sha256', `${stateJson}|${parent}|${listed}`);
  if (stateHash === known.stateHash) return { ...known, place, mark };
  return { ...known, parent, place, state, stateJson, variationIds, stateHash, mark };
}

function modifiedAtOf(change: Change | SameAgain): number | null {
  if (change.kind === 'same') return null;
  return change.kind === 'report' ? change.report.modifiedAt : change.modifiedAt;
}

function isNowhere({ report, dated, undatedAt }: Place): boolean {
  return report === null && dated === null && undatedAt === null;
}

const seconds = (ms: number) => new Date(ms).toISOString().slice(0, 19).concat('Z');

function staleReason(place: Place): string {
  if (isDeleted(place)) {
    const at = Math.max(place.undatedAt ?? 0, place.dated?.modifiedAt ?? 0);
    return `stale: it was deleted ${seconds(at)}`;
  }
  return `stale: a newer state is known, modified ${seconds(place.report?.modifiedAt ?? 0)}`;
}
