// A relay before a shop that may answer in its place, so that whoever asks meets any answer there can be.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** Answers, or passes the question on with `pass`, which gives what the shop says: its headers and its JSON. */
export type Manners = (asked: URL, answer: ServerResponse, pass: () => Promise<Passed>) => void | Promise<void>;

export interface Passed {
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test spoils it as it likes
  json: any;
}

export interface Relay {
  readonly url: string;
  /** The shop behind it, by its address. */
  lead(to: string): void;
  /** Null: the shop answers itself. */
  behave(manners: Manners | null): void;
  close(): Promise<void>;
}

export async function startRelay(): Promise<Relay> {
  let manners: Manners | null = null;
  let shop = '';
  const server = createServer((asked, answer) => {
    const { url = '/' } = asked;
    if (manners === null) return void forward(asked, answer, shop);
    const pass = () => passed(asked, shop);
    const named = new URL(url, 'http://shop.example');
    const said = async (change: Manners) => change(named, answer, pass);
    void said(manners).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    lead: (to) => {
      shop = to;
    },
    behave: (next) => {
      manners = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
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

export const isListing = ({ pathname }: URL) => /\/(products|variations)\/?$/.test(pathname);

type Change = (passed: Passed, asked: URL) => { json?: unknown; headers?: Record<string, string> };

/** Listings are answered otherwise, all else as it is. */
export function listings(change: Change): Manners {
  return async (asked, answer, pass) => {
    const passed = await pass();
    const { json = passed.json, headers = passed.headers } = isListing(asked) ? change(passed, asked) : {};
    answer.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
  };
}

/** Every item of every listing is another. */
export function items(change: (item: { id: number }, at: number) => unknown): Manners {
  return listings(({ json }) => ({ json: json.map(change) }));
}

/** The same answer to everything. */
export function said(
  status: number,
  body: string | Buffer = '',
  headers: Record<string, string> = {},
  type = 'application/json',
): Manners {
  return (_, answer) => void answer.writeHead(status, { 'content-type': type, ...headers }).end(body);
}

/** Goes on until nobody reads any more. */
export function pour(headers: Record<string, string> = {}): Manners {
  const chunk = Buffer.alloc(65_536, '[');
  return (_, answer) => {
    const more = () => {
      while (!answer.destroyed && answer.write(chunk));
    };
    answer.writeHead(200, headers).on('drain', more);
    more();
  };
}
