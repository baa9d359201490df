// The event log, for admins: what came in, what became of it, and bringing one back.
import type { FastifyPluginAsync } from 'fastify';
import * as z from 'zod';
import { eventJson, eventStatsJson, eventWithPayloadJson, loggedProductId } from '../../app/event-view.ts';
import { replayEvent } from '../../app/replay.ts';
import { PilitoError } from '../../domain/errors.ts';
import { EVENT_STATUSES } from '../../domain/event.ts';
import type { EventFilter } from '../../ports/events.ts';
import type { RouteContext } from '../context.ts';
import { flag, idOf, momentAt, oneOf, readQuery, word } from '../input.ts';
import { pageAnswer, pageShape, pagingOf } from '../paging.ts';

const PATH = '/api/v1/integrations/woocommerce/events/';

const filterShape = (now: number) => ({
  store: word.optional(),
  event_type: word.optional(),
  success: flag.optional(),
  status: oneOf(EVENT_STATUSES).optional(),
  woo_product_id: word.transform(loggedProductId).optional(),
  since: momentAt(now).optional(),
  until: momentAt(now).optional(),
});

export const filterQuery = (now: number) => z.object(filterShape(now));
export const listQuery = (now: number) => z.object({ ...pageShape, ...filterShape(now) });

function filterOf(query: z.infer<ReturnType<typeof filterQuery>>): EventFilter {
  const { store, success, status, since, until, event_type: eventType, woo_product_id: productId } = query;
  return { store, success, status, since, until, eventType, productId };
}

export function eventRoutes({ app, guard, publicUrl }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    server.addHook('onRequest', guard('admin'));

    server.get(PATH, async (request) => {
      const query = readQuery(listQuery(app.clock.now()), request);
      const found = await app.db.events.list(filterOf(query), pagingOf(query));
      return pageAnswer(request, publicUrl, query, found, eventJson);
    });

    server.get(`${PATH}stats/`, async (request) => {
      const query = readQuery(filterQuery(app.clock.now()), request);
      return eventStatsJson(await app.db.events.stats(filterOf(query)));
    });

    server.get(`${PATH}:id/`, async (request) => {
      const id = idOf(request);
      const event = await app.db.events.find(id);
      if (event) return eventWithPayloadJson(event);
      throw new PilitoError('not_found', `There is no event ${id}.`);
    });

    server.post(`${PATH}:id/replay/`, async (request, reply) => {
      const id = idOf(request);
      await replayEvent(app, id);
      reply.code(202);
      return { status: 'queued', id };
    });
  };
}
