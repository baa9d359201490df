// What the routes of deliveries share: bodies are kept byte for byte, and whatever goes wrong on our side asks the
// sender to come again.
import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import { ERROR_CODES, PilitoError } from '../domain/errors.ts';
import type { Delivery } from '../ports/source.ts';
import { takeRawBodies } from './bodies.ts';

const RETRY_AFTER_MS = 5_000;
const LONGEST_ADDRESS = 100;

/** For a plugin of its own: its routes get raw bodies, and only those that are not packed. */
export function takeDeliveries(server: FastifyInstance): void {
  takeRawBodies(server);
  server.addHook('onRequest', refuseEncodedBody);
}

export function arrived(request: FastifyRequest, now: number): { delivery: Delivery; sourceIp: string } {
  const delivery = { body: bodyOf(request), headers: headersOf(request), receivedAt: now };
  return { delivery, sourceIp: request.ip.slice(0, LONGEST_ADDRESS) };
}

/** The delivery, or a part of it, is not in the log: the sender should try again. */
export function notStored(cause: unknown): never {
  const known = cause instanceof PilitoError;
  if (known && (ERROR_CODES[cause.code].http < 500 || cause.code === 'storage_unavailable')) throw cause;
  throw new PilitoError('storage_unavailable', 'The event could not be stored.', {
    retryAfterMs: RETRY_AFTER_MS,
    cause,
  });
}

const refuseEncodedBody: onRequestHookHandler = ({ headers }, _reply, done) => {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() === 'identity') return done();
  done(new PilitoError('unsupported_media_type', `Bodies encoded with ${encoding} are not read; send them plain.`));
};

function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join(', ');
}

function headersOf({ headers }: FastifyRequest): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name in headers) given[name] = textOf(headers[name]);
  return given;
}
