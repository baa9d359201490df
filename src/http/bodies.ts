// How bodies are taken in: JSON where a route wants an object, raw bytes where a signature or a log wants them.
import type { FastifyInstance } from 'fastify';
import { PilitoError } from '../domain/errors.ts';

/** JSON bodies; an absent one is fine whatever its type is said to be, for clients that always name one. */
export function takeJsonOnly(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(/^application\/(?:[\w.-]+\+)?json\b/i, { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parseJson(request, String(body), done);
  });
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else done(new PilitoError('unsupported_media_type', 'The body must be JSON (Content-Type: application/json).'));
  });
}

/** Every body as a Buffer, of any type and of none. For a plugin of its own: it undoes what stands above. */
export function takeRawBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}
