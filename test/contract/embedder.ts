// What every embedder promises, as a suite: a function of how to make one.
import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/ports/embedder.ts';

const TEXTS = [
  'کفش ورزشی مردانه نایک برای دویدن',
  'کفش ورزشی زنانه نایک',
  'یخچال فریزر سامسونگ',
  'Wireless mouse, black',
  'Wireless mouse, white',
  '🎧 هدفون بی‌سیم',
  '1',
  '!',
];

export function embedderContract(name: string, make: () => Embedder | Promise<Embedder>): void {
  describe(`${name} as an embedder`, () => {
    it('says who it is', async () => {
      const { fingerprint, batchSize } = await make();
      expect(fingerprint.provider).not.toBe('');
      expect(fingerprint.model).not.toBe('');
      expect(fingerprint.dimensions).toBeGreaterThan(0);
      expect(fingerprint.format).toBeGreaterThan(0);
      expect(batchSize).toBeGreaterThan(0);
    });

    it('gives one vector of length 1 and the promised dimensions per text', async () => {
      const embedder = await make();
      const vectors = await vectorsOf(embedder, TEXTS);
      expect(vectors).toHaveLength(TEXTS.length);
      for (const vector of vectors) {
        expect(vector).toHaveLength(embedder.fingerprint.dimensions);
        expect(vector.every(Number.isFinite)).toBe(true);
        expect(dot(vector, vector)).toBeCloseTo(1, 4);
      }
    });

    it('answers in the order of the texts, however many there are', async () => {
      const embedder = await make();
      const many = Array.from({ length: embedder.batchSize + 1 }, (_, i) => `product number ${i}`);
      const all = await vectorsOf(embedder, many);
      for (const at of [0, 1, 255, 256, many.length - 1]) {
        expect(all[at]).toEqual((await vectorsOf(embedder, [many[at] ?? '']))[0]);
      }
    });

    it('gives equal texts equal vectors, within a call and between embedders', async () => {
      const [first, second] = await vectorsOf(await make(), ['دوربین کانن', 'دوربین کانن']);
      const [other] = await vectorsOf(await make(), ['دوربین کانن']);
      expect(second).toEqual(first);
      expect(other).toEqual(first);
    });

    it('puts texts that share words nearer than others', async () => {
      const [shoe, otherShoe, fridge] = await vectorsOf(await make(), TEXTS);
      expect(dot(shoe, otherShoe)).toBeGreaterThan(dot(shoe, fridge));
    });

    it('embeds a question like a text', async () => {
      const embedder = await make();
      const question = await embedder.embedQuery('Wireless mouse, black');
      const [text] = await vectorsOf(embedder, ['Wireless mouse, black']);
      expect(question).toEqual(text);
    });

    it('gives a question a vector or none, never one that leads nowhere', async () => {
      const embedder = await make();
      for (const question of ['', '!', 'qwzx', 'Wireless mouse']) {
        const vector = await embedder.embedQuery(question);
        if (vector !== null) expect(dot(vector, vector)).toBeCloseTo(1, 4);
      }
    });

    it('has nothing to do for no texts', async () => {
      expect(await (await make()).embed([])).toEqual([]);
    });

    it('counts its requests', async () => {
      const embedder = await make();
      expect(embedder.usage()).toEqual({ requests: 0, tokens: 0 });
      await embedder.embed(['one text']);
      expect(embedder.usage().requests).toBe(1);
    });

    it('stops when it is told to', async () => {
      const embedder = await make();
      const reason = new Error('enough');
      await expect(embedder.embed(TEXTS, AbortSignal.abort(reason))).rejects.toBe(reason);
      await expect(embedder.embedQuery('x', AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}

export async function vectorsOf(embedder: Embedder, texts: readonly string[]): Promise<Float32Array[]> {
  const results = await embedder.embed(texts);
  return results.map((result) => {
    if (!result.ok) throw new Error(result.reason);
    return result.vector;
  });
}

export function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return (a ?? new Float32Array()).reduce((sum, x, i) => sum + x * (b?.[i] ?? Number.NaN), 0);
}
