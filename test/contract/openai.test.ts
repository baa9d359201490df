// The embedder behind an OpenAI-compatible API keeps the contract, against a real server.
import { afterAll, beforeAll } from 'vitest';
import { openaiEmbedder } from '../../src/adapters/openai.ts';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server.ts';
import { embedderContract } from './embedder.ts';

let server: OpenAiServer;
beforeAll(async () => {
  server = await startOpenAiServer();
});
afterAll(() => server.close());

embedderContract('OpenAI', () => openaiEmbedder({ apiKey: 'sk-test-key', baseUrl: server.url }));
embedderContract('a model of 64 dimensions', () =>
  openaiEmbedder({ apiKey: 'k', baseUrl: server.url, model: 'own', dimensions: 64, concurrency: 1 }),
);
