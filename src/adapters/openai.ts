// The embedder behind any OpenAI-compatible API: cuts texts into requests, keeps a few of them going at once, and
// finds the one text a server will not take, so that it costs its neighbours nothing.
import PQueue from 'p-queue';
import { PilitoError } from '../domain/errors.ts';
import { TEXT_FORMAT } from '../domain/knowledge.ts';
import type { Embedded, Embedder } from '../ports/embedder.ts';
import { batchesOf } from './openai/batches.ts';
import { endpoint } from './openai/endpoint.ts';
import { patient } from './openai/patience.ts';

export interface OpenaiOptions {
  /** May be left out only with a `baseUrl` of a server that asks for none. */
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  model?: string | undefined;
  /** As the operator set them; unset, they are those of the model and requests do not name them. */
  dimensions?: number | undefined;
  /** Estimated tokens in one request at most. */
  batchTokens?: number | undefined;
  /** Requests of `embed` under way at once; a question never waits for them. */
  concurrency?: number | undefined;
  timeoutMs?: number | undefined;
  userAgent?: string | undefined;
  now?: (() => number) | undefined;
}

const OPENAI_URL = 'https://api.openai.com/v1';
const DEFAULT_MODEL = 'text-embedding-3-small';
const DIMENSIONS = new Map([
  ['text-embedding-3-small', 1536],
  ['text-embedding-3-large', 3072],
  ['text-embedding-ada-002', 1536],
]);
// Measured: 256 inputs a request move 2.5 times the texts of 100.
const MAX_INPUTS = 256;
const MAX_TOKENS = 250_000;
const CONCURRENCY = 4;
/** Texts whose vectors are kept for a later call. */
const MOST_PAID = 2_048;
const TIMEOUT_MS = 30_000;

/** Throws `invalid_config` when the key or the model's dimensions are missing or cannot be right. No request is sent. */
export function openaiEmbedder(options: OpenaiOptions): Embedder {
  const model = options.model ?? DEFAULT_MODEL;
  const dimensions = options.dimensions ?? dimensionsOf(model);
  const concurrency = options.concurrency ?? CONCURRENCY;
  const queue = new PQueue({ concurrency });
  const server = endpoint({
    apiKey: checkKey(options.apiKey, options.baseUrl),
    baseUrl: checkUrl(options.baseUrl ?? OPENAI_URL),
    model,
    dimensions,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    userAgent: options.userAgent,
    now: options.now ?? Date.now,
  });
  const patience = patient(server, { inputs: MAX_INPUTS, namesDimensions: options.dimensions !== undefined });
  // Vectors of calls that failed in part: a later call, which asks for the same again, does not pay for them twice.
  const paid = new Map<string, Embedded>();

  function keepPaid(results: ReadonlyMap<string, Embedded>): void {
    if (paid.size > MOST_PAID) paid.clear();
    for (const [text, result] of results) paid.set(text, result);
  }

  return {
    fingerprint: { provider: 'openai', model, dimensions, format: TEXT_FORMAT },
    batchSize: MAX_INPUTS,
    // One more than there are requests, so that the next is ready when one is answered.
    lanes: concurrency + 1,
    usage: server.usage,
    async embedQuery(text, signal) {
      const [result] = await patience.ask([text], signal);
      if (result?.ok) return result.vector;
      throw new PilitoError('embedder_refused', `The question cannot be embedded: ${result?.reason ?? 'no answer'}`);
    },
    async embed(texts, signal) {
      const results = new Map<string, Embedded>();
      const wanted: string[] = [];
      for (const text of new Set(texts)) {
        const known = paid.get(text);
        if (known) results.set(text, known);
        else wanted.push(text);
      }
      const limits = { inputs: patience.maxInputs(), tokens: options.batchTokens ?? MAX_TOKENS };
      let stopped = false;
      const turns = batchesOf(wanted, limits).map((indexes) =>
        queue.add(async () => {
          if (stopped) return;
          const batch = indexes.flatMap((index) => wanted[index] ?? []);
          try {
            const embedded = await patience.ask(batch, signal);
            for (const [at, result] of embedded.entries()) results.set(batch[at] ?? '', result);
          } catch (error) {
            stopped = true;
            throw error;
          }
        }),
      );
      const failed = (await Promise.allSettled(turns)).find((turn) => turn.status === 'rejected');
      if (failed) {
        keepPaid(results);
        throw failed.reason;
      }
      for (const text of results.keys()) paid.delete(text);
      const all = texts.flatMap((text) => results.get(text) ?? []);
      await patience.doubt(all, signal);
      return all;
    },
  };
}

function dimensionsOf(model: string): number {
  const known = DIMENSIONS.get(model);
  if (known !== undefined) return known;
  throw new PilitoError('invalid_config', `The dimensions of the model "${model}" are not known.`, {
    hint: 'Set PILITO_EMBED_DIMENSIONS to the dimensions of its vectors.',
  });
}

function checkKey(apiKey: string | undefined, baseUrl: string | undefined): string {
  const key = apiKey?.trim() ?? '';
  if (key === '' && baseUrl !== undefined) return 'none';
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new PilitoError('invalid_config', key === '' ? 'There is no API key.' : 'The API key holds odd characters.', {
    hint: 'Set OPENAI_API_KEY to the key as the provider shows it.',
  });
}

function checkUrl(baseUrl: string): string {
  if (URL.canParse(baseUrl) && /^https?:/.test(baseUrl)) return baseUrl;
  throw new PilitoError('invalid_config', 'OPENAI_BASE_URL is not a web address.', {
    hint: 'Write it as http:// or https:// and the path of the API, for example https://api.openai.com/v1.',
  });
}
