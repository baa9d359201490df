// One Model Context Protocol server over one store, whichever way it is spoken to: a connection or a request gets one
// of its own.
import { McpServer } from '@modelcontextprotocol/server';
import { getStore } from '../app/stores.ts';
import { VERSION } from '../version.ts';
import type { Counter } from './tool.ts';
import { TOOLS } from './tools.ts';
import { instructionsFor } from './words.ts';

/** Throws `not_found` when the store is gone. */
export async function mcpServer(counter: Counter): Promise<McpServer> {
  const store = await getStore(counter.deps, counter.slug);
  const identity = { name: 'pilito', title: 'pilito', version: VERSION };
  // The tools are what they are: nobody needs to listen for changes of the list.
  const capabilities = { tools: { listChanged: false } };
  const server = new McpServer(identity, { capabilities, instructions: instructionsFor(store) });
  for (const tool of TOOLS) tool.register(server, counter);
  return server;
}
