// The fast arithmetic of the local embedders beside the plain one: the same vectors, or stored ones would no longer fit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittedEmbedder } from '../../../../src/adapters/local/fitted-embedder.ts';
import { localFitting } from '../../../../src/adapters/local/fitting.ts';
import { localEmbedder } from '../../../../src/adapters/local-embedder.ts';
import type { Language } from '../../../../src/domain/store.ts';
import type { Embedder, Fit } from '../../../../src/ports/embedder.ts';
import { lots, TEXTS } from '../../../support/corpus.ts';
import { plainFitted, plainHashed } from '../../../support/plain-embedder.ts';

const WORDS = `mouse Mice wireless گوشی سامسونگ گوشی‌های samsung می‌خواهم کتاب‌ها LED 1,250 ۱۲٬۵۰۰ çanta kitaplar سماعات
  lampshade laptop stand 15.6 inch ، قهوه‌ای 🙂 pneumonoultramicroscopicsilicovolcanoconiosisandevenlongerthansixtyfour x`.split(
  /\s+/,
);
const SPACES = [' ', ', ', '\n', ' – ', '.'];

/** Texts of words that every rule of folding and every table has something to say of. */
const texts = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...SPACES)), { maxLength: 150 })
  .map((parts) => parts.flat().join(''));

const FARTHEST = 1e-6;

function expectSame(got: Float32Array | null, expected: Float32Array | null): void {
  expect(got?.length).toBe(expected?.length);
  for (const [at, number] of (got ?? []).entries()) {
    expect(Math.abs(number - (expected?.[at] ?? Number.NaN))).toBeLessThan(FARTHEST);
  }
}

async function documentsOf(embedder: Embedder, all: readonly string[]): Promise<Float32Array[]> {
  return (await embedder.embed(all)).flatMap((one) => (one.ok ? [one.vector] : []));
}

async function fitTo(all: readonly string[], language: Language): Promise<Fit> {
  const fit = await localFitting('here', 16).fit(lots(all), language, new AbortController().signal);
  if (fit === null) throw new Error('not fitted');
  return fit;
}

describe('the hashed embedder adds up as the plain one', () => {
  it.each([16, 384, 512, 1000])('in %i dimensions', async (dimensions) => {
    const embedder = localEmbedder({ dimensions });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expectSame(await embedder.embedQuery(text), plainHashed(text, dimensions));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the fitted embedder adds up as the plain one', () => {
  it.each<Language>(['fa', 'en', 'tr', 'ar'])('in %s', async (language) => {
    const corpus = [...TEXTS, ...fc.sample(texts, { numRuns: 80, seed: 7 }).map((text) => `Name ${text}`)];
    const { dimensions, terms } = await fitTo(corpus, language);
    const model = new Map(terms.map((row) => [row.term, row]));
    const embedder = fittedEmbedder({
      fingerprint: { provider: 'local', model: 'lsa-v1.1.1', dimensions, format: 1 },
      language,
      termsOf: async (wanted) => wanted.flatMap((term) => model.get(term) ?? []),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 4 }), async (some) => {
        const vectors = await documentsOf(embedder, some);
        for (const [at, text] of some.entries()) {
          const expected = plainFitted(text, language, dimensions, model);
          if (expected !== null) expectSame(vectors[at] ?? null, expected);
          else expect(vectors[at]?.[0]).toBe(-1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
