// What every catalogue must do with words that are told again: known by their mark, they confirm what is held without
// being read; of anything else they must be read.
import { describe, expect, test } from 'vitest';
import type { ProductState } from '../../src/domain/product.ts';
import type { Incoming } from '../../src/ports/products.ts';
import { freshGround, gone, minutes, type OpenDatabase, observed, report, T0, told } from '../support/database.ts';

export function marksContract(open: OpenDatabase): void {
  describe('marks', () => {
    const on = freshGround(open);

    const apply = async (...items: Incoming[]) => {
      const outcomes = await on.db.products.apply(on.store.id, 'woocommerce', items, minutes(60));
      return outcomes.map((one) => one.result);
    };
    const marked = (mark: string, state: Partial<ProductState> = {}, modifiedAt: number | null = T0) => ({
      ...report(1, state, modifiedAt),
      mark,
    });
    const same = (mark: string, arrivedAt: number): Incoming => ({
      change: { kind: 'same', externalId: 'woo_1', mark },
      arrival: { arrivedAt, sequence: 0, confirms: true },
    });
    const marks = async () =>
      Object.fromEntries(await on.db.products.marks(on.store.id, 'woocommerce', ['woo_1', 'woo_2']));

    test('are kept with what they gave, and told of what is held', async () => {
      await apply(observed(marked('a'), T0), told(report(2, {})));
      expect(await marks()).toEqual({ woo_1: 'a' });
      expect(await apply(same('a', minutes(1)))).toEqual(['unchanged']);
    });

    test('another mark, or no product, must be told whole', async () => {
      expect(await apply(same('a', T0))).toEqual(['differs']);
      await apply(observed(marked('a'), T0));
      expect(await apply(same('b', minutes(1)))).toEqual(['differs']);
    });

    test('the same words confirm: a deletion that was sent before they were read does not count', async () => {
      await apply(observed(marked('a'), T0));
      await apply(same('a', minutes(5)));
      expect(await apply(gone(1, minutes(4)))).toEqual(['skipped']);
      expect(await marks()).toEqual({ woo_1: 'a' });
    });

    test('what is deleted is not held', async () => {
      await apply(observed(marked('a'), T0), gone(1, minutes(1)));
      expect(await marks()).toEqual({});
      expect(await apply(same('a', minutes(2)))).toEqual(['differs']);
    });

    test('a delivery that tells the product otherwise takes its mark away, however old the words are', async () => {
      await apply(observed(marked('a', { price: '10' }), T0));
      await apply(told(report(1, { price: '20' }, minutes(1))));
      expect(await marks()).toEqual({});
      expect(await apply(same('a', minutes(2)))).toEqual(['differs']);
      expect(await apply(observed(marked('a', { price: '10' }), minutes(3)))).toEqual(['skipped']);
      expect(await marks()).toEqual({});
    });

    test('words without a date are news each time, so they are not marked', async () => {
      await apply(observed(marked('a', {}, null), T0));
      expect(await marks()).toEqual({});
    });

    test('one batch may tell a product and confirm it', async () => {
      expect(await apply(observed(marked('a'), T0), same('a', minutes(1)), gone(1, minutes(0.5)))).toEqual([
        'created',
        'unchanged',
        'skipped',
      ]);
    });
  });
}
