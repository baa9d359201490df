// The Model Context Protocol, for agents that ask over HTTP. Its library is imported with the first request: most
// servers never get one.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { oneStore, tokenOf } from '../auth.ts';
import type { RouteContext } from '../context.ts';
import { readQuery, word } from '../input.ts';

const storeQuery = z.object({ store: word.optional() });

/** GET and DELETE belong to sessions, which there are none of. */
export function mcpRoutes({ app, guard, live, publicUrl, host }: RouteContext): FastifyPluginAsync {
  return async (server) => {
    const open = async () => {
      const { mcpEntrance } = await import('../../mcp/http.ts');
      return mcpEntrance({
        deps: app,
        live,
        hosts: namesOf(publicUrl, host),
        onFailure: (err, tool) => server.log.error({ err, tool }, 'A tool failed'),
        onError: (err) => server.log.debug({ err }, 'MCP request refused'),
      });
    };
    let opened: ReturnType<typeof open> | null = null;
    const entrance = () => {
      opened ??= open();
      return opened;
    };
    const checkCaller = async ({ headers }: FastifyRequest) => (await entrance()).checkCaller(headers);

    server.addHook('preClose', async () => (await opened)?.close());
    server.post('/mcp', { onRequest: [checkCaller, guard('read')] }, async (request, reply) => {
      const { store } = readQuery(storeQuery, request);
      const { slug } = await oneStore(app, tokenOf(request), store);
      const response = await (await entrance()).answer(slug, webRequest(request, reply), request.body);
      // How long connections are kept is for this server to say, which ends them when it closes.
      response.headers.delete('connection');
      return response;
    });
  };
}

function namesOf(publicUrl: string | null, host: string | null): string[] {
  const own = host === null ? [] : [host.includes(':') ? `[${host}]` : host];
  return [...own, ...(publicUrl === null ? [] : [new URL(publicUrl).hostname])];
}

/** The request without its body, which is parsed already; aborted when the client goes before it is answered. */
function webRequest({ headers, raw }: FastifyRequest, reply: FastifyReply): Request {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  const named = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return new Request(new URL(raw.url ?? '/', 'http://localhost'), {
    method: 'POST',
    headers: named,
    signal: gone.signal,
  });
}
