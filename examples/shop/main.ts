// Runs the example shop until it is stopped: `node examples/shop/main.ts [--port 8080]`.
import { parseArgs } from 'node:util';
import { createShop } from './server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const shop = await createShop({ port: Number(values.port) });

process.stdout.write(`${shop.url}
consumer key     ${shop.consumerKey}
consumer secret  ${shop.consumerSecret}

curl -H 'X-Forwarded-Proto: https' -u ${shop.consumerKey}:${shop.consumerSecret} '${shop.url}/wp-json/wc/v3/products?per_page=3&_fields=id,name,price'
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void shop.close());
