// What is particular to the embedder that needs no network; the plain promise is in contract/.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../../src/adapters/local/features.ts';
import { localEmbedder } from '../../../src/adapters/local-embedder.ts';
import { tokenise } from '../../../src/domain/text/fold.ts';
import { dot, vectorsOf } from '../../contract/embedder.ts';

const embedder = localEmbedder();

async function likeness(a: string, b: string): Promise<number> {
  const [x, y] = await vectorsOf(embedder, [a, b]);
  return dot(x, y);
}

describe('the local embedder', () => {
  it('names itself', () => {
    expect(embedder.fingerprint).toEqual({ provider: 'local', model: 'hash-v1', dimensions: 512, format: 1 });
    expect(embedder.batchSize).toBe(512);
  });

  it.each([0, 8, 15.5, 40_000, Number.NaN])('cannot have %s dimensions', (dimensions) => {
    expect(() => localEmbedder({ dimensions })).toThrow(expect.objectContaining({ code: 'invalid_config' }));
  });

  it.each(['', ' \n', '!؟', '😀'])('gives a text without words a vector of its own: %j', async (text) => {
    const [vector] = await vectorsOf(embedder, [text]);
    expect(vector?.[0]).toBe(1);
    expect(dot(vector, vector)).toBe(1);
    expect(await embedder.embedQuery(text)).toBeNull();
  });

  it.each([
    ['كفش‌هاي ورزشي', 'کفش ورزشی'],
    ['قیمت ۱٬۲۰۰', 'قيمت 1,200'],
    ['WIRELESS Mouse!', '(wireless, mouse)'],
  ])('sees no difference between %s and %s', async (a, b) => {
    expect(await likeness(a, b)).toBeCloseTo(1, 5);
  });

  it('puts a misspelt and a longer word near the right one', async () => {
    expect(await likeness('یخچال سامسونگ', 'یخچال سامسنگ')).toBeGreaterThan(0.6);
    expect(await likeness('headphone', 'headphones')).toBeGreaterThan(0.3);
    expect(Math.abs(await likeness('یخچال سامسونگ', 'گوشواره نقره'))).toBeLessThan(0.2);
  });

  it('hears a word said often, but not as often as it is said', async () => {
    const once = await likeness('red shoe', 'red');
    const often = await likeness('red red red red red red red red shoe', 'red');
    expect(often).toBeGreaterThan(once);
    expect(often).toBeLessThan(0.99);
  });

  it('embeds a text as it embeds its tokens', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'12,,٬۳ می\u200c\u200fهاa.B،é-\n'), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const [a, b] = await vectorsOf(localEmbedder(), [written, tokenise(written).join(' ')]);
        expect(a).toEqual(b);
      }),
    );
  });

  it('gives the same vector whatever it has met before, also after it had to forget', async () => {
    const own = localEmbedder({ dimensions: 64 });
    const [before] = await vectorsOf(own, ['wireless mouse']);
    const many = Array.from({ length: 210 }, (_, i) => Array.from({ length: 1_000 }, (_, j) => `w${i}x${j}`).join(' '));
    await own.embed(many);
    const [after, again] = await vectorsOf(own, ['wireless mouse', 'mouse wireless']);
    expect(after).toEqual(before);
    expect(dot(after, again)).toBeCloseTo(1, 5);
  });

  it('takes time in proportion to the text', async () => {
    const [vector] = await vectorsOf(embedder, ['a'.repeat(1_000_000)]);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  });
});

describe('featuresOf', () => {
  const features = (word: string) => {
    const found: number[] = [];
    featuresOf(word, 512, found);
    return found;
  };

  it.each([
    ['a', 1 + 1],
    ['ab', 1 + 3],
    ['shoe', 1 + 9],
    ['x'.repeat(1_000), 1 + 64 + 63 + 62],
  ])('of %s are the word and its 3- to 5-grams: %i', (word, count) => {
    expect(features(word)).toHaveLength(count);
  });

  it('use every slot and both signs evenly', () => {
    const slots = new Array(512).fill(0);
    let minus = 0;
    let all = 0;
    for (let i = 0; i < 5_000; i++) {
      for (const feature of features(`word${i}`)) {
        slots[feature >> 1]++;
        minus += feature & 1;
        all++;
      }
    }
    expect(Math.min(...slots)).toBeGreaterThan(0);
    expect(minus / all).toBeGreaterThan(0.4);
    expect(minus / all).toBeLessThan(0.6);
  });
});
