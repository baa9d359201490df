// A `serve` whose disk is full or whose files are held by somebody else: it acknowledges nothing that it did not keep,
// says when to try again, and goes on by itself. And what a process finds that starts on such files.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, type TestContext, test } from 'vitest';
import { type Workspace, workspace } from '../support/cli.ts';

const WEBHOOK = '/api/integrations/woocommerce/webhook/';

interface Answer {
  status: number;
  retryAfter: number;
}

async function shop(home: Workspace) {
  await home.json(['store', 'add', 'shoes']);
  const { token } = await home.json(['token', 'create', '--store', 'shoes']);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (url: string, id: number): Promise<Answer> => {
    const product = { id, name: `Lamp ${id}`, price: id, description: `${id} `.repeat(2_000) };
    const body = JSON.stringify({ event_id: `evt_${id}`, event_type: 'product.updated', product });
    const answer = await fetch(url + WEBHOOK, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) };
  };
}

async function known(home: Workspace): Promise<number[]> {
  const { results } = await home.json(['products', 'list', '--limit', '100']);
  return results.map((row: { external_id: string }) => Number(row.external_id.replace('woo_', ''))).sort(byNumber);
}

const byNumber = (one: number, other: number) => one - other;
const nothingWaits = async (home: Workspace) => (await home.json(['status'])).pending_events === 0;

/** A disk of its own; mounting one is a right that not everybody has. */
function mounted(home: Workspace, skip: TestContext['skip'], megabytes = 16): { readOnly(): void; remove(): void } {
  const mount = (...options: string[]) => spawnSync('mount', [...options, home.directory], { encoding: 'utf8' });
  const { status, stderr, error } = mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'pilito-test');
  if (status !== 0) {
    home.remove();
    skip(`a small disk cannot be mounted here: ${stderr?.trim() || error?.message}`);
  }
  return {
    readOnly: () => expect(mount('-o', 'remount,ro')).toMatchObject({ status: 0 }),
    remove: () => {
      // Lazily: a test that failed has left a process there.
      spawnSync('umount', ['--lazy', home.directory]);
      home.remove();
    },
  };
}

/** Takes all the room there is, which somebody else may be taking at the same time. */
function fill(home: Workspace): () => void {
  const filler = join(home.directory, 'filler');
  const { bavail, bsize } = statfsSync(home.directory);
  try {
    writeFileSync(filler, Buffer.alloc((bavail + 1) * bsize));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
  return () => rmSync(filler);
}

test('a full disk: 503 for what was not kept, and it goes on by itself once there is room', async ({ skip }) => {
  const home = workspace();
  const disk = mounted(home, skip);
  try {
    const deliver = await shop(home);
    const serve = await home.serve();
    expect((await deliver(serve.url, 1)).status).toBe(202);
    const empty = fill(home);
    const acknowledged = [1];
    const refused: Answer[] = [];
    for (let id = 2; refused.length < 5; id++) {
      const answer = await deliver(serve.url, id);
      if (answer.status === 202) acknowledged.push(id);
      else refused.push(answer);
    }
    expect(refused).toEqual(refused.map(() => ({ status: 503, retryAfter: 30 })));
    expect((await fetch(`${serve.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${serve.url}/readyz`)).status).toBe(503);
    empty();
    expect((await deliver(serve.url, 99)).status).toBe(202);
    await expect.poll(() => nothingWaits(home), { timeout: 60_000 }).toBe(true);
    expect(await known(home)).toEqual([...acknowledged, 99]);
    expect((await serve.stop()).code).toBe(143);
  } finally {
    disk.remove();
  }
}, 120_000);

test('a command on a full disk says so, and a hint that helps', async ({ skip }) => {
  const home = workspace();
  const disk = mounted(home, skip);
  try {
    await shop(home);
    fill(home);
    const { code, stderr } = await home.run(['--json', 'prune', '--older-than', '1d']);
    expect({ code, ...JSON.parse(stderr) }).toMatchObject({
      ...{ code: 1, error: 'storage_unavailable', detail: expect.stringContaining('full') },
      hint: expect.stringContaining('Free some space on that disk'),
    });
  } finally {
    disk.remove();
  }
}, 60_000);

test('a disk that may only be read: what must write ends with 1, says so, and nothing else', async ({ skip }) => {
  const home = workspace();
  const disk = mounted(home, skip);
  try {
    await shop(home);
    disk.readOnly();
    for (const command of [['serve', '--port', '0'], ['worker', '--once'], ['status']]) {
      const { code, stdout, stderr } = await home.run(['--json', ...command]);
      expect({ code, stdout, ...JSON.parse(stderr) }).toMatchObject({
        ...{ code: 1, stdout: '', error: 'storage_unavailable', detail: expect.stringContaining(home.db) },
        hint: expect.stringContaining('may be written by this user'),
      });
    }
  } finally {
    disk.remove();
  }
}, 60_000);

test('somebody holds the event log for longer than it waits: 503, then 202; the catalogue: 202 all the while', async () => {
  const home = workspace();
  try {
    const deliver = await shop(home);
    const serve = await home.serve();
    const log = new BetterSqlite3(home.db.replace(/\.db$/, '.inbox.db'));
    log.exec('BEGIN IMMEDIATE');
    expect(await deliver(serve.url, 1)).toEqual({ status: 503, retryAfter: 1 });
    log.exec('ROLLBACK');
    log.close();
    expect((await deliver(serve.url, 1)).status).toBe(202);
    await expect.poll(() => nothingWaits(home), { timeout: 60_000 }).toBe(true);
    const catalogue = new BetterSqlite3(home.db);
    catalogue.exec('BEGIN IMMEDIATE');
    expect((await deliver(serve.url, 2)).status).toBe(202);
    expect(await known(home)).toEqual([1]);
    catalogue.exec('ROLLBACK');
    catalogue.close();
    await expect.poll(() => nothingWaits(home), { timeout: 60_000 }).toBe(true);
    expect(await known(home)).toEqual([1, 2]);
    expect((await serve.stop()).code).toBe(143);
  } finally {
    home.remove();
  }
}, 120_000);

test('what a killed process left in the WAL alone is there', async () => {
  const home = workspace();
  try {
    const deliver = await shop(home);
    const serve = await home.serve(['--no-worker']);
    for (const id of [1, 2, 3]) expect((await deliver(serve.url, id)).status).toBe(202);
    await serve.stop('SIGKILL');
    const log = home.db.replace(/\.db$/, '.inbox.db');
    expect(readFileSync(log).includes('evt_3')).toBe(false);
    expect(statSync(`${log}-wal`).size).toBeGreaterThan(0);
    expect(await home.json(['worker', '--once'])).toMatchObject({ applied: 3, failed: 0 });
    expect(await known(home)).toEqual([1, 2, 3]);
  } finally {
    home.remove();
  }
}, 60_000);
