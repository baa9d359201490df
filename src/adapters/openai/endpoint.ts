// One request to an OpenAI-compatible embeddings endpoint, through the `openai` client, which is loaded at first use
// so that commands that embed nothing start without it. Vectors are asked for as base64, and the answer is taken from the
// client before it reads it: most of the client's time goes there.
import type { OpenAI } from 'openai';
import type { Embedded, EmbedUsage } from '../../ports/embedder.ts';
import { readAnswer } from './answer.ts';
import { estimateTokens } from './batches.ts';
import { type Refusal, readFailure } from './failure.ts';
import { readVectorJson, type VectorJson } from './reply.ts';

export interface EndpointOptions {
  apiKey: string;
  baseUrl: string;
  model: string;
  dimensions: number;
  timeoutMs: number;
  userAgent: string | undefined;
  now: () => number;
}

export interface Endpoint {
  readonly host: string;
  /**
   * One result per text, or that the server will not take these texts. Throws the port's errors otherwise, and the
   * signal's reason when it was aborted. It never tries again by itself: the worker knows when. `namesDimensions`:
   * the request says how many it wants, which not every server allows.
   */
  send(
    texts: readonly string[],
    namesDimensions: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Embedded[] | Refusal>;
  usage(): EmbedUsage;
}

export function endpoint(options: EndpointOptions): Endpoint {
  const { model, dimensions, timeoutMs } = options;
  const host = new URL(options.baseUrl).host;
  const usage = { requests: 0, tokens: 0 };
  let client: Promise<OpenAI> | undefined;
  return {
    host,
    usage: () => ({ ...usage }),
    async send(texts, namesDimensions, signal) {
      client ??= openClient(options);
      const { embeddings } = await client;
      // The client's own timeout ends with the headers; this one also covers a body that stalls.
      const deadline = AbortSignal.timeout(timeoutMs);
      const request = {
        model,
        input: [...texts],
        encoding_format: 'base64' as const,
        ...(namesDimensions ? { dimensions } : {}),
      };
      let answer: VectorJson;
      signal?.throwIfAborted();
      usage.requests++;
      try {
        const both = signal ? AbortSignal.any([signal, deadline]) : deadline;
        answer = await readReply(await embeddings.create(request, { signal: both }).asResponse());
      } catch (error) {
        signal?.throwIfAborted();
        const context = { ...options, host, timedOut: deadline.aborted, now: options.now() };
        const failure = readFailure(error, context);
        if (failure instanceof Error) throw failure;
        return failure;
      }
      const { embedded, tokens } = readAnswer(answer, texts.length, dimensions);
      usage.tokens += tokens ?? texts.reduce((sum, text) => sum + estimateTokens(text), 0);
      return embedded;
    },
  };
}

const IS_JSON = /^[^;]*(application\/json|\+json\s*(;|$))/i;

/** Throws when the body breaks off or is broken JSON; another kind of body says nothing. */
async function readReply(response: Response): Promise<VectorJson> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = IS_JSON.test(response.headers.get('content-type') ?? '');
  return isJson ? readVectorJson(bytes) : { body: null, vectors: [] };
}

/** Everything is given, so that the client takes nothing from the environment and prints nothing. */
async function openClient({ apiKey, baseUrl, timeoutMs, userAgent }: EndpointOptions): Promise<OpenAI> {
  const [{ OpenAI: Client }, { wholeFetch }] = await Promise.all([import('openai'), import('./fetch.ts')]);
  return new Client({
    apiKey,
    baseURL: baseUrl,
    fetch: wholeFetch(),
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: timeoutMs,
    ...(userAgent === undefined ? {} : { defaultHeaders: { 'User-Agent': userAgent } }),
  });
}
