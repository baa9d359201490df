// `fetch` for the `openai` client, by undici's own interface: what a server answers is bounded before it fills memory,
// which the one that Node.js has built in leaves to whoever reads.
import type { Readable } from 'node:stream';
import { Agent, interceptors, request } from 'undici';

/** A request of 256 texts for vectors of 3,072 numbers, written out as decimals, is answered with less. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_REDIRECTIONS = 5;
/** A Response with one of these must have no body. */
const BODILESS = new Set([204, 205, 304]);

/** Connections are kept between requests and do not keep the process; how long an answer may take, the signal says. */
export function wholeFetch(): (url: string | URL | Request, init?: RequestInit) => Promise<Response> {
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const dispatcher = agent.compose(interceptors.redirect({ maxRedirections: MOST_REDIRECTIONS }));
  return async (url, { method = 'GET', headers, body, signal } = {}) => {
    if (body !== undefined && body !== null && typeof body !== 'string') throw new TypeError('Only texts are sent.');
    const answer = await request(url instanceof Request ? url.url : url, {
      ...{ method, dispatcher, headers: Object.fromEntries(new Headers(headers)) },
      ...{ body: body ?? null, signal: signal ?? null },
    });
    const bytes = await readBounded(answer.body);
    const told = Object.entries(answer.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    );
    const { statusCode: status } = answer;
    return new Response(BODILESS.has(status) ? null : bytes, { status, headers: told });
  };
}

async function readBounded(body: Readable): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`the answer is longer than ${MOST_BYTES / 1024 / 1024} MiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
