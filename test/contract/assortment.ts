// What every database must tell of a store as a whole: what customers can see, counted once, and nothing of another's.
import { describe, expect, test } from 'vitest';
import type { ProductState } from '../../src/domain/product.ts';
import { addStore, freshGround, gone, minutes, type OpenDatabase, report, T0, told } from '../support/database.ts';

export function assortmentContract(open: OpenDatabase): void {
  describe('the assortment', () => {
    const on = freshGround(open);
    const put = (id: number, state: Partial<ProductState>, now = T0, storeId = on.store.id) =>
      on.db.products.apply(storeId, 'woocommerce', [told(report(id, state, now), now)], now);
    const variation = (id: number, parent: number, price: string, stockStatus = 'instock') => {
      const attributes = [{ name: 'Size', options: [String(id)], forVariations: true }];
      const child = report(id, { type: 'variation', price, stockStatus, attributes });
      return on.db.products.apply(
        on.store.id,
        'woocommerce',
        [told({ ...child, parentExternalId: `woo_${parent}` })],
        T0,
      );
    };
    const categories = async (id = on.store.id) =>
      (await on.db.assortment.categories(id)).map(({ name, products, inStock }) => `${name} ${products}/${inStock}`);

    test('of an empty store is nothing', async () => {
      expect(await categories()).toEqual([]);
      expect(await on.db.assortment.summary(on.store.id, T0)).toEqual({
        ...{ products: 0, inStock: 0, discounted: 0, minPrice: null, maxPrice: null },
        ...{ oldestSyncAt: null, newestSyncAt: null },
      });
    });

    test('has categories by how many products they have, whatever their spelling', async () => {
      await put(1, { categories: ['کفش', 'Sale'] });
      await put(2, { categories: ['كفش'], stockStatus: 'outofstock' });
      await put(3, { categories: ['Hats'], status: 'draft' });
      await put(4, { categories: ['Hats'] });
      await on.db.products.apply(on.store.id, 'woocommerce', [gone(4, minutes(1))], minutes(1));
      expect(await categories()).toEqual([expect.stringMatching(/^[کك]فش 2\/1$/), 'Sale 1/1']);
    });

    test('counts a product with its variations once, and prices what can be had', async () => {
      await put(1, { type: 'variable', title: 'Boot', categories: ['Shoes'] });
      await variation(11, 1, '120.50');
      await variation(12, 1, '99.00');
      await variation(13, 1, '5', 'outofstock');
      await put(2, { price: '0' });
      await put(3, { price: '70.50', regularPrice: '80.00' }, minutes(5));
      await put(4, { price: '1', status: 'private' });
      expect(await categories()).toEqual(['Shoes 1/1']);
      expect(await on.db.assortment.summary(on.store.id, minutes(6))).toEqual({
        ...{ products: 3, inStock: 3, discounted: 1, minPrice: '70.50', maxPrice: '120.50' },
        ...{ oldestSyncAt: T0, newestSyncAt: minutes(5) },
      });
    });

    test('tells what can be chosen, as long as it can be seen', async () => {
      await put(1, { type: 'variable', title: 'Boot' });
      await variation(11, 1, '1');
      await variation(12, 1, '2', 'outofstock');
      const id = (await on.db.products.findByExternalId(on.store.slug, 'woo_1'))?.id ?? 0;
      const ids = async () => (await on.db.assortment.variations(id)).map(({ externalId }) => externalId);
      expect(await ids()).toEqual(['woo_11', 'woo_12']);
      await on.db.products.apply(on.store.id, 'woocommerce', [gone(11, minutes(1))], minutes(1));
      expect(await ids()).toEqual(['woo_12']);
      await put(1, { status: 'draft' }, minutes(2));
      expect(await ids()).toEqual([]);
    });

    test('is that of one store', async () => {
      const other = await addStore(on.db, 'hats');
      await put(1, { categories: ['Hats'], price: '3' }, T0, other.id);
      expect([await categories(), await categories(other.id)]).toEqual([[], ['Hats 1/1']]);
      expect((await on.db.assortment.summary(on.store.id, T0)).products).toBe(0);
    });
  });
}
