// What every database must do with a store's synonyms: no line twice, nothing of one store in another, and a stamp
// that tells every change.
import { describe, expect, test } from 'vitest';
import { MOST_LINES, parseSynonyms, printSynonyms } from '../../src/domain/synonyms.ts';
import { addStore, freshGround, minutes, type OpenDatabase, T0 } from '../support/database.ts';

export function synonymsContract(open: OpenDatabase): void {
  describe('synonyms', () => {
    const on = freshGround(open);
    const add = (text: string, storeId = on.store.id) => on.db.synonyms.add(storeId, parseSynonyms(text), T0);
    const replace = (text: string, now = T0) => on.db.synonyms.replace(on.store.id, parseSynonyms(text), now);
    const list = async (storeId = on.store.id) => (await on.db.synonyms.list(storeId)).map(printSynonyms);

    test('are kept as they were written, in their order', async () => {
      expect(await list()).toEqual([]);
      expect(await add('کفش, Shoe\nhoodie => سویشرت')).toEqual({ added: 2, known: 0 });
      expect(await list()).toEqual(['کفش, Shoe', 'hoodie => سویشرت']);
      const [first] = await on.db.synonyms.list(on.store.id);
      expect(first).toEqual({ id: expect.any(Number), terms: ['کفش', 'Shoe'], also: null, createdAt: T0 });
    });

    test('that say the same are kept once', async () => {
      await add('nike, نایک');
      expect(await add('نايك, NIKE\na, b\nb, a')).toEqual({ added: 1, known: 2 });
      expect(await list()).toEqual(['nike, نایک', 'a, b']);
    });

    test('are replaced as a whole; those that stay keep their number and time', async () => {
      await add('a, b\nc, d');
      const [kept] = await on.db.synonyms.list(on.store.id);
      expect(await replace('e, f\nb, a', minutes(1))).toEqual({ added: 1, known: 1, removed: 1 });
      expect(await list()).toEqual(['a, b', 'e, f']);
      expect((await on.db.synonyms.list(on.store.id))[0]).toEqual(kept);
      expect(await replace('')).toEqual({ added: 0, known: 0, removed: 2 });
      expect(await list()).toEqual([]);
    });

    test('are removed by number, of their own store only', async () => {
      const other = await addStore(on.db, 'hats');
      await add('a, b\nc, d');
      await add('e, f', other.id);
      const ids = async (storeId: number) => (await on.db.synonyms.list(storeId)).map(({ id }) => id);
      const [first = 0] = await ids(on.store.id);
      const foreign = await ids(other.id);
      expect(await on.db.synonyms.remove(on.store.id, [first, ...foreign, 999])).toBe(1);
      expect(await list()).toEqual(['c, d']);
      expect(await list(other.id)).toEqual(['e, f']);
    });

    test('of one store are none of another, and go with it', async () => {
      const other = await addStore(on.db, 'hats');
      await add('a, b', other.id);
      expect(await add('a, b')).toEqual({ added: 1, known: 0 });
      await replace('c, d');
      expect(await list(other.id)).toEqual(['a, b']);
      await on.db.stores.remove(on.store.id);
      expect(await list()).toEqual([]);
      expect(await list(other.id)).toEqual(['a, b']);
    });

    test('have a limit, and what would go over it changes nothing', async () => {
      const most = Array.from({ length: MOST_LINES }, (_, at) => `a${at}, b${at}`).join('\n');
      expect(await add(most)).toEqual({ added: MOST_LINES, known: 0 });
      await expect(add('one, more')).rejects.toMatchObject({ code: 'unprocessable' });
      expect(await list()).toHaveLength(MOST_LINES);
      expect(await add('a1, b1')).toEqual({ added: 0, known: 1 });
    });

    test('have a stamp that changes with them and only then', async () => {
      const stamps: string[] = [];
      const note = async () => stamps.push(await on.db.synonyms.stamp(on.store.id));
      await note();
      await add('a, b\nc, d');
      await note();
      const [, second] = await on.db.synonyms.list(on.store.id);
      await on.db.synonyms.remove(on.store.id, [second?.id ?? 0]);
      await note();
      await add('c, d');
      await note();
      await replace('e, f\ng, h');
      await note();
      expect(new Set(stamps).size).toBe(stamps.length);
      const before = await on.db.synonyms.stamp(on.store.id);
      await add('e, f');
      await add('x, y', (await addStore(on.db, 'hats')).id);
      expect(await on.db.synonyms.stamp(on.store.id)).toBe(before);
    });
  });
}
