// Deliveries: the plugin's with its token, and WooCommerce's own with its signature. The bytes are kept as they came,
// and a 2xx leaves only when they are on disk.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { message } from '../../app/messages.ts';
import { type Received, receive } from '../../app/receive.ts';
import { ERROR_CODES, PilitoError } from '../../domain/errors.ts';
import type { Store } from '../../domain/store.ts';
import { ownStore, tokenOf } from '../auth.ts';
import { takeRawBodies } from '../bodies.ts';
import type { RouteContext } from '../context.ts';

const PATH = '/api/integrations/woocommerce/webhook/';
const RETRY_AFTER_MS = 5_000;
const LONGEST_ADDRESS = 100;

const params = z.object({ store: z.string() });

export function webhookRoutes({ app, guard }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    takeRawBodies(server);
    server.addHook('onRequest', refuseEncodedBody);

    server.post(PATH, { onRequest: guard('ingest') }, async (request, reply) => {
      const token = tokenOf(request);
      const store = await ownStore(app, token);
      return answer(request, reply, store, token.name);
    });

    server.post(
      `${PATH}:store/`,
      { onRequest: async (request) => void (await namedStore(request)) },
      async (request, reply) => {
        return answer(request, reply, await namedStore(request), null);
      },
    );
  };

  /** Says no more than "not found": who asks has shown nothing yet. */
  async function namedStore(request: FastifyRequest): Promise<Store> {
    const store = await app.db.stores.find(params.parse(request.params).store);
    if (store) return store;
    throw new PilitoError('not_found', 'There is no such store.');
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, store: Store, tokenName: string | null) {
    const started = performance.now();
    const delivery = { body: bodyOf(request), headers: headersOf(request) };
    const sourceIp = request.ip.slice(0, LONGEST_ADDRESS);
    const received = await receive(app, { store, delivery, tokenName, sourceIp }).catch(notStored);
    const text = message(received.status, store.language);
    if (received.status === 'pong') return { status: 'ok', message: text };
    const told = { message: text, event_id: received.eventId };
    if (received.status !== 'accepted') return { status: 'skipped', ...told };
    reply.code(202);
    return { status: 'accepted', ...told, processing_time_ms: Math.round(performance.now() - started) };
  }
}

/** Whatever went wrong on our side, the delivery is not in the log: the sender should try again. */
function notStored(cause: unknown): Received {
  const known = cause instanceof PilitoError;
  if (known && (ERROR_CODES[cause.code].http < 500 || cause.code === 'storage_unavailable')) throw cause;
  throw new PilitoError('storage_unavailable', 'The event could not be stored.', {
    retryAfterMs: RETRY_AFTER_MS,
    cause,
  });
}

async function refuseEncodedBody({ headers }: FastifyRequest): Promise<void> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() === 'identity') return;
  throw new PilitoError('unsupported_media_type', `Bodies encoded with ${encoding} are not read; send them plain.`);
}

function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function headersOf({ headers }: FastifyRequest): Record<string, string> {
  const given = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
  return Object.fromEntries(given);
}
