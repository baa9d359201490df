// A real `pilito serve` with a store and a token for a site, that can be stopped and started again at the same address.
import { type Running, type Workspace, workspace } from '../cli.ts';
import { freePort } from './web-server.ts';

export interface PilitoServer {
  url: string;
  token: string;
  home: Workspace;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Waits until the worker has nothing left to do with what was delivered. */
  worked(): Promise<void>;
  /** A product as pilito knows it, by the shop's number; null when it knows none. */
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it, it says itself
  product(id: number): Promise<any>;
  /** Titles that a customer's question finds. */
  found(question: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function startPilito(slug = 'shop'): Promise<PilitoServer> {
  const home = workspace();
  const port = String(await freePort());
  await home.json(['store', 'add', slug, '--name', 'Our shop', '--language', 'en']);
  const { token } = await home.json(['token', 'create', '--store', slug]);
  let running: Running | null = null;

  const start = async () => {
    running = await home.serve(['--port', port]);
  };
  const stop = async () => {
    await running?.stop();
    running = null;
  };
  await start();
  return {
    ...{ url: `http://127.0.0.1:${port}`, token, home, start, stop },
    worked: async () => {
      for (let left = 1; left > 0; ) {
        const { pending_events, pending_chunks } = await home.json(['status']);
        left = pending_events + pending_chunks;
      }
    },
    product: async (id) => {
      const { code, stdout } = await home.run(['--json', 'products', 'show', `woo_${id}`]);
      return code === 0 ? JSON.parse(stdout) : null;
    },
    found: async (question) => {
      const { results } = await home.json(['search', question]);
      return results.map(({ title }: { title: string }) => title);
    },
    close: async () => {
      await stop();
      home.remove();
    },
  };
}
