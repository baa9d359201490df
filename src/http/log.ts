// The log of the HTTP floor: one line a request, with what it asked for and what became of it. Never bodies, query
// strings or headers; should a header get in by way of an error, the secret ones are struck out.
import type { FastifyBaseLogger, onResponseHookHandler } from 'fastify';

const SECRET_HEADERS = ['authorization', 'cookie', '["x-wc-webhook-signature"]', '["webhook-signature"]'];
const PLACES = ['headers', 'req.headers', 'err.headers', 'err.request.headers'];

export function withoutSecrets(logger: FastifyBaseLogger): FastifyBaseLogger {
  const paths = PLACES.flatMap((place) =>
    SECRET_HEADERS.map((name) => (name.startsWith('[') ? `${place}${name}` : `${place}.${name}`)),
  );
  return logger.child({}, { redact: { paths, censor: '[secret]' } });
}

/** The route as it was written, so that a line never repeats what a client put into the address. */
export const logRequest: onResponseHookHandler = (request, reply, done) => {
  const route = request.routeOptions.url ?? '(none)';
  const line = {
    method: request.method,
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(request.token ? { token_id: request.token.id } : {}),
  };
  const quiet = route === '/healthz' || route === '/readyz' || route === '/metrics';
  request.log[quiet && reply.statusCode < 400 ? 'debug' : 'info'](line, 'request');
  done();
};
