// Every failure of a request as `{"error", "detail"}` with its status. What we did not foresee is logged whole and
// shown as "Internal error"; what the storage says names files of ours, so it is logged and shown in general words.
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CODES, type ErrorCode, PilitoError } from '../domain/errors.ts';

export interface ErrorAnswer {
  status: number;
  body: { error: ErrorCode; detail: string };
  /** Seconds, for 429 and 503; null elsewhere. */
  retryAfter: number | null;
}

const FRAMEWORK: Record<string, [ErrorCode, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large', 'The body is larger than this server takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type', 'The body must be JSON (Content-Type: application/json).'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid_body', 'The body is not valid JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid_body', 'The body is not as long as its Content-Length says.'],
  FST_ERR_BAD_URL: ['invalid_usage', 'The path of the request cannot be read.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not_found', 'There is nothing at this address.'],
};

const GENERAL: Partial<Record<ErrorCode, string>> = {
  storage_unavailable: 'The storage cannot be used now. Try again later.',
  storage_invalid: 'The storage is damaged. The log of the server says more.',
  storage_newer: 'The storage was written by a newer version. The log of the server says more.',
  secret_unreadable: 'A stored secret cannot be opened. The log of the server says more.',
  invalid_config: 'The server is not set up for this. The log of the server says more.',
  internal: 'Internal error',
};

export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof PilitoError) {
    const detail = GENERAL[error.code] ?? [error.message, error.hint].filter(Boolean).join(' ');
    return answer(error.code, detail, error.retryAfterMs);
  }
  const known = FRAMEWORK[textOf(error, 'code')];
  if (known) return answer(...known);
  if (statusOf(error) === 400) return answer('invalid_body', 'The body cannot be read.');
  return answer('internal', 'Internal error');
}

function answer(code: ErrorCode, detail: string, retryAfterMs = 0): ErrorAnswer {
  const status = ERROR_CODES[code].http;
  const retryAfter = status === 429 || status === 503 ? Math.max(1, Math.ceil(retryAfterMs / 1000)) : null;
  return { status, body: { error: code, detail }, retryAfter };
}

function textOf(error: unknown, field: 'code'): string {
  return error instanceof Error && field in error ? String(error[field]) : '';
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
}

/** Fastify's error handler, also for what fails before a route is found. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, body, retryAfter } = errorAnswer(error);
  if (status >= 500) request.log[status === 503 ? 'warn' : 'error']({ err: error, code: body.error }, 'Request failed');
  if (retryAfter !== null) reply.header('retry-after', retryAfter);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  reply.code(status).send(body);
}

const UNREADABLE = new Map([
  ['HPE_HEADER_OVERFLOW', ['431 Request Header Fields Too Large', 'The address and headers are too long.']],
  ['ERR_HTTP_REQUEST_TIMEOUT', ['408 Request Timeout', 'The request took too long to arrive.']],
]);

/** What is not HTTP, or came too slowly: answered by hand, for there is no request yet. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const [status, detail] = UNREADABLE.get(error.code ?? '') ?? ['400 Bad Request', 'The request cannot be read.'];
  const body = JSON.stringify({ error: 'invalid_usage', detail });
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
