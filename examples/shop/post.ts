// One POST as WordPress sends it: these headers, in this order, no redirect followed, nothing tried twice.
import http from 'node:http';
import https from 'node:https';

export interface Sent {
  /** Null when no answer came: refused, reset, or too late. */
  status: number | null;
  error: string | null;
}

const FIRST = [
  ...['User-Agent', 'WooCommerce/11.0.1 Hookshot (WordPress/7.1)', 'Accept', '*/*'],
  ...['Accept-Encoding', 'deflate, gzip, br, zstd'],
];

export function post(url: string, headers: readonly string[], body: Buffer, signal: AbortSignal): Promise<Sent> {
  return new Promise((resolve) => {
    const client = url.startsWith('https:') ? https : http;
    const all = ['Host', new URL(url).host, ...FIRST, ...headers, 'Connection', 'close'];
    const request = client.request(url, {
      ...{ method: 'POST', agent: false, signal },
      headers: [...all, 'Content-Length', String(body.length)],
    });
    request.on('response', (response) => {
      response.resume();
      response.on('close', () => resolve({ status: response.statusCode ?? null, error: null }));
    });
    request.on('error', (error) => resolve({ status: null, error: error.message }));
    request.end(body);
  });
}
