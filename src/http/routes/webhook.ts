// Deliveries: the plugin's with its token, and WooCommerce's own with its signature. The bytes are kept as they came,
// and a 2xx leaves only when they are on disk.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { message } from '../../app/messages.ts';
import { type Incoming, receive } from '../../app/receive.ts';
import { PilitoError } from '../../domain/errors.ts';
import type { Store } from '../../domain/store.ts';
import { ownStore, shownToken, tokenOf } from '../auth.ts';
import type { RouteContext } from '../context.ts';
import { arrived, notStored, takeDeliveries } from '../deliveries.ts';

const PATH = '/api/integrations/woocommerce/webhook/';

interface Named {
  Params: { store: string };
}

export function webhookRoutes({ app, guard, strangers }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    takeDeliveries(server);

    server.post(PATH, { onRequest: guard('ingest') }, async (request, reply) => {
      const store = await ownStore(app, tokenOf(request));
      return answer(request, reply, store, shownToken(request));
    });

    server.post<Named>(
      `${PATH}:store/`,
      { onRequest: async (request) => void (await namedStore(request)) },
      async (request, reply) => answer(request, reply, await namedStore(request), null),
    );
  };

  /** Says no more than "not found": who asks has shown nothing yet. */
  async function namedStore({ params }: FastifyRequest<Named>): Promise<Store> {
    const store = await app.db.stores.find(params.store);
    if (store) return store;
    throw new PilitoError('not_found', 'There is no such store.');
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, store: Store, token: Incoming['token']) {
    const started = performance.now();
    const incoming = { store, token, ...arrived(request, app.clock.now()) };
    const onUnproven = (doubt: string) => strangers.fail(request.ip, doubt);
    const received = await receive(app, incoming, onUnproven).catch(notStored);
    const text = message(received.status, store.language);
    if (received.status === 'pong') return { status: 'ok', message: text };
    const told = { message: text, event_id: received.eventId };
    if (received.status !== 'accepted') return { status: 'skipped', ...told };
    reply.code(202);
    return { status: 'accepted', ...told, processing_time_ms: Math.round(performance.now() - started) };
  }
}
