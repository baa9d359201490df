// For who runs the server: is it alive, and can it store? No token: these say nothing about any store.
import type { FastifyPluginAsync } from 'fastify';
import type { RouteContext } from '../context.ts';

export function opsRoutes({ checkReady }: Pick<RouteContext, 'checkReady'>): FastifyPluginAsync {
  return async (server) => {
    server.get('/healthz', async () => ({ status: 'ok' }));

    server.get('/readyz', async () => {
      await checkReady();
      return { status: 'ready' };
    });
  };
}
