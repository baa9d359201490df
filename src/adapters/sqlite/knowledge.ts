// The text index and the chunks of one product, brought in line with what it says now. Equal text is left alone, so
// that a new price touches neither index nor vectors.
import type { ProductState } from '../../domain/product.ts';
import type { Language } from '../../domain/store.ts';
import type { Connection } from './open.ts';
import { inputsOf, type Knowledge, knowledgeOf, type ReadyKnowledge, type TextInputs } from './text-rows.ts';
import { vectorsIn } from './vectors.ts';

export interface KnowledgeTarget {
  productId: number;
  storeId: number;
  /** Something was written of it before. */
  stands: boolean;
}

export interface KnowledgeKeeper {
  inputsOf(language: Language, state: ProductState, variations: readonly ProductState[]): TextInputs;
  write(target: KnowledgeTarget, inputs: TextInputs): void;
  remove(target: KnowledgeTarget): void;
}

export function knowledgeKeeper(db: Connection, ready?: ReadyKnowledge): KnowledgeKeeper {
  const putText = db.prepare(`
    INSERT INTO product_text (rowid, exact, stems, joined, concepts, phonetic)
    VALUES (@id, @exact, @stems, @joined, @concepts, @phonetic)`);
  const dropText = db.prepare('DELETE FROM product_text WHERE rowid = ?');
  const standingLength = db
    .prepare<[number], number>('SELECT length FROM product_features WHERE product_id = ?')
    .pluck();
  // Not REPLACE: a statement that may have to be undone alone makes FTS5 write down what it has gathered.
  const putFeatures = db.prepare(
    'INSERT INTO product_features (product_id, length, is_accessory, kinds, features) VALUES (?, ?, ?, ?, ?)',
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
  const vectors = vectorsIn(db);

  function drop(ids: readonly number[]): void {
    vectors.drop(ids);
    for (const id of ids) dropChunk.run(id);
  }

  function writeChunks({ productId, storeId, stands }: KnowledgeTarget, chunks: Knowledge['chunks']): void {
    const standing = new Map(stands ? standingChunks.all(productId).map((row) => [row.hash, row]) : []);
    chunks.forEach(({ text, hash }, ordinal) => {
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

  return {
    inputsOf,
    write: (target, inputs) => {
      const { productId, storeId } = target;
      const knowledge = ready?.get(inputs.hash) ?? knowledgeOf(storeId, inputs);
      const { columns, length, isAccessory, kinds, features, chunks } = knowledge;
      if (target.stands) removeText(target);
      putText.run({ id: productId, ...columns });
      putFeatures.run(productId, length, isAccessory, kinds, features);
      addToTotals.run({ storeId, products: 1, length });
      writeChunks(target, chunks);
    },
    remove: (target) => {
      removeText(target);
      drop(standingChunks.all(target.productId).map((row) => row.id));
    },
  };
}
