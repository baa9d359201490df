// What every keeper of measures must do: add up what many processes add, and say how every store stands.
import { describe, expect, test } from 'vitest';
import { TEXT_FORMAT } from '../../src/domain/knowledge.ts';
import { addStore, delivery, freshGround, minutes, type OpenDatabase, report, T0, told } from '../support/database.ts';

export function measuresContract(open: OpenDatabase): void {
  describe('measures', () => {
    const on = freshGround(open);
    const fingerprint = { provider: 'test', model: 'm', dimensions: 4, format: TEXT_FORMAT };
    const stores = () => on.db.measures.stores([{ fingerprint, storeIds: [on.store.id], fitted: false }]);

    test('totals of one series are one number, whoever added to it; other labels are other series', async () => {
      const other = on.again();
      const of = (store: string, value: number) => ({ series: 'a_total', labels: { store }, value });
      await on.db.measures.add([of('shoes', 2), of('books', 1)]);
      await other.measures.add([of('shoes', 0.5), { series: 'b_total', labels: {}, value: 7 }]);
      const totals = await on.db.measures.totals();
      expect(totals).toHaveLength(3);
      expect(totals).toEqual(
        expect.arrayContaining([of('shoes', 2.5), of('books', 1), { series: 'b_total', labels: {}, value: 7 }]),
      );
    });

    test('a new store has nothing', async () => {
      expect(await stores()).toEqual([
        {
          store: 'shoes',
          ...{ queued: 0, oldestQueuedAt: null, dead: 0, products: 0, chunks: 0, pendingChunks: 0 },
          ...{ lastPull: null, lastEndedPull: null, lastGoodPullAt: null },
        },
      ]);
    });

    test('what waits and what was given up is counted, of each store alone', async () => {
      const books = await addStore(on.db, 'books');
      for (const [store, at] of [
        [on.store, 1],
        [on.store, 2],
        [books, 3],
      ] as const) {
        await on.db.events.append(delivery(store, { receivedAt: minutes(at) }));
      }
      const [first] = await on.db.events.claim('me', 1, 60_000, minutes(5));
      const dead = { id: first?.id ?? 0, status: 'dead', errorMessage: 'no', attempts: 4, dueAt: 0 } as const;
      await on.db.events.finish('me', [dead], minutes(5));
      expect(await stores()).toMatchObject([
        { store: 'shoes', queued: 1, oldestQueuedAt: minutes(2), dead: 1 },
        { store: 'books', queued: 1, oldestQueuedAt: minutes(3), dead: 0 },
      ]);
    });

    test('products without tombstones, their texts, and those without a vector', async () => {
      const gone = { change: { kind: 'delete', externalId: 'woo_2', modifiedAt: minutes(1) } } as const;
      const arrival = { arrivedAt: minutes(1), sequence: 9, confirms: false };
      const items = [told(report(1, {})), told(report(2, {})), told(report(3, {})), { ...gone, arrival }];
      await on.db.products.apply(on.store.id, 'woocommerce', items, minutes(1));
      expect(await stores()).toMatchObject([{ products: 2, chunks: 2, pendingChunks: 2 }]);
      const want = { fingerprint, storeIds: [on.store.id], fitted: false };
      const { claimed } = await on.db.chunks.claim(want, 'me', 1, 60_000, minutes(2));
      const vector = Float32Array.of(1, 0, 0, 0);
      await on.db.chunks.save(
        fingerprint,
        'me',
        claimed.map(({ id, hash }) => ({ id, hash, ok: true, vector })),
      );
      expect(await stores()).toMatchObject([{ products: 2, chunks: 2, pendingChunks: 1 }]);
    });

    test('the last pull, the last that ended, and the last that brought something', async () => {
      const storeId = on.store.id;
      const pulled = async (at: number, end?: 'done' | 'failed') => {
        const request = { storeId, mode: 'full', modifiedAfter: null, owner: 'me', isGone: () => true } as const;
        const { id } = await on.db.pulls.begin({ ...request, now: minutes(at) });
        if (end) await on.db.pulls.finish(id, 'me', end, minutes(at + 1));
      };
      await pulled(10, 'done');
      await pulled(20, 'failed');
      await pulled(30);
      const [state] = await stores();
      expect(state).toMatchObject({
        lastPull: { mode: 'full', status: 'running', startedAt: minutes(30), finishedAt: null },
        lastEndedPull: { startedAt: minutes(20), finishedAt: minutes(21) },
        lastGoodPullAt: minutes(11),
      });
    });

    test('both files have a size', async () => {
      await on.db.events.append(delivery(on.store, { receivedAt: T0 }));
      const files = await on.db.measures.files();
      expect(files.map(({ file, part }) => `${file} ${part}`)).toEqual([
        'catalogue main',
        'catalogue wal',
        'inbox main',
        'inbox wal',
      ]);
      expect(files.filter(({ bytes }) => bytes === 0)).toEqual([]);
    });
  });
}
