// One request over HTTP/1.1: deadlines, a bound on the body, and the guard that keeps private networks out of reach. What
// can go wrong on the way comes back as a value with a name, so that the client can decide what is worth another try.
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, request } from 'undici';
import { PilitoError } from '../../domain/errors.ts';
import { isPrivateAddress, isPrivateHost } from '../../domain/store.ts';

/** Milliseconds. `headers` and `body` are the longest silences; `total` bounds a body that trickles. */
export interface Timeouts {
  connect: number;
  headers: number;
  body: number;
  total: number;
}

export interface Raw {
  status: number;
  /** Names in lower case; repeated headers joined by ", ". */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export type TroubleKind =
  | 'timeout'
  | 'connect_timeout'
  | 'reset'
  | 'half_body'
  | 'too_large'
  | 'dns'
  | 'refused'
  | 'tls'
  | 'private'
  | 'other';

export interface Trouble {
  kind: TroubleKind;
  cause: unknown;
}

export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

export interface TransportOptions {
  timeouts: Timeouts;
  maxBytes: number;
  allowPrivateNetwork: boolean;
  resolve?: Resolve | undefined;
  /** Certificate authorities besides the system's. */
  ca?: string | undefined;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What is sent; `body` null where the method has none. */
export interface Ask {
  method: Method;
  url: URL;
  headers: Record<string, string>;
  body: string | null;
}

export interface Transport {
  /** Throws only the signal's reason. */
  send(ask: Ask, signal: AbortSignal): Promise<Raw | Trouble>;
  close(): Promise<void>;
}

function refusePrivate(host: string): PilitoError {
  return new PilitoError('address_refused', `The shop's address ${host} is on a private network.`, {
    hint: 'If it is your own shop, allow it: pilito store update <slug> --allow-private-network',
  });
}

export function createTransport(options: TransportOptions): Transport {
  const { timeouts } = options;
  const agent = new Agent({
    connect: {
      timeout: timeouts.connect,
      lookup: guardedLookup(options),
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    },
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.body,
    pipelining: 1,
  });

  async function send({ method, url, headers, body: sent }: Ask, signal: AbortSignal): Promise<Raw | Trouble> {
    signal.throwIfAborted();
    if (!options.allowPrivateNetwork && isPrivateHost(url.hostname)) {
      return { kind: 'private', cause: refusePrivate(url.host) };
    }
    const abort = new AbortController();
    const stop = () => abort.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const timer = setTimeout(() => abort.abort(new Error('the answer took too long as a whole')), timeouts.total);
    let begun = false;
    try {
      const answer = await request(url, { method, dispatcher: agent, headers, body: sent, signal: abort.signal });
      begun = true;
      const flat = flatten(answer.headers);
      const body = await readBounded(decoded(answer.body, flat['content-encoding']), options.maxBytes);
      return body === null ? { kind: 'too_large', cause: null } : { status: answer.statusCode, headers: flat, body };
    } catch (cause) {
      signal.throwIfAborted();
      return { kind: abort.signal.aborted ? 'timeout' : troubleOf(cause, begun), cause };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  return { send, close: () => agent.destroy() };
}

/** Every address a name resolves to is looked at when the connection is made, so that no later answer slips through. */
export function guardedLookup({
  allowPrivateNetwork,
  resolve = systemResolve,
}: Pick<TransportOptions, 'allowPrivateNetwork' | 'resolve'>): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (addresses) => {
        const first = addresses[0];
        const hidden = allowPrivateNetwork ? undefined : addresses.find(({ address }) => isPrivateAddress(address));
        if (hidden !== undefined) done(refusePrivate(`${host} (${hidden.address})`), '');
        else if (first === undefined)
          done(Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' }), '');
        else if (options.all) done(null, addresses);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, ''),
    );
  };
}

export const systemResolve: Resolve = (host) => lookup(host, { all: true });

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
}

function decoded(body: Readable, encoding = ''): Readable {
  const unpack = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };
  const found = Object.entries(unpack).find(([name]) => name === encoding.toLowerCase());
  return found === undefined ? body : pipeline(body, found[1](), () => {});
}

async function readBounded(stream: Readable, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const KINDS: Record<string, TroubleKind> = {
  UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
  ETIMEDOUT: 'connect_timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ENODATA: 'dns',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
};

function troubleOf(cause: unknown, begun: boolean): TroubleKind {
  if (cause instanceof PilitoError) return 'private';
  const code = codeOf(cause);
  const kind = KINDS[code];
  if (kind === 'timeout') return kind;
  if (begun) return 'half_body';
  return kind ?? (/CERT|TLS|SSL|SIGNATURE|SIGNED|EPROTO/.test(code) ? 'tls' : 'other');
}

/** The code of a network error ("ECONNREFUSED"), or "". */
export function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
