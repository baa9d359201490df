// A shop that answers with what a real one was recorded to say: its whole catalogue of 80 products and 55 variations,
// its currency, and the deliveries its webhooks made.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../fixtures/woocommerce');

/** The secret the recorded deliveries were signed with. */
export const RECORDED_SECRET = 'woo-test-secret-1405';

interface Item {
  id: number;
  [field: string]: unknown;
}

function recordedList(name: string): Item[] {
  const { body }: { body: Item[] } = JSON.parse(readFileSync(join(FOLDER, 'products', `${name}.json`), 'utf8'));
  return body.sort((a, b) => a.id - b.id);
}

export async function startRecordedShop(): Promise<{ url: string; requests: URL[]; close(): Promise<void> }> {
  const listings: Record<string, Item[]> = {
    '/wp-json/wc/v3/products': recordedList('list-per100-page1'),
    '/wp-json/wc/v3/variations': recordedList('all-variations-page1'),
  };
  const requests: URL[] = [];
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://shop.example');
    requests.push(url);
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
      response.end(JSON.stringify(body));
    };
    if (url.pathname === '/wp-json/wc/v3/data/currencies/current') return send(200, { code: 'IRT' });
    const list = listings[url.pathname];
    if (!list) return send(404, { code: 'rest_no_route', data: { status: 404 } });
    const size = Number(url.searchParams.get('per_page') ?? 10);
    const offset = Number(url.searchParams.get('offset') ?? size * (Number(url.searchParams.get('page') ?? 1) - 1));
    const after = url.searchParams.get('modified_after');
    const matching = list.filter((item) => after === null || String(item.date_modified_gmt) > after);
    send(200, matching.slice(offset, offset + size), {
      'X-WP-Total': String(matching.length),
      'X-WP-TotalPages': String(Math.ceil(matching.length / size)),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** One recorded delivery as WooCommerce sent it, such as `rest-create-simple/03-product.created`. */
export function recordedDelivery(name: string): { body: Buffer; headers: Record<string, string> } {
  const path = join(FOLDER, 'webhooks', name);
  const meta: { headers: [string, string][] } = JSON.parse(readFileSync(`${path}.meta.json`, 'utf8'));
  const ours = meta.headers.filter(([key]) => !/^(host|connection|content-length|accept-encoding)$/i.test(key));
  return { body: readFileSync(`${path}.body`), headers: Object.fromEntries(ours) };
}
