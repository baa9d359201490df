// The Model Context Protocol over Streamable HTTP: no sessions, every request stands alone, for clients of the 2025 and of
// the 2026 revisions. And whom to answer at all: a page that lets its name lead to this machine (DNS rebinding) is not.
import {
  createMcpHandler,
  localhostAllowedHostnames,
  type McpHttpHandler,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import { PilitoError } from '../domain/errors.ts';
import { mcpServer } from './server.ts';
import type { Counter } from './tool.ts';

export interface McpEntrance {
  /** Throws `forbidden` for a Host, or an Origin where there is one, that is not ours. */
  checkCaller(headers: { host?: string | undefined; origin?: string | undefined }): void;
  /** `body` is the request's JSON, already parsed. */
  answer(slug: string, request: Request, body: unknown): Promise<Response>;
  /** Ends what is still streaming. */
  close(): Promise<void>;
}

export interface EntranceOptions extends Omit<Counter, 'slug'> {
  /** Names by which clients may call us, beside those of this machine; without ports. */
  hosts: readonly string[];
  /** What a client sent wrongly. */
  onError(error: Error): void;
}

export function mcpEntrance({ hosts, onError, ...counter }: EntranceOptions): McpEntrance {
  const allowed = [...localhostAllowedHostnames(), ...hosts];
  const handlers = new Map<string, McpHttpHandler>();

  function handlerOf(slug: string): McpHttpHandler {
    const made = handlers.get(slug) ?? createMcpHandler(() => mcpServer({ ...counter, slug }), { onerror: onError });
    handlers.set(slug, made);
    return made;
  }

  return {
    checkCaller: ({ host, origin }) => {
      const hint = 'Use the address that PILITO_PUBLIC_URL names, or set it to the one in use.';
      if (!validateHostHeader(host, allowed).ok) {
        throw new PilitoError('forbidden', 'The Host of this request is not a name of this server.', { hint });
      }
      if (!validateOriginHeader(origin, allowed).ok) {
        throw new PilitoError('forbidden', 'Pages of this origin may not ask here.', { hint });
      }
    },
    answer: (slug, request, body) => handlerOf(slug).fetch(request, body === undefined ? {} : { parsedBody: body }),
    close: async () => {
      await Promise.all([...handlers.values()].map((handler) => handler.close()));
    },
  };
}
