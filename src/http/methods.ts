// Addresses and methods that do not exist. A path that exists answers 405 with `Allow` to every method it does not
// have: Fastify knows 404 only, so routes are watched as they are made, and the methods they lack are added at the end.
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { PilitoError } from '../domain/errors.ts';

/** Call before any route is made; register the plugin it returns after the last one. */
export function watchMethods(server: FastifyInstance): FastifyPluginAsync {
  const known = new Map<string, Set<string>>();
  let watching = true;
  server.addHook('onRoute', ({ url, method }) => {
    if (!watching) return;
    const methods = known.get(url) ?? new Set<string>();
    for (const one of [method].flat()) methods.add(one);
    known.set(url, methods);
  });

  return async (others) => {
    watching = false;
    for (const [url, methods] of known) {
      const missing = server.supportedMethods.filter((method) => !methods.has(method));
      const allow = [...methods].sort().join(', ');
      const refuse = async () => {
        throw new PilitoError('method_not_allowed', `This address takes ${allow}.`);
      };
      others.route({
        method: missing,
        url,
        onRequest: async (_request, reply) => {
          reply.header('allow', allow);
          await refuse();
        },
        handler: refuse,
      });
    }
  };
}

/** Before the body is read: nothing in it can matter. */
export function answerUnknown(server: FastifyInstance): void {
  const nothing = () => new PilitoError('not_found', 'There is nothing at this address.');
  server.addHook('onRequest', (request, _reply, done) => done(request.is404 ? nothing() : undefined));
  server.setNotFoundHandler(async () => {
    throw nothing();
  });
}
