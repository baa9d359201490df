// Between node:http and the routes: reads a request as PHP and nginx would, writes an answer with the headers of a
// real WordPress.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Identity } from './auth.ts';
import type { Outcome, RawAnswer, SeenRequest } from './faults.ts';
import { type Fields, isRecord } from './fields.ts';
import { phpParams, textOf } from './params.ts';
import { phpJson } from './php-json.ts';
import type { Answer, Call } from './router.ts';

type Pairs = readonly (readonly [string, string])[];

export interface Arrival {
  method: string;
  /** The path as it was asked for, and the REST route in it; null when it is none of WordPress's. */
  path: string;
  route: string | null;
  pairs: Pairs;
  headers: Record<string, string>;
  secure: boolean;
}

const SECRET = new Set(['consumer_secret', 'oauth_signature']);

export function arrivalOf(request: IncomingMessage, tls: boolean): Arrival {
  const url = new URL(request.url ?? '/', 'http://shop.invalid');
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const below = /^(?:\/index\.php)?\/wp-json(\/.*)?$/.exec(url.pathname);
  const plain = url.searchParams.get('rest_route');
  const route = below ? (below[1] ?? '').replace(/\/$/, '') : plain === null ? null : plain.replace(/\/$/, '');
  const secure = tls || headers['x-forwarded-proto'] === 'https';
  return { method: request.method ?? 'GET', path: url.pathname, route, pairs: [...url.searchParams], headers, secure };
}

/** The log keeps what tests ask about, and nothing one could log in with. */
export function seenRequest(arrival: Arrival, at: number): SeenRequest {
  const { authorization, ...headers } = arrival.headers;
  if (authorization !== undefined) headers.authorization = `${authorization.split(' ')[0]} …`;
  const query = Object.fromEntries(arrival.pairs.filter(([name]) => !SECRET.has(name)));
  return { at, method: arrival.method, path: arrival.path, query, headers };
}

/** The body of a JSON request; anything else is an empty one. */
export async function readFields(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

const CREDENTIALS = /^(?:consumer_key|consumer_secret|oauth_\w+)$/;

/**
 * `_method` in the address or `X-HTTP-Method-Override` makes a POST count as another method, with its JSON body among
 * the parameters.
 */
export function callOf(
  arrival: Arrival,
  body: Fields,
  home: string,
  identity: Identity,
  deaf: readonly string[],
): Call {
  const { _method, ...asked } = phpParams(arrival.pairs);
  const override = textOf(_method) || arrival.headers['x-http-method-override'];
  const method = override?.toUpperCase() ?? arrival.method;
  const known = { ...asked, ...body };
  const params = Object.fromEntries(
    Object.entries(known).filter(([name]) => !deaf.includes(name) && !CREDENTIALS.test(name)),
  );
  return { method, route: arrival.route ?? '', params, body, pairs: arrival.pairs, home, identity };
}

export function rawAnswer(answer: Answer, home: string, known: boolean, date: number): RawAnswer {
  const paged = answer.headers.some(([name]) => name === 'Link');
  return {
    status: answer.status,
    headers: [
      ['Server', 'nginx/1.22.1'],
      ['Date', new Date(date).toUTCString()],
      ['Content-Type', 'application/json; charset=UTF-8'],
      ['X-Robots-Tag', 'noindex'],
      ...(paged ? [] : [['Link', `<${home}/wp-json/>; rel="https://api.w.org/"`] satisfies [string, string]]),
      ['X-Content-Type-Options', 'nosniff'],
      ['Access-Control-Expose-Headers', 'X-WP-Total, X-WP-TotalPages, Link'],
      ['Access-Control-Allow-Headers', 'Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type'],
      ...answer.headers,
      ...(known ? UNCACHED : [['Vary', 'Origin'] satisfies [string, string]]),
    ],
    body: phpJson(answer.body),
  };
}

const UNCACHED: [string, string][] = [
  ['Expires', 'Wed, 11 Jan 1984 05:00:00 GMT'],
  ['Cache-Control', 'no-cache, must-revalidate, max-age=0, no-store, private'],
];

export function htmlAnswer(status: number, title: string, date: number): RawAnswer {
  const headers: [string, string][] = [
    ['Server', 'nginx/1.22.1'],
    ['Date', new Date(date).toUTCString()],
    ['Content-Type', 'text/html; charset=UTF-8'],
  ];
  return {
    status,
    headers,
    body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body>${title}</body></html>\n`,
  };
}

export function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome.kind === 'silence') return;
  if (outcome.kind === 'reset') return void response.socket?.resetAndDestroy();
  const { status, headers, body } = outcome.answer;
  const bytes = Buffer.from(body);
  response.writeHead(status, [...headers.flat(), 'Content-Length', String(bytes.length)]);
  if (outcome.kind === 'answer') return void response.end(bytes);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}
