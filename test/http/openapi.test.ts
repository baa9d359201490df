// The description of the API against the API: whole, valid, and true of every answer.
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BULK, bulk2, envelope2, event, signed2, wooProduct } from '../support/envelope.ts';
import { signed } from '../support/http-deliveries.ts';
import { EVENTS, HEALTH, PRODUCTS, SEARCH, type Site, startSite, TOKENS, WEBHOOK } from '../support/http-site.ts';
import { routesOf } from '../support/routes.ts';

type Json = Record<string, unknown>;
interface Operation {
  security: Json[];
  parameters: Json[];
  requestBody?: { content: Record<string, { examples?: Record<string, { value: Json }>; example?: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json; example?: unknown }> }>;
}
interface Description extends Json {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; securitySchemes: Json };
}

const UNKNOWN = 'woo_999';
let site: Site;
let description: Description;

beforeAll(async () => {
  site = await startSite();
  description = (await site.get('/openapi.json')).json;
});
afterAll(() => site.close());

/** Fields that are not described are wrong too, though clients must live with them. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

function checker(shut: boolean): (schema: Json) => (value: unknown) => string[] {
  const schemas = shut ? closed(description.components.schemas) : description.components.schemas;
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { 'date-time': true, uri: true } });
  ajv.addVocabulary(['components']);
  ajv.addSchema({ $id: 'api', components: { schemas } }, 'api', false, false);
  return (schema) => {
    const pointed = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/'));
    const validate = ajv.compile(pointed);
    return (value) => (validate(value) ? [] : (validate.errors ?? []).map((error) => JSON.stringify(error)));
  };
}

/** The operation that a request goes to; a path without parameters before one that has them. */
function operationAt(method: string, address: string): [string, Operation] {
  const [asked = ''] = address.split('?');
  const fits = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked);
  const [path] = Object.keys(description.paths)
    .filter(fits)
    .sort((a, b) => a.split('{').length - b.split('{').length);
  const operation = description.paths[path ?? '']?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${address} is not described.`);
  return [`${method} ${path}`, operation];
}

test('is OpenAPI 3.1, whole', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(description));
  expect([valid, errors]).toEqual([true, undefined]);
  const text = JSON.stringify(description);
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    expect(description.components.schemas).toHaveProperty([name]);
  }
  const used = Object.keys(description.components.schemas).filter((name) => text.includes(`schemas/${name}"`));
  expect(Object.keys(description.components.schemas).filter((name) => !used.includes(name))).toEqual([]);
  const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('says what every parameter means', () => {
  const parameters = [...JSON.stringify(description).matchAll(/"name":"([\w-]+)","in":"\w+".*?"description":"(.*?)"/g)];
  expect(parameters.length).toBeGreaterThan(40);
  expect(parameters.filter(([, name, meaning]) => name === meaning)).toEqual([]);
});

