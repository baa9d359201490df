// Rows of a store's synonyms.
import { MOST_LINES, type SynonymLine, synonymKey, tooManyLines } from '../../domain/synonyms.ts';
import type { StoredSynonymLine, Synonyms } from '../../ports/synonyms.ts';
import type { Synchronous } from './errors.ts';
import type { Connection } from './open.ts';

interface SynonymRow {
  id: number;
  terms: string;
  also: string | null;
  created_at: number;
}

function toLine(row: SynonymRow): StoredSynonymLine {
  return {
    id: row.id,
    terms: JSON.parse(row.terms),
    also: row.also === null ? null : JSON.parse(row.also),
    createdAt: row.created_at,
  };
}

export function synonymsIn(db: Connection): Synchronous<Synonyms> {
  const all = db.prepare<[number], SynonymRow>('SELECT * FROM store_synonyms WHERE store_id = ? ORDER BY id');
  const keys = db.prepare<[number], { id: number; key: string }>(
    'SELECT id, key FROM store_synonyms WHERE store_id = ?',
  );
  const insert = db.prepare(`
    INSERT INTO store_synonyms (store_id, key, terms, also, created_at) VALUES (@storeId, @key, @terms, @also, @now)
    ON CONFLICT (store_id, key) DO NOTHING`);
  const drop = db.prepare('DELETE FROM store_synonyms WHERE store_id = ? AND id = ?');
  const stamp = db.prepare<[number], { lines: number; newest: number | null }>(
    'SELECT count(*) AS lines, max(id) AS newest FROM store_synonyms WHERE store_id = ?',
  );

  const linesOf = (storeId: number) => stamp.get(storeId)?.lines ?? 0;

  function put(storeId: number, lines: readonly SynonymLine[], now: number): { added: number; known: number } {
    let added = 0;
    for (const line of lines) {
      const also = line.also === null ? null : JSON.stringify(line.also);
      const row = { storeId, key: synonymKey(line), terms: JSON.stringify(line.terms), also, now };
      added += insert.run(row).changes;
    }
    if (linesOf(storeId) > MOST_LINES) throw tooManyLines();
    return { added, known: lines.length - added };
  }

  const dropAll = (storeId: number, ids: readonly number[]) =>
    ids.reduce((dropped, id) => dropped + drop.run(storeId, id).changes, 0);

  const add = db.transaction(put);
  const replace = db.transaction((storeId: number, lines: readonly SynonymLine[], now: number) => {
    const wanted = new Set(lines.map(synonymKey));
    const gone = keys.all(storeId).filter(({ key }) => !wanted.has(key));
    const removed = dropAll(
      storeId,
      gone.map(({ id }) => id),
    );
    return { ...put(storeId, lines, now), removed };
  });
  const remove = db.transaction(dropAll);

  return {
    list: (storeId) => all.all(storeId).map(toLine),
    add: (storeId, lines, now) => add.immediate(storeId, lines, now),
    replace: (storeId, lines, now) => replace.immediate(storeId, lines, now),
    remove: (storeId, ids) => remove.immediate(storeId, ids),
    stamp: (storeId) => {
      const found = stamp.get(storeId);
      return `${found?.lines ?? 0}/${found?.newest ?? 0}`;
    },
  };
}
