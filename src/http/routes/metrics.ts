// The metrics, for Prometheus and what speaks its format.
import type { FastifyPluginAsync } from 'fastify';
import type { RouteContext } from '../context.ts';

export function metricsRoutes({ app, guard, metricsFor }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    const { scrape } = app;
    if (scrape === undefined || metricsFor === 'off') return;
    const guarded = metricsFor === 'admin' ? { onRequest: guard('admin') } : {};
    server.get('/metrics', guarded, async (_request, reply) => {
      const { contentType, body } = await scrape();
      return reply.type(contentType).header('cache-control', 'no-store').send(body);
    });
  };
}
