// How the OpenAI embedder deals with servers that are busy, wrong, picky or gone; the plain promise is in contract/.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenaiOptions, openaiEmbedder } from '../../../src/adapters/openai.ts';
import { PilitoError } from '../../../src/domain/errors.ts';
import type { Embedder } from '../../../src/ports/embedder.ts';
import { type Fault, type OpenAiServer, startOpenAiServer, wordVector } from '../../support/openai-server.ts';

const KEY = 'sk-very-secret-0123456789';

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

function embedder(options: OpenaiOptions = {}): Embedder {
  return openaiEmbedder({ apiKey: KEY, baseUrl: server.url, ...options });
}

async function failureOf(promise: Promise<unknown>): Promise<PilitoError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PilitoError)) throw new Error(`expected a PilitoError, got ${String(error)}`);
  return error;
}

function texts(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `text ${i}`);
}

describe('an answer', () => {
  it('is read from plain numbers too, when the server ignores encoding_format', async () => {
    const [expected] = await embedder().embed(['کفش nike']);
    server.misbehave({ spoil: 'floats' });
    expect((await embedder().embed(['کفش nike']))[0]).toEqual(expected);
  });

  it('is put in order by its index', async () => {
    const expected = await embedder().embed(texts(5));
    server.misbehave({ spoil: 'shuffled' });
    expect(await embedder().embed(texts(5))).toEqual(expected);
  });

  it('is scaled to length 1', async () => {
    const raw = wordVector('hello', 1536);
    const [result] = await embedder().embed(['hello']);
    const length = Math.hypot(...raw);
    expect(result?.ok && result.vector[0]).toBeCloseTo((raw[0] ?? 0) / length, 6);
  });

  it('of zeros is a failure of that text alone', async () => {
    server.misbehave({ spoil: 'zeros' });
    const [first, second] = await embedder().embed(['a', 'b']);
    expect(first).toEqual({ ok: false, reason: expect.stringContaining('zeros') });
    expect(second?.ok).toBe(true);
  });

  it.each<[NonNullable<Fault['spoil']>, RegExp]>([
    ['nan', /not finite/],
    ['fewer', /1 vectors for 2 texts/],
    ['same index', /vector for text 0 of 2/],
    ['no list', /not a list/],
  ])('with %s is refused loudly', async (spoil, message) => {
    server.misbehave({ spoil });
    const failure = await failureOf(embedder().embed(['a', 'b']));
    expect(failure.code).toBe('embedder_mismatch');
    expect(failure.message).toMatch(message);
  });

  it.each([undefined, 64])('of other dimensions is refused loudly, with what to set (%s)', async (dimensions) => {
    server.misbehave({ spoil: 'dimensions' });
    const failure = await failureOf(embedder({ dimensions }).embed(['a']));
    expect(failure.code).toBe('embedder_mismatch');
    expect(failure.message).toContain(dimensions === undefined ? '1535' : '63');
    expect(failure.message).toContain(dimensions === undefined ? '1536' : '64');
    expect(failure.hint).toContain('PILITO_EMBED_DIMENSIONS');
  });
});

describe('an outage', () => {
  it.each<[Fault, number | undefined]>([
    [{ status: 429, headers: { 'retry-after': '7' } }, 7_000],
    [{ status: 429, headers: { 'retry-after-ms': '250', 'retry-after': '7' } }, 250],
    [{ status: 429, headers: { 'retry-after': 'Thu, 01 Jan 1970 00:00:30 GMT' } }, 20_000],
    [{ status: 429, headers: { 'retry-after': 'Thu, 01 Jan 1970 00:00:01 GMT' } }, 0],
    [{ status: 429, headers: { 'retry-after': 'soon' } }, undefined],
    [{ status: 429 }, undefined],
    [{ status: 500 }, undefined],
    [{ status: 503, headers: { 'retry-after': '1' } }, 1_000],
    [{ spoil: 'broken json' }, undefined],
  ])('%j says when to come back: %s ms', async (fault, retryAfterMs) => {
    server.misbehave(fault);
    const failure = await failureOf(embedder({ now: () => 10_000 }).embed(['a']));
    expect(failure.code).toBe('embedder_unavailable');
    expect(failure.retryAfterMs).toBe(retryAfterMs);
    expect(server.requests).toHaveLength(1);
  });

  it('of the account is told apart by its hint', async () => {
    server.misbehave({ status: 429, code: 'insufficient_quota' });
    expect((await failureOf(embedder().embed(['a']))).hint).toContain('billing');
  });

  it('is a server that is not there', async () => {
    const own = embedder();
    await server.close();
    const failure = await failureOf(own.embedQuery('a'));
    expect(failure.code).toBe('embedder_unavailable');
    expect(failure.message).toMatch(/ECONNREFUSED/);
  });

  it('is a server that does not answer in time', async () => {
    server.hold();
    const failure = await failureOf(embedder({ timeoutMs: 50 }).embed(['a']));
    expect(failure.code).toBe('embedder_unavailable');
    expect(failure.message).toContain('no answer within 0.05 s');
  });

  it('is a server that begins to answer and stops', async () => {
    server.misbehave({ spoil: 'stalled' });
    const failure = await failureOf(embedder({ timeoutMs: 50 }).embed(['a']));
    expect(failure.code).toBe('embedder_unavailable');
    expect(failure.message).toContain('no answer within');
  });

  it('in the middle does not make us pay twice for what was answered', async () => {
    const own = embedder({ concurrency: 1 });
    server.misbehave({ status: 500, marker: 'text 300' }, 1);
    expect((await failureOf(own.embed(texts(600)))).code).toBe('embedder_unavailable');
    expect(server.requests.map(({ input }) => input.length)).toEqual([256, 256]);
    const results = await own.embed(texts(600));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(server.requests.slice(2).map(({ input }) => input.length)).toEqual([256, 88]);
  });

  it('is not what a stop is: that rejects with its own reason', async () => {
    server.hold();
    const stop = new AbortController();
    const done = embedder().embed(texts(3), stop.signal);
    const reason = new Error('shutting down');
    await server.arrived(1);
    stop.abort(reason);
    await expect(done).rejects.toBe(reason);
  });
});

