// What the OpenAI embedder sends, and which configurations it will not even start with.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenaiOptions, openaiEmbedder } from '../../../src/adapters/openai.ts';
import type { Embedder } from '../../../src/ports/embedder.ts';
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts';

const KEY = 'sk-very-secret-0123456789';

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

function embedder(options: OpenaiOptions = {}): Embedder {
  return openaiEmbedder({ apiKey: KEY, baseUrl: server.url, ...options });
}

function texts(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `text ${i}`);
}

describe('a request', () => {
  it('asks for base64 and names dimensions only when the operator set them', async () => {
    await embedder({ userAgent: 'pilito/1.2.3' }).embed(['hello']);
    await embedder({ dimensions: 256 }).embed(['hello']);
    const [plain, sized] = server.requests;
    expect(plain).toMatchObject({
      path: '/v1/embeddings',
      model: 'text-embedding-3-small',
      input: ['hello'],
      encodingFormat: 'base64',
      dimensions: undefined,
    });
    expect(plain?.headers).toMatchObject({ authorization: `Bearer ${KEY}`, 'user-agent': 'pilito/1.2.3' });
    expect(sized?.dimensions).toBe(256);
  });

  it('needs no key where the server needs none', async () => {
    expect((await openaiEmbedder({ baseUrl: server.url }).embed(['hello']))[0]?.ok).toBe(true);
  });

  it('sends equal texts once', async () => {
    const [a, b] = await embedder().embed(['same', 'same']);
    expect(server.requests[0]?.input).toEqual(['same']);
    expect(a).toEqual(b);
  });

  it('is cut at 256 texts', async () => {
    await embedder({ concurrency: 1 }).embed(texts(600));
    expect(server.requests.map(({ input }) => input.length)).toEqual([256, 256, 88]);
  });

  it('is cut at the estimated tokens, where Persian letters count double', async () => {
    await embedder({ concurrency: 1, batchTokens: 100 }).embed([
      'a'.repeat(200),
      'b'.repeat(200),
      'ک'.repeat(200),
      'c',
    ]);
    expect(server.requests.map(({ input }) => input.length)).toEqual([2, 1, 1]);
  });

  it('goes out together with others, as many as allowed', async () => {
    server.hold();
    const done = embedder({ concurrency: 2 }).embed(texts(3 * 256));
    await server.arrived(2);
    expect(server.requests).toHaveLength(2);
    server.release();
    await done;
    expect(server.requests).toHaveLength(3);
  });

  it('for a question does not wait behind those', async () => {
    server.hold();
    const own = embedder({ concurrency: 1 });
    const bulk = own.embed(texts(2));
    await server.arrived(1);
    const question = own.embedQuery('hello');
    await server.arrived(2);
    server.release();
    await Promise.all([bulk, question]);
  });

  it('is counted with the tokens the server counted', async () => {
    const own = embedder();
    await own.embed(['one two', 'three']);
    await own.embedQuery('four');
    expect(own.usage()).toEqual({ requests: 2, tokens: 4 });
  });
});

describe('a configuration', () => {
  it.each<[OpenaiOptions, string]>([
    [{}, 'OPENAI_API_KEY'],
    [{ apiKey: ' ' }, 'OPENAI_API_KEY'],
    [{ apiKey: 'two words' }, 'OPENAI_API_KEY'],
    [{ apiKey: KEY, baseUrl: 'localhost:11434' }, 'http'],
    [{ apiKey: KEY, model: 'nomic-embed-text' }, 'PILITO_EMBED_DIMENSIONS'],
  ])('that cannot work is refused at once: %j', (options, hint) => {
    expect(() => openaiEmbedder(options)).toThrow(
      expect.objectContaining({ code: 'invalid_config', hint: expect.stringContaining(hint) }),
    );
  });

  it.each([
    ['text-embedding-3-small', 1536],
    ['text-embedding-3-large', 3072],
    ['text-embedding-ada-002', 1536],
  ])('of %s knows its %i dimensions', (model, dimensions) => {
    expect(openaiEmbedder({ apiKey: KEY, model }).fingerprint).toMatchObject({ provider: 'openai', model, dimensions });
  });
});
