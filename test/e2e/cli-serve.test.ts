// `pilito serve` as a process: it says where it listens, works beside it, and ends cleanly on a signal. And the event
// log it fills, through `pilito events`.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, workspace } from '../support/cli.ts';

const place = workspace();
const WEBHOOK = '/api/integrations/woocommerce/webhook/';
let token = '';

beforeAll(async () => {
  await place.json(['store', 'add', 'shoes', '--language', 'en']);
  token = (await place.json(['token', 'create', '--store', 'shoes'])).token;
});
afterAll(place.remove);

function envelope(id: number, name = `Lamp ${id}`, event = `e2e_${id}`): string {
  return JSON.stringify({ event_id: event, event_type: 'product.updated', product: { id, name, price: 45_000_000 } });
}

function headers(): Record<string, string> {
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}

async function deliver(url: string, body: string): Promise<number> {
  const response = await fetch(url + WEBHOOK, { method: 'POST', headers: headers(), body });
  return response.status;
}

function alive(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    () => true,
    () => false,
  );
}

async function eventsOf(...filters: string[]) {
  return (await place.json(['events', 'list', ...filters])).results;
}

describe('serve', () => {
  let serving: Running & { url: string };

  it('accepts once it has said so, and its worker applies', async () => {
    serving = await place.serve();
    expect(serving.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${serving.url}/readyz`)).status).toBe(200);
    expect(await deliver(serving.url, envelope(1))).toBe(202);
    await expect.poll(async () => (await eventsOf())[0].status, { timeout: 10_000 }).toBe('done');
    expect(await place.json(['products', 'show', 'woo_1'])).toMatchObject({ title: 'Lamp 1', price: '45000000' });
  });

  it('says that its port is taken', async () => {
    const port = new URL(serving.url).port;
    const { code, stdout, stderr } = await place.run(['serve', '--port', port]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/port is taken[\s\S]*--port/);
  });

  it('finishes a request under way on SIGTERM, and ends with 143', async () => {
    const body = envelope(2);
    const slow = request(serving.url + WEBHOOK, {
      ...{ method: 'POST', headers: { ...headers(), 'content-length': String(Buffer.byteLength(body)) } },
    });
    const status = new Promise<number | undefined>((resolve, reject) => {
      slow.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    await new Promise<void>((resolve) => slow.write(body.slice(0, 10), () => resolve()));
    await fetch(`${serving.url}/healthz`);
    const ended = serving.stop('SIGTERM');
    await expect.poll(() => alive(serving.url)).toBe(false);
    slow.end(body.slice(10));
    expect(await status).toBe(202);
    expect((await ended).code).toBe(143);
    expect((await eventsOf()).map((event: { event_id: string }) => event.event_id)).toContain('e2e_2');
  });

  it('ends with 130 on SIGINT, prints JSON when asked, and leaves the work when told so', async () => {
    const running = place.start(['serve', '--port', '0', '--no-worker', '--json']);
    const { url } = JSON.parse(await running.line(/url/));
    expect(await deliver(url, envelope(3))).toBe(202);
    expect(await deliver(url, envelope(3))).toBe(200);
    expect(await running.stop('SIGINT')).toMatchObject({ code: 130 });
    const [repeat, first] = await eventsOf('--product', 'woo_3');
    expect([first.status, repeat.status]).toEqual(['pending', 'skipped']);
  });

  it('drops everything on the second signal', async () => {
    const running = await place.serve(['--no-worker']);
    const stuck = request(running.url + WEBHOOK, {
      method: 'POST',
      headers: { ...headers(), 'content-length': '100' },
    });
    const cut = new Promise((resolve) => stuck.on('error', resolve));
    await new Promise<void>((resolve) => stuck.write('{', () => resolve()));
    await fetch(`${running.url}/healthz`);
    running.child.kill('SIGTERM');
    await expect.poll(() => alive(running.url)).toBe(false);
    const started = performance.now();
    expect((await running.stop('SIGTERM')).code).toBe(143);
    expect(performance.now() - started).toBeLessThan(5_000);
    await cut;
  });

  it('has its events applied by `worker --once`', async () => {
    const summary = await place.json(['worker', '--once']);
    expect(summary.applied).toBeGreaterThanOrEqual(1);
    expect(await eventsOf('--status', 'pending')).toEqual([]);
  });
});

describe('worker', () => {
  it('works until it is told to stop, then says what it did', async () => {
    const working = place.start(['worker', '--json']);
    await working.error(/Working/);
    const { code, stdout } = await working.stop();
    expect(code).toBe(143);
    expect(JSON.parse(stdout)).toEqual({ applied: 0, embedded: 0, reused: 0, fitted: 0, failed: 0 });
  });

  it('reports an embedder that is out as such, after applying everything', async () => {
    const serving = await place.serve(['--no-worker']);
    expect(await deliver(serving.url, envelope(4, 'A lamp like no other'))).toBe(202);
    await serving.stop();
    const env = { PILITO_EMBEDDER: 'openai', OPENAI_API_KEY: 'sk-e2e', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
    const { code, stdout, stderr } = await place.run(['worker', '--once', '--json'], { env });
    expect(code).toBe(5);
    expect(JSON.parse(stdout)).toMatchObject({ applied: 1, embedded: 0 });
    const [notice = '', error = ''] = stderr.trim().split('\n');
    expect(notice).toMatch(/^shoes: every text is embedded again, from local/);
    expect(JSON.parse(error)).toMatchObject({ error: 'embedder_unavailable' });
    expect(stdout + stderr).not.toContain('sk-e2e');
    expect((await eventsOf('--product', '4'))[0].status).toBe('done');
  }, 60_000);
});

describe('events', () => {
  it('shows one with its payload', async () => {
    const [{ id }] = await eventsOf('--product', '1');
    const event = await place.json(['events', 'show', String(id)]);
    expect(event).toMatchObject({ woo_product_id: 1, processed_successfully: true, payload: { event_id: 'e2e_1' } });
    expect((await place.run(['events', 'show', '999999'])).code).toBe(1);
  });

  it('counts them', async () => {
    const stats = await place.json(['events', 'stats', '--store', 'shoes', '--since', '1h']);
    expect(stats).toMatchObject({ total: 5, by_status: { done: 4, skipped: 1 }, by_type: { 'product.updated': 5 } });
  });

  it('replays by number and by filter, and never everything by accident', async () => {
    const [{ id }] = await eventsOf('--product', '1');
    expect((await place.run(['events', 'replay'])).code).toBe(2);
    expect(await place.json(['events', 'replay', '--product', '1', '--dry-run'])).toEqual({
      replayed: 1,
      dry_run: true,
    });
    expect(await place.json(['events', 'replay', String(id)])).toEqual({ replayed: 1, dry_run: false });
    const some = await place.run(['events', 'replay', String(id), '999999', '--json']);
    expect(some).toMatchObject({ code: 1, stdout: '{"replayed":0,"dry_run":false}\n' });
    expect(await place.json(['worker', '--once'])).toMatchObject({ applied: 1 });
  });

  it('follows new ones until it is stopped', async () => {
    const serving = await place.serve(['--no-worker']);
    const tail = place.start(['events', 'tail', '--follow', '--limit', '1', '--json']);
    await tail.line(/"id":\d/);
    expect(await deliver(serving.url, envelope(6, 'تازه'))).toBe(202);
    expect(JSON.parse(await tail.line(/"event_id":"e2e_6"/))).toMatchObject({ status: 'pending', store: 'shoes' });
    const { code, stdout } = await tail.stop('SIGTERM');
    expect([code, stdout.trim().split('\n').length]).toEqual([143, 2]);
    await serving.stop();
  });

  it('shows control characters instead of obeying them', async () => {
    const serving = await place.serve();
    expect(await deliver(serving.url, envelope(7, 'Red \u001b[31mlamp\u0007'))).toBe(202);
    await expect.poll(async () => (await eventsOf('--product', '7'))[0].status, { timeout: 10_000 }).toBe('done');
    await serving.stop();
    const { stdout } = await place.run(['products', 'list', '--search', 'lamp', '--limit', '1']);
    expect(stdout).not.toContain('\u001b');
  });
});
