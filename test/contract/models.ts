// What every place for fitted models must do: a model is wanted only when it is whole, one process at a time writes a
// store's, and what nobody needs any more goes.
import { describe, expect, test } from 'vitest';
import type { Fingerprint, ModelTerm } from '../../src/ports/embedder.ts';
import type { NewModel } from '../../src/ports/models.ts';
import { addStore, freshGround, gone, minutes, type OpenDatabase, report, T0, told } from '../support/database.ts';

const LEASE = 60_000;
const alive = (_owner: string) => false;
const rows = (...terms: string[]): ModelTerm[] => terms.map((term) => ({ term, weights: Buffer.from(`${term}!`) }));

export function modelsContract(open: OpenDatabase): void {
  describe('fitted models', () => {
    const on = freshGround(open);
    const claim = (owner = 'me', now = T0, isGone = alive, storeId = on.store.id) =>
      on.db.models.claim(storeId, owner, LEASE, isGone, now);
    const plan = (fields: Partial<NewModel> = {}): NewModel => ({
      ...{ storeId: on.store.id, family: 'lsa-v1', provider: 'local', dimensions: 2, format: 1 },
      ...{ language: 'fa', texts: 0, lastChunkId: 0, ...fields },
    });
    const begin = async (fields: Partial<NewModel> = {}, owner = 'me') => {
      const fingerprint = await on.db.models.begin(plan(fields), owner);
      if (fingerprint === null) throw new Error('it was not this owner’s turn');
      return fingerprint;
    };
    const write = async (fields: Partial<NewModel> = {}, terms = rows('shoe', 'hat')) => {
      await claim('me', T0, alive, fields.storeId);
      const fingerprint = await begin(fields);
      await on.db.models.add(fingerprint, 'me', terms);
      await on.db.models.finish(fingerprint, 'me');
      await on.db.models.release(fields.storeId ?? on.store.id, 'me', T0);
      return fingerprint;
    };
    const termsOf = async (fingerprint: Fingerprint, ...terms: string[]) =>
      (await on.db.models.terms(fingerprint, terms)).map(({ term }) => term).sort();
    const sweep = async (limit = 100) => {
      let swept = 0;
      for (let went = 1; went > 0; swept += went) went = await on.db.models.sweep(limit);
      return swept;
    };
    const put = (...ids: number[]) =>
      on.db.products.apply(
        on.store.id,
        'woocommerce',
        ids.map((id) => told(report(id, { title: `Shoe ${id}` }))),
        T0,
      );
    const embedAll = async (fingerprint: Fingerprint, fitted = true) => {
      const want = { fingerprint, storeIds: [on.store.id], fitted };
      const { claimed } = await on.db.chunks.claim(want, 'me', 100, LEASE, T0);
      const vector = new Float32Array(fingerprint.dimensions).fill(1);
      return on.db.chunks.save(
        fingerprint,
        'me',
        claimed.map(({ id, hash }) => ({ id, hash, ok: true, vector })),
      );
    };

    test('a model is wanted when its last term is there, not before', async () => {
      expect(await claim()).toBe(true);
      const fingerprint = await begin();
      expect(fingerprint).toMatchObject({ provider: 'local', dimensions: 2, format: 1 });
      expect(fingerprint.model).toMatch(/^lsa-v1\./);
      expect(await on.db.models.add(fingerprint, 'me', rows('shoe', 'hat'))).toBe(true);
      expect(await on.db.models.add(fingerprint, 'me', rows('کفش'))).toBe(true);
      expect(await on.db.models.wanted()).toEqual([]);
      expect(await on.db.models.finish(fingerprint, 'me')).toBe(true);
      expect(await on.db.models.wanted()).toEqual([{ storeId: on.store.id, fingerprint }]);
      expect(await on.db.models.language(fingerprint)).toBe('fa');
    });

    test('its terms come back as they were written; unknown ones are left out', async () => {
      const fingerprint = await write({}, rows('shoe', 'کفش', 'o\'hara"%'));
      const found = await on.db.models.terms(fingerprint, ['کفش', 'sock', 'o\'hara"%']);
      expect(found.map(({ term, weights }) => [term, Buffer.from(weights).toString()]).sort()).toEqual([
        ['o\'hara"%', 'o\'hara"%!'],
        ['کفش', 'کفش!'],
      ]);
      expect(await termsOf({ ...fingerprint, model: 'lsa-v1.0.0' }, 'shoe')).toEqual([]);
      expect(await on.db.models.language({ ...fingerprint, model: 'lsa-v1.0.0' })).toBeNull();
    });

    test('one at a time may fit a store, each store by itself', async () => {
      const hats = await addStore(on.db, 'hats');
      expect(await claim('a')).toBe(true);
      expect(await claim('b', T0 + LEASE - 1)).toBe(false);
      expect(await claim('b', T0, alive, hats.id)).toBe(true);
      expect(await claim('b', T0, (owner) => owner === 'a')).toBe(true);
      expect(await claim('c', T0 + LEASE)).toBe(true);
    });

    test('after a fit a store rests as long as was said; only who holds it can say so', async () => {
      await claim('a');
      await on.db.models.release(on.store.id, 'b', T0);
      expect(await claim('b')).toBe(false);
      await on.db.models.release(on.store.id, 'a', minutes(5));
      expect(await claim('a', minutes(5) - 1, () => true)).toBe(false);
      expect(await claim('b', minutes(5))).toBe(true);
    });

    test('who has lost the turn can write nothing more', async () => {
      expect(await on.db.models.begin(plan(), 'me')).toBeNull();
      await claim('slow');
      const fingerprint = await begin({}, 'slow');
      await claim('quick', T0 + LEASE);
      expect(await on.db.models.add(fingerprint, 'slow', rows('shoe'))).toBe(false);
      expect(await on.db.models.finish(fingerprint, 'slow')).toBe(false);
      expect(await on.db.models.begin(plan(), 'slow')).toBeNull();
      expect(await on.db.models.wanted()).toEqual([]);
    });

    test('what a process left half-written goes, when another has taken its turn', async () => {
      await claim('killed');
      const half = await begin({}, 'killed');
      await on.db.models.add(half, 'killed', rows('shoe', 'hat', 'sock'));
      expect(await sweep()).toBe(0);
      await claim('next', T0, (owner) => owner === 'killed');
      expect(await sweep(2)).toBeGreaterThan(0);
      expect(await termsOf(half, 'shoe', 'hat', 'sock')).toEqual([]);
      const whole = await begin({}, 'next');
      expect(whole.model).not.toBe(half.model);
      expect(await on.db.models.finish(whole, 'next')).toBe(true);
    });

    test('a new model takes the place of the old, which stays for as long as searches use it', async () => {
      await put(1, 2);
      const old = await write();
      await embedAll(old);
      expect(await on.db.search.liveFingerprint(on.store.id)).toEqual(old);
      const next = await write();
      expect(await on.db.models.wanted()).toEqual([{ storeId: on.store.id, fingerprint: next }]);
      expect(await sweep()).toBe(0);
      expect(await termsOf(old, 'shoe')).toEqual(['shoe']);
      await embedAll(next);
      expect(await on.db.search.liveFingerprint(on.store.id)).toEqual(next);
      expect(await sweep(1)).toBeGreaterThan(1);
      expect(await termsOf(old, 'shoe', 'hat')).toEqual([]);
      expect(await termsOf(next, 'shoe', 'hat')).toEqual(['hat', 'shoe']);
    });

    test('one that was superseded before searches came to use it goes, and its vectors with it', async () => {
      await put(1, 2);
      const hashed = { provider: 'local', model: 'hash', dimensions: 3, format: 1 };
      await embedAll(hashed, false);
      const passing = await write();
      const want = { fingerprint: passing, storeIds: [on.store.id], fitted: true };
      const { claimed } = await on.db.chunks.claim(want, 'me', 1, LEASE, T0);
      const late = claimed.map(({ id, hash }) => ({ id, hash, ok: true as const, vector: new Float32Array([1, 0]) }));
      await write();
      await sweep();
      expect(await on.db.search.liveFingerprint(on.store.id)).toEqual(hashed);
      expect(await on.db.chunks.claim(want, 'me', 9, LEASE, T0)).toEqual({ claimed: [], reused: 0 });
      expect(await on.db.chunks.save(passing, 'me', late)).toBe(0);
      const [next] = await on.db.models.wanted();
      if (!next) throw new Error('no model');
      expect(await embedAll(next.fingerprint)).toBe(2);
      expect(await on.db.search.liveFingerprint(on.store.id)).toEqual(next.fingerprint);
    });

    test('a store that leaves its model keeps it until searches have moved', async () => {
      await put(1);
      const fingerprint = await write();
      await embedAll(fingerprint);
      await on.db.models.leave(on.store.id);
      expect(await on.db.models.wanted()).toEqual([]);
      expect(await sweep()).toBe(0);
      await embedAll({ provider: 'local', model: 'hash', dimensions: 3, format: 1 }, false);
      expect(await sweep()).toBeGreaterThan(0);
      expect(await on.db.models.language(fingerprint)).toBeNull();
    });

    test('the models of a store that was removed go; those of others stay', async () => {
      const hats = await addStore(on.db, 'hats');
      await put(1);
      const shoes = await write();
      await embedAll(shoes);
      const theirs = await write({ storeId: hats.id });
      await on.db.stores.remove(on.store.id);
      expect(await sweep(1)).toBeGreaterThan(2);
      expect(await on.db.models.wanted()).toEqual([{ storeId: hats.id, fingerprint: theirs }]);
      expect(await termsOf(theirs, 'shoe')).toEqual(['shoe']);
      expect(await sweep()).toBe(0);
    });

    test('tells how far a store has moved away from its model', async () => {
      await put(1, 2, 3);
      expect(await on.db.models.standing(on.store.id)).toEqual({ texts: 3, model: null });
      const lastChunkId = (await on.db.chunks.texts(on.store.id, 0, 10)).at(-1)?.id ?? 0;
      const fingerprint = await write({ texts: 3, lastChunkId });
      expect(await on.db.models.standing(on.store.id)).toEqual({
        texts: 3,
        model: { fingerprint, added: 0, removed: 0 },
      });
      await put(4, 5);
      await on.db.products.apply(on.store.id, 'woocommerce', [gone(1, minutes(1))], minutes(1));
      expect(await on.db.models.standing(on.store.id)).toEqual({
        texts: 4,
        model: { fingerprint, added: 2, removed: 1 },
      });
    });
  });
}
