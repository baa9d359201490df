// Variable products and their variations: what each tells of the other.
import { describe, expect, test } from 'vitest';
import type { ProductState } from '../../src/domain/product.ts';
import { freshGround, gone, minutes, type OpenDatabase, report, T0, told } from '../support/database.ts';
import { foundBy } from '../support/search.ts';

export function variationsContract(open: OpenDatabase): void {
  describe('variations', () => {
    const on = freshGround(open);

    const apply = (...items: Parameters<typeof on.db.products.apply>[2]) =>
      on.db.products.apply(on.store.id, 'woocommerce', items, minutes(60));
    const parent = (ids: number[] | null, state: Partial<ProductState> = {}, modifiedAt = T0) => ({
      ...report(1, { type: 'variable', title: 'Shirt', ...state }, modifiedAt),
      ...(ids === null ? {} : { variationIds: ids.map((id) => `woo_${id}`) }),
    });
    const variation = (id: number, colour: string, state: Partial<ProductState> = {}, modifiedAt = T0) => ({
      ...report(
        id,
        {
          type: 'variation',
          title: colour,
          attributes: [{ name: 'Colour', options: [colour], forVariations: true }],
          ...state,
        },
        modifiedAt,
      ),
      parentExternalId: 'woo_1',
    });
    const get = (id: number) => on.db.products.findByExternalId('shoes', `woo_${id}`);
    const found = (query: string) => foundBy(on, query);

    test('the parent costs what its cheapest variation costs, and follows when one changes alone', async () => {
      await apply(
        told(parent([2, 3], { price: '50' })),
        told(variation(2, 'Red', { price: '50' })),
        told(variation(3, 'Blue', { price: '60' })),
      );
      await apply(told(variation(3, 'Blue', { price: '40.00' }, minutes(1))));
      expect((await get(1))?.state.price).toBe('40.00');
      const [row] = await on.db.search.load([{ productId: (await get(1))?.id ?? 0, score: 1, chunkId: null }], T0);
      expect(row?.variationPrices).toEqual({ min: '40.00', max: '50' });
    });

    test('the parent follows when a variation’s sale begins or ends without a word', async () => {
      const sale = { price: '50', regularPrice: '50', salePrice: '10', saleFrom: minutes(70), saleTo: minutes(80) };
      await apply(told(parent([2], { price: '50' })), told(variation(2, 'Red', sale)));
      const priceAfter = async (since: number, now: number) => {
        await on.db.products.settleSales(minutes(since), minutes(now));
        return (await get(1))?.state.price;
      };
      expect(await priceAfter(60, 69)).toBe('50');
      expect(await priceAfter(69, 70)).toBe('10');
      expect(await priceAfter(70, 79)).toBe('10');
      expect(await priceAfter(79, 80)).toBe('50');
      expect(await on.db.products.settleSales(minutes(80), minutes(90))).toBe(0);
    });

    test('while some variations are unknown, what the shop says of the parent stands', async () => {
      await apply(told(parent([2, 3], { price: '50' })), told(variation(2, 'Red', { price: '70' })));
      expect((await get(1))?.state.price).toBe('50');
      await apply(told(report(9, { type: 'variable', title: 'Old plugin', price: '5' })));
      expect((await get(9))?.state.price).toBe('5');
    });

    test('the parent is in stock while one of them is', async () => {
      await apply(
        told(parent([2, 3])),
        told(variation(2, 'Red', { stockStatus: 'outofstock' })),
        told(variation(3, 'Blue')),
      );
      expect((await get(1))?.state.stockStatus).toBe('instock');
      await apply(told(variation(3, 'Blue', { stockStatus: 'outofstock' }, minutes(1))));
      expect((await get(1))?.state.stockStatus).toBe('outofstock');
    });

    test('variations carry the parent’s name and are found through it, by colour and by SKU', async () => {
      await apply(told(variation(2, 'Crimson', { sku: 'SH-77' })));
      expect((await get(2))?.isActive).toBe(false);
      await apply(told(parent([2])));
      expect((await get(2))?.state.title).toBe('Shirt - Crimson');
      expect((await get(2))?.isActive).toBe(true);
      expect(await found('crimson')).toEqual(['woo_1']);
      expect(await found('sh77')).toEqual(['woo_1']);
    });

    test('a variation the parent no longer lists is gone; one newer than the list stays', async () => {
      await apply(
        told(parent([2, 3])),
        told(variation(2, 'Red')),
        told(variation(3, 'Blue')),
        told(variation(4, 'Green', {}, minutes(9))),
      );
      await apply(told(parent([3], {}, minutes(5))));
      expect(await get(2)).toBeNull();
      expect(await get(3)).not.toBeNull();
      expect(await get(4)).not.toBeNull();
    });

    test('a hidden or deleted parent takes its variations out of sight', async () => {
      await apply(told(parent([2])), told(variation(2, 'Red')));
      await apply(told(parent([2], { status: 'draft' }, minutes(1))));
      expect((await get(2))?.isActive).toBe(false);
      await apply(told(parent([2], { status: 'publish' }, minutes(2))), gone(1, minutes(3)));
      expect((await get(2))?.isActive).toBe(false);
      expect(await found('red')).toEqual([]);
    });

    test('a variation that is switched off is no choice', async () => {
      await apply(
        told(parent([2, 3])),
        told(variation(2, 'Red', { price: '5', status: 'private' })),
        told(variation(3, 'Blue', { price: '9' })),
      );
      expect((await get(1))?.state.price).toBe('9');
      expect((await get(2))?.isActive).toBe(false);
    });
  });
}
