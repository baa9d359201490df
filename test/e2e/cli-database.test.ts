// Database files that cannot be used say why, and what to do; and the upkeep of those that can.
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pilito, workspace } from '../support/cli.ts';

const place = workspace();
const file = (name: string) => join(place.directory, name);
beforeAll(async () => void (await place.json(['store', 'add', 'shoes'])));
afterAll(place.remove);

async function refusal(path: string) {
  const { code, stdout, stderr } = await pilito(['--db', path, 'status', '--json']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  return JSON.parse(stderr);
}

describe('a database that cannot be used', () => {
  it('is no database', async () => {
    writeFileSync(file('text.db'), 'This is a shopping list.\n'.repeat(100));
    expect(await refusal(file('text.db'))).toMatchObject({
      ...{ error: 'storage_invalid', detail: expect.stringContaining('text.db') },
      hint: expect.stringContaining('--db'),
    });
  });

  it('belongs to another program', async () => {
    new BetterSqlite3(file('foreign.db')).exec('CREATE TABLE songs (title TEXT)').close();
    expect(await refusal(file('foreign.db'))).toMatchObject({
      ...{ error: 'storage_invalid', detail: expect.stringContaining("not one of pilito's") },
    });
    const kept = new BetterSqlite3(file('foreign.db'), { readonly: true });
    expect(kept.pragma('journal_mode', { simple: true })).toBe('delete');
    kept.close();
  });

  it('was written by a newer pilito', async () => {
    await pilito(['--db', file('newer.db'), 'status']);
    const db = new BetterSqlite3(file('newer.db'));
    db.exec(`INSERT INTO pilito_migrations (number, name) VALUES (999, 'tomorrow')`).close();
    expect(await refusal(file('newer.db'))).toMatchObject({
      ...{ error: 'storage_newer', hint: expect.stringContaining('Update pilito') },
    });
  });

  it('stands in a directory that is not there', async () => {
    expect(await refusal(file('nowhere/pilito.db'))).toMatchObject({
      ...{ error: 'storage_invalid', hint: expect.stringContaining('mkdir -p') },
    });
  });

  it('is a directory, or cannot be made', async () => {
    expect(await refusal(place.directory)).toMatchObject({ error: 'storage_invalid' });
    expect(await refusal('/proc/pilito.db')).toMatchObject({ error: 'storage_unavailable' });
  });

  it.skipIf(process.getuid?.() === 0)('may not be written', async () => {
    await pilito(['--db', file('locked.db'), 'status']);
    for (const name of readdirSync(place.directory).filter((one) => one.startsWith('locked')))
      chmodSync(file(name), 0o400);
    expect(await refusal(file('locked.db'))).toMatchObject({ error: 'storage_unavailable' });
  });
});

describe('upkeep', () => {
  it('counts what is there, exactly as promised', async () => {
    expect(await place.json(['status'])).toEqual({
      ...{ stores: 1, products: 0, chunks: 0, pending_events: 0, pending_chunks: 0, dead_events: 0 },
      embedder: { provider: 'local', model: expect.any(String), dimensions: expect.any(Number) },
      oldest_pending_seconds: null,
      database: { path: place.db, bytes: expect.any(Number) },
    });
  });

  it('writes a copy that works, and nothing beside it', async () => {
    mkdirSync(file('copies'));
    const { files } = await place.json(['backup', 'copies/shop.db']);
    expect(files.map((one: { path: string }) => one.path)).toEqual([
      ...[file('copies/shop.db'), file('copies/shop.inbox.db')],
    ]);
    expect(readdirSync(file('copies')).sort()).toEqual(['shop.db', 'shop.inbox.db']);
    expect(statSync(file('copies/shop.db')).mode & 0o777).toBe(0o600);
    const { stdout } = await pilito(['--db', file('copies/shop.db'), 'store', 'list', '--json']);
    expect(JSON.parse(stdout).count).toBe(1);
    expect(await place.run(['backup', 'copies/shop.db'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/exists already/),
    });
    expect((await place.run(['backup', 'nowhere/shop.db'])).code).toBe(1);
  });

  it('forgets what is as old as the environment says, if nothing else is said', async () => {
    const pruned = async (keep?: string) => {
      const env = keep === undefined ? {} : { PILITO_KEEP_EVENTS: keep };
      const { before } = await place.json(['prune', '--dry-run'], { env });
      return Math.round((Date.now() - Date.parse(before)) / 86_400_000);
    };
    expect([await pruned(), await pruned('90d')]).toEqual([30, 90]);
    const forever = await place.run(['prune'], { env: { PILITO_KEEP_EVENTS: 'forever' } });
    expect(forever).toMatchObject({ code: 2, stderr: expect.stringContaining('--older-than') });
  });

  it('forgets and gives back', async () => {
    expect(await place.json(['prune', '--older-than', '1d', '--dry-run'])).toMatchObject({ pruned: 0, dry_run: true });
    expect(await place.json(['compact'])).toEqual({ before: expect.any(Number), after: expect.any(Number) });
  });

  it('says that the worker has nothing to do', async () => {
    expect(await place.json(['worker', '--once'])).toEqual({
      applied: 0,
      embedded: 0,
      reused: 0,
      fitted: 0,
      failed: 0,
    });
  });
});
