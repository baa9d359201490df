// After a change, the rest of the family follows: variations the shop no longer lists go, what parent and variations
// tell of each other is written down, and the parent's searchable text is renewed.
import { type Derived, deriveProduct, deriveVariation } from '../../domain/family.ts';
import { moneySortKey } from '../../domain/money.ts';
import type { ProductState } from '../../domain/product.ts';
import { analysisVersion } from '../../domain/search/version.ts';
import { foldText } from '../../domain/text/fold.ts';
import { isDeleted } from '../../domain/version.ts';
import { knowledgeWriter } from './knowledge.ts';
import type { Connection } from './open.ts';
import type { ProductRecord, ProductRecords } from './product-records.ts';
import { storeLanguage } from './store-language.ts';

export interface FamilyKeeper {
  /** Renews everything that follows from this product and its variations. */
  refresh(storeId: number, source: string, externalId: string, now: number): void;
}

export function familyKeeper(db: Connection, records: ProductRecords): FamilyKeeper {
  const knowledge = knowledgeWriter(db);
  const languageOf = storeLanguage(db);
  const putFacts = db.prepare(`
    UPDATE products SET title = @title, search_text = @searchText, category = @category, brand = @brand,
           currency = @currency, price = @price, price_key = @priceKey, on_sale = @onSale,
           stock_status = @stockStatus, is_active = @isActive
    WHERE id = @id`);
  const putTextHash = db.prepare('UPDATE products SET text_hash = ?, text_version = ? WHERE id = ?');
  const dropTerms = db.prepare('DELETE FROM product_terms WHERE product_id = ?');
  const putTerm = db.prepare(
    'INSERT OR IGNORE INTO product_terms (product_id, kind, folded, name) VALUES (?, ?, ?, ?)',
  );

  function writeFacts(record: ProductRecord, derived: Derived): void {
    putFacts.run({
      ...derived,
      id: record.id,
      searchText: foldText(`${derived.title} ${record.state.sku} ${record.state.gtin}`),
      priceKey: derived.price === null ? null : moneySortKey(derived.price),
      onSale: derived.onSale ? 1 : 0,
      isActive: derived.isActive ? 1 : 0,
    });
  }

  function writeTerms(id: number, state: Pick<ProductState, 'categories' | 'brands'>): void {
    dropTerms.run(id);
    for (const name of state.categories) putTerm.run(id, 'category', foldText(name), name);
    for (const name of state.brands) putTerm.run(id, 'brand', foldText(name), name);
  }

  function writeText(storeId: number, record: ProductRecord, variations: ProductState[], isActive: boolean): void {
    const target = { productId: record.id, storeId, standing: record.textHash };
    if (isActive) {
      const language = languageOf(storeId);
      const hash = knowledge.write(target, language, record.state, variations);
      if (hash !== target.standing) putTextHash.run(hash, analysisVersion(language), record.id);
    } else if (target.standing !== null) {
      knowledge.remove(target);
      putTextHash.run(null, 0, record.id);
    }
  }

  function refreshVariations(variations: ProductRecord[], parent: (ProductState & { isActive: boolean }) | null): void {
    for (const variation of variations) {
      writeFacts(variation, deriveVariation(variation.state, parent));
      writeTerms(variation.id, {
        categories: variation.state.categories.length > 0 ? variation.state.categories : (parent?.categories ?? []),
        brands: variation.state.brands.length > 0 ? variation.state.brands : (parent?.brands ?? []),
      });
    }
  }

  /** Variations that a newer report of their parent does not list are gone from the shop. */
  function dropUnlisted(storeId: number, source: string, parent: ProductRecord, now: number): void {
    const { variationIds, place } = parent;
    if (variationIds === null || place.report === null) return;
    const { modifiedAt, arrivedAt } = place.report;
    for (const { id, externalId, place: own } of records.livingVariations(storeId, source, parent.externalId)) {
      const at = own.report ?? { modifiedAt: 0, arrivedAt: 0 };
      const before = at.modifiedAt < modifiedAt || (at.modifiedAt === modifiedAt && at.arrivedAt < arrivedAt);
      const older = before && own.aliveAt <= arrivedAt;
      if (variationIds.includes(externalId) || !older) continue;
      records.move(
        id,
        { ...own, undatedAt: Math.max(own.undatedAt ?? 0, arrivedAt, own.report?.modifiedAt ?? 0) },
        now,
      );
    }
  }

  return {
    refresh: (storeId, source, externalId, now) => {
      const record = records.find(storeId, source, externalId);
      if (record) dropUnlisted(storeId, source, record, now);
      const variations = records.livingVariations(storeId, source, externalId);
      if (record === null || isDeleted(record.place)) {
        if (record) writeText(storeId, record, [], false);
        refreshVariations(variations, null);
        return;
      }
      const states = variations.map((variation) => variation.state);
      const ids = new Set(variations.map((variation) => variation.externalId));
      const complete = record.variationIds?.every((id) => ids.has(id)) ?? false;
      const derived = deriveProduct(record.state, states, complete, now);
      writeFacts(record, derived);
      writeTerms(record.id, record.state);
      writeText(
        storeId,
        record,
        states.filter((state) => state.status === 'publish'),
        derived.isActive,
      );
      refreshVariations(variations, { ...record.state, isActive: derived.isActive });
    },
  };
}