describe('a refusal', () => {
  it.each([
    [401, 'OPENAI_API_KEY'],
    [403, 'OPENAI_API_KEY'],
    [404, 'PILITO_EMBED_MODEL'],
    [402, 'PILITO_EMBED_MODEL'],
  ])('with status %i names the variable to look at', async (status, variable) => {
    server.misbehave({ status, message: `no: ${KEY} and sk-vis****ible` });
    const failure = await failureOf(embedder().embed(texts(2)));
    expect(failure.code).toBe('embedder_refused');
    expect(failure.hint).toContain(variable);
    expect(JSON.stringify([failure.message, failure.hint, failure.cause, failure.stack])).not.toMatch(/secret|ible/);
  });

  it('of one text leaves its neighbours alone', async () => {
    const own = embedder();
    await own.embed(['warm']);
    server.misbehave({ status: 400, marker: 'poison', message: 'too long' });
    const results = await own.embed([...texts(20), 'poison', ...texts(40).slice(20)]);
    expect(results.map(({ ok }) => ok)).toEqual(results.map((_, i) => i !== 20));
    expect(results[20]).toEqual({ ok: false, reason: '400 too long' });
    expect(server.requests.length).toBeLessThan(20);
  });

  it('of the very first text is told from a wrong configuration by a probe', async () => {
    server.misbehave({ status: 422, marker: 'poison' });
    const results = await embedder().embed(['poison']);
    expect(results).toEqual([{ ok: false, reason: '422 status 422' }]);
  });

  it('of everything is the configuration, found out in two requests', async () => {
    server.misbehave({ status: 400, message: 'unknown option' });
    const failure = await failureOf(embedder().embed(texts(100)));
    expect(failure.code).toBe('embedder_refused');
    expect(failure.message).toContain('unknown option');
    expect(server.requests).toHaveLength(2);
  });

  it('of everything after a good time is the configuration, too', async () => {
    const own = embedder();
    await own.embed(['warm']);
    server.misbehave({ status: 400 });
    expect((await failureOf(own.embed(texts(2)))).code).toBe('embedder_refused');
  });

  it('of several bad texts and nothing else stays theirs', async () => {
    server.misbehave({ status: 400, marker: 'poison' });
    const results = await embedder().embed(['poison 1', 'poison 2']);
    expect(results.map(({ ok }) => ok)).toEqual([false, false]);
  });

  it('of many texts at once is learnt', async () => {
    const own = embedder({ concurrency: 1 });
    server.misbehave({ status: 413, maxInputs: 32 });
    expect((await own.embed(texts(256))).every(({ ok }) => ok)).toBe(true);
    const before = server.requests.length;
    await own.embed(texts(64).map((text) => `other ${text}`));
    expect(server.requests.slice(before).map(({ input }) => input.length)).toEqual([32, 32]);
  });

  it('of being asked for dimensions is taken, when they are right without asking', async () => {
    const own = embedder({ dimensions: 1536 });
    server.misbehave({ status: 400, onlyWithDimensions: true });
    expect((await own.embed(texts(2))).every(({ ok }) => ok)).toBe(true);
    await own.embed(['more']);
    expect(server.requests.map(({ dimensions }) => dimensions)).toEqual([1536, 1536, undefined, undefined, undefined]);
    const failure = await failureOf(embedder({ dimensions: 64 }).embed(['a']));
    expect(failure.code).toBe('embedder_mismatch');
  });

  it('of a question throws', async () => {
    server.misbehave({ status: 400, marker: 'poison' });
    expect((await failureOf(embedder().embedQuery('poison'))).code).toBe('embedder_refused');
  });
});
