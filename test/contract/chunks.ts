// What every vector store must do: pending is a state, equal text is embedded once, and a new model takes over only
// when it is complete.
import { beforeEach, describe, expect, test } from 'vitest';
import type { ChunkResult, ClaimedChunk } from '../../src/ports/chunks.ts';
import type { Fingerprint } from '../../src/ports/embedder.ts';
import { addStore, freshGround, gone, minutes, type OpenDatabase, report, T0, told } from '../support/database.ts';

const OLD: Fingerprint = { provider: 'local', model: 'old', dimensions: 3, format: 1 };
const NEW: Fingerprint = { provider: 'local', model: 'new', dimensions: 2, format: 1 };
const LEASE = 60_000;

const good = (chunk: ClaimedChunk, ...numbers: number[]): ChunkResult => ({
  id: chunk.id,
  hash: chunk.hash,
  ok: true,
  vector: new Float32Array(numbers),
});

export function chunksContract(open: OpenDatabase): void {
  describe('chunks and vectors', () => {
    const on = freshGround(open);
    beforeEach(async () => {
      await put(1, 'Red shoe');
    });

    const put = (id: number, title: string, at = T0, storeId = on.store.id) =>
      on.db.products.apply(storeId, 'woocommerce', [told(report(id, { title, price: '10' }, at))], at);
    const wants = (fingerprint: Fingerprint, ...storeIds: number[]) => {
      return { fingerprint, storeIds: [on.store.id, ...storeIds], fitted: false };
    };
    const claim = (fingerprint = OLD, owner = 'me', now = T0, limit = 100) =>
      on.db.chunks.claim(wants(fingerprint), owner, limit, LEASE, now);
    const counts = (fingerprint: Fingerprint) => on.db.chunks.counts([wants(fingerprint)]);
    const embedAll = async (
      fingerprint: Fingerprint,
      vectorOf: (chunk: ClaimedChunk) => number[],
      ...others: number[]
    ) => {
      const { claimed } = await on.db.chunks.claim(wants(fingerprint, ...others), 'me', 100, LEASE, T0);
      const results = claimed.map((chunk) => good(chunk, ...vectorOf(chunk)));
      return on.db.chunks.save(fingerprint, 'me', results);
    };
    const near = async (fingerprint: Fingerprint, vector: number[], facts = {}) => {
      const hits = await on.db.search.vectorHits(on.store.id, fingerprint, new Float32Array(vector), facts, 10, T0);
      return (await on.db.search.load(hits, T0)).map((row) => row.state.title);
    };

    test('what has no vector of the model is pending, until it has', async () => {
      expect(await counts(OLD)).toEqual({ total: 1, pending: 1 });
      expect(await embedAll(OLD, () => [1, 0, 0])).toBe(1);
      expect(await counts(OLD)).toEqual({ total: 1, pending: 0 });
      expect((await claim()).claimed).toEqual([]);
      expect(await near(OLD, [1, 0, 0])).toEqual(['Red shoe']);
    });

    test('how much text is pending: in characters and in bytes, equal texts once', async () => {
      await put(2, 'کفش قرمز');
      await put(3, 'Red shoe');
      const { claimed } = await claim();
      const distinct = [...new Set(claimed.map(({ text }) => text))];
      const sum = (lengthOf: (text: string) => number) => distinct.reduce((total, text) => total + lengthOf(text), 0);
      const expected = {
        texts: 3,
        characters: sum((text) => text.length),
        bytes: sum((text) => Buffer.byteLength(text)),
      };
      expect(distinct).toHaveLength(2);
      expect(await on.db.chunks.pendingText([wants(OLD)])).toEqual(expected);
      await on.db.chunks.save(
        OLD,
        'me',
        claimed.map((chunk) => good(chunk, 1, 0, 0)),
      );
      expect(await on.db.chunks.pendingText([wants(OLD)])).toEqual({ texts: 0, characters: 0, bytes: 0 });
    });

    test('a lease keeps a chunk from others and ends; a late answer is not kept', async () => {
      const [mine] = (await claim(OLD, 'a')).claimed;
      if (!mine) throw new Error('nothing claimed');
      expect((await claim(OLD, 'b', T0 + LEASE - 1)).claimed).toEqual([]);
      expect((await claim(OLD, 'b', T0 + LEASE)).claimed).toHaveLength(1);
      expect(await on.db.chunks.save(OLD, 'a', [good(mine, 1, 0, 0)])).toBe(0);
    });

    test('what an owner held who is gone is due again at once', async () => {
      await claim(OLD, 'gone');
      expect(await on.db.chunks.reclaim((owner) => owner === 'gone', T0)).toBe(1);
      expect((await claim(OLD, 'next')).claimed).toHaveLength(1);
    });

    test('an answer for a text that has changed meanwhile is not kept', async () => {
      const [mine] = (await claim()).claimed;
      if (!mine) throw new Error('nothing claimed');
      await put(1, 'Blue shoe', minutes(1));
      expect(await on.db.chunks.save(OLD, 'me', [good(mine, 1, 0, 0)])).toBe(0);
      expect((await counts(OLD)).pending).toBe(1);
    });

    test('a product with the same text takes the vector that is there', async () => {
      await embedAll(OLD, () => [0, 1, 0]);
      await put(2, 'Red shoe');
      expect(await claim()).toEqual({ claimed: [], reused: 1 });
      expect(await near(OLD, [0, 1, 0])).toEqual(['Red shoe', 'Red shoe']);
    });

    test('a new model is built beside the old one, and search moves when it is complete', async () => {
      await put(2, 'Green hat');
      await embedAll(OLD, (chunk) => (chunk.text.startsWith('Red') ? [1, 0, 0] : [0, 1, 0]));
      const [first, second] = (await claim(NEW)).claimed;
      if (!first || !second) throw new Error('two should be pending');
      await on.db.chunks.save(NEW, 'me', [good(first, 1, 0)]);
      expect(await on.db.search.liveFingerprint(on.store.id)).toEqual(OLD);
      expect(await near(OLD, [1, 0, 0])).toEqual(['Red shoe', 'Green hat']);
      await on.db.chunks.save(NEW, 'me', [good(second, 0, 1)]);
      expect(await on.db.search.liveFingerprint(on.store.id)).toEqual(NEW);
      expect(await near(NEW, [1, 0])).toEqual(['Red shoe', 'Green hat']);
      expect(await near(OLD, [1, 0, 0])).toEqual([]);
    });

    test('a bad text is given up after its tries, and no longer in the way', async () => {
      const [mine] = (await claim()).claimed;
      if (!mine) throw new Error('nothing claimed');
      const bad = {
        id: mine.id,
        hash: mine.hash,
        ok: false,
        reason: 'too long',
        attempts: 1,
        dueAt: minutes(1),
        dead: false,
      } as const;
      await on.db.chunks.save(OLD, 'me', [bad]);
      expect((await claim()).claimed).toEqual([]);
      expect((await claim(OLD, 'me', minutes(1))).claimed).toMatchObject([{ attempts: 1 }]);
      await on.db.chunks.save(OLD, 'me', [{ ...bad, attempts: 4, dead: true }]);
      expect(await counts(OLD)).toEqual({ total: 1, pending: 0 });
      expect((await claim(NEW, 'me', minutes(2))).claimed).toHaveLength(1);
    });

    test('vectors go with their product', async () => {
      await embedAll(OLD, () => [1, 0, 0]);
      await on.db.products.apply(on.store.id, 'woocommerce', [gone(1, minutes(1))], minutes(1));
      expect(await near(OLD, [1, 0, 0])).toEqual([]);
      expect(await counts(OLD)).toEqual({ total: 0, pending: 0 });
    });

    test('stores that want different models work side by side, each share taken in turn', async () => {
      const hats = await addStore(on.db, 'hats');
      const caps = await addStore(on.db, 'caps');
      for (const id of [1, 2, 3]) await put(id, `Hat ${id}`, T0, hats.id);
      for (const id of [1, 2, 3]) await put(id, `Cap ${id}`, T0, caps.id);
      const theirs = { fingerprint: NEW, storeIds: [hats.id, caps.id], fitted: false };
      const { claimed } = await on.db.chunks.claim(theirs, 'me', 2, LEASE, T0);
      expect(claimed.map(({ storeId }) => storeId).sort()).toEqual([hats.id, caps.id]);
      expect(await on.db.chunks.counts([wants(OLD), theirs])).toEqual({ total: 7, pending: 7 });
      await on.db.chunks.save(
        NEW,
        'me',
        claimed.map((chunk) => good(chunk, 1, 0)),
      );
      expect(await on.db.chunks.counts([wants(OLD), theirs])).toEqual({ total: 7, pending: 5 });
      await embedAll(OLD, () => [1, 0, 0]);
      expect(await on.db.chunks.counts([wants(OLD), theirs])).toEqual({ total: 7, pending: 4 });
      expect(await on.db.search.liveFingerprint(on.store.id)).toEqual(OLD);
      expect(await on.db.search.liveFingerprint(hats.id)).toEqual(NEW);
    });

    test('what a store leaves behind in a model that others still use is swept up in small steps', async () => {
      const hats = await addStore(on.db, 'hats');
      for (const id of [1, 2, 3]) await put(id, `Hat ${id}`, T0, hats.id);
      await embedAll(OLD, () => [1, 0, 0], hats.id);
      const vectorsOf = async (storeId: number) =>
        (await on.db.search.vectorHits(storeId, OLD, new Float32Array([1, 0, 0]), {}, 10, T0)).length;
      expect([await vectorsOf(on.store.id), await vectorsOf(hats.id), await on.db.chunks.sweep(2)]).toEqual([1, 3, 0]);
      const moving = { fingerprint: NEW, storeIds: [hats.id], fitted: false };
      const { claimed } = await on.db.chunks.claim(moving, 'me', 10, LEASE, T0);
      await on.db.chunks.save(
        NEW,
        'me',
        claimed.map((chunk) => good(chunk, 1, 0)),
      );
      expect(await on.db.search.liveFingerprint(hats.id)).toEqual(NEW);
      expect(await on.db.chunks.sweep(2)).toBe(2);
      expect([await vectorsOf(on.store.id), await vectorsOf(hats.id)]).toEqual([1, 1]);
      while ((await on.db.chunks.sweep(2)) > 0);
      expect([await vectorsOf(on.store.id), await vectorsOf(hats.id)]).toEqual([1, 0]);
    });

    test('a fitted model that is gone is not begun again', async () => {
      const none = { claimed: [], reused: 0 };
      expect(await on.db.chunks.claim({ ...wants(OLD), fitted: true }, 'me', 10, LEASE, T0)).toEqual(none);
      expect((await on.db.chunks.claim(wants(OLD), 'me', 10, LEASE, T0)).claimed).toHaveLength(1);
    });

    test('texts are read in order, from anywhere on', async () => {
      await put(2, 'Green hat');
      await put(3, 'Blue sock');
      const [first, ...rest] = await on.db.chunks.texts(on.store.id, 0, 9);
      expect([first, ...rest].map((row) => row?.text)).toEqual(['Red shoe', 'Green hat', 'Blue sock']);
      expect(await on.db.chunks.texts(on.store.id, first?.id ?? 0, 1)).toEqual(rest.slice(0, 1));
      expect(await on.db.chunks.texts(on.store.id + 1, 0, 9)).toEqual([]);
    });

    test('filters stand inside the search, and stores apart', async () => {
      const other = await addStore(on.db, 'hats');
      await put(1, 'Hat', T0, other.id);
      await put(2, 'Dear shoe');
      const dear = report(
        2,
        { title: 'Dear shoe', price: '900', stockStatus: 'outofstock', categories: ['Luxury'] },
        minutes(1),
      );
      await on.db.products.apply(on.store.id, 'woocommerce', [told(dear)], T0);
      await embedAll(OLD, (chunk) => (chunk.text.startsWith('Dear') ? [0, 1, 0] : [1, 0, 0]), other.id);
      expect(await near(OLD, [0, 1, 0])).toEqual(['Dear shoe', 'Red shoe']);
      expect(await near(OLD, [0, 1, 0], { inStock: true })).toEqual(['Red shoe']);
      expect(await near(OLD, [1, 0, 0], { minPrice: '11' })).toEqual(['Dear shoe']);
      expect(await near(OLD, [1, 0, 0], { maxPrice: '10' })).toEqual(['Red shoe']);
      expect(await near(OLD, [1, 0, 0], { category: 'luxury' })).toEqual(['Dear shoe']);
    });
  });
}
