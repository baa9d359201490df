// Opening the port, saying in words what stands in the way, and letting go of connections at the end.
import type { FastifyInstance } from 'fastify';
import { PilitoError } from '../domain/errors.ts';

const REASONS = new Map<unknown, string>([
  ['EADDRINUSE', 'the port is taken'],
  ['EACCES', 'this user may not open the port'],
  ['EADDRNOTAVAIL', 'this machine has no such address'],
  ['ENOTFOUND', 'there is no such host'],
]);

/** Starts accepting connections; gives the address, as http://127.0.0.1:8787. Throws `conflict` or `invalid_config`. */
export async function listen(server: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const reason = REASONS.get(why);
    if (reason === undefined) throw cause;
    const code = why === 'EADDRINUSE' ? 'conflict' : 'invalid_config';
    throw new PilitoError(code, `Cannot listen on ${host}, port ${port}: ${reason}.`, {
      hint: 'Choose another with --host and --port (PILITO_HOST, PILITO_PORT).',
      cause,
    });
  }
}

/**
 * While closing, every answer ends its connection: one that was busy when closing began would otherwise be kept
 * alive, and hold up the close, for as long as its client likes.
 */
export function endConnectionsOnClose(server: FastifyInstance): void {
  let closing = false;
  server.addHook('preClose', async () => {
    closing = true;
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
}
