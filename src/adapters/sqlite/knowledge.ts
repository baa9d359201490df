// The text index and the chunks of one product, brought in line with what it says now. Equal text is left alone, so
// that a new price touches neither index nor vectors.
import { createHash } from 'node:crypto';
import { chunksOf } from '../../domain/knowledge.ts';
import type { ProductState } from '../../domain/product.ts';
import { documentOf, type SearchDocument } from '../../domain/search/document.ts';
import { textInputs } from '../../domain/search/text-inputs.ts';
import { analysisOf, analysisVersion } from '../../domain/search/version.ts';
import type { Language } from '../../domain/store.ts';
import { encodeFeatures, encodeHashes } from './feature-table.ts';
import type { Connection } from './open.ts';
import { columnsOf } from './terms.ts';
import { dropVectors } from './vectors.ts';

export interface KnowledgeTarget {
  productId: number;
  storeId: number;
  /** The hash that `write` gave last; null when nothing stands. */
  standing: string | null;
}

export interface KnowledgeWriter {
  /** Writes what has changed; returns the hash of what now stands. */
  write(target: KnowledgeTarget, language: Language, state: ProductState, variations: readonly ProductState[]): string;
  remove(target: KnowledgeTarget): void;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function knowledgeWriter(db: Connection): KnowledgeWriter {
  const putText = db.prepare(`
    INSERT INTO product_text (rowid, exact, stems, joined, concepts, phonetic)
    VALUES (@id, @exact, @stems, @joined, @concepts, @phonetic)`);
  const dropText = db.prepare('DELETE FROM product_text WHERE rowid = ?');
  const standingLength = db
    .prepare<[number], number>('SELECT length FROM product_features WHERE product_id = ?')
    .pluck();
  const putFeatures = db.prepare(
    'INSERT OR REPLACE INTO product_features (product_id, length, is_accessory, kinds, features) VALUES (?, ?, ?, ?, ?)',
  );
  const dropFeatures = db.prepare('DELETE FROM product_features WHERE product_id = ?');
  const addToTotals = db.prepare(`
    INSERT INTO text_totals (store_id, products, length) VALUES (@storeId, @products, @length)
    ON CONFLICT (store_id) DO UPDATE SET products = products + excluded.products, length = length + excluded.length`);
  const standingChunks = db.prepare<[number], { id: number; hash: string; ordinal: number }>(
    'SELECT id, hash, ordinal FROM chunks WHERE product_id = ?',
  );
  const addChunk = db.prepare('INSERT INTO chunks (product_id, store_id, ordinal, text, hash) VALUES (?, ?, ?, ?, ?)');
  const moveChunk = db.prepare('UPDATE chunks SET ordinal = ? WHERE id = ?');
  const dropChunk = db.prepare('DELETE FROM chunks WHERE id = ?');

  function drop(ids: readonly number[]): void {
    dropVectors(db, ids);
    for (const id of ids) dropChunk.run(id);
  }

  function writeChunks(productId: number, storeId: number, texts: readonly string[]): void {
    const standing = new Map(standingChunks.all(productId).map((row) => [row.hash, row]));
    [...new Set(texts)].forEach((text, ordinal) => {
      const hash = sha256(text);
      const kept = standing.get(hash);
      standing.delete(hash);
      if (kept === undefined) addChunk.run(productId, storeId, ordinal, text, hash);
      else if (kept.ordinal !== ordinal) moveChunk.run(ordinal, kept.id);
    });
    drop([...standing.values()].map((row) => row.id));
  }

  function removeText({ productId, storeId }: KnowledgeTarget): void {
    const length = standingLength.get(productId);
    if (length === undefined) return;
    dropText.run(productId);
    dropFeatures.run(productId);
    addToTotals.run({ storeId, products: -1, length: -length });
  }

  function writeText({ productId, storeId }: KnowledgeTarget, document: SearchDocument): void {
    putText.run({ id: productId, ...columnsOf(storeId, document.features.keys()) });
    const { features, length, kinds, isAccessory } = document;
    putFeatures.run(productId, length, isAccessory ? 1 : 0, encodeHashes(kinds), encodeFeatures(features));
    addToTotals.run({ storeId, products: 1, length });
  }

  return {
    write: (target, language, state, variations) => {
      const hash = sha256(textInputs(state, variations, analysisVersion(language)));
      if (hash === target.standing) return hash;
      if (target.standing !== null) removeText(target);
      writeText(target, documentOf(state, variations, analysisOf(language)));
      writeChunks(target.productId, target.storeId, chunksOf(state, variations));
      return hash;
    },
    remove: (target) => {
      removeText(target);
      drop(standingChunks.all(target.productId).map((row) => row.id));
    },
  };
}
