// When the inbox cannot take an event: 503 with Retry-After, never a 2xx, and 202 again when it can.
import BetterSqlite3 from 'better-sqlite3';
import { expect, it } from 'vitest';
import { withVerbs } from '../../src/adapters/sqlite/errors.ts';
import { PilitoError } from '../../src/domain/errors.ts';
import { envelope } from '../support/http-deliveries.ts';
import { startSite, WEBHOOK } from '../support/http-site.ts';

it('503 while another process holds the inbox, 202 afterwards', async () => {
  const site = await startSite();
  const other = new BetterSqlite3(site.path.replace(/\.db$/, '.inbox.db'));
  other.exec('BEGIN IMMEDIATE');
  const answer = await site.send('POST', WEBHOOK, site.ingest, envelope({ id: 1 }));
  expect([answer.status, answer.json.error]).toEqual([503, 'storage_unavailable']);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(answer.json.detail).not.toContain(site.path);
  const ready = await site.get('/readyz');
  expect([ready.status, ready.json.error]).toEqual([503, 'storage_unavailable']);
  expect(ready.headers.get('retry-after')).not.toBeNull();
  expect((await site.get('/healthz')).status).toBe(200);
  other.exec('ROLLBACK');
  other.close();
  expect((await site.get('/readyz')).status).toBe(200);
  expect((await site.send('POST', WEBHOOK, site.ingest, envelope({ id: 1 }))).status).toBe(202);
  expect((await site.app.db.events.list({}, { limit: 9, offset: 0 })).count).toBe(1);
  await site.close();
});

it.each([
  ['a database that is closed', new TypeError('The database connection is not open')],
  ['a damaged inbox', new PilitoError('storage_invalid', 'The file /data/x is damaged.')],
])('503 also for %s: the event is not stored', async (_, error) => {
  const site = await startSite({
    change: (app) => ({
      ...app,
      db: { ...app.db, events: withVerbs(app.db.events, { append: () => Promise.reject(error) }) },
    }),
  });
  const answer = await site.send('POST', WEBHOOK, site.ingest, envelope({ id: 1 }));
  expect([answer.status, answer.json.error]).toEqual([503, 'storage_unavailable']);
  expect(answer.headers.get('retry-after')).toBe('5');
  await site.close();
});

it('503 also for a rejected delivery that could not be logged', async () => {
  const error = new PilitoError('storage_unavailable', 'full', { retryAfterMs: 30_000 });
  const site = await startSite({
    change: (app) => ({
      ...app,
      db: { ...app.db, events: withVerbs(app.db.events, { append: () => Promise.reject(error) }) },
    }),
  });
  const answer = await site.send('POST', WEBHOOK, site.ingest, '{');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
  await site.close();
});
