// Many deliveries of the plugin in one request, for a catalogue that is sent whole: one signature, one commit, and an
// answer that names every event.
import type { FastifyPluginAsync } from 'fastify';
import { message } from '../../app/messages.ts';
import { type BulkResult, receiveBulk } from '../../app/receive-bulk.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { ownStore, shownToken, tokenOf } from '../auth.ts';
import type { RouteContext } from '../context.ts';
import { arrived, notStored, takeDeliveries } from '../deliveries.ts';

const UNUSABLE: ErrorCode = 'unprocessable';

export function bulkRoutes({ app, guard }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    takeDeliveries(server);

    server.post('/api/integrations/woocommerce/bulk/', { onRequest: guard('ingest') }, async (request, reply) => {
      const started = performance.now();
      const store = await ownStore(app, tokenOf(request));
      const incoming = { store, token: shownToken(request), ...arrived(request, app.clock.now()) };
      const results = await receiveBulk(app, incoming).catch(notStored);
      const told = { ...countsOf(results), results: results.map(resultJson) };
      if (told.rejected === results.length) {
        reply.code(422);
        return { error: UNUSABLE, detail: `None of the events can be used. ${results[0]?.detail}`, ...told };
      }
      reply.code(202);
      return {
        status: 'accepted',
        message: message('acceptedAll', store.language),
        ...told,
        processing_time_ms: Math.round(performance.now() - started),
      };
    });
  };
}

function countsOf(results: readonly BulkResult[]) {
  const count = (status: BulkResult['status']) => results.filter((one) => one.status === status).length;
  return { accepted: count('accepted'), skipped: count('skipped'), rejected: count('rejected') };
}

function resultJson({ eventId, status, detail }: BulkResult) {
  return { event_id: eventId, status, ...(detail === null ? {} : { detail }) };
}
