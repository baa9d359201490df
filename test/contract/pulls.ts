// What every keeper of pulls must do: one at a time per store, and a cut-off one goes on where it was.
import { describe, expect, test } from 'vitest';
import { addStore, freshGround, minutes, type OpenDatabase, observed, report, T0 } from '../support/database.ts';

const US = 'here:1';
const DEAD = 'here:999';

export function pullsContract(open: OpenDatabase): void {
  describe('pulls', () => {
    const on = freshGround(open);

    const begin = (owner = US, mode: 'full' | 'incremental' = 'full', now = T0) =>
      on.db.pulls.begin({
        storeId: on.store.id,
        mode,
        modifiedAfter: mode === 'full' ? null : T0,
        owner,
        isGone: (one) => one === DEAD,
        now,
      });
    const page = async (pullId: number, id: number, owner = US) => {
      const checkpoint = {
        pullId,
        owner,
        cursor: { offset: id },
        seen: [`woo_${id}`],
        counts: { products: id },
      };
      await on.db.products.apply(on.store.id, 'woocommerce', [observed(report(id, {}), T0)], T0, { checkpoint });
    };

    test('a second one is told who runs and since when', async () => {
      await begin('elsewhere.example:77');
      await expect(begin(US, 'full', minutes(0.5))).rejects.toMatchObject({
        code: 'locked',
        message: expect.stringContaining('elsewhere.example:77, since 2026-11-22T09:00:00'),
      });
      const other = await addStore(on.db, 'books');
      const request = {
        storeId: other.id,
        mode: 'full',
        modifiedAfter: null,
        owner: US,
        isGone: () => false,
        now: T0,
      } as const;
      expect((await on.db.pulls.begin(request)).id).toBeGreaterThan(0);
    });

    test('an owner that fell silent, or a process that is gone, is followed at once', async () => {
      await begin('elsewhere.example:77');
      expect((await begin(DEAD, 'full', minutes(2))).owner).toBe(DEAD);
      expect((await begin()).owner).toBe(US);
    });

    test('one is seen to run until it ends, falls silent, or its process is gone', async () => {
      const isGone = (owner: string) => owner === DEAD;
      const running = (now = T0) => on.db.pulls.running(on.store.id, isGone, now);
      expect(await running()).toBe(false);
      const { id } = await begin();
      expect(await running()).toBe(true);
      expect(await running(minutes(2))).toBe(false);
      await on.db.pulls.finish(id, US, 'done', T0);
      expect(await running()).toBe(false);
      await begin(DEAD);
      expect(await running()).toBe(false);
    });

    test('what was cut off goes on at its checkpoint, with all it has seen', async () => {
      const first = await begin(DEAD);
      await on.db.pulls.setWatermark(first.id, minutes(-1));
      await page(first.id, 1, DEAD);
      await page(first.id, 2, DEAD);
      const second = await begin();
      expect(second).toMatchObject({
        id: first.id,
        cursor: { offset: 2 },
        counts: { products: 2 },
        watermark: minutes(-1),
      });
      expect(await on.db.pulls.seen(second.id)).toEqual(new Set(['woo_1', 'woo_2']));
      expect(await on.db.pulls.heartbeat(first.id, DEAD, T0)).toBe(false);
      expect(await on.db.pulls.heartbeat(second.id, US, T0)).toBe(true);
    });

    test('the watermark moves when a pull ends, not when it fails, and never back', async () => {
      const run = async (watermark: number, status: 'done' | 'partial' | 'failed') => {
        const pull = await begin(US, status === 'failed' ? 'incremental' : 'full');
        await on.db.pulls.setWatermark(pull.id, watermark);
        await on.db.pulls.finish(pull.id, US, status, T0);
        return on.db.pulls.watermark(on.store.id);
      };
      expect(await run(minutes(1), 'failed')).toBeNull();
      expect(await run(minutes(2), 'done')).toBe(minutes(2));
      expect(await run(minutes(3), 'partial')).toBe(minutes(3));
      expect(await run(minutes(1), 'done')).toBe(minutes(3));
      expect(await on.db.pulls.last(on.store.id)).toMatchObject({ status: 'done', mode: 'full' });
    });

    test('a full one that was cut off goes on although incremental ones ran in between, for a day', async () => {
      const first = await begin();
      await page(first.id, 1);
      await on.db.pulls.finish(first.id, US, 'failed', T0);
      const other = await begin(US, 'incremental');
      await on.db.pulls.finish(other.id, US, 'done', T0);
      expect(await begin()).toMatchObject({ id: first.id, cursor: { offset: 1 } });
      await expect(begin('elsewhere.example:77', 'incremental')).rejects.toMatchObject({ code: 'locked' });
      await on.db.pulls.finish(first.id, US, 'failed', T0);
      expect(await begin(US, 'full', T0 + 86_400_000)).toMatchObject({ cursor: null });
    });

    test('one that ended is not gone on with', async () => {
      const first = await begin();
      await page(first.id, 1);
      await on.db.pulls.finish(first.id, US, 'done', T0);
      expect(await begin()).toMatchObject({ cursor: null, counts: {} });
    });

    test('who lost a pull to another can neither write to it nor end it', async () => {
      const first = await begin(DEAD);
      await page(first.id, 1, DEAD);
      await begin();
      await expect(page(first.id, 2, DEAD)).rejects.toMatchObject({ code: 'locked' });
      expect(await on.db.products.findByExternalId('shoes', 'woo_2')).toBeNull();
      await on.db.pulls.finish(first.id, DEAD, 'failed', T0);
      expect(await on.db.pulls.heartbeat(first.id, US, T0)).toBe(true);
    });

    test('a pull that began after the watermark leaves a gap, and does not move it', async () => {
      const since = async (modifiedAfter: number) => {
        const request = { storeId: on.store.id, mode: 'incremental', modifiedAfter, owner: US, now: T0 } as const;
        const pull = await on.db.pulls.begin({ ...request, isGone: () => false });
        await on.db.pulls.setWatermark(pull.id, minutes(50));
        await on.db.pulls.finish(pull.id, US, 'done', T0);
        return on.db.pulls.watermark(on.store.id);
      };
      expect(await since(minutes(5))).toBeNull();
      const full = await begin();
      await on.db.pulls.setWatermark(full.id, minutes(10));
      await on.db.pulls.finish(full.id, US, 'done', T0);
      expect(await since(minutes(11))).toBe(minutes(10));
      expect(await since(minutes(10))).toBe(minutes(50));
    });
  });
}
