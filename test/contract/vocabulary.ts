// What every vocabulary must do: count, complete and list the words of one store, and follow each write.
import { describe, expect, test } from 'vitest';
import type { ProductState } from '../../src/domain/product.ts';
import { EMPTY_STATE } from '../../src/domain/product.ts';
import { documentOf } from '../../src/domain/search/document.ts';
import { analysisOf } from '../../src/domain/search/version.ts';
import { wordsNear } from '../../src/domain/search/word-list.ts';
import { exact, type Feature, joined, stem } from '../../src/domain/text/features.ts';
import type { Database } from '../../src/ports/database.ts';
import { addStore, freshGround, gone, minutes, type OpenDatabase, report, T0, told } from '../support/database.ts';

export function vocabularyContract(open: OpenDatabase): void {
  describe('vocabulary', () => {
    const on = freshGround(open);

    const put = (id: number, state: Partial<ProductState>, at = 0, storeId = on.store.id) =>
      on.db.products.apply(storeId, 'woocommerce', [told(report(id, state, minutes(at)))], minutes(at));
    const remove = (id: number, at: number) =>
      on.db.products.apply(on.store.id, 'woocommerce', [gone(id, minutes(at))], minutes(at));
    const counts = async (features: Feature[], storeId = on.store.id) => [
      ...(await on.db.vocabulary.counts(storeId, features)).values(),
    ];
    const beginning = (prefix: Feature, limit = 10, storeId = on.store.id) =>
      on.db.vocabulary.startingWith(storeId, prefix, limit);
    const words = async (db: Database = on.db, storeId = on.store.id) =>
      (await db.vocabulary.words(storeId)).flat().map(({ word }) => word);
    const lengthOf = (state: Partial<ProductState>) =>
      documentOf({ ...EMPTY_STATE, ...state }, [], analysisOf('en')).length;

    test('of a store without products is empty', async () => {
      expect(await on.db.vocabulary.totals(on.store.id)).toEqual({ products: 0, averageLength: 1 });
      expect(await counts([exact('shoe')])).toEqual([0]);
      expect(await beginning(exact('s'))).toEqual([]);
      expect(await words()).toEqual([]);
    });

    test('counts products, not how often each says it', async () => {
      await put(1, { title: 'Shoe shoe shoe', description: 'A shoe.' });
      await put(2, { title: 'Red shoes' });
      const features = [exact('shoe'), stem('shoe', 'en'), joined(['red', 'shoes']), exact('sho'), exact('خیر')];
      expect(await counts(features)).toEqual([1, 2, 1, 0, 0]);
      expect(await counts([])).toEqual([]);
    });

    test('completes a beginning, the commonest first', async () => {
      await put(1, { title: 'samsung sample سامسونگ' });
      await put(2, { title: 'samsung' });
      await put(3, { title: 'sandal sam' });
      expect(await beginning(exact('sam'))).toEqual([
        [exact('samsung'), 2],
        [exact('sam'), 1],
        [exact('sample'), 1],
      ]);
      expect(await beginning(exact('sam'), 1)).toEqual([[exact('samsung'), 2]]);
      expect(await beginning(exact('سام'))).toEqual([[exact('سامسونگ'), 1]]);
      expect(await beginning(joined(['samsungs']))).toContainEqual([joined(['samsung', 'sample']), 1]);
      expect(await beginning(exact('zzz'))).toEqual([]);
    });

    test('lists every word once, to be looked near', async () => {
      await put(1, { title: 'کفش Samsung', description: 'کفش خوب' });
      await put(2, { title: 'کفش' });
      expect((await words()).sort()).toEqual(['samsung', 'خوب', 'کفش']);
      expect(wordsNear(await on.db.vocabulary.words(on.store.id), 'کقش', 1)).toEqual([{ word: 'کفش', mistakes: 1 }]);
    });

    test('follows every write, also one of another process', async () => {
      const other = on.again();
      await put(1, { title: 'shoe' });
      expect(await words(other)).toEqual(['shoe']);
      await put(1, { title: 'boot' }, 1);
      expect(await words()).toEqual(['boot']);
      expect(await words(other)).toEqual(['boot']);
      expect(await counts([exact('shoe'), exact('boot')])).toEqual([0, 1]);
      await remove(1, 2);
      expect(await words(other)).toEqual([]);
      expect(await counts([exact('boot')])).toEqual([0]);
      expect(await beginning(exact('boo'))).toEqual([]);
    });

    test('is that of one store', async () => {
      const books = await addStore(on.db, 'books');
      await put(1, { title: 'shoe' });
      await put(1, { title: 'book shelf shoe' }, 0, books.id);
      expect(await words(on.db, books.id)).toEqual(expect.arrayContaining(['book', 'shelf', 'shoe']));
      expect(await words()).toEqual(['shoe']);
      expect(await counts([exact('shoe'), exact('book')])).toEqual([1, 0]);
      expect(await beginning(exact('sh'), 10, books.id)).toHaveLength(2);
      expect(await beginning(exact('sh'))).toHaveLength(1);
    });

    test('keeps the stores apart though one number begins with another', async () => {
      for (let at = 2; at <= 11; at++) await addStore(on.db, `store-${at}`);
      const stores = await on.db.stores.list();
      for (const { id, slug } of stores) await put(1, { title: slug.replace('-', '') }, 0, id);
      for (const { id, slug } of stores) expect(await words(on.db, id)).toContain(slug.replace('-', ''));
      expect(await words()).toEqual(['shoes']);
    });

    describe('the totals', () => {
      const SHOE = { title: 'Red shoe', description: 'A good red shoe.' };
      const HAT = { title: 'Hat', brands: ['Acme'] };
      const totals = async (storeId = on.store.id) => {
        const { products, averageLength } = await on.db.vocabulary.totals(storeId);
        return [products, Math.round(averageLength * 1_000) / 1_000];
      };

      test('are those of the products that may be found', async () => {
        await put(1, SHOE);
        await put(2, HAT);
        await put(3, { title: 'Draft', status: 'draft' });
        expect(await totals()).toEqual([2, (lengthOf(SHOE) + lengthOf(HAT)) / 2]);
      });

      test('follow a text that changes, but not a price', async () => {
        await put(1, SHOE);
        await put(1, { ...SHOE, price: '5' }, 1);
        expect(await totals()).toEqual([1, lengthOf(SHOE)]);
        await put(1, { ...SHOE, description: '' }, 2);
        expect(await totals()).toEqual([1, lengthOf({ title: SHOE.title })]);
      });

      test('follow products that go, are hidden and come back', async () => {
        await put(1, SHOE);
        await put(2, HAT);
        await remove(1, 1);
        expect(await totals()).toEqual([1, lengthOf(HAT)]);
        await put(2, { ...HAT, status: 'draft' }, 2);
        expect(await totals()).toEqual([0, 1]);
        await put(1, SHOE, 3);
        await put(2, { ...HAT, status: 'publish' }, 3);
        expect(await totals()).toEqual([2, (lengthOf(SHOE) + lengthOf(HAT)) / 2]);
      });

      test('stay right over many writes', async () => {
        for (let at = 1; at <= 60; at++) await put(at % 3, { ...SHOE, description: 'word '.repeat(at) }, at);
        expect((await totals())[0]).toBe(3);
        for (const id of [0, 1, 2]) await remove(id, 90);
        expect(await totals()).toEqual([0, 1]);
        await put(5, HAT, 99);
        expect(await totals()).toEqual([1, lengthOf(HAT)]);
      });

      test('go with their store and leave the others alone', async () => {
        const books = await addStore(on.db, 'books');
        await put(1, SHOE);
        await put(1, HAT, 0, books.id);
        await on.db.stores.remove(books.id);
        expect(await totals(books.id)).toEqual([0, 1]);
        expect(await words(on.db, books.id)).toEqual([]);
        expect(await totals()).toEqual([1, lengthOf(SHOE)]);
        const again = await addStore(on.db, 'books');
        expect(await totals(again.id)).toEqual([0, 1]);
        expect(await on.db.search.candidates(again.id, [exact('hat')], {}, 10, T0)).toEqual([]);
      });
    });
  });
}
