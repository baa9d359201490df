// The example shop behind a relay that may answer in its place, so that the real binary meets any answer there can be.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';

/** Answers, or passes the question on with `pass`, which gives what the shop says: its headers and its JSON. */
export type Manners = (asked: URL, answer: ServerResponse, pass: () => Promise<Passed>) => void | Promise<void>;

export interface Passed {
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test spoils it as it likes
  json: any;
}

export interface Relay {
  readonly shop: ExampleShop;
  readonly url: string;
  /** Null: the shop answers itself. */
  behave(manners: Manners | null): void;
  close(): Promise<void>;
}

export async function relayedShop(): Promise<Relay> {
  let manners: Manners | null = null;
  const server = createServer((asked, answer) => {
    const { url = '/' } = asked;
    if (manners === null) return void forward(asked, answer, shop.url);
    const pass = () => passed(asked, shop.url);
    void Promise.resolve(manners(new URL(url, 'http://shop.example'), answer, pass)).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  const shop = await createShop({ home: url });
  return {
    ...{ shop, url },
    behave: (next) => {
      manners = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await shop.close();
    },
  };
}

function forward(asked: IncomingMessage, answer: ServerResponse, to: string): void {
  const { method, url = '/', headers } = asked;
  const onward = request(new URL(url, to), { method, headers }, (got) => {
    answer.writeHead(got.statusCode ?? 502, got.headers);
    got.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}

async function passed({ url = '/', headers }: IncomingMessage, to: string): Promise<Passed> {
  const kept = Object.entries(headers).filter(([name]) => name !== 'connection');
  const response = await fetch(new URL(url, to), {
    headers: kept.map(([name, value]): [string, string] => [name, [value ?? ''].flat().join(', ')]),
  });
  const text = await response.text();
  const told = ['x-wp-total', 'x-wp-totalpages', 'link'].map((name) => [name, response.headers.get(name)] as const);
  const known = told.filter((one): one is [string, string] => one[1] !== null);
  return { headers: Object.fromEntries(known), json: JSON.parse(text) };
}
