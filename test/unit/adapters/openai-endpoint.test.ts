// The HTTP side of the OpenAI embedder: servers that move, that answer something else, and that word errors their own way.
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { openaiEmbedder } from '../../../src/adapters/openai.ts';
import { type OpenAiServer, startOpenAiServer } from '../../support/openai-server.ts';

let server: Server | undefined;
let real: OpenAiServer | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  await real?.close();
});

async function answering(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const embedder = (baseUrl: string) =>
  openaiEmbedder({ baseUrl, apiKey: 'sk-very-secret-0123', dimensions: 8, model: 'm' });

test('a server that has moved is followed, and the key stays behind when it is another', async () => {
  real = await startOpenAiServer();
  const { url } = real;
  const old = await answering((request, response) => {
    request.resume();
    response.writeHead(308, { location: `${url}/embeddings` }).end();
  });
  expect((await embedder(`${old}/v1`).embed(['hello']))[0]?.ok).toBe(true);
  expect(real.requests[0]).toMatchObject({ path: '/v1/embeddings', input: ['hello'] });
  expect(real.requests[0]?.headers.authorization).toBeUndefined();
});

test.each([
  ['text/html', '<html>'],
  ['text/plain; charset=utf-8', '{"data":[]}'],
  ['application/json', '[]'],
  ['application/vnd.other+json; v=1', '{"data":7}'],
])('an answer of %s that is no list of embeddings is refused loudly', async (type, body) => {
  const url = await answering((_request, response) => response.writeHead(200, { 'content-type': type }).end(body));
  await expect(embedder(url).embed(['hello'])).rejects.toMatchObject({
    code: 'embedder_mismatch',
    message: expect.stringContaining('not a list of embeddings'),
  });
});

test.each([
  ['{"error":{"message":"no such model","code":"x"}}', '404 no such model'],
  ['{"error":{"reason":"no such model"}}', '404 {"reason":"no such model"}'],
  ['{"error":"no such model"}', '404 "no such model"'],
  ['{"detail":"no such model"}', '404 status code (no body)'],
  ['no such model', '404 no such model'],
  ['', '404 status code (no body)'],
])('an error worded %j is passed on', async (body, told) => {
  const url = await answering((_request, response) => response.writeHead(404).end(body));
  await expect(embedder(url).embed(['hello'])).rejects.toMatchObject({
    code: 'embedder_refused',
    message: expect.stringMatching(new RegExp(`does not know the model: ${told.replace(/[{}()]/g, '\\$&')}$`)),
  });
});
