// Backup and compacting as somebody sees them who waits: what they tell, and what is left when they are stopped.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite } from '../../../../src/adapters/sqlite/database.ts';
import type { Database, UpkeepStep } from '../../../../src/ports/database.ts';
import { addStore, observed, report, T0 } from '../../../support/database.ts';

let directory: string;
let db: Database;
let storeId: number;
const apply = (ids: readonly number[]) =>
  db.products.apply(
    storeId,
    'woocommerce',
    ids.map((id) => observed(report(id, { description: `${id} `.repeat(2000) }), T0)),
    T0,
  );

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pilito-upkeep-'));
  db = openSqlite({ path: join(directory, 'pilito.db') });
  storeId = (await addStore(db)).id;
  await apply(Array.from({ length: 200 }, (_, n) => n + 1));
});
afterEach(async () => {
  await db.close();
  rmSync(directory, { recursive: true, force: true });
});

const named = ({ doing, file }: UpkeepStep) => `${doing} ${file}`;
const isFirst = (name: string, at: number, all: readonly string[]) => name !== all[at - 1];

describe('a backup', () => {
  test('tells of every file what it copies, in bytes, and that it checks it', async () => {
    const told: UpkeepStep[] = [];
    const { files } = await db.backup(join(directory, 'copy.db'), { onStep: (step) => void told.push(step) });
    expect(told.map(named).filter(isFirst)).toEqual(['copy inbox', 'check inbox', 'copy catalogue', 'check catalogue']);
    const copied = told.filter((step) => named(step) === 'copy catalogue');
    expect(copied.length).toBeGreaterThan(1);
    expect(new Set(copied.map(({ total }) => total))).toEqual(new Set([files[0]?.bytes]));
  });

  test('is of one moment, whatever is written meanwhile, and never begins anew', async () => {
    const done: number[] = [];
    let id = 1000;
    const writes: Promise<unknown>[] = [];
    const target = join(directory, 'copy.db');
    const onStep = (step: UpkeepStep) => {
      if (named(step) !== 'copy catalogue') return;
      done.push(step.done ?? 0);
      writes.push(apply([id++]));
    };
    await db.backup(target, { onStep });
    await Promise.all(writes);
    expect(writes.length).toBeGreaterThan(1);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    const copy = openSqlite({ path: target });
    expect((await copy.products.list({}, { limit: 1, offset: 0 }, T0)).count).toBe(200);
    await copy.close();
  });

  test.each(['copy inbox', 'check inbox', 'copy catalogue', 'check catalogue'])(
    'that is stopped at "%s" leaves nothing behind',
    async (name) => {
      const before = readdirSync(directory).sort();
      const stop = new AbortController();
      const onStep = (step: UpkeepStep) => {
        if (named(step) === name) stop.abort();
      };
      const asked = db.backup(join(directory, 'copy.db'), { signal: stop.signal, onStep });
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      expect(readdirSync(directory).sort()).toEqual(before);
    },
  );
});

describe('compacting', () => {
  test('tells its steps', async () => {
    const told: UpkeepStep[] = [];
    await db.compact({ onStep: (step) => void told.push(step) });
    expect(told.map(named)).toEqual(['optimize catalogue', 'vacuum catalogue', 'vacuum inbox']);
  });

  test('that is stopped leaves all as it was', async () => {
    const stop = new AbortController();
    const onStep = (step: UpkeepStep) => {
      if (step.doing === 'vacuum') stop.abort();
    };
    await expect(db.compact({ signal: stop.signal, onStep })).rejects.toMatchObject({ name: 'AbortError' });
    expect((await db.products.list({}, { limit: 1, offset: 0 }, T0)).count).toBe(200);
  });
});
