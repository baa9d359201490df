// What holds for every route: unknown addresses and methods, the shape of errors, liveness, logs and closing.
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withVerbs } from '../../src/adapters/sqlite/errors.ts';
import { PilitoError } from '../../src/domain/errors.ts';
import { errorAnswer } from '../../src/http/errors.ts';
import { listen } from '../../src/http/listen.ts';
import { buildServer } from '../../src/http/server.ts';
import { envelope } from '../support/http-deliveries.ts';
import { EVENTS, HEALTH, PRODUCTS, SEARCH, type Site, startSite, TOKENS, WEBHOOK } from '../support/http-site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

describe('alive and ready', () => {
  it('need no token', async () => {
    for (const [path, status] of [
      ['/healthz', 'ok'],
      ['/healthz/', 'ok'],
      ['/readyz', 'ready'],
    ]) {
      const answer = await site.get(path ?? '');
      expect([answer.status, answer.json]).toEqual([200, { status }]);
    }
  });
});

describe('addresses', () => {
  it('404 for what is not there, whatever is sent', async () => {
    for (const [method, body] of [
      ['GET', undefined],
      ['POST', '{'],
      ['DELETE', undefined],
      ['PUT', '<a/>'],
    ] as const) {
      const answer = await site.send(method, '/api/v2/nothing/', null, body);
      expect(answer.status, method).toBe(404);
      expect(answer.json).toEqual({ error: 'not_found', detail: expect.any(String) });
    }
    expect((await site.get('/')).status).toBe(404);
  });

  it.each([
    ['GET', WEBHOOK, 'POST'],
    ['PUT', `${WEBHOOK}shoes/`, 'POST'],
    ['POST', HEALTH, 'GET, HEAD'],
    ['POST', TOKENS, 'GET, HEAD'],
    ['GET', `${TOKENS}generate/`, 'POST'],
    ['PUT', `${TOKENS}1/`, 'DELETE, GET, HEAD, PATCH'],
    ['DELETE', EVENTS, 'GET, HEAD'],
    ['GET', `${EVENTS}1/replay/`, 'POST'],
    ['POST', `${PRODUCTS}stats/`, 'GET, HEAD'],
    ['PATCH', SEARCH, 'GET, HEAD'],
    ['OPTIONS', '/healthz', 'GET, HEAD'],
  ])('405: %s %s', async (method, path, allow) => {
    for (const address of [path, path.replace(/\/$/, '')]) {
      const answer = await site.send(method, address, site.admin);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
      expect(answer.json.error).toBe('method_not_allowed');
    }
  });

  it('400 for an address or a request that cannot be read', async () => {
    const answer = await site.get(`${PRODUCTS}%zz/`, site.read);
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_usage']);
    const raw = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(site.url).port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });
    expect(raw).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(raw.split('\r\n\r\n')[1] ?? '')).toEqual({ error: 'invalid_usage', detail: expect.any(String) });
    const long = await site.get(`${SEARCH}?q=${'x'.repeat(120_000)}`, site.read);
    expect([long.status, long.json.error]).toEqual([431, 'invalid_usage']);
  });
});

describe('errors', () => {
  it('say code, sentence and hint', () => {
    const error = new PilitoError('not_found', 'There is no token x.', { hint: 'See: pilito token list' });
    const body = { error: 'not_found', detail: 'There is no token x. See: pilito token list' };
    expect(errorAnswer(error)).toEqual({ status: 404, body, retryAfter: null });
  });

  it('say when to try again: whole seconds, one at least', () => {
    const seconds = (ms?: number) =>
      errorAnswer(new PilitoError('rate_limited', 'Wait.', { retryAfterMs: ms })).retryAfter;
    expect([seconds(), seconds(1), seconds(1001), seconds(30_000)]).toEqual([1, 1, 2, 30]);
    expect(errorAnswer(new PilitoError('embedder_unavailable', 'Out.', { retryAfterMs: 5000 }))).toMatchObject({
      status: 503,
      retryAfter: 5,
    });
  });

  it('name no files of ours', () => {
    const { body } = errorAnswer(new PilitoError('storage_invalid', 'The file /var/lib/pilito.db is damaged.'));
    expect(body.detail).not.toContain('/var');
  });

  it('are only "Internal error" when nobody foresaw them, and logged whole', async () => {
    const { lines, logger } = logged();
    const own = await startSite({
      logger,
      change: (app) => ({
        ...app,
        db: {
          ...app.db,
          products: withVerbs(app.db.products, { list: () => Promise.reject(new Error('secret inside')) }),
        },
      }),
    });
    const answer = await own.get(PRODUCTS, own.read);
    expect([answer.status, answer.json]).toEqual([500, { error: 'internal', detail: 'Internal error' }]);
    const line = lines.find((one) => one.level === 50);
    expect(line).toMatchObject({ reqId: answer.headers.get('x-request-id'), err: { message: 'secret inside' } });
    await own.close();
  });
});

interface Line {
  level: number;
  msg: string;
  [field: string]: unknown;
}

function logged() {
  const lines: Line[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { lines, logger: pino({ level: 'info' }, stream) };
}

describe('the log', () => {
  it('has one line a request, without token, body or query', async () => {
    const { lines, logger } = logged();
    const own = await startSite({ logger });
    await own.send('POST', `${WEBHOOK}?secret=hunter2`, own.ingest, envelope({ id: 1, name: 'very private' }));
    await own.send('POST', `${WEBHOOK}shoes/`, null, '{"id":5}', { 'x-wc-webhook-signature': 'hunter3' });
    await own.get('/healthz');
    await own.close();
    const requests = lines.filter((line) => line.msg === 'request');
    expect(requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        route: WEBHOOK,
        status: 202,
        ms: expect.any(Number),
        reqId: expect.any(String),
      }),
      expect.objectContaining({ method: 'POST', route: `${WEBHOOK}:store/`, status: 401 }),
    ]);
    const text = JSON.stringify(lines);
    for (const secret of [own.ingest, 'very private', 'hunter2', 'hunter3']) expect(text).not.toContain(secret);
  });
});

describe('listening and closing', () => {
  it('says in words that the port is taken', async () => {
    const second = buildServer(site.app, { trustProxy: false, publicUrl: null, logger: false });
    await expect(listen(second, '127.0.0.1', Number(new URL(site.url).port))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('the port is taken'),
    });
    await second.close();
  });

  it('finishes what is under way before it closes, and stores it', async () => {
    let release = () => {};
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const own = await startSite({
      change: (app) => {
        const { append } = app.db.events;
        const held = async (...args: Parameters<typeof append>) => {
          begun();
          await new Promise<void>((resolve) => {
            release = resolve;
          });
          return append(...args);
        };
        return { ...app, db: { ...app.db, events: withVerbs(app.db.events, { append: held }) } };
      },
    });
    const answer = own.send('POST', WEBHOOK, own.ingest, envelope({ id: 1 }));
    await started;
    const closed = own.server.close();
    release();
    expect((await answer).status).toBe(202);
    await closed;
    expect((await own.app.db.events.list({}, { limit: 1, offset: 0 })).count).toBe(1);
    await expect(own.get('/healthz')).rejects.toThrow();
    await own.close();
  });
});
