// What a failed request means to us: the server wants another key, cannot answer now, or will not take these texts.
import { PilitoError } from '../../domain/errors.ts';

/** The server will not take these texts; splitting them finds out which. */
export interface Refusal {
  refused: string;
}

export interface FailureContext {
  /** Host of the server, for messages. */
  host: string;
  /** Never to be seen in a message. */
  apiKey: string;
  timedOut: boolean;
  timeoutMs: number;
  now: number;
}

const DETAIL_LENGTH = 200;
// A shorter key is a word such as "none", and no secret.
const SECRET_LENGTH = 6;
const UNFIT = new Set([400, 413, 422]);
const PASSING = new Set([408, 409, 425, 429]);

/** Reads an error of the `openai` client; the error itself is not kept as a cause, because it may quote the key. */
export function readFailure(error: unknown, context: FailureContext): Refusal | PilitoError {
  const status = property(error, 'status');
  if (typeof status !== 'number') return outage(error, context);
  const detail = redacted(error instanceof Error ? error.message : String(status), context.apiKey);
  if (UNFIT.has(status)) return { refused: detail };
  if (PASSING.has(status) || status >= 500) {
    return new PilitoError(
      'embedder_unavailable',
      `The embedding server ${context.host} cannot answer now: ${detail}`,
      {
        hint:
          property(error, 'code') === 'insufficient_quota'
            ? 'Check the plan and the billing of the account.'
            : undefined,
        retryAfterMs: retryAfter(property(error, 'headers'), context.now),
      },
    );
  }
  return refusal(status, detail, context.host);
}

function refusal(status: number, detail: string, host: string): PilitoError {
  if (status === 401 || status === 403) {
    return new PilitoError('embedder_refused', `The embedding server ${host} refused our key (status ${status}).`, {
      hint: 'Set OPENAI_API_KEY to a key that may use the embeddings of this server.',
    });
  }
  if (status === 404) {
    return new PilitoError('embedder_refused', `The embedding server ${host} does not know the model: ${detail}`, {
      hint: 'Set PILITO_EMBED_MODEL to a model of this server, and check OPENAI_BASE_URL (it usually ends in /v1).',
    });
  }
  return refusedAll(detail, host);
}

/** For a server that refuses everything we send: what is wrong is the configuration, not a text. */
export function refusedAll(detail: string, host: string): PilitoError {
  return new PilitoError('embedder_refused', `The embedding server ${host} refuses every request: ${detail}`, {
    hint: 'Check PILITO_EMBED_MODEL, PILITO_EMBED_DIMENSIONS and OPENAI_BASE_URL.',
  });
}

function outage(error: unknown, { host, apiKey, timedOut, timeoutMs }: FailureContext): PilitoError {
  const reason = timedOut ? `no answer within ${timeoutMs / 1000} s` : redacted(innermost(error), apiKey);
  return new PilitoError('embedder_unavailable', `The embedding server ${host} cannot be reached: ${reason}`, {
    hint: 'Check the network and OPENAI_BASE_URL.',
  });
}

/** "fetch failed" says nothing; what it was caused by does. */
function innermost(error: unknown): string {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  const code = property(inner, 'code');
  const message = inner instanceof Error ? inner.message : String(inner);
  return message !== '' ? message : typeof code === 'string' ? code : 'connection failed';
}

function redacted(text: string, apiKey: string): string {
  const unkeyed = apiKey.length < SECRET_LENGTH ? text : text.replaceAll(apiKey, '…');
  const safe = unkeyed.replace(/\bsk-[\w*-]+/g, 'sk-…').replace(/\s+/g, ' ');
  return safe.length > DETAIL_LENGTH ? `${safe.slice(0, DETAIL_LENGTH)}…` : safe;
}

/** Milliseconds from `retry-after-ms`, or from Retry-After in seconds or as a date; undefined when not said. */
function retryAfter(headers: unknown, now: number): number | undefined {
  if (!(headers instanceof Headers)) return undefined;
  const exact = wait(Number.parseFloat(headers.get('retry-after-ms') ?? ''));
  if (exact !== undefined) return exact;
  const said = headers.get('retry-after')?.trim() ?? '';
  return /^[\d.]+$/.test(said) ? wait(Number.parseFloat(said) * 1000) : wait(Date.parse(said) - now);
}

/** Whatever a server says, it is asked again within the hour. */
const LONGEST_WAIT_MS = 3_600_000;

function wait(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.min(LONGEST_WAIT_MS, Math.max(0, Math.ceil(ms))) : undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
