// The description of this API, for people and programs that speak OpenAPI. It is written when it is first asked for.
import type { FastifyPluginAsync } from 'fastify';
import type { RouteContext } from '../context.ts';

export function openapiRoutes({ app, publicUrl, metricsFor }: RouteContext): FastifyPluginAsync {
  const served = app.scrape === undefined ? 'off' : metricsFor;

  async function write(): Promise<string> {
    const { openapi } = await import('../openapi.ts');
    const { shapes } = await app.source('woocommerce');
    return JSON.stringify(await openapi({ publicUrl, shapes: shapes(), metricsFor: served }));
  }

  return async (server) => {
    let written: Promise<string> | null = null;
    server.get('/openapi.json', async (_request, reply) => {
      written ??= write().catch((error: unknown) => {
        written = null;
        throw error;
      });
      return reply.type('application/json; charset=utf-8').send(await written);
    });
  };
}
