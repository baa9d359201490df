// `pilito trigger` against a running `pilito serve`: what is sent is taken, applied, and gone again.
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Running, workspace } from '../support/cli.ts';
import { pour, startRelay } from '../support/relay.ts';

const place = workspace();
let serving: Running & { url: string };

beforeAll(async () => {
  await place.json(['store', 'add', 'shoes', '--webhook-secret', '-'], { input: 'Secret1405\n' });
  serving = await place.serve();
}, 30_000);
afterAll(async () => {
  await serving.stop();
  place.remove();
});

const run = (...args: string[]) => place.run(['trigger', ...args, '--url', serving.url]);
const json = (...args: string[]) => place.json(['trigger', ...args, '--url', serving.url]);
const held = async () =>
  (await place.json(['products', 'list'])).results.map((row: { external_id: string }) => row.external_id).sort();
const holds = (...ids: string[]) => expect.poll(held, { timeout: 10_000 }).toEqual(ids);

describe('a delivery', () => {
  it('is shown with its answer, and ends in the catalogue', async () => {
    const { code, stdout, stderr } = await run('product.created');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^→ POST http:.*\/webhook\/shoes\/ {2}product\.created 900000001\n/);
    expect(stdout).toMatch(/^ {2}x-wc-webhook-signature: \S{44}$/m);
    expect(stdout).toMatch(/^← 202 in \d+ ms {2}\{"status":"accepted"/m);
    expect(stderr).toMatch(/take it away again: pilito trigger product\.deleted --store shoes --url http/);
    await holds('woo_900000001');
  });

  it('is taken whatever its topic', async () => {
    for (const topic of ['product.updated', 'product.restored', 'product.published', 'variation', 'ping']) {
      expect((await run(topic)).code).toBe(0);
    }
    await holds('woo_900000001', 'woo_950000001');
    expect((await run('action.woocommerce_delete_product_variation')).code).toBe(0);
    expect((await run('product.deleted')).code).toBe(0);
    await holds();
  });

  it('comes as one JSON document with --json, and not at all with --quiet', async () => {
    const document = await json('product.updated', '--product-id', '900000500');
    expect(document).toMatchObject({ store: 'shoes', topic: 'product.updated', count: 1 });
    expect(document.results[0]).toEqual({
      request: { method: 'POST', url: expect.any(String), headers: expect.any(Object), body: expect.any(String) },
      response: { status: 202, body: expect.objectContaining({ status: 'accepted' }) },
      took_ms: expect.any(Number),
    });
    expect(await run('product.deleted', '--product-id', '900000500', '--quiet')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('comes many times, or twice in one second under one delivery id', async () => {
    const { results } = await json('product.updated', '--burst');
    const ids = results.map(
      ({ request }: { request: { headers: Record<string, string> } }) => request.headers['x-wc-webhook-delivery-id'],
    );
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    const { stdout } = await run('product.deleted', '--count', '2');
    expect(stdout.match(/^[→←]/gm)).toHaveLength(4);
    await holds();
  });
});

describe('a wrong signature', () => {
  it('is refused, and that is well', async () => {
    const { code, stdout, stderr } = await run('product.updated', '--bad-signature');
    expect([code, stderr]).toEqual([0, 'Refused, as it should be.\n']);
    expect(stdout).toMatch(/^← 401 .*"error":"unauthorized"/m);
  });

  it('must not be taken by anybody', async () => {
    const open = createServer((_, response) => void response.end('ok'));
    await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void open.close());
    const address = open.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const { code, stderr } = await place.run(['trigger', 'product.updated', '--bad-signature', '--url', url]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('was accepted (HTTP 200)')]);
  });
});

describe('what cannot be', () => {
  it('a secret the endpoint does not know: exit code 4', async () => {
    await place.json(['store', 'add', 'hats', '--webhook-secret', '-'], { input: 'Secret1405\n' });
    const other = workspace();
    onTestFinished(other.remove);
    await other.json(['store', 'add', 'hats', '--webhook-secret', '-'], { input: 'Another1405\n' });
    const { code, stderr } = await other.run(['trigger', 'product.updated', '--url', serving.url]);
    expect([code, stderr]).toEqual([4, expect.stringMatching(/HTTP 401\)[\s\S]*another database/)]);
  });

  it('nobody there: exit code 5', async () => {
    const env = { PILITO_PORT: '9' };
    const { code, stderr } = await place.run(['trigger', 'ping', '--store', 'shoes'], { env });
    expect([code, stderr]).toEqual([
      5,
      expect.stringMatching(/Nothing answers at http:\/\/127\.0\.0\.1:9\.[\s\S]*pilito serve/),
    ]);
  });

  it('an answer without end is read as far as it is shown', async () => {
    const endless = await startRelay();
    onTestFinished(endless.close);
    endless.behave(pour());
    const { code, stdout } = await place.run(['trigger', 'ping', '--store', 'shoes', '--url', endless.url]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^← 200 in \d+ ms {2}\[{300}$/m)]);
  });

  it.each([
    [['product.sold', '--store', 'shoes'], 2, /Topics: product\.created, /],
    [['ping', '--bad-signature', '--store', 'shoes'], 2, /no signature/],
    [['ping', '--store', 'shoes', '--url', 'pilito'], 2, /not an address/],
    [['product.updated', '--store', 'bare'], 2, /no webhook secret[\s\S]*pilito webhooks ensure bare/],
    [['product.updated', '--store', 'nobody'], 1, /no store called/],
  ])('%j', async (args, exit, told) => {
    await place.run(['store', 'add', 'bare']);
    const { code, stdout, stderr } = await place.run(['trigger', ...args]);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toMatch(told);
  });

  it('a made-up state of a real product', async () => {
    const { token } = await place.json(['token', 'create', '--store', 'shoes']);
    const product = { id: 12, name: 'Lamp', price: 1 };
    const body = JSON.stringify({ event_id: 'e1', event_type: 'product.created', product });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    await fetch(`${serving.url}/api/integrations/woocommerce/webhook/`, { method: 'POST', headers, body });
    await holds('woo_12');
    const { code, stderr } = await run('product.updated', '--product-id', '12', '--store', 'shoes');
    expect([code, stderr]).toEqual([1, expect.stringContaining('woo_12 is a real product of shoes')]);
  });
});
