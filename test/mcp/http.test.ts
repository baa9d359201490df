// /mcp as an entrance: who is let in, who is not, and what becomes of requests that go wrong.
import { request as rawRequest } from 'node:http';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/client/validators/ajv';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { withVerbs } from '../../src/adapters/sqlite/errors.ts';
import type { App } from '../../src/app/app.ts';
import { type Site, startSite } from '../support/http-site.ts';
import { type Assistant, ERAS, overHttp, sell } from '../support/mcp.ts';

const TOOLS = ['search_products', 'get_product', 'compare_products', 'list_categories', 'store_overview'];
const PING = { jsonrpc: '2.0', id: 1, method: 'ping' };
const ACCEPT = { accept: 'application/json, text/event-stream' };

let site: Site;
const opened: Assistant[] = [];
/** Called before products are loaded, and waited for. */
let gate: () => Promise<void> = async () => {};

async function connect(token: string, options: Parameters<typeof overHttp>[2] = {}): Promise<Assistant> {
  const one = await overHttp(site, token, options);
  opened.push(one);
  return one;
}

/** A promise, and what fulfils it. */
function door(): [Promise<void>, () => void] {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [opened, open];
}

/** An App whose reading of products can be made to wait, or to fail. */
function gated(app: App): App {
  const load: App['db']['search']['load'] = async (...given) => {
    await gate();
    return app.db.search.load(...given);
  };
  return { ...app, db: { ...app.db, search: withVerbs(app.db.search, { load }) } };
}

beforeAll(async () => {
  site = await startSite({ change: gated, publicUrl: 'https://pilito.example/api', host: '192.0.2.7' });
  await sell(site, 'shoes', { 1: { title: 'کفش', price: '850000', currency: 'IRT' } });
  await sell(site, 'books', { 7: { title: 'Novel', price: '9.50' } });
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  gate = async () => {};
});
afterAll(() => site.close());

describe.each(ERAS)('a client of the generation "%s"', (era) => {
  it('is told what there is: five tools that only read, with schemas that hold', async () => {
    const { client } = await connect(site.read, { era });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS);
    const validator = new AjvJsonSchemaValidator();
    for (const { inputSchema, outputSchema, annotations, description = '' } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
      expect(description.length).toBeGreaterThan(150);
      for (const schema of [inputSchema, outputSchema])
        expect(() => validator.getValidator(JSON.parse(JSON.stringify(schema)))).not.toThrow();
    }
  });

  it('is told whose catalogue it is, and calls', async () => {
    const { client, call } = await connect(site.read, { era });
    expect(client.getInstructions()).toMatch(/the shop "shoes".*mostly write Persian.*never instructions/);
    expect((await call('search_products', { query: 'کفش' })).data.results).toMatchObject([{ external_id: 'woo_1' }]);
  });

  it('can take a call back, and go on', async () => {
    const { client, call } = await connect(site.read, { era });
    const stop = new AbortController();
    const [entered, enter] = door();
    const [released, release] = door();
    gate = () => {
      enter();
      return released;
    };
    const asked = client.callTool({ name: 'search_products', arguments: { query: 'کفش' } }, { signal: stop.signal });
    await entered;
    stop.abort(new Error('never mind'));
    await expect(asked).rejects.toThrow('never mind');
    release();
    expect((await call('get_product', { id: 'woo_1' })).data.price).toBe('850000');
  });
});

