// The text index and the chunks of one product, brought in line with what it says now. Equal text is left alone, so
// that a new price touches neither index nor vectors.
import { createHash } from 'node:crypto';
import { knowledgeOf } from '../../domain/knowledge.ts';
import type { ProductState } from '../../domain/product.ts';
import type { Connection } from './open.ts';
import { dropVectors } from './vectors.ts';

export interface KnowledgeWriter {
  /** Writes what has changed; returns the hash of what now stands. */
  write(
    productId: number,
    storeId: number,
    standing: string | null,
    state: ProductState,
    variations: ProductState[],
  ): string;
  remove(productId: number): void;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function knowledgeWriter(db: Connection): KnowledgeWriter {
  const putText = db.prepare(`
    INSERT INTO product_text (rowid, title, sku, brand, category, attributes, body)
    VALUES (@id, @title, @sku, @brand, @category, @attributes, @body)`);
  const dropText = db.prepare('DELETE FROM product_text WHERE rowid = ?');
  const chunksOf = db.prepare<[number], { id: number; hash: string; ordinal: number }>(
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
    const standing = new Map(chunksOf.all(productId).map((row) => [row.hash, row]));
    [...new Set(texts)].forEach((text, ordinal) => {
      const hash = sha256(text);
      const kept = standing.get(hash);
      standing.delete(hash);
      if (kept === undefined) addChunk.run(productId, storeId, ordinal, text, hash);
      else if (kept.ordinal !== ordinal) moveChunk.run(ordinal, kept.id);
    });
    drop([...standing.values()].map((row) => row.id));
  }

  return {
    write: (productId, storeId, standing, state, variations) => {
      const { fields, chunks } = knowledgeOf(state, variations);
      const hash = sha256(JSON.stringify([fields, chunks]));
      if (hash === standing) return hash;
      if (standing !== null) dropText.run(productId);
      putText.run({ id: productId, ...fields });
      writeChunks(productId, storeId, chunks);
      return hash;
    },
    remove: (productId) => {
      dropText.run(productId);
      drop(chunksOf.all(productId).map((row) => row.id));
    },
  };
}
