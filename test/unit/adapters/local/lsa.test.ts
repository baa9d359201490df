// What fitting to a catalogue gives: words that keep the same company are near, although they never meet.
import { describe, expect, it } from 'vitest';
import { fittedEmbedder } from '../../../../src/adapters/local/fitted-embedder.ts';
import { localFitting } from '../../../../src/adapters/local/fitting.ts';
import { corpus } from '../../../../src/adapters/local/lsa.ts';
import { termReader } from '../../../../src/adapters/local/terms.ts';
import { UNKNOWN_DIMENSIONS } from '../../../../src/adapters/local/unknown-words.ts';
import { addWeights, packWeights } from '../../../../src/adapters/local/weights.ts';
import type { Embedder, Fit } from '../../../../src/ports/embedder.ts';
import { dot, vectorsOf } from '../../../contract/embedder.ts';
import { lots, TEXTS } from '../../../support/corpus.ts';

const never = new AbortController().signal;

async function fitTo(texts: readonly string[], where: 'here' | 'thread' = 'here', dimensions?: number): Promise<Fit> {
  const fit = await localFitting(where, dimensions).fit(lots(texts), 'fa', never);
  if (fit === null) throw new Error('not fitted');
  return fit;
}

function embedderOf({ dimensions, terms }: Fit): { embedder: Embedder; asked: string[][] } {
  const known = new Map(terms.map((row) => [row.term, row]));
  const asked: string[][] = [];
  const embedder = fittedEmbedder({
    fingerprint: { provider: 'local', model: 'lsa-v1.1.1', dimensions, format: 1 },
    language: 'fa',
    termsOf: async (wanted) => {
      asked.push([...wanted]);
      return wanted.flatMap((term) => known.get(term) ?? []);
    },
  });
  return { embedder, asked };
}

/** Two kinds of things; each is called by two names that never stand in one text. */
const COUCHES = [
  'grey leather seats three',
  'soft leather with cushions',
  'seats three, soft cushions',
  'grey with cushions',
];
const LAMPS = [
  'bright bulb and switch',
  'dimmable bulb with cord',
  'bright, with cord and switch',
  'dimmable with switch',
];
const SYNONYMS = [0, 1, 2, 3].flatMap((i) => [
  `Couch ${i}\n${COUCHES[i]}`,
  `Sofa ${i}\n${COUCHES[(i + 1) % 4]}`,
  `Lamp ${i}\n${LAMPS[i]}`,
  `Luminaire ${i}\n${LAMPS[(i + 1) % 4]}`,
]);

describe('a fitted embedder', () => {
  it('puts words near that stand in like texts, and others far', async () => {
    const { embedder } = embedderOf(await fitTo(SYNONYMS, 'here', 2));
    const [sofa, couch, lamp, luminaire] = await vectorsOf(embedder, ['sofa', 'couch', 'lamp', 'luminaire']);
    expect(dot(sofa, couch)).toBeGreaterThan(0.8);
    expect(dot(lamp, luminaire)).toBeGreaterThan(0.8);
    expect(dot(sofa, lamp)).toBeLessThan(0.2);
  });

  it('folds in a text it was not fitted to', async () => {
    const { embedder } = embedderOf(await fitTo(SYNONYMS, 'here', 2));
    const [armchair, sofa, lamp] = await vectorsOf(embedder, ['Armchair\nsoft grey leather', 'sofa', 'lamp']);
    expect(dot(armchair, sofa)).toBeGreaterThan(0.6);
    expect(dot(armchair, lamp)).toBeLessThan(0.2);
  });

  it('has no vector for a question without words, and points such a text away from all others', async () => {
    const { embedder } = embedderOf(await fitTo(TEXTS));
    expect(await embedder.embedQuery(' ?! ')).toBeNull();
    const [wordless, ...all] = await vectorsOf(embedder, ['!', ...TEXTS]);
    for (const vector of all) expect(dot(wordless, vector)).toBeLessThanOrEqual(0);
  });

  it('finds a word it does not know where it stands, also misspelt, and nowhere else', async () => {
    const { embedder } = embedderOf(await fitTo(TEXTS));
    const question = (await embedder.embedQuery('umbrella')) ?? undefined;
    const [umbrella, misspelt, ...others] = await vectorsOf(embedder, ['Umbrella\nwhite', 'Umbrela', ...TEXTS]);
    expect(dot(question, umbrella)).toBeGreaterThan(0.5);
    expect(dot(question, misspelt)).toBeGreaterThan(0.2);
    for (const vector of others) expect(Math.abs(dot(question, vector))).toBeLessThan(0.2);
  });

  it('takes a question for what is known of it the less the more is unknown', async () => {
    const { embedder } = embedderOf(await fitTo(TEXTS));
    const [mouse] = await vectorsOf(embedder, ['Wireless mouse']);
    const near = async (text: string) => dot(mouse, (await embedder.embedQuery(text)) ?? undefined);
    expect(await near('mouse')).toBeGreaterThan(0.5);
    expect(await near('mouse zebra')).toBeLessThan(await near('mouse'));
    expect(await near('mouse zebra quagga okapi')).toBeLessThan(await near('mouse zebra'));
  });

  it('asks for a term once', async () => {
    const { embedder, asked } = embedderOf(await fitTo(TEXTS));
    await embedder.embed(['Wireless mouse', 'Wireless keyboard']);
    await embedder.embedQuery('wireless mouse zebra');
    await embedder.embedQuery('zebra');
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual(['zebra']);
    expect(new Set(asked.flat()).size).toBe(asked.flat().length);
  });
});

