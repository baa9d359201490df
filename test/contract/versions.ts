// How new what a catalogue holds is: what every catalogue must tell of certain products.
import { describe, expect, test } from 'vitest';
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

export function versionsContract(open: OpenDatabase): void {
  describe('versions', () => {
    const on = freshGround(open);
    const apply = (...items: Incoming[]) => on.db.products.apply(on.store.id, 'woocommerce', items, minutes(60));
    const versions = async (...ids: number[]) => {
      const asked = ids.map((id) => `woo_${id}`);
      return on.db.products.versions(on.store.id, 'woocommerce', asked);
    };
    const version = async (id: number) => (await versions(id)).get(`woo_${id}`);

    test('the status and the shop’s time of what is held', async () => {
      await apply(told(report(1, { price: '1' }), minutes(3)), told(report(2, { status: 'draft' })));
      expect(await version(1)).toEqual({
        externalId: 'woo_1',
        status: 'publish',
        modifiedAt: T0,
        arrivedAt: minutes(3),
      });
      expect((await version(2))?.status).toBe('draft');
    });

    test('a published product is that, also when customers do not find it', async () => {
      await apply(told(report(1, { visibility: 'hidden' })), told(report(2, { passwordProtected: true })));
      expect([(await version(1))?.status, (await version(2))?.status]).toEqual(['publish', 'publish']);
    });

    test('where the shop gave no time, that of its arrival', async () => {
      await apply(observed(report(1, { status: 'future' }, null), minutes(7)));
      expect(await version(1)).toMatchObject({ status: 'future', modifiedAt: minutes(7) });
    });

    test('a tombstone has no status, and the time the shop gave the deletion', async () => {
      await apply(told(report(1, {})), gone(1, minutes(9), minutes(8)), gone(2, minutes(9)), gone(3, minutes(9), T0));
      expect(await version(1)).toMatchObject({ status: null, modifiedAt: minutes(8) });
      expect(await version(2)).toMatchObject({ status: null, modifiedAt: null, arrivedAt: 0 });
      expect(await version(3)).toMatchObject({ status: null, modifiedAt: T0 });
    });

    test('only of the store that is asked, and nothing of what is not known', async () => {
      const other = await addStore(on.db, 'books');
      await on.db.products.apply(other.id, 'woocommerce', [told(report(1, {}))], T0);
      await apply(told(report(2, {})));
      expect([...(await versions(1, 2, 404)).keys()]).toEqual(['woo_2']);
      expect(await versions()).toEqual(new Map());
    });
  });
}
