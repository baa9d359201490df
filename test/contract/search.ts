// What every search index must do: find by features, each filter inside, of one store only; tell what a product is
// worth to a question; and list by price and age.
import { beforeEach, describe, expect, test } from 'vitest';
import type { ProductState } from '../../src/domain/product.ts';
import { concept, exact, type Feature, joined, stem } from '../../src/domain/text/features.ts';
import type { Candidate, Facts } from '../../src/ports/search.ts';
import { addStore, freshGround, gone, minutes, type OpenDatabase, report, T0, told } from '../support/database.ts';
import { foundBy } from '../support/search.ts';

export function searchContract(open: OpenDatabase): void {
  describe('search', () => {
    const on = freshGround(open);

    const put = (id: number, state: Partial<ProductState>, storeId = on.store.id) =>
      on.db.products.apply(storeId, 'woocommerce', [told(report(id, state))], T0);
    const idOf = async (id: number) => (await on.db.products.findByExternalId('shoes', `woo_${id}`))?.id ?? 0;
    /** `woo_` numbers of what these find, in order of number: candidates have none of their own. */
    const numbers = async (hits: readonly { productId: number }[]) => {
      const loaded = await on.db.search.load(
        hits.map(({ productId }) => ({ productId, score: 1, chunkId: null })),
        T0,
      );
      return loaded.map((product) => Number(product.externalId.replace('woo_', '')));
    };
    const having = async (features: Feature[], facts: Facts = {}, limit = 100, storeId = on.store.id) =>
      (await numbers(await on.db.search.candidates(storeId, features, facts, limit, minutes(60)))).sort(
        (a, b) => a - b,
      );

    describe('candidates', () => {
      beforeEach(async () => {
        await put(1, { title: 'Red running shoes', price: '100', categories: ['Shoes'] });
        await put(2, { title: 'Blue shoe', price: '200', categories: ['Shoes'], stockStatus: 'outofstock' });
        await put(3, { title: 'Red hat', price: '50', regularPrice: '80', categories: ['Hats'] });
        await put(4, { title: 'لپ‌تاپ سامسونگ', price: null });
      });

      test.each<[string, Feature[], number[]]>([
        ['an exact word', [exact('red')], [1, 3]],
        ['a stem', [stem('shoes', 'en')], [1, 2]],
        ['any of several', [exact('hat'), exact('blue')], [2, 3]],
        ['neighbours in one word', [joined(['لپ', 'تاپ'])], [4]],
        ['a concept', [concept('samsung')], [4]],
        ['a sound', ['psmsng'], [4]],
        ['Persian sounds', ['vsamsvng'], [4]],
        ['a word nobody has', [exact('green')], []],
        ['the beginning of a word', [exact('re')], []],
        ['the same letters as another kind', [joined(['red'])], []],
        ['nothing', [], []],
      ])('are found by %s', async (_, features, ids) => {
        expect(await having(features)).toEqual(ids);
      });

      test.each<[string, Facts, number[]]>([
        ['in stock', { inStock: true }, [1, 3]],
        ['on sale', { onSale: true }, [3]],
        ['from a price', { minPrice: '100' }, [1, 2]],
        ['up to a price', { maxPrice: '100' }, [1, 3]],
        ['between prices', { minPrice: '60', maxPrice: '150' }, [1]],
        ['of a category, however it is spelt', { category: 'SHOES' }, [1, 2]],
        ['of a category that is not there', { category: 'Bags' }, []],
        ['all at once', { inStock: true, maxPrice: '100', category: 'Shoes' }, [1]],
      ])('fit the filters: %s', async (_, facts, ids) => {
        expect(await having([exact('red'), stem('shoe', 'en')], facts)).toEqual(ids);
      });

      test('are cut by the limit after the filters, not before', async () => {
        for (let id = 10; id < 30; id++) await put(id, { title: 'Red shoe', stockStatus: 'outofstock' });
        expect(await having([exact('red')], {}, 5)).toHaveLength(5);
        expect(await having([exact('red')], { inStock: true }, 2)).toEqual([1, 3]);
      });

      test('are never those of another store', async () => {
        const other = await addStore(on.db, 'books');
        await put(1, { title: 'Red book' }, other.id);
        const [theirs] = await on.db.search.candidates(other.id, [exact('red'), exact('hat')], {}, 10, T0);
        const book = await on.db.products.findByExternalId('books', 'woo_1');
        expect(theirs?.productId).toBe(book?.id);
        expect(await on.db.search.candidates(other.id, [exact('hat')], {}, 10, T0)).toEqual([]);
        expect(await having([exact('red')])).toEqual([1, 3]);
      });

      test('ask for what is typed, not for what it means to the index', async () => {
        for (const word of ['"', "'", '*', 'NOT', ')', '\\', '^', '%', 'blue" OR "1_ered', 'blue OR 1_ered']) {
          expect(await having([exact(word)])).toEqual([]);
        }
        expect(await having([exact('"'), exact('blue')])).toEqual([2]);
      });

      test('of thousands of features are found', async () => {
        const many = Array.from({ length: 5_000 }, (_, at) => exact(`word${at}`));
        expect(await having([...many, exact('hat')])).toEqual([3]);
      });

      test('follow a change, a deletion and a return', async () => {
        const tell = (at: number, title: string) =>
          on.db.products.apply(on.store.id, 'woocommerce', [told(report(3, { title }, minutes(at)))], minutes(at));
        await tell(1, 'Green hat');
        expect(await having([exact('red')])).toEqual([1]);
        expect(await having([exact('green')])).toEqual([3]);
        await on.db.products.apply(on.store.id, 'woocommerce', [gone(3, minutes(2))], minutes(2));
        expect(await having([exact('green')])).toEqual([]);
        await tell(3, 'Green hat');
        expect(await having([exact('green')])).toEqual([3]);
      });
    });

    describe('a candidate', () => {
      const only = async (feature: Feature): Promise<Candidate> => {
        const [candidate] = await on.db.search.candidates(on.store.id, [feature], {}, 1, T0);
        if (!candidate) throw new Error(`nothing has ${feature}`);
        return candidate;
      };

      test('tells how much each feature weighs, and how much of it stands in the title', async () => {
        await put(1, { title: 'Case for phone', brands: ['Acme'], description: 'Good.', sku: 'AC-1' });
        const candidate = await only(exact('case'));
        expect(candidate.get(exact('case'))).toEqual({ weight: 3, title: 1 });
        expect(candidate.get(exact('acme'))).toEqual({ weight: 2, title: 0 });
        expect(candidate.get(exact('good'))?.weight).toBeCloseTo(0.6, 1);
        expect(candidate.get(exact('phone'))?.weight).toBeCloseTo(1.05, 1);
        expect(candidate.get(exact('phone'))?.title).toBeCloseTo(0.35, 2);
        expect(candidate.get(joined(['ac1']))).toEqual({ weight: 3, title: 0 });
        expect(candidate.get(exact('hat'))).toBeUndefined();
        expect(candidate.get(joined(['good', 'case']))).toBeUndefined();
        expect(candidate.length).toBeCloseTo(3 * 3 + 2 + 0.6 + 2 * 3);
      });

      test('knows a thousand features from those it has not', async () => {
        const words = Array.from({ length: 300 }, (_, at) => `word${at}`);
        await put(1, { title: words.join(' ') });
        const candidate = await only(exact('word7'));
        for (const word of words) expect(candidate.get(exact(word))).toEqual({ weight: 3, title: 1 });
        for (let at = 300; at < 1_300; at++) expect(candidate.get(exact(`word${at}`))).toBeUndefined();
      });

      test('says what kind of thing it is, and whether it belongs to another', async () => {
        await put(1, { title: 'قاب گوشی' });
        await put(2, { title: 'گوشی' });
        const [cover, phone] = [await only(exact('قاب')), (await on.db.search.describe([await idOf(2)]))[0]];
        expect([cover.isAccessory, phone?.isAccessory]).toEqual([true, false]);
        expect([cover.isKind(concept('case')), phone?.isKind(concept('case'))]).toEqual([true, false]);
        expect([cover.isKind(concept('phone')), phone?.isKind(concept('phone'))]).toEqual([false, true]);
      });

      test('is described the same by its number; those without text are left out', async () => {
        await put(1, { title: 'Red shoe' });
        await put(2, { title: 'Draft shoe', status: 'draft' });
        const [described, ...others] = await on.db.search.describe([await idOf(2), await idOf(1), 999]);
        expect(others).toEqual([]);
        expect(described?.productId).toBe(await idOf(1));
        expect(described?.get(exact('red'))).toEqual((await only(exact('red'))).get(exact('red')));
        expect(await on.db.search.describe([])).toEqual([]);
      });
    });

    describe('browsing', () => {
      beforeEach(async () => {
        await put(1, { title: 'A', price: '9' });
        await put(2, { title: 'B', price: '10', categories: ['Hats'] });
        await put(3, { title: 'C', price: null });
        await put(4, { title: 'D', price: '10', stockStatus: 'outofstock' });
        await put(5, { title: 'E', price: '1', status: 'draft' });
      });
      const browse = async (...args: [facts: Facts, order: 'cheapest' | 'dearest' | 'newest', limit?: number]) =>
        numbers(await on.db.search.browse(on.store.id, args[0], args[1], args[2] ?? 10, minutes(60)));

      test('gives the cheapest or the dearest first, then those without a price, then those out of stock', async () => {
        await put(6, { title: 'F', price: '0' });
        const cheapest = await browse({}, 'cheapest');
        const dearest = await browse({}, 'dearest');
        expect([cheapest.slice(0, 2), cheapest.at(-1)]).toEqual([[1, 2], 4]);
        expect([dearest.slice(0, 2), dearest.at(-1)]).toEqual([[2, 1], 4]);
      });

      test('gives the newest first', async () => {
        await on.db.products.apply(on.store.id, 'woocommerce', [told(report(6, {}))], minutes(5));
        expect(await browse({}, 'newest')).toEqual([6, 3, 2, 1, 4]);
      });

      test('fits the filters and the limit, and stays in its store', async () => {
        const other = await addStore(on.db, 'books');
        await put(9, { title: 'Book', price: '1' }, other.id);
        expect(await browse({ inStock: true }, 'cheapest')).toEqual([1, 2, 3]);
        expect(await browse({ category: 'hats' }, 'cheapest')).toEqual([2]);
        expect(await browse({ minPrice: '10' }, 'cheapest', 1)).toEqual([2]);
        expect(await browse({ maxPrice: '0' }, 'cheapest')).toEqual([]);
      });

      test('goes by the price of the moment', async () => {
        await put(6, { price: '20', regularPrice: '20', salePrice: '2', saleFrom: minutes(50), saleTo: minutes(70) });
        await put(7, { price: '2', regularPrice: '20', salePrice: '2', saleFrom: minutes(10), saleTo: minutes(20) });
        expect(await browse({}, 'cheapest')).toEqual([6, 1, 2, 7, 3, 4]);
      });

      test('gives parents, not their variations, whose choices are told beside them', async () => {
        const variation = (id: number, colour: string, state: Partial<ProductState>) => ({
          ...report(id, {
            type: 'variation',
            attributes: [{ name: 'Colour', options: [colour], forVariations: true }],
            ...state,
          }),
          parentExternalId: 'woo_7',
        });
        const parent = {
          ...report(7, { type: 'variable', title: 'Shirt' }),
          variationIds: ['woo_8', 'woo_9', 'woo_10'],
        };
        await on.db.products.apply(
          on.store.id,
          'woocommerce',
          [
            told(parent),
            told(variation(8, 'Red', { price: '5' })),
            told(variation(9, 'Blue', { price: '6', stockStatus: 'outofstock' })),
            told(variation(10, 'Green', { price: '4', status: 'private' })),
          ],
          T0,
        );
        expect(await browse({}, 'cheapest')).toEqual([7, 1, 2, 3, 4]);
        const choices = await on.db.search.choices([await idOf(7), await idOf(1)]);
        expect(choices.get(await idOf(7))).toEqual([
          { options: ['Red'], inStock: true },
          { options: ['Blue'], inStock: false },
        ]);
        expect(choices.get(await idOf(1))).toEqual([]);
      });
    });

    describe('a store in another language', () => {
      const speak = (language: 'fa' | 'ar' | 'en') =>
        on.db.stores.update(
          on.store.id,
          { language },
          { consumerKey: null, consumerSecret: null, webhookSecrets: [] },
          T0,
        );
      /** How many families were renewed until nothing was due; a hundred when there is no end to it. */
      const renewAll = async () => {
        let families = 0;
        for (let some = 1; some > 0 && families < 100; families += some) some = await on.db.products.renewText(T0);
        return families;
      };

      test('has nothing to renew while it stays the same', async () => {
        await put(1, { title: 'Shoe' });
        expect(await on.db.products.renewText(T0)).toBe(0);
      });

      test('has all its products renewed, and is searched by the new stems', async () => {
        for (let id = 1; id <= 45; id++) await put(id, { title: `سماعة ${id}` });
        await put(46, { title: 'سماعة', status: 'draft' });
        const other = await addStore(on.db, 'books');
        await put(1, { title: 'Book' }, other.id);
        await speak('ar');
        expect(await having([stem('سماعات', 'ar')])).toEqual([]);
        expect(await renewAll()).toBe(45);
        expect(await having([stem('سماعات', 'ar')])).toHaveLength(45);
        expect(await having([exact('سماعه')])).toHaveLength(45);
        expect((await on.db.vocabulary.totals(on.store.id)).products).toBe(45);
        expect(await on.db.products.renewText(T0)).toBe(0);
        expect(await foundBy({ ...on, store: { ...on.store, language: 'ar' } }, 'السماعات 7')).toContain('woo_7');
      });

      test('finds what is written meanwhile, and may change its mind', async () => {
        await put(1, { title: 'سماعة' });
        await speak('ar');
        await put(2, { title: 'سماعات' });
        expect(await having([stem('سماعات', 'ar')])).toEqual([2]);
        await speak('en');
        expect(await renewAll()).toBe(1);
        expect(await having([exact('سماعه'), exact('سماعات')])).toEqual([1, 2]);
      });

      test('is renewed with the variations', async () => {
        const parent = { ...report(1, { type: 'variable', title: 'Shirt' }), variationIds: ['woo_2'] };
        const red = { name: 'Colour', options: ['Crimson'], forVariations: true };
        const variation = { ...report(2, { type: 'variation', attributes: [red] }), parentExternalId: 'woo_1' };
        await on.db.products.apply(on.store.id, 'woocommerce', [told(parent), told(variation)], T0);
        await speak('fa');
        expect(await renewAll()).toBe(1);
        expect(await having([exact('crimson')])).toEqual([1]);
      });
    });
  });
}
