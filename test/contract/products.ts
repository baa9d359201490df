// What every catalogue must do with reports and deletions, whatever keeps it.
import { describe, expect, test } from 'vitest';
import { exact } from '../../src/domain/text/features.ts';
import type { Incoming } from '../../src/ports/products.ts';
import {
  addStore,
  freshGround,
  gone,
  minutes,
  type OpenDatabase,
  observed,
  report,
  T0,
  told,
} from '../support/database.ts';
import { foundBy } from '../support/search.ts';

const LOCAL = { provider: 'local', model: 'test', dimensions: 4, format: 1 };

export function productsContract(open: OpenDatabase): void {
  describe('products', () => {
    const on = freshGround(open);
    const wanted = () => ({ fingerprint: LOCAL, storeIds: [on.store.id], fitted: false });

    const apply = async (...items: Incoming[]) => {
      const outcomes = await on.db.products.apply(on.store.id, 'woocommerce', items, minutes(60));
      return outcomes.map((one) => (one.result === 'skipped' ? one.reason.split(':')[0] : one.result));
    };
    const titles = async (filter = {}) => {
      const page = await on.db.products.list(filter, { limit: 100, offset: 0 }, minutes(60));
      return page.rows.map((row) => row.state.title);
    };
    const get = async (id: number) => {
      const row = await on.db.products.findByExternalId('shoes', `woo_${id}`);
      if (!row) throw new Error(`woo_${id} is not there`);
      return row;
    };

    test('creates, sees the same as unchanged, and updates', async () => {
      const first = report(1, { price: '100' });
      expect(await apply(told(first))).toEqual(['created']);
      expect(await apply(told(first))).toEqual(['unchanged']);
      expect(await apply(told(report(1, { price: '90' }, minutes(1))))).toEqual(['updated']);
      expect((await get(1)).state.price).toBe('90');
    });

    test('what a report leaves out stays as it is known', async () => {
      await apply(told(report(1, { brands: ['Nike'], price: '100' })));
      await apply(told(report(1, { price: '90' }, minutes(1))));
      expect((await get(1)).state).toMatchObject({ brands: ['Nike'], price: '90' });
    });

    test('an older report after a newer one is stale', async () => {
      await apply(told(report(1, { price: '90' }, minutes(5))));
      expect(await apply(told(report(1, { price: '100' }, minutes(1)), minutes(9)))).toEqual(['stale']);
      expect((await get(1)).state.price).toBe('90');
    });

    test('under one modification time the later arrival wins', async () => {
      await apply(told(report(1, { price: '90' }), minutes(1), 1));
      expect(await apply(told(report(1, { price: '95' }), minutes(2), 2))).toEqual(['updated']);
      expect(await apply(told(report(1, { price: '90' }), minutes(1), 1))).toEqual(['stale']);
    });

    test('a deletion hides the product; an older update does not bring it back, a newer one does', async () => {
      await apply(told(report(1, {})));
      expect(await apply(gone(1, minutes(10)))).toEqual(['deleted']);
      expect(await apply(gone(1, minutes(11)))).toEqual(['already deleted']);
      expect(await titles()).toEqual([]);
      expect(await apply(told(report(1, {}, minutes(5)), minutes(12)))).toEqual(['stale']);
      expect(await apply(told(report(1, {}, minutes(20))))).toEqual(['restored']);
      expect(await titles()).toEqual(['Product 1']);
    });

    test('a pull that sees a deleted product brings it back; a restore does too', async () => {
      await apply(told(report(1, {})), told(report(2, {})), gone(1, minutes(10)), gone(2, minutes(10)));
      expect(await apply(observed(report(1, {}), minutes(12)))).toEqual(['restored']);
      const restore = told(report(2, {}, minutes(3)), minutes(12));
      if (restore.change.kind === 'report') restore.change.restores = true;
      expect(await apply(restore)).toEqual(['restored']);
    });

    test('the deletion of a product nobody knows is skipped, yet an older report of it that comes late stays out', async () => {
      expect(await apply(gone(7, minutes(10)))).toEqual(['no such product here; kept in mind in case it arrives late']);
      expect(await apply(told(report(7, {}, minutes(1)), minutes(11)))).toEqual(['stale']);
      expect(await titles()).toEqual([]);
    });

    test('a price change renews neither text nor chunks; a name change renews one', async () => {
      await apply(told(report(1, { title: 'Running shoe', description: 'Light.', price: '10' })));
      const [chunk] = (await on.db.chunks.claim(wanted(), 'me', 10, 1000, T0)).claimed;
      if (!chunk) throw new Error('no chunk');
      const vector = new Float32Array([1, 0, 0, 0]);
      await on.db.chunks.save(LOCAL, 'me', [{ id: chunk.id, hash: chunk.hash, ok: true, vector }]);
      await apply(told(report(1, { title: 'Running shoe', price: '9' }, minutes(1))));
      expect(await on.db.chunks.counts([wanted()])).toEqual({ total: 1, pending: 0 });
      await apply(told(report(1, { title: 'Trail shoe' }, minutes(2))));
      expect(await on.db.chunks.counts([wanted()])).toEqual({ total: 1, pending: 1 });
    });

    test.each([
      ['draft', { status: 'draft' }],
      ['private', { status: 'private' }],
      ['password', { passwordProtected: true }],
      ['hidden', { visibility: 'hidden' }],
      ['catalogue only', { visibility: 'catalog' }],
    ])('a %s product is kept but has no searchable text', async (_, state) => {
      await apply(told(report(1, state)));
      expect((await get(1)).isActive).toBe(false);
      expect((await on.db.chunks.counts([wanted()])).total).toBe(0);
      expect(await on.db.search.candidates(on.store.id, [exact('product')], {}, 10, T0)).toEqual([]);
    });

    test('prices of any size are exact, sorted and filtered as numbers', async () => {
      const huge = '123456789012345678901234567890.5';
      await apply(
        told(report(1, { price: '9' })),
        told(report(2, { price: huge })),
        told(report(3, { price: '45000000' })),
      );
      expect(await titles({ ordering: '-price' })).toEqual(['Product 2', 'Product 3', 'Product 1']);
      expect(await titles({ minPrice: '10', maxPrice: '45000000' })).toEqual(['Product 3']);
      expect((await get(2)).state.price).toBe(huge);
    });

    test('a sale counts while its window is open', async () => {
      const sale = { price: '100', regularPrice: '100', salePrice: '80', saleFrom: minutes(50), saleTo: minutes(70) };
      await apply(told(report(1, sale)));
      expect(await titles({ hasDiscount: true, maxPrice: '80' })).toEqual(['Product 1']);
      const later = await on.db.products.list({ hasDiscount: true }, { limit: 9, offset: 0 }, minutes(70));
      expect(later.rows).toEqual([]);
    });

    test('filters compare text after normalisation', async () => {
      await apply(told(report(1, { title: 'کفش ورزشی', categories: ['كفش'], brands: ['نایک'] })));
      expect(await titles({ category: 'کفش', brand: 'نايك' })).toEqual(['کفش ورزشی']);
      expect(await titles({ search: 'كفش' })).toEqual(['کفش ورزشی']);
      expect(await titles({ search: '%' })).toEqual([]);
    });

    test.each([
      ['تیشرت', ['woo_1', 'woo_2']],
      ['تی شرت', ['woo_1', 'woo_2']],
      ['تي‌شرت', ['woo_1', 'woo_2']],
      ['g513qm', ['woo_1']],
      ['G513-QM', ['woo_1']],
      ['qm', ['woo_1']],
    ])('a word is found however it is written, joined, parted, as a code: %s', async (query, ids) => {
      await apply(told(report(1, { title: 'تی‌شرت نخی', sku: 'G513-QM' })), told(report(2, { title: 'تیشرت پنبه‌ای' })));
      expect((await foundBy(on, query)).sort()).toEqual(ids);
    });

    test('a dry run judges and writes nothing', async () => {
      const items = [told(report(1, {}))];
      const outcomes = await on.db.products.apply(on.store.id, 'woocommerce', items, T0, { dryRun: true });
      expect(outcomes).toEqual([{ result: 'created' }]);
      expect(await titles()).toEqual([]);
    });

    test('numbers of the catalogue', async () => {
      await apply(
        told(report(1, { price: '10', categories: ['Shoes'], stockStatus: 'outofstock' })),
        told(report(2, { price: '20.50', regularPrice: '30', categories: ['Shoes', 'Sale'] })),
        told(report(3, { status: 'draft' })),
      );
      expect(await on.db.products.stats({}, T0)).toEqual({
        total: 3,
        active: 2,
        inStock: 2,
        discounted: 1,
        bySource: { woocommerce: 3 },
        byCategory: { Shoes: 2, Sale: 1 },
        minPrice: '10',
        maxPrice: '20.50',
        averagePrice: '15.25',
        currency: 'IRT',
      });
    });

    test('nothing crosses from one store to another', async () => {
      const other = await addStore(on.db, 'books');
      await apply(told(report(1, { title: 'Shoe' })));
      await on.db.products.apply(other.id, 'woocommerce', [told(report(1, { title: 'Book' }))], T0);
      expect(await titles({ store: 'shoes' })).toEqual(['Shoe']);
      expect(await on.db.search.candidates(other.id, [exact('shoe')], {}, 10, T0)).toEqual([]);
      expect(await on.db.stores.remove(other.id)).toMatchObject({ products: 1 });
      expect(await titles()).toEqual(['Shoe']);
    });
  });
}
