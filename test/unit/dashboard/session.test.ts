// A sitting at the dashboard over a real database: what is read, what keys do to it, what goes wrong.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSession, type Session } from '../../../src/dashboard/session.ts';
import type { Key } from '../../../src/dashboard/state.ts';
import { PilitoError } from '../../../src/domain/errors.ts';
import { delivery, report, T0, told } from '../../support/database.ts';
import { type Site, startSite } from '../../support/http-site.ts';

const SIZE = { columns: 80, rows: 24 };
let site: Site;
let session: Session;
let changes: number;

beforeEach(async () => {
  site = await startSite();
  session = createSession(site.app, null, () => changes++);
  changes = 0;
});
afterEach(() => site.close());

async function arrive(slug: string, productId: string, fields: Parameters<typeof delivery>[1] = {}): Promise<number> {
  const store = await site.app.db.stores.find(slug);
  if (store === null) throw new Error(slug);
  const one = delivery(store, { eventId: `evt_${productId}`, productId, receivedAt: site.clock.at, ...fields });
  return (await site.app.db.events.append(one)).id;
}

/** All of what is due ends so. */
async function end(status: 'done' | 'dead', errorMessage: string | null = null): Promise<void> {
  const { events } = site.app.db;
  const claimed = await events.claim('test', 100, 60_000, site.clock.at);
  const outcomes = claimed.map(({ id }) => ({
    id,
    status,
    errorMessage,
    attempts: status === 'dead' ? 4 : 0,
    dueAt: 0,
  }));
  await events.finish('test', outcomes, site.clock.at);
}

const key = (name: Key['name'], text = '') => session.press(name === 'character' ? { name, text } : { name }, SIZE);
const ids = () => session.view().scene.events.map(({ id }) => id);

/** Our own writes are not noticed by our own eyes: others make them. */
function asAnother(): void {
  site.app = { ...site.app, db: site.again() };
}

test('what comes in meanwhile is there at the next look, with what the catalogue calls it', async () => {
  const watcher = site.app;
  asAnother();
  session = createSession(watcher, null, () => changes++);
  await session.refresh();
  expect(ids()).toEqual([]);

  const store = await site.app.db.stores.find('shoes');
  const product = report(7, { title: 'کفش پیاده‌روی' });
  await site.app.db.products.apply(store?.id ?? 0, 'woocommerce', [told(product)], T0);
  const first = await arrive('shoes', '7', { tokenName: 'the plugin' });
  const second = await arrive('books', '8');
  await session.refresh();

  const { scene } = session.view();
  expect(scene.events).toMatchObject([
    { id: second, store: 'books', title: null },
    { id: first, store: 'shoes', title: 'کفش پیاده‌روی' },
  ]);
  expect(scene.shops).toMatchObject([
    { store: 'shoes', queued: 1, products: 1, lastEvent: { at: T0, withToken: true } },
    { store: 'books', queued: 1, products: 0, lastEvent: { at: T0, withToken: false } },
  ]);
  expect(changes).toBeGreaterThan(0);
});

test('minutes that are over are remembered, also when events in them end later', async () => {
  const watcher = site.app;
  asAnother();
  session = createSession(watcher, null, () => {});
  const [first = 0, received = 0, done = 0] = [T0, 2, 2];
  await arrive('shoes', '1');
  await arrive('shoes', '2');
  await session.refresh();
  site.clock.at = first + 61_000;
  await end('done');
  await session.refresh();
  site.clock.at = first + 62_000;
  await arrive('shoes', '3');
  await session.refresh();
  expect(session.view().scene.minutes).toMatchObject([
    { minute: T0, what: 'received', count: received },
    { minute: T0 + 60_000, what: 'received', count: 1 },
    { minute: T0 + 60_000, what: 'done', count: done },
  ]);
  site.clock.at = first + 61 * 60_000;
  await session.refresh();
  expect(session.view().scene.minutes.map(({ minute }) => minute)).not.toContain(T0);
});

test('one shop, and its dead letters', async () => {
  const dead = [await arrive('shoes', '1'), await arrive('books', '2')];
  await end('dead', 'odd');
  const waiting = await arrive('shoes', '3');
  await session.refresh();
  expect(ids()).toEqual([waiting, dead[1], dead[0]]);
  await key('right');
  expect([session.view().state.scope, ids()]).toEqual(['shoes', [waiting, dead[0]]]);
  await key('character', 'd');
  expect(ids()).toEqual([dead[0]]);
  await key('character', 'a');
  expect(ids()).toEqual([dead[1], dead[0]]);
});

test('it begins with the shop it is told', async () => {
  await arrive('shoes', '1');
  const book = await arrive('books', '2');
  session = createSession(site.app, 'books', () => {});
  await session.refresh();
  expect(ids()).toEqual([book]);
});

test('an event is opened with what was delivered, and follows what becomes of it', async () => {
  const id = await arrive('shoes', '1', { body: Buffer.from('{"id":1,"price":"45000000"}') });
  const watcher = site.app;
  asAnother();
  session = createSession(watcher, null, () => {});
  await session.refresh();
  await key('enter');
  expect(session.view()).toMatchObject({
    state: { opened: { id, payload: ['{', '  "id": 1,', '  "price": "45000000"', '}'], top: 0 } },
    event: { id, status: 'pending' },
  });
  await end('dead', 'odd');
  await session.refresh();
  expect(session.view().event).toMatchObject({ status: 'dead', errorMessage: 'odd' });
  await key('escape');
  expect(session.view().event).toBeNull();
});

test('replay: asked, done, told', async () => {
  const id = await arrive('shoes', '1');
  await end('dead', 'odd');
  await session.refresh();
  await key('character', 'r');
  expect(session.view().scene.events).toMatchObject([{ status: 'dead' }]);
  await key('character', 'y');
  expect(session.view()).toMatchObject({
    scene: { events: [{ id, status: 'pending', errorMessage: null }], shops: [{ queued: 1, dead: 0 }, {}] },
    state: { note: { text: `Event ${id} is due again; a running worker takes it now.`, tone: 'good' } },
  });
});

test('what cannot be replayed says why', async () => {
  await arrive('shoes', '1', { status: 'rejected', errorMessage: 'no signature' });
  await session.refresh();
  await key('character', 'r');
  await key('character', 'y');
  expect(session.view().state.note).toMatchObject({ tone: 'bad', text: expect.stringContaining('it was rejected') });
});

test('a database that refuses is told about, and what was known stays', async () => {
  await arrive('shoes', '1');
  await session.refresh();
  const { newest } = site.app.db.dashboard;
  site.app.db.dashboard.newest = () => Promise.reject(new PilitoError('storage_unavailable', 'It is locked.'));
  await key('character', 'd');
  expect(session.view()).toMatchObject({ trouble: 'It is locked. Trying again.', scene: { events: [{}] } });
  site.app.db.dashboard.newest = newest;
  await session.refresh();
  expect(session.view().trouble).toBeNull();
});

test('q is the end', async () => {
  await session.refresh();
  expect([await key('character', '?'), await key('escape'), await key('character', 'q')]).toEqual([true, true, false]);
});
