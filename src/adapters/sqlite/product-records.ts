// Products as the apply step reads and writes them: place in time, told state, and what follows from it. The records of
// one transaction are held in memory and saved once at its end, each by the least that says what became of it.
import { EMPTY_STATE } from '../../domain/product.ts';
import type { Language } from '../../domain/store.ts';
import { isDeleted, NOWHERE, type Place } from '../../domain/version.ts';
import type { Connection } from './open.ts';
import {
  NO_FACTS,
  type ProductRecord,
  placeColumns,
  type RecordRow,
  rowStatements,
  toldColumns,
  toPlace,
  toRecord,
} from './record-rows.ts';
import { storeLanguage } from './store-language.ts';

export type Glance = Pick<ProductRecord, 'id' | 'externalId' | 'mark' | 'place'>;

/** Records of one source of one store, held for one transaction. */
export interface HeldRecords {
  readonly storeId: number;
  readonly source: string;
  readonly now: number;
  /** The store's. */
  readonly language: Language;
  find(externalId: string): ProductRecord | null;
  /** What is known, or a record that is nowhere yet. */
  findOrMake(externalId: string): ProductRecord;
  /** The little of it that tells whether it must be read at all. */
  glance(externalId: string): Glance | null;
  /** Only its place is another. */
  move(known: Glance, place: Place): void;
  livingVariations(parent: string): ProductRecord[];
  /** From now on this is the product's record; it is saved later. */
  put(record: ProductRecord): ProductRecord;
  /** Saves this one now, because rows that lean on it follow. */
  save(record: ProductRecord): void;
  saveAll(): void;
}

export type OpenRecords = (storeId: number, source: string, now: number) => HeldRecords;

export function productRecords(db: Connection): OpenRecords {
  const rows = rowStatements(db);
  const languageOf = storeLanguage(db);

  return (storeId, source, now) => {
    const held = new Map<string, ProductRecord | null>();
    const saved = new Map<string, ProductRecord>();
    const unsaved = new Set<string>();
    let lastId: number | null = null;

    function keep(row: RecordRow): ProductRecord {
      const record = toRecord(row);
      held.set(record.externalId, record);
      saved.set(record.externalId, record);
      return record;
    }

    function find(externalId: string): ProductRecord | null {
      const known = held.get(externalId);
      if (known !== undefined) return known;
      const row = rows.byKey.get(storeId, source, externalId);
      if (row !== undefined) return keep(row);
      held.set(externalId, null);
      return null;
    }

    function make(externalId: string): ProductRecord {
      lastId = (lastId ?? rows.lastId.get() ?? 0) + 1;
      return { ...BLANK, id: lastId, externalId };
    }

    function put(record: ProductRecord): ProductRecord {
      held.set(record.externalId, record);
      unsaved.add(record.externalId);
      return record;
    }

    function save(record: ProductRecord): void {
      held.set(record.externalId, record);
      unsaved.delete(record.externalId);
      const before = saved.get(record.externalId);
      if (before === record) return;
      saved.set(record.externalId, record);
      const place = placeColumns(record.place);
      if (before === undefined) {
        const { id, externalId } = record;
        rows.insert.run({ id, storeId, source, externalId, now, ...place, ...toldColumns(record) });
      } else if (onlyMoved(before, record)) {
        if (before.place !== record.place) rows.move.run({ id: record.id, now, ...place });
        return;
      } else {
        const toldAt = before.stateHash === record.stateHash ? null : now;
        const movedAt = before.place === record.place ? null : now;
        rows.update.run({ id: record.id, now, toldAt, movedAt, ...place, ...toldColumns(record) });
      }
      if (record.stateJson !== null && record.stateJson !== before?.stateJson) {
        rows.putState.run(record.id, record.stateJson);
      }
    }

    return {
      storeId,
      source,
      now,
      language: languageOf(storeId),
      find,
      findOrMake: (externalId) => find(externalId) ?? make(externalId),
      glance: (externalId) => {
        const known = held.get(externalId);
        if (known !== undefined) return known;
        const row = rows.glance.get(storeId, source, externalId);
        return row === undefined ? null : { id: row.id, externalId, mark: row.report_mark, place: toPlace(row) };
      },
      move: ({ id, externalId }, place) => {
        const known = held.get(externalId);
        if (known) put({ ...known, place });
        else rows.move.run({ id, now, ...placeColumns(place) });
      },
      livingVariations: (parent) => {
        for (const row of rows.variations.all(storeId, source, parent)) if (!held.has(row.external_id)) keep(row);
        const all = [...held.values()].filter((record) => record?.parent === parent && !isDeleted(record.place));
        return all.filter((record) => record !== null).sort((a, b) => a.id - b.id);
      },
      put,
      save,
      saveAll: () => {
        for (const externalId of unsaved) {
          const record = held.get(externalId);
          if (record) save(record);
        }
      },
    };
  };
}

const BLANK: Omit<ProductRecord, 'id' | 'externalId'> = {
  parent: null,
  place: NOWHERE,
  state: EMPTY_STATE,
  stateJson: null,
  variationIds: null,
  stateHash: '',
  mark: null,
  textHash: null,
  textVersion: 0,
  facts: NO_FACTS,
};

/** Nothing that is indexed differs, so that the cheap statement will do. */
function onlyMoved(before: ProductRecord, after: ProductRecord): boolean {
  return (
    before.stateHash === after.stateHash &&
    before.mark === after.mark &&
    before.textHash === after.textHash &&
    before.facts === after.facts &&
    isDeleted(before.place) === isDeleted(after.place)
  );
}
