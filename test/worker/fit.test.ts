// How a store comes to a model of its own and from one to the next, with searches going on all the while.
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openaiEmbedder } from '../../src/adapters/openai.ts';
import type { App } from '../../src/app/app.ts';
import { embedDue, modelChanges } from '../../src/app/embed.ts';
import { fitDue } from '../../src/app/fit.ts';
import { vectorLeg } from '../../src/app/vector-leg.ts';
import { wantsOf } from '../../src/app/wants.ts';
import { readConfig } from '../../src/config.ts';
import type { Store } from '../../src/domain/store.ts';
import { wire } from '../../src/wire.ts';
import { work, workOnce } from '../../src/worker/worker.ts';
import { addStore, gone, report, T0, told } from '../support/database.ts';

const SILENT = { warn: () => {}, error: () => {} };
const KINDS = ['Red wool hat', 'Red cotton hat', 'Steel kitchen knife', 'Steel bread knife', 'کفش ورزشی مردانه'];

let directory: string;
let app: App;
let opened: App[];
let store: Store;
let never: AbortSignal;
const clock = { at: T0 };

async function open(): Promise<App> {
  const config = readConfig({ db: join(directory, 'pilito.db') }, { PILITO_EMBEDDER: 'local' });
  const one = { ...(await wire(config)), clock: { now: () => clock.at } };
  opened.push(one);
  return one;
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pilito-fit-'));
  opened = [];
  clock.at = T0;
  never = new AbortController().signal;
  app = await open();
  store = await addStore(app.db, 'hats');
});
afterEach(async () => {
  for (const one of opened) await one.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Products number `from` up to `to`, each with a text of its own. */
async function put(from: number, to: number, of = store): Promise<void> {
  const items = Array.from({ length: to - from }, (_, i) => {
    const id = from + i;
    const description = `Made of ${['wool', 'steel', 'cotton'][id % 3]}, number ${id % 10}, lot ${id}`;
    return told(report(id, { title: `${KINDS[id % 5]} ${id % 4}`, description }, clock.at));
  });
  await app.db.products.apply(of.id, 'woocommerce', items, clock.at);
}

async function remove(from: number, to: number): Promise<void> {
  const items = Array.from({ length: to - from }, (_, i) => gone(from + i, clock.at + 1));
  await app.db.products.apply(store.id, 'woocommerce', items, clock.at);
}

async function found(text: string, of = store): Promise<number> {
  const question = { store: of, text, facts: {}, limit: 10, alone: true };
  return (await vectorLeg(app, question, clock.at)).hits.length;
}

const live = async (of = store) => (await app.db.search.liveFingerprint(of.id))?.model ?? null;
const pending = async () => (await app.db.chunks.counts(await wantsOf(app))).pending;
const FITTED = /^lsa-v1\.\d+\.\d+$/;

describe('a store', () => {
  test('of few texts is embedded by hashing, one of more by a model of its own', async () => {
    await put(0, 40);
    expect(await workOnce(app, never)).toMatchObject({ embedded: 40, fitted: 0 });
    expect(await live()).toBe('hash-v1');
    await put(40, 60);
    expect(await workOnce(app, never)).toMatchObject({ embedded: 60, fitted: 1 });
    expect(await live()).toMatch(FITTED);
    expect(await pending()).toBe(0);
    expect(await found('cotton hat')).toBeGreaterThan(0);
  });

  test('that is fitted before its first vector is embedded once', async () => {
    await put(0, 60);
    expect(await workOnce(app, never)).toMatchObject({ embedded: 60, reused: 0, fitted: 1 });
    expect(await workOnce(app, never)).toMatchObject({ embedded: 0, reused: 0, fitted: 0 });
  });

  test('is searched without a gap while one model follows another', async () => {
    await put(0, 60);
    await embedDue(app, 'me');
    expect([await live(), await found('knife')]).toEqual(['hash-v1', 10]);
    expect(await fitDue(app, 'me', never)).toEqual({ fitted: 1, failures: [] });
    expect([await live(), await found('knife')]).toEqual(['hash-v1', 10]);
    const [want] = (await wantsOf(app)).filter(({ fitted }) => fitted);
    const model = await app.embedderFor(want?.fingerprint ?? app.embedder.fingerprint);
    if (!want || !model) throw new Error('nothing fitted');
    const { claimed } = await app.db.chunks.claim(want, 'me', 30, 1_000, clock.at);
    const vectors = await model.embed(claimed.map(({ text }) => text));
    const results = claimed.flatMap(({ id, hash }, i) => {
      const embedded = vectors[i];
      return embedded?.ok ? [{ id, hash, ok: true as const, vector: embedded.vector }] : [];
    });
    expect(await app.db.chunks.save(want.fingerprint, 'me', results)).toBe(30);
    expect([await live(), await found('knife')]).toEqual(['hash-v1', 10]);
    await embedDue(app, 'me');
    expect([await live(), await found('knife')]).toEqual([want.fingerprint.model, 10]);
  });

  test('gets another model when more than a fifth has changed; until then new texts are folded in', async () => {
    await put(0, 100);
    await workOnce(app, never);
    const first = await live();
    clock.at += 3_600_000;
    await put(100, 120);
    expect(await workOnce(app, never)).toMatchObject({ embedded: 20, fitted: 0 });
    expect(await live()).toBe(first);
    await put(120, 130);
    expect(await workOnce(app, never)).toMatchObject({ embedded: 130, fitted: 1 });
    expect(await live()).toMatch(FITTED);
    expect(await live()).not.toBe(first);
    expect((await app.db.models.wanted()).map(({ fingerprint }) => fingerprint.model)).toEqual([await live()]);
  });

  test('goes back to hashing when few texts are left and its model does not know them', async () => {
    await put(0, 60);
    await workOnce(app, never);
    clock.at += 3_600_000;
    await remove(0, 50);
    await put(200, 210);
    await workOnce(app, never);
    expect(await live()).toBe('hash-v1');
    expect(await found('knife')).toBeGreaterThan(0);
  });

  test('is fitted once, after the pull and not while it runs', async () => {
    const request = { storeId: store.id, mode: 'full', modifiedAfter: null, owner: 'elsewhere:1', now: T0 } as const;
    const pull = await app.db.pulls.begin({ ...request, isGone: () => false });
    await put(0, 60);
    expect(await workOnce(app, never)).toMatchObject({ embedded: 60, fitted: 0 });
    await app.db.pulls.finish(pull.id, 'elsewhere:1', 'done', T0);
    expect(await workOnce(app, never)).toMatchObject({ embedded: 60, fitted: 1 });
  });

  test('has its own model beside those of others', async () => {
    const knives = await addStore(app.db, 'knives');
    const few = await addStore(app.db, 'few');
    await put(0, 60);
    await put(0, 80, knives);
    await put(0, 10, few);
    expect(await workOnce(app, never)).toMatchObject({ embedded: 150, fitted: 2 });
    expect(new Set([await live(), await live(knives)]).size).toBe(2);
    expect(await live(few)).toBe('hash-v1');
    for (const one of [store, knives, few]) expect(await found('knife', one)).toBeGreaterThan(0);
  });

  test('finds nothing near a question its model knows nothing of', async () => {
    await put(0, 60);
    await workOnce(app, never);
    expect(await found('zebra')).toBe(0);
  });
});

describe('a fit', () => {
  test('that another process left half-done is forgotten and done anew', async () => {
    await put(0, 60);
    const killed = `${hostname()}:999999999:gone`;
    expect(await app.db.models.claim(store.id, killed, 60_000, () => false, T0)).toBe(true);
    const model = { family: 'lsa-v1', provider: 'local', dimensions: 3, format: 1, texts: 60, lastChunkId: 60 };
    const half = await app.db.models.begin({ ...model, storeId: store.id, language: 'en' }, killed);
    if (half === null) throw new Error('not begun');
    await app.db.models.add(half, killed, [{ term: 'hat', weights: Buffer.alloc(7) }]);
    expect(await workOnce(app, never)).toMatchObject({ embedded: 60, fitted: 1 });
    await fitDue(app, 'me', never);
    expect(await app.db.models.language(half)).toBeNull();
  });

  test('is done once by two workers', async () => {
    await put(0, 60);
    const other = await open();
    const both = await Promise.all([workOnce(app, never), workOnce(other, never)]);
    expect(both.reduce((sum, { fitted }) => sum + fitted, 0)).toBe(1);
  });

  test('that fails leaves texts to hashing and the store alone for a while', async () => {
    await put(0, 60);
    let tries = 0;
    const fit = async () => {
      tries++;
      throw new Error('no memory');
    };
    const broken = { ...app, embedder: { ...app.embedder, fitting: { family: 'lsa-v1', fit } } };
    await expect(workOnce(broken, never)).rejects.toThrow('no memory');
    expect(await live()).toBe('hash-v1');
    await workOnce(broken, never);
    expect(tries).toBe(1);
    clock.at += 3_600_000;
    expect(await workOnce(app, never)).toMatchObject({ fitted: 1 });
  });

  test('ends when the worker is told to stop, and gives the store back', async () => {
    await put(0, 60);
    const stop = new AbortController();
    const fit = (_texts: unknown, _language: unknown, signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        stop.abort();
      });
    const slow = { ...app, embedder: { ...app.embedder, fitting: { family: 'lsa-v1', fit } } };
    expect(await work(slow, SILENT, stop.signal)).toMatchObject({ fitted: 0 });
    expect(await workOnce(app, never)).toMatchObject({ fitted: 1 });
  });
});

test('only another embedder is told as a change, not the next model of the same', async () => {
  await put(0, 60);
  await workOnce(app, never);
  expect(await live()).toMatch(FITTED);
  expect(await modelChanges(app)).toEqual([]);
  const learned = openaiEmbedder({ apiKey: 'sk-made-up', baseUrl: 'http://127.0.0.1:9/v1', dimensions: 64 });
  expect(await modelChanges({ ...app, embedder: learned })).toEqual([expect.stringMatching(/^hats: .*lsa-v1/)]);
});