test('names every route there is, and no other', async () => {
  const told = Object.entries(description.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/(.)\/$/, '$1')}`),
  );
  const served = (await routesOf(site.server)).map((route) => route.replace(/:(\w+)/g, '{$1}'));
  expect(told.sort()).toEqual(served.sort());
});

test('knows which route asks for a token', async () => {
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const [method, { security, responses }] of Object.entries(operations)) {
      const { status } = await site.send(
        method.toUpperCase(),
        path.replace('{id}', '1').replace('{store}', 'shoes'),
        null,
      );
      const open = security.length === 0;
      expect([path, status === 401], path).toEqual([path, !open]);
      expect(responses, path).toHaveProperty([String(status)]);
    }
  }
});

test('shows numbers and flags as what they are', () => {
  const schemaOf = (name: string) =>
    description.paths[SEARCH]?.get?.parameters.find((one) => one.name === name)?.schema;
  expect(schemaOf('limit')).toEqual({ type: 'integer', minimum: 1, maximum: 100, default: 10 });
  expect(schemaOf('in_stock')).toEqual({ type: 'boolean' });
  expect(schemaOf('mode')).toEqual({ type: 'string', enum: ['hybrid', 'text', 'vector'], default: 'hybrid' });
});

describe('every answer is as described', () => {
  const seen = new Set<string>();

  async function ask(
    method: string,
    address: string,
    token: string | null,
    body?: unknown,
    headers?: Record<string, string>,
  ) {
    const answer = await site.send(method, address, token, body, headers);
    const [name, { responses }] = operationAt(method, address);
    const told = responses[String(answer.status)];
    expect(told, `${name} → ${answer.status} ${answer.text}`).toBeDefined();
    const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
    const content = told?.content?.[type];
    expect(content !== undefined || answer.text === '', `${name} → ${answer.status} ${type}`).toBe(true);
    if (content && type === 'application/json') {
      expect(checker(true)(content.schema)(answer.json), `${name} → ${answer.text}`).toEqual([]);
    }
    seen.add(`${name} ${answer.status}`);
    return answer;
  }

  test('deliveries', async () => {
    const variable = wooProduct(10, { type: 'variable', variations: [11] });
    const variations = [wooProduct(11, { parent_id: 10, type: 'variation', price: '850000.50' })];
    const { body, headers } = signed2(
      envelope2(event(variable, 'product.created', { variations })),
      site.ingest,
      site.clock.at,
    );
    expect((await ask('POST', WEBHOOK, site.ingest, body, headers)).status).toBe(202);
    expect((await ask('POST', WEBHOOK, site.ingest, body, headers)).status).toBe(200);
    expect((await ask('POST', WEBHOOK, site.ingest, body, { ...headers, 'webhook-timestamp': '1' })).status).toBe(401);
    expect((await ask('POST', WEBHOOK, site.ingest, '{"event_id":"x","product":{}}')).status).toBe(422);
    expect((await ask('POST', WEBHOOK, site.ingest, '{')).status).toBe(400);
    expect((await ask('POST', WEBHOOK, site.admin, body, headers)).status).toBe(403);
    const many = signed2(bulk2([event(wooProduct(20)), { event_id: 'odd' }]), site.ingest, site.clock.at);
    expect((await ask('POST', BULK, site.ingest, many.body, many.headers)).status).toBe(202);
    const none = signed2(bulk2([{ event_id: 'odd' }]), site.ingest, site.clock.at);
    expect((await ask('POST', BULK, site.ingest, none.body, none.headers)).status).toBe(422);
    const empty = signed2(bulk2([]), site.ingest, site.clock.at);
    expect((await ask('POST', BULK, site.ingest, empty.body, empty.headers)).status).toBe(422);
    const native = JSON.stringify(
      wooProduct(30, { name: 'Trail runner', sale_price: '900', price: '900', on_sale: true }),
    );
    expect((await ask('POST', `${WEBHOOK}shoes/`, null, native, signed(native))).status).toBe(202);
    expect((await ask('POST', `${WEBHOOK}shoes/`, null, native, signed(native))).status).toBe(200);
    expect((await ask('POST', `${WEBHOOK}nobody/`, null, native, signed(native))).status).toBe(404);
    const ping = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask('POST', `${WEBHOOK}shoes/`, null, 'webhook_id=5', ping)).json).toHaveProperty('status', 'ok');
    await ask('GET', HEALTH, site.ingest);
    await site.work();
  });

  test('the catalogue and its search', async () => {
    const { json } = await ask('GET', `${PRODUCTS}?page_size=1&page=2&in_stock=true`, site.read);
    await ask('GET', `${PRODUCTS}${json.results[0].id}/`, site.read);
    await ask('GET', `${PRODUCTS}woo_30/`, site.read);
    await ask('GET', `${PRODUCTS}${UNKNOWN}/`, site.read);
    await ask('GET', `${PRODUCTS}stats/`, site.admin);
    await ask('GET', `${PRODUCTS}?page=none`, site.read);
    await ask('GET', `${PRODUCTS}woo_30/similar/`, site.read);
    await ask('GET', `${PRODUCTS}woo_30/similar/?format=prompt`, site.read);
    const found = await ask('GET', `${SEARCH}?q=trail+runner+under+1000&explain=1`, site.read);
    expect(found.json.results.length).toBeGreaterThan(0);
    await ask('GET', `${SEARCH}?q=trail&format=prompt&literal=1`, site.read);
    await ask('GET', `${SEARCH}?q=trail&store=books`, site.read);
  });

  test('tokens and events', async () => {
    const wish = { store: 'books', name: 'a chat', integration_type: 'chat', scope: 'read', expires_at: '2027-01-31' };
    const { json } = await ask('POST', `${TOKENS}generate/`, site.admin, wish);
    await ask('POST', `${TOKENS}generate/`, site.admin, { ...wish, expires_at: 'soon' });
    await ask('GET', TOKENS, site.admin);
    await ask('GET', `${TOKENS}${json.id}/`, site.admin);
    await ask('PATCH', `${TOKENS}${json.id}/`, site.admin, { allowed_ips: ['10.0.0.0/8'], name: 'another' });
    await ask('DELETE', `${TOKENS}${json.id}/`, site.admin);
    const listed = await ask('GET', `${EVENTS}?page_size=2`, site.admin);
    await ask('GET', `${EVENTS}${listed.json.results[0].id}/`, site.admin);
    await ask('GET', `${EVENTS}stats/?since=7d`, site.admin);
    const done = await ask('GET', `${EVENTS}?status=done&event_type=product.created`, site.admin);
    await ask('POST', `${EVENTS}${done.json.results[0].id}/replay/`, site.admin);
    await ask('POST', `${EVENTS}${done.json.results[0].id}/replay/`, site.admin);
    await ask('POST', `${EVENTS}999/replay/`, site.admin);
  });

  test('agents', async () => {
    const accept = { accept: 'application/json, text/event-stream' };
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
    await ask('POST', '/mcp', site.read, message, accept);
    await ask('POST', '/mcp', site.read, { jsonrpc: '2.0', method: 'notifications/initialized' }, accept);
    expect((await ask('POST', '/mcp', site.read, { hello: 1 }, accept)).status).toBe(400);
    expect((await ask('POST', '/mcp', site.read, message)).status).toBe(406);
  });

  test('what is for who runs it', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) await ask('GET', path, null);
  });

  test('and no success is described that none of these was', () => {
    const promised = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) =>
        Object.keys(responses)
          .filter((status) => status.startsWith('2'))
          .map((status) => `${method.toUpperCase()} ${path} ${status}`),
      ),
    );
    expect(promised.filter((one) => !seen.has(one))).toEqual([]);
  });
});

test('its examples fit what they are examples of, and the deliveries among them are taken', async () => {
  const check = checker(false);
  let bodies = 0;
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const { requestBody, responses } of Object.values(operations)) {
      for (const { content = {} } of Object.values(responses)) {
        for (const { schema, example } of Object.values(content)) {
          if (example !== undefined) expect(check(schema)(example), path).toEqual([]);
        }
      }
      const { examples = {}, example } = requestBody?.content['application/json'] ?? {};
      const { schema } = (requestBody?.content['application/json'] ?? {}) as { schema: Json };
      if (example !== undefined) expect(check(schema)(example), path).toEqual([]);
      for (const [name, { value }] of Object.entries(examples)) {
        bodies++;
        expect(check(schema)(value), `${path} ${name}`).toEqual([]);
        const address = path.replace('{store}', 'shoes');
        const isNative = name.startsWith('WooCommerce');
        const body = JSON.stringify({ ...value, name: `Example ${bodies}` });
        const { headers } = isNative ? { headers: signed(body) } : signed2(body, site.ingest, site.clock.at);
        const { status, text } = await site.send('POST', address, site.ingest, body, headers);
        expect([status, name], text).toEqual([202, name]);
      }
    }
  }
  expect(bodies).toBe(5);
});
