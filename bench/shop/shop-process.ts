// A shop of a made-up catalogue, in a process of its own: what a pull asks of WooCommerce, each page after a fixed wait.
// `shop-process <products> <milliseconds a page>`. A request for /change changes one price in five.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalogue } from './items.ts';

const [products = 0, wait = 0] = process.argv.slice(2).map(Number);
const page = catalogue(products);
let changed = false;

function send(response: ServerResponse, body: string, total?: number): void {
  const counted = total === undefined ? {} : { 'x-wp-total': String(total) };
  response.writeHead(200, { 'content-type': 'application/json', ...counted });
  response.end(body);
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop.example');
  if (pathname === '/change') changed = true;
  if (pathname.endsWith('/currencies/current')) return send(response, '{"code":"EUR"}');
  if (pathname.endsWith('/products/variations') || pathname.endsWith('/variations')) return send(response, '[]', 0);
  if (!pathname.endsWith('/products')) return send(response, '{}');
  const size = Number(searchParams.get('per_page') ?? 10);
  const offset = Number(searchParams.get('offset') ?? (Number(searchParams.get('page') ?? 1) - 1) * size);
  setTimeout(() => send(response, page(offset, size, changed), products), wait);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
