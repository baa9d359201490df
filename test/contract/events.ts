// What every event log must do: keep everything, hand out work under a lease, and know a repeat.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addStore, delivery, freshGround, minutes, type OpenDatabase, T0 } from '../support/database.ts';

const key = (text: string) => createHash('sha256').update(text).digest();
const PAGE = { limit: 50, offset: 0 };

export function eventsContract(open: OpenDatabase): void {
  describe('events', () => {
    const on = freshGround(open);

    test('events that come together are all kept, in order, bytes as they were', async () => {
      const bodies = Array.from({ length: 50 }, (_, n) => Buffer.from([n, 0, 255, n]));
      const appended = await Promise.all(bodies.map((body) => on.db.events.append(delivery(on.store, { body }))));
      expect(appended.every((one) => one.duplicateOf === null)).toBe(true);
      const claimed = await on.db.events.claim('me', 100, 1000, T0);
      expect(claimed.map((event) => event.body)).toEqual(bodies);
    });

    test('a repeat is kept as skipped and shows the first one’s payload; another store’s is no repeat', async () => {
      const other = await addStore(on.db, 'books');
      const first = await on.db.events.append(delivery(on.store, { dedupe: key('a') }));
      const second = await on.db.events.append(delivery(on.store, { dedupe: key('a') }));
      expect(second.duplicateOf).toBe(first.id);
      expect(await on.db.events.find(second.id)).toMatchObject({ status: 'skipped', payload: Buffer.from('{"id":1}') });
      expect((await on.db.events.append(delivery(other, { dedupe: key('a') }))).duplicateOf).toBeNull();
    });

    test('the newest is known by its number, also before the first', async () => {
      expect(await on.db.events.newestId()).toBe(0);
      await on.db.events.append(delivery(on.store));
      const { id } = await on.db.events.append(delivery(on.store));
      expect(await on.db.events.newestId()).toBe(id);
    });

    test('a lease keeps an event from others until it ends or is given back', async () => {
      await on.db.events.append(delivery(on.store));
      expect(await on.db.events.claim('a', 10, 1000, T0)).toHaveLength(1);
      expect(await on.db.events.claim('b', 10, 1000, T0 + 999)).toHaveLength(0);
      const [late] = await on.db.events.claim('b', 10, 1000, T0 + 1000);
      const done = { id: late?.id ?? 0, status: 'done', errorMessage: null, attempts: 0, dueAt: 0 } as const;
      expect(await on.db.events.finish('a', [done], T0)).toBe(0);
      expect(await on.db.events.finish('b', [done], T0 + 1500)).toBe(1);
      expect(await on.db.events.claim('c', 10, 1000, minutes(999))).toEqual([]);
    });

    test('two connections never hold the same event', async () => {
      for (let n = 0; n < 40; n++) await on.db.events.append(delivery(on.store));
      const other = on.again();
      const taken = await Promise.all([
        on.db.events.claim('a', 25, 60_000, T0),
        other.events.claim('b', 25, 60_000, T0),
        on.db.events.claim('c', 25, 60_000, T0),
      ]);
      const ids = taken.flat().map((event) => event.id);
      expect(ids).toHaveLength(40);
      expect(new Set(ids).size).toBe(40);
    });

    test('each store gets its share of a batch', async () => {
      const other = await addStore(on.db, 'books');
      for (let n = 0; n < 30; n++) await on.db.events.append(delivery(on.store));
      await on.db.events.append(delivery(other));
      const claimed = await on.db.events.claim('a', 10, 1000, T0);
      expect(claimed.map((event) => event.store)).toContain('books');
    });

    test('a failed one waits for its time; a dead one waits for replay', async () => {
      const { id } = await on.db.events.append(delivery(on.store));
      await on.db.events.claim('a', 1, 1000, T0);
      await on.db.events.finish(
        'a',
        [{ id, status: 'failed', errorMessage: 'no', attempts: 1, dueAt: minutes(1) }],
        T0,
      );
      expect(await on.db.events.claim('a', 1, 1000, T0)).toHaveLength(0);
      expect(await on.db.events.claim('a', 1, 1000, minutes(1))).toMatchObject([{ id, attempts: 1 }]);
      await on.db.events.finish('a', [{ id, status: 'dead', errorMessage: 'no', attempts: 4, dueAt: 0 }], minutes(1));
      expect(await on.db.events.claim('c', 10, 1000, minutes(999))).toEqual([]);
      expect(await on.db.events.replay({ status: 'dead' }, minutes(2), true)).toBe(1);
      expect(await on.db.events.replay({ status: 'dead' }, minutes(2), false)).toBe(1);
      expect(await on.db.events.claim('a', 1, 1000, minutes(2))).toMatchObject([{ id, attempts: 0 }]);
    });

    test('waiting products are those of events that have not ended, of one store', async () => {
      const other = await addStore(on.db, 'books');
      const append = (productId: string | null, more = {}) =>
        on.db.events.append(delivery(on.store, { productId, ...more }));
      for (const id of ['1', '1', null, '2']) await append(id);
      await append('3', { status: 'done' });
      await append('4', { status: 'rejected' });
      await on.db.events.append(delivery(other, { productId: '5' }));
      const [claimed, twin] = await on.db.events.claim('a', 3, 1000, T0);
      const ended = { status: 'done', errorMessage: null, attempts: 0, dueAt: 0 } as const;
      const failed = { status: 'failed', errorMessage: 'no', attempts: 1, dueAt: minutes(1) } as const;
      await on.db.events.finish(
        'a',
        [
          { id: claimed?.id ?? 0, ...ended },
          { id: twin?.id ?? 0, ...failed },
        ],
        T0,
      );
      expect((await on.db.events.waitingProducts(on.store.id)).sort()).toEqual(['1', '2']);
      expect(await on.db.events.waitingProducts(other.id)).toEqual(['5']);
    });

    test('given back is unspent', async () => {
      const { id } = await on.db.events.append(delivery(on.store));
      await on.db.events.claim('a', 1, 60_000, T0);
      await on.db.events.release('a', [id], T0);
      expect(await on.db.events.find(id)).toMatchObject({ status: 'pending', attempts: 0 });
    });

    test('what an owner held who is gone is due again at once', async () => {
      await on.db.events.append(delivery(on.store));
      await on.db.events.append(delivery(on.store));
      await on.db.events.claim('gone', 1, 60_000, T0);
      await on.db.events.claim('here', 1, 60_000, T0);
      expect(await on.db.events.reclaim((owner) => owner === 'gone', T0)).toBe(1);
      expect(await on.db.events.claim('next', 9, 60_000, T0)).toHaveLength(1);
    });

    test('rejected events stay in the log and are never replayed', async () => {
      await on.db.events.append(delivery(on.store, { status: 'rejected', errorMessage: 'signature' }));
      expect(await on.db.events.replay({}, T0, false)).toBe(0);
      expect(await on.db.events.claim('a', 1, 1000, T0)).toEqual([]);
      expect((await on.db.events.stats({})).byStatus.rejected).toBe(1);
    });

    test('lists filter and page, newest first', async () => {
      await on.db.events.append(delivery(on.store, { eventType: 'product.created', productId: 'woo_1' }));
      await on.db.events.append(
        delivery(on.store, { eventType: 'product.deleted', productId: 'woo_2', receivedAt: minutes(5) }),
      );
      const all = await on.db.events.list({}, { limit: 1, offset: 0 });
      expect([all.count, all.rows[0]?.productId]).toEqual([2, 'woo_2']);
      const count = async (filter: Parameters<typeof on.db.events.list>[0]) =>
        (await on.db.events.list(filter, PAGE)).count;
      expect(await count({ eventType: 'product.created' })).toBe(1);
      expect(await count({ productId: 'woo_2', status: 'pending' })).toBe(1);
      expect(await count({ since: minutes(1) })).toBe(1);
      expect(await count({ until: minutes(1) })).toBe(1);
      expect(await count({ store: 'books' })).toBe(0);
      expect(await count({ success: true })).toBe(0);
    });

    test('retention forgets what has ended, never what waits', async () => {
      await on.db.events.append(delivery(on.store));
      await on.db.events.append(delivery(on.store, { status: 'skipped' }));
      expect(await on.db.events.prune(minutes(9), true)).toBe(1);
      expect(await on.db.events.prune(minutes(9), false)).toBe(1);
      expect((await on.db.events.list({}, PAGE)).rows).toMatchObject([{ status: 'pending' }]);
    });
  });
}
