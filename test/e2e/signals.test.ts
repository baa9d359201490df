// `serve` is told to stop, or not to, while shops deliver as fast as they can: what it acknowledged it keeps.
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workspace } from '../support/cli.ts';

const place = workspace();
const WEBHOOK = '/api/integrations/woocommerce/webhook/';
const CLIENTS = 8;
let token = '';

beforeAll(async () => {
  await place.json(['store', 'add', 'shoes']);
  token = (await place.json(['token', 'create', '--store', 'shoes'])).token;
});
afterAll(place.remove);

/** Delivers until the server is gone; resolves with what was acknowledged, and what else was answered. */
function load({ url }: { url: string }, prefix: string) {
  const acknowledged: string[] = [];
  const others: number[] = [];
  let gone = false;
  const client = async (at: number) => {
    for (let n = 0; !gone; n++) {
      const id = `${prefix}_${at}_${n}`;
      const product = { id: Number(`${at + 1}${String(n).padStart(4, '0')}`), name: `Lamp ${id}`, price: n + 1 };
      const body = JSON.stringify({ event_id: id, event_type: 'product.updated', product });
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      try {
        const answer = await fetch(url + WEBHOOK, { method: 'POST', headers, body });
        if (answer.status === 202) acknowledged.push(id);
        else others.push(answer.status);
        await answer.arrayBuffer();
      } catch {
        gone = true;
      }
    }
  };
  const over = Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(at)));
  return { acknowledged, others, over };
}

function logged(): Set<string> {
  const log = new BetterSqlite3(place.db.replace(/\.db$/, '.inbox.db'), { readonly: true });
  const ids = log.prepare<[], string>('SELECT event_id FROM events').pluck().all();
  log.close();
  return new Set(ids);
}

test('SIGTERM under load: every delivery that was acknowledged is kept, and it ends within its deadline', async () => {
  const serving = await place.serve();
  const { acknowledged, others, over } = load(serving, 'term');
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(200);
  expect((await serving.stop('SIGTERM')).code).toBe(143);
  await over;
  const ids = logged();
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(others.filter((status) => status !== 503)).toEqual([]);
  await place.json(['worker', '--once']);
  expect(await place.json(['status'])).toMatchObject({ pending_events: 0, dead_events: 0 });
}, 60_000);

test('SIGHUP is nothing to it: a terminal was closed, the shops go on', async () => {
  const serving = await place.serve();
  const { acknowledged, others, over } = load(serving, 'hup');
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(20);
  serving.child.kill('SIGHUP');
  const before = acknowledged.length;
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before + 100);
  expect(others).toEqual([]);
  expect((await serving.stop('SIGTERM')).code).toBe(143);
  await over;
}, 60_000);

test('a worker that works on outlives its terminal too', async () => {
  const working = place.start(['worker', '--json']);
  await working.error(/Working/);
  working.child.kill('SIGHUP');
  expect((await working.stop('SIGTERM')).code).toBe(143);
}, 60_000);
