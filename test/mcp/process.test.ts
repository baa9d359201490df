// The real binary, asked by an assistant: `pilito mcp` as the assistant starts it, and `pilito serve` over HTTP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShop, type ExampleShop } from '../../examples/shop/server.ts';
import { workspace } from '../support/cli.ts';
import { type Assistant, assistant, ERAS, type Era, overHttp } from '../support/mcp.ts';

const BINARY = fileURLToPath(new URL('../../bin/pilito.js', import.meta.url));
const place = workspace();
let shop: ExampleShop;

/** How to start it, with nothing of the environment of whoever tests. */
function command(...options: string[]) {
  const env = { PATH: process.env.PATH ?? '', HOME: place.directory, XDG_DATA_HOME: place.directory };
  return { args: [BINARY, '--db', place.db, 'mcp', ...options], env, cwd: place.directory };
}

/** What the client could not read is in `errors`: anything on stdout that is not the protocol. */
async function start(era: Era, ...options: string[]): Promise<Assistant & { errors: string[] }> {
  const errors: string[] = [];
  const transport = new StdioClientTransport({ command: process.execPath, ...command(...options), stderr: 'pipe' });
  transport.stderr?.on('data', (said) => errors.push(String(said)));
  const one = await assistant(transport, era);
  one.client.onerror = (error) => errors.push(error.message);
  return { ...one, errors };
}

beforeAll(async () => {
  shop = await createShop();
  const keys = ['--consumer-key', '-', '--consumer-secret', '-', '--allow-private-network'];
  const input = `${shop.consumerKey}\n${shop.consumerSecret}\n`;
  await place.json(['store', 'add', 'market', '--url', shop.url, ...keys], { input });
  await place.json(['pull']);
  await place.run(['worker', '--once']);
}, 60_000);
afterAll(async () => {
  await shop.close();
  place.remove();
});

async function sellsShoes({ call }: Assistant): Promise<void> {
  const query = 'کفش پیاده روی مردانه زیر ۲ میلیون تومان';
  const found = await call('search_products', { query, in_stock: true, limit: 3, live: true });
  const [best] = found.data.results;
  expect(best).toMatchObject({
    title: expect.stringContaining('پیاده‌روی'),
    currency: 'IRT',
    in_stock: true,
    live: true,
  });
  expect(Number(best.price)).toBeLessThanOrEqual(2_000_000);
  const { data } = await call('get_product', { id: best.external_id });
  expect(data.variations.length).toBeGreaterThan(1);
  const ids = found.data.results.map((one: { external_id: string }) => one.external_id);
  expect((await call('compare_products', { ids })).data.products).toHaveLength(ids.length);
  expect((await call('list_categories', { contains: 'کفش' })).data.categories).toMatchObject([{ name: 'کفش' }]);
  const overview = await call('store_overview');
  expect(overview.data).toMatchObject({ currency: 'IRT', language: 'fa', last_pull: { status: 'done' } });
}

describe.each(ERAS)('a client of the generation "%s"', (era) => {
  it('sells shoes over standard input and output', async () => {
    const { close, errors, ...one } = await start(era);
    await sellsShoes({ close, ...one });
    await close();
    expect(errors).toEqual([]);
  });
});

it('sells shoes over HTTP', async () => {
  const { token } = await place.json(['token', 'create', '--store', 'market', '--scope', 'read']);
  const serving = await place.serve(['--no-worker']);
  const one = await overHttp(serving, token);
  await sellsShoes(one);
  await one.close();
  expect(await serving.stop()).toMatchObject({ code: 143, stderr: '' });
});

describe('the process', () => {
  const line = (message: object) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;
  const hello = line({
    id: 0,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '0' } },
  });

  /** Greets it by hand, waits for its answer, and ends it. */
  async function greeted(end: (child: ReturnType<typeof spawn>) => void, first = '') {
    const { args, env, cwd } = command();
    const child = spawn(process.execPath, args, { env, cwd, stdio: 'pipe' });
    const [stderr, ended] = [text(child.stderr), once(child, 'exit')];
    child.stdin.write(first + hello);
    const [answer] = await once(child.stdout, 'data');
    end(child);
    const [code] = await ended;
    return { code, stderr: await stderr, stdout: String(answer) };
  }

  it('answers, and ends cleanly when its input does', async () => {
    const { code, stderr, stdout } = await greeted((child) => child.stdin?.end());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ id: 0, result: { serverInfo: { name: 'pilito' } } });
  });

  it('ends on SIGTERM with 143', async () => {
    const { code, stderr } = await greeted((child) => child.kill('SIGTERM'));
    expect({ code, stderr }).toEqual({ code: 143, stderr: '' });
  });

  it('says on stderr what it could not read, and goes on', async () => {
    const { stderr, stdout } = await greeted((child) => child.stdin?.end(), '{"what":\n{"jsonrpc":"2.0"}\n');
    expect(stderr).toContain('MCP message refused');
    expect(JSON.parse(stdout)).toMatchObject({ id: 0 });
  });

  it('wants to know which store, where there are several', async () => {
    const unknown = await place.run(['mcp', '--store', 'nope']);
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Stores here: market') });
    await place.json(['store', 'add', 'books']);
    const open = await place.run(['mcp']);
    expect(open).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Name one with --store: ') });
    const { call, close } = await start('legacy', '--store', 'books');
    expect((await call('store_overview')).data).toMatchObject({ name: 'books', products: 0 });
    await close();
  });
});
