// What every database must keep of the webhooks in shops: one note a webhook, of its own store, gone with it.
import { describe, expect, test } from 'vitest';
import { addStore, freshGround, minutes, type OpenDatabase, T0 } from '../support/database.ts';

export function webhooksContract(open: OpenDatabase): void {
  describe('notes of webhooks', () => {
    const on = freshGround(open);
    const note = (webhookId: string, secretMark = 'a') => ({
      ...{ webhookId, secretMark },
      deliveryUrl: 'https://pilito.example/hook/',
    });

    test('are kept, one for each, the newest in place of the one before', async () => {
      expect(await on.db.webhooks.list(on.store.id)).toEqual([]);
      await on.db.webhooks.put(on.store.id, note('7'), T0);
      await on.db.webhooks.put(on.store.id, note('3'), T0);
      await on.db.webhooks.put(on.store.id, note('7', 'b'), minutes(1));
      expect(await on.db.webhooks.list(on.store.id)).toEqual([note('7', 'b'), note('3')]);
    });

    test('are forgotten by number; one that is not there is fine', async () => {
      await on.db.webhooks.put(on.store.id, note('7'), T0);
      await on.db.webhooks.put(on.store.id, note('3'), T0);
      await on.db.webhooks.forget(on.store.id, ['7', '99']);
      expect(await on.db.webhooks.list(on.store.id)).toEqual([note('3')]);
    });

    test('of one store are none of another, and go with it', async () => {
      const other = await addStore(on.db, 'hats');
      await on.db.webhooks.put(on.store.id, note('7'), T0);
      await on.db.webhooks.put(other.id, note('7', 'b'), T0);
      await on.db.webhooks.forget(on.store.id, ['7']);
      expect(await on.db.webhooks.list(other.id)).toEqual([note('7', 'b')]);
      await on.db.stores.remove(other.id);
      expect(await on.db.webhooks.list(other.id)).toEqual([]);
    });
  });
}
