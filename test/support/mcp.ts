// An assistant: the official client of the Model Context Protocol, in both of its generations, and what it is told.
import {
  type CallToolResult,
  Client,
  StreamableHTTPClientTransport,
  type Transport,
} from '@modelcontextprotocol/client';
import type { ProductState } from '../../src/domain/product.ts';
import { report, T0, told } from './database.ts';
import type { Site } from './http-site.ts';

/** How a client finds out what is spoken: by the handshake of 2025, or by asking first. */
export const ERAS = ['legacy', 'auto'] as const;
export type Era = (typeof ERAS)[number];

export interface Assistant {
  client: Client;
  /** Calls a tool; `text` is what the model reads, `data` the same for programs. */
  call(name: string, given?: Record<string, unknown>): Promise<Told>;
  close(): Promise<void>;
}

export interface Told {
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  data: any;
  isError: boolean;
}

export async function assistant(transport: Transport, era: Era = 'auto'): Promise<Assistant> {
  const client = new Client({ name: 'assistant', version: '0' }, { versionNegotiation: { mode: era } });
  await client.connect(transport);
  return {
    client,
    call: async (name, given = {}) => toldBy(await client.callTool({ name, arguments: given })),
    close: () => client.close(),
  };
}

export function toldBy({ content, structuredContent, isError = false }: CallToolResult): Told {
  const text = content.map((block) => (block.type === 'text' ? block.text : '')).join('\n');
  return { text, data: structuredContent, isError };
}

/** Connects to a site with a token, at `/mcp` unless said otherwise. */
export function overHttp(site: Pick<Site, 'url'>, token: string, { path = '/mcp', era = 'auto' as Era } = {}) {
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  return assistant(new StreamableHTTPClientTransport(new URL(path, site.url), { requestInit }), era);
}

/** Puts products into a store of a site; a variation names its parent. */
export async function sell(
  site: Pick<Site, 'app'>,
  slug: string,
  products: Record<number, Partial<ProductState> & { parent?: number }>,
): Promise<void> {
  const store = await site.app.db.stores.find(slug);
  const tellings = Object.entries(products).map(([id, { parent, ...state }]) => {
    const parentExternalId = parent === undefined ? null : `woo_${parent}`;
    const variationIds = Object.entries(products).flatMap(([own, { parent: of }]) =>
      of === Number(id) ? [`woo_${own}`] : [],
    );
    return told({ ...report(Number(id), state), parentExternalId, variationIds });
  });
  await site.app.db.products.apply(store?.id ?? 0, 'woocommerce', tellings, T0);
}
