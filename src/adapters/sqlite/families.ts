// After a change, the rest of the family follows: variations the shop no longer lists go, what parent and variations
// tell of each other is written down, and the parent's searchable text is renewed.
import { type Derived, deriveProduct, deriveVariation } from '../../domain/family.ts';
import { moneySortKey } from '../../domain/money.ts';
import type { ProductState } from '../../domain/product.ts';
import { foldText } from '../../domain/text/fold.ts';
import { isDeleted } from '../../domain/version.ts';
import { knowledgeKeeper } from './knowledge.ts';
import type { Connection } from './open.ts';
import type { HeldRecords } from './product-records.ts';
import { termKeeper } from './product-terms.ts';
import type { Facts, ProductRecord } from './record-rows.ts';
import type { ReadyKnowledge } from './text-rows.ts';

export interface FamilyKeeper {
  /** Renews everything that follows from this product and its variations. */
  refresh(records: HeldRecords, externalId: string): void;
}

type Parent = ProductState & { isActive: boolean };

export function familyKeeper(db: Connection, ready?: ReadyKnowledge): FamilyKeeper {
  const knowledge = knowledgeKeeper(db, ready);
  const writeTerms = termKeeper(db);

  /** The record with what stands in its text, which is brought in line once the record has its row. */
  function withText(
    records: HeldRecords,
    record: ProductRecord,
    variations: ProductState[],
  ): { record: ProductRecord; writeText: () => void } {
    const { id, textHash } = record;
    const target = { productId: id, storeId: records.storeId, stands: textHash !== null };
    if (record.facts.isActive === 0) {
      if (textHash === null) return { record, writeText: () => {} };
      return { record: { ...record, textHash: null, textVersion: 0 }, writeText: () => knowledge.remove(target) };
    }
    const inputs = knowledge.inputsOf(records.language, record.state, variations);
    if (inputs.hash === textHash) return { record, writeText: () => {} };
    const told = { ...record, textHash: inputs.hash, textVersion: inputs.version };
    return { record: told, writeText: () => knowledge.write(target, inputs) };
  }

  function refreshVariations(records: HeldRecords, variations: ProductRecord[], parent: Parent | null): void {
    for (const variation of variations) {
      const { state } = variation;
      records.save(derivedAs(variation, deriveVariation(state, parent)));
      writeTerms(variation.id, {
        categories: state.categories.length > 0 ? state.categories : (parent?.categories ?? []),
        brands: state.brands.length > 0 ? state.brands : (parent?.brands ?? []),
      });
    }
  }

  return {
    refresh: (records, externalId) => {
      const known = records.find(externalId);
      if (known !== null) dropUnlisted(records, known);
      const variations = records.livingVariations(externalId);
      if (known === null || isDeleted(known.place)) {
        if (known !== null) {
          const { record, writeText } = withText(records, { ...known, facts: { ...known.facts, isActive: 0 } }, []);
          records.save(record);
          writeText();
        }
        refreshVariations(records, variations, null);
        return;
      }
      const states = variations.map((variation) => variation.state);
      const ids = new Set(variations.map((variation) => variation.externalId));
      const complete = known.variationIds?.every((id) => ids.has(id)) ?? false;
      const derived = deriveProduct(known.state, states, complete, records.now);
      const offered = states.filter((state) => state.status === 'publish');
      const { record, writeText } = withText(records, derivedAs(known, derived), offered);
      records.save(record);
      writeTerms(record.id, record.state);
      writeText();
      refreshVariations(records, variations, { ...record.state, isActive: derived.isActive });
    },
  };
}

/** Variations that a newer report of their parent does not list are gone from the shop. */
function dropUnlisted(records: HeldRecords, { externalId, variationIds, place }: ProductRecord): void {
  if (variationIds === null || place.report === null) return;
  const { modifiedAt, arrivedAt } = place.report;
  const listed = new Set(variationIds);
  for (const variation of records.livingVariations(externalId)) {
    const own = variation.place;
    const at = own.report ?? { modifiedAt: 0, arrivedAt: 0 };
    const before = at.modifiedAt < modifiedAt || (at.modifiedAt === modifiedAt && at.arrivedAt < arrivedAt);
    const older = before && own.aliveAt <= arrivedAt;
    if (listed.has(variation.externalId) || !older) continue;
    const undatedAt = Math.max(own.undatedAt ?? 0, arrivedAt, own.report?.modifiedAt ?? 0);
    records.put({ ...variation, place: { ...own, undatedAt } });
  }
}

/** The very same record where nothing is derived anew. */
function derivedAs(record: ProductRecord, derived: Derived): ProductRecord {
  const facts: Facts = {
    ...derived,
    searchText: foldText(`${derived.title} ${record.state.sku} ${record.state.gtin}`),
    priceKey: derived.price === null ? null : moneySortKey(derived.price),
    onSale: derived.onSale ? 1 : 0,
    isActive: derived.isActive ? 1 : 0,
  };
  return isSame(facts, record.facts) ? record : { ...record, facts };
}

function isSame(a: Facts, b: Facts): boolean {
  return (Object.keys(a) as (keyof Facts)[]).every((name) => a[name] === b[name]);
}