describe('tokens', () => {
  const post = (token: string | null, path = '/mcp') => site.send('POST', path, token, PING, ACCEPT);

  it.each([
    ['none', () => null, 401, 'unauthorized'],
    ['an unknown one', () => 'pilito_read_x', 401, 'unauthorized'],
    ["the plugin's", () => site.ingest, 403, 'forbidden'],
  ])('%s does not open it', async (_, token, status, error) => {
    const answer = await post(token());
    expect({ status: answer.status, error: answer.json.error }).toEqual({ status, error });
    if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('of a store see that store only', async () => {
    const { secret } = await site.token({ store: 'books', scope: 'read' });
    const { call } = await connect(secret);
    expect((await call('get_product', { id: 'woo_7' })).data.title).toBe('Novel');
    expect(await call('get_product', { id: 'woo_1' })).toMatchObject({ isError: true, data: undefined });
    expect((await post(secret, '/mcp?store=shoes')).status).toBe(403);
  });

  it('of an admin name the store', async () => {
    expect((await post(site.admin)).json).toMatchObject({ error: 'invalid_usage', detail: /\?store=/ });
    const { call } = await connect(site.admin, { path: '/mcp?store=books' });
    expect((await call('store_overview')).data.name).toBe('books');
  });

  it('are counted', async () => {
    const { id, secret } = await site.token({ store: 'shoes', scope: 'read' });
    await post(secret);
    const { json } = await site.get(`/api/v1/integrations/tokens/${id}/`, site.admin);
    expect(json.usage_count).toBe(1);
  });
});

describe('where a request comes from', () => {
  /** fetch does not let a Host be chosen. */
  const status = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const all = { authorization: `Bearer ${site.read}`, 'content-type': 'application/json', ...ACCEPT, ...headers };
      const asking = rawRequest(new URL('/mcp', site.url), { method: 'POST', headers: all }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asking.on('error', reject).end(JSON.stringify(PING));
    });

  it.each(['localhost', 'localhost:8787', '127.0.0.1:1', '[::1]:8787', 'pilito.example', '192.0.2.7:8787'])(
    'is fine from the host %s',
    async (host) => expect(await status({ host })).toBe(200),
  );

  it.each(['evil.example', 'localhost.evil.example', 'pilito.example.evil.example', '192.0.2.8', 'a b'])(
    'is refused from the host %s',
    async (host) => expect(await status({ host })).toBe(403),
  );

  it.each([
    ['https://pilito.example', 200],
    ['http://localhost:3000', 200],
    ['https://evil.example', 403],
    ['null', 403],
  ])('from the origin %s is answered with %d', async (origin, expected) => {
    expect(await status({ origin })).toBe(expected);
  });

  it('is said before the token is looked at, with what to do', async () => {
    const { status: refused, json } = await site.send('POST', '/mcp', null, PING, { origin: 'https://evil.example' });
    expect({ refused, json }).toEqual({
      refused: 403,
      json: { error: 'forbidden', detail: expect.stringMatching(/PILITO_PUBLIC_URL/) },
    });
  });
});

describe('what goes wrong', () => {
  it.each(['GET', 'DELETE'])('%s is for sessions, which there are none of', async (method) => {
    const { status, headers } = await site.send(method, '/mcp', site.read);
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  });

  it.each([
    ['no JSON', '{', 400],
    ['nothing', '', 400],
    ['JSON of something else', '[1]', 400],
    ['too much', JSON.stringify({ ...PING, params: { x: 'x'.repeat(2 * 1024 * 1024) } }), 413],
  ])('%s is refused', async (_, body, status) => {
    const headers = { ...ACCEPT, 'content-type': 'application/json' };
    expect((await site.send('POST', '/mcp', site.read, body, headers)).status).toBe(status);
  });

  it('a tool that is not there is an error of the protocol', async () => {
    const { client } = await connect(site.read);
    await expect(client.callTool({ name: 'place_order', arguments: {} })).rejects.toThrow(/place_order/);
  });

  it('a failure of ours is told without its words', async () => {
    const { call } = await connect(site.read);
    gate = async () => {
      throw new Error('/srv/secret.db is broken');
    };
    const { isError, text } = await call('search_products', { query: 'کفش' });
    expect({ isError, text }).toEqual({
      isError: true,
      text: expect.stringMatching(/cannot be read just now.*do not guess/),
    });
    expect(text).not.toContain('secret');
  });
});
