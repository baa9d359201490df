// A real OpenAI-protocol embeddings server for tests: vectors from hashed words, so that similar texts are near, and
// faults on demand. It is a room of its own because the end-to-end tests use it as well.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';

interface EmbeddingRequest {
  path: string;
  headers: IncomingHttpHeaders;
  model: string;
  input: string[];
  encodingFormat: string | undefined;
  dimensions: number | undefined;
}

export interface Fault {
  /** Answer with this status, instead of vectors. */
  status?: number;
  headers?: Record<string, string>;
  message?: string;
  code?: string;
  /** The fault only meets requests one of whose texts contains this, or that have more texts, or that name dimensions. */
  marker?: string;
  maxInputs?: number;
  onlyWithDimensions?: boolean;
  /** Spoil the vectors instead. */
  spoil?:
    | 'nan'
    | 'zeros'
    | 'infinite'
    | 'nulls'
    | 'null'
    | 'half a number'
    | 'fewer'
    | 'more'
    | 'web page'
    | 'endless'
    | 'dimensions'
    | 'shuffled'
    | 'floats'
    | 'same index'
    | 'no list'
    | 'broken json'
    | 'stalled';
}

export interface OpenAiServer {
  /** Base URL, ending in /v1. */
  readonly url: string;
  readonly requests: EmbeddingRequest[];
  /** From now on, for so many requests that the fault meets. A new fault replaces the one before; null ends it. */
  misbehave(fault: Fault | null, times?: number): void;
  /** Requests wait, as with a server that does not answer, until `release`. */
  hold(): void;
  release(): void;
  /** Resolves when that many requests have come since the start. */
  arrived(count: number): Promise<void>;
  close(): Promise<void>;
}

const DIMENSIONS: Record<string, number> = { 'text-embedding-3-large': 3072 };
const DEFAULT_DIMENSIONS = 1536;

export async function startOpenAiServer(): Promise<OpenAiServer> {
  const requests: EmbeddingRequest[] = [];
  let fault: Fault | null = null;
  let faultsLeft = 0;
  let held: Promise<void> | undefined;
  let release = () => {};
  let waiting: { count: number; resolve: () => void }[] = [];

  const server = createServer(async (request, response) => {
    const asked = await readRequest(request);
    requests.push(asked);
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
    waiting = waiting.filter(({ count }) => requests.length < count);
    await held;
    if (fault !== null && faultsLeft > 0 && meets(fault, asked)) {
      faultsLeft--;
      answer(response, asked, fault);
    } else answer(response, asked, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    misbehave(next, times = Infinity) {
      fault = next;
      faultsLeft = times;
    },
    hold() {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    release: () => {
      held = undefined;
      release();
    },
    arrived: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(request: IncomingMessage): Promise<EmbeddingRequest> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8'));
  return {
    path: request.url ?? '',
    headers: request.headers,
    model: body.model,
    input: Array.isArray(body.input) ? body.input : [body.input],
    encodingFormat: body.encoding_format,
    dimensions: body.dimensions,
  };
}

function meets(fault: Fault, { input, dimensions }: EmbeddingRequest): boolean {
  if (fault.marker !== undefined) return input.some((text) => text.includes(fault.marker ?? ''));
  if (fault.maxInputs !== undefined) return input.length > fault.maxInputs;
  return fault.onlyWithDimensions ? dimensions !== undefined : true;
}

function answer(response: ServerResponse, asked: EmbeddingRequest, fault: Fault): void {
  response.writeHead(fault.status ?? 200, { 'content-type': 'application/json', ...fault.headers });
  if (fault.status !== undefined) {
    const message = fault.message ?? `status ${fault.status}`;
    response.end(JSON.stringify({ error: { message, type: 'error', param: null, code: fault.code ?? null } }));
  } else if (fault.spoil === 'no list') response.end(JSON.stringify({ hello: 'world' }));
  else if (fault.spoil === 'broken json') response.end('{"data": [');
  else if (fault.spoil === 'stalled') response.write('{"data": [');
  else if (fault.spoil === 'web page') response.end('<html>Welcome</html>');
  else if (fault.spoil === 'endless') pourInto(response);
  else {
    const tokens = asked.input.reduce((sum, text) => sum + wordsOf(text).length, 0);
    const usage = { prompt_tokens: tokens, total_tokens: tokens };
    response.end(JSON.stringify({ object: 'list', data: vectorsFor(asked, fault.spoil), model: asked.model, usage }));
  }
}

function vectorsFor({ input, model, encodingFormat, ...asked }: EmbeddingRequest, spoil: Fault['spoil']): unknown[] {
  const dimensions = asked.dimensions ?? DIMENSIONS[model] ?? DEFAULT_DIMENSIONS;
  const data = input.map((text, position) => {
    const vector = wordVector(text, spoil === 'dimensions' ? dimensions - 1 : dimensions);
    if (spoil === 'nan' && position === 0) vector[0] = Number.NaN;
    if (spoil === 'infinite' && position === 0) vector[0] = Number.POSITIVE_INFINITY;
    if (spoil === 'zeros' && position === 0) vector.fill(0);
    const plain = spoil === 'floats' || encodingFormat !== 'base64';
    const bytes = Buffer.from(vector.buffer).subarray(spoil === 'half a number' ? 2 : 0);
    const embedding = plain ? [...vector] : bytes.toString('base64');
    if (spoil === 'nulls') return { object: 'embedding', index: position, embedding: [...vector].fill(Number.NaN) };
    if (spoil === 'null') return { object: 'embedding', index: position, embedding: null };
    return { object: 'embedding', index: spoil === 'same index' ? 0 : position, embedding };
  });
  if (spoil === 'fewer') data.pop();
  if (spoil === 'more') data.push({ object: 'embedding', index: data.length, embedding: data[0]?.embedding ?? '' });
  return spoil === 'shuffled' ? data.reverse() : data;
}

/** Goes on until nobody reads any more. */
function pourInto(response: ServerResponse): void {
  const chunk = Buffer.alloc(65_536, ' ');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** One slot per word, as good a likeness of meaning as tests need. Length is not 1, so that clients must see to it. */
export function wordVector(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions).fill(0.001);
  for (const word of wordsOf(text)) {
    let hash = 7;
    for (const letter of word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
    const slot = hash % dimensions;
    vector[slot] = (vector[slot] ?? 0) + 2;
  }
  return vector;
}