describe('fitting', () => {
  it('gives the same model to the byte each time, in a thread as here', async () => {
    const [once, again, inThread] = [await fitTo(TEXTS), await fitTo(TEXTS), await fitTo(TEXTS, 'thread')];
    expect(again).toEqual(once);
    expect(inThread).toEqual(once);
  });

  it('gives its terms in order, each once', async () => {
    const terms = (await fitTo(TEXTS)).terms.map(({ term }) => term);
    expect(terms).toEqual([...new Set(terms)].sort());
  });

  it.each([
    [TEXTS, 8, 8],
    [TEXTS, 1_000, 51],
    [TEXTS.slice(0, 10), 128, 6],
  ])('has no more directions than it may, and than the texts bear', async (texts, most, directions) => {
    expect((await fitTo(texts, 'here', most)).dimensions - UNKNOWN_DIMENSIONS).toBeLessThanOrEqual(directions);
  });

  it.each([[[]], [['one text alone']], [['nothing', 'in', 'common']], [['!', '?', '']]])(
    'gives nothing for %j',
    async (texts) => {
      expect(await localFitting('here').fit(lots(texts), 'en', never)).toBeNull();
    },
  );

  it.each(['here', 'thread'] as const)('stops when it is told to: %s', async (where) => {
    const stop = new AbortController();
    const reason = new Error('enough');
    async function* endless() {
      for (let n = 0; ; n++) {
        if (n === 3) stop.abort(reason);
        yield TEXTS;
      }
    }
    await expect(localFitting(where).fit(endless(), 'fa', stop.signal)).rejects.toBe(reason);
  });

  it('fails as the reading of the texts fails', async () => {
    // biome-ignore lint/correctness/useYield: it fails before it gives anything
    async function* broken(): AsyncIterable<string[]> {
      throw new Error('the disk is gone');
    }
    await expect(localFitting('thread').fit(broken(), 'fa', never)).rejects.toThrow('the disk is gone');
  });
});

describe('terms of a text', () => {
  const read = termReader('fa');

  it('are stems; those of the name count three times, repeated ones less each time', () => {
    expect([...read('Zorb widgets\nzorb, zorb, zorb, zorb laces')]).toEqual([
      ['zorb', 3 + 2],
      ['widget', 3],
      ['lace', 1],
    ]);
  });

  it('are concepts too, the same whatever the script', () => {
    const concepts = (text: string) => [...read(text).keys()].filter((term) => term.startsWith('#'));
    expect(concepts('یخچال سامسونگ')).toHaveLength(2);
    expect(concepts('Samsung fridge').sort()).toEqual(concepts('یخچال سامسونگ').sort());
  });

  it('are the first words only of what follows the name', () => {
    const words = Array.from({ length: 100 }, (_, n) => `w${n}`);
    expect(read(`name\n${words.join(' ')}`).size).toBe(1 + 60);
    expect(read(words.join(' ')).size).toBe(100);
  });

  it('leave out of the model what only one text has, and what too many have', () => {
    const texts = corpus();
    for (let n = 0; n < 200; n++)
      texts.add(
        new Map([
          ['everywhere', 1],
          [`only-${n}`, 1],
          [`pair-${n >> 1}`, 1],
        ]),
      );
    const terms = texts.fit(8)?.terms.map(({ term }) => term);
    expect(terms).toHaveLength(1 + 100);
    expect(terms).toContain('pair-0');
  });
});

describe('packed weights', () => {
  it.each([[[0, 0, 0]], [[1, -1, 0.5]], [[-3.7, 0.001, 2.2, 127]], [[1e-9, -2e-9]]])(
    'come back as %j, within half a step',
    (weights) => {
      const packed = packWeights(weights);
      expect(packed).toHaveLength(4 + weights.length);
      const sum = new Float64Array(weights.length);
      addWeights(sum, packed, 2);
      const step = Math.max(...weights.map(Math.abs)) / 127;
      for (const [i, weight] of weights.entries())
        expect(Math.abs((sum[i] ?? 0) / 2 - weight)).toBeLessThanOrEqual(step * 0.51);
    },
  );
});
